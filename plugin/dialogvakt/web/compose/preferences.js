/** What the reader of the page prefers, kept by the browser: standard and darkness, and nothing else. */

/** @import { Standard } from "../types.js" */

/** @returns {Standard} */
export function preferredLanguage() {
  const kept = recall("language") ?? navigator.languages.find((language) => /^(nb|nn)\b/.test(language))?.slice(0, 2);
  return kept === "nn" ? "nn" : "nb";
}

/** @param {Standard} language */
export function keepLanguage(language) {
  keep("language", language);
}

/** Whether the page is dark: as kept, else as the system has it. */
export function isDark() {
  const kept = recall("dark");
  return kept === null ? window.matchMedia("(prefers-color-scheme: dark)").matches : kept === "yes";
}

/** @param {boolean} dark */
export function keepDark(dark) {
  keep("dark", dark ? "yes" : "no");
}

/** @param {string} name */
function recall(name) {
  try {
    return localStorage.getItem(`dialogvakt.${name}`);
  } catch {
    // A browser may refuse to keep anything.
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  try {
    localStorage.setItem(`dialogvakt.${name}`, value);
  } catch {
    // Then it holds until the page is left.
  }
}
