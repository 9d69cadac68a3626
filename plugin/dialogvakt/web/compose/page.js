/** Choices of the page, and its words in the standard chosen. */

import { WORDS } from "./words.js";

/** @import { Standard } from "../types.js" */

/** Return the value of the radio button chosen. @param {string} name */
export function chosen(name) {
  return document.querySelector(`input[name="${name}"]:checked`)?.getAttribute("value") ?? "";
}

/**
 * Choose the radio button of a value; none for another value.
 *
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  for (const radio of document.querySelectorAll(`input[name="${name}"]`)) {
    if (radio instanceof HTMLInputElement) radio.checked = radio.value === value;
  }
}

/**
 * Fill a list with choices, and keep the one that is chosen.
 *
 * @param {HTMLSelectElement} list
 * @param {[value: string, label: string][]} choices
 */
export function fillList(list, choices) {
  const value = list.value;
  list.replaceChildren(...choices.map(([each, label]) => new Option(label, each)));
  list.value = value;
  if (list.selectedIndex < 0) list.selectedIndex = 0;
}

/** Write the words of the page that never change but for the standard. @param {Standard} language */
export function writeWords(language) {
  const words = /** @type {Record<string, unknown>} */ (WORDS[language]);
  document.documentElement.lang = language;
  document.title = `${WORDS[language].title} – Dialogvakt`;
  for (const place of document.querySelectorAll("[data-word]")) {
    if (place instanceof HTMLElement) place.textContent = String(words[place.dataset["word"] ?? ""]);
  }
}
