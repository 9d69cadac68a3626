/** Choosing and filling in words. */

/**
 * Fill in a phrase: each `{name}` by the value of that name.
 *
 * @param {string} phrase
 * @param {Record<string, string | number>} values
 */
export function fill(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Return the phrase for one or for several, with the number filled in.
 *
 * @param {readonly [one: string, several: string]} phrases
 * @param {number} count
 */
export function counted(phrases, count) {
  return fill(count === 1 ? phrases[0] : phrases[1], { count });
}

/** Begin a phrase with a capital. @param {string} phrase */
export function capital(phrase) {
  return phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}
