/** Elements of a page by id. */

/**
 * Return the element of an id; a page and its script belong together, so one that is missing is a mistake of ours.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`no #${id} of the kind wanted`);
  return found;
}
