/** A button that copies what stands in a text area. */

import { element } from "../dom.js";

/** @typedef {import("./words.js").PanelWords} PanelWords */

/**
 * @param {HTMLTextAreaElement} area
 * @param {PanelWords} words
 * @returns {[button: HTMLElement, told: HTMLElement]}
 */
export function copyButton(area, words) {
  const told = element("span", { role: "status", class: "copied" });
  const click = async () => {
    told.textContent = (await copy(area)) ? words.copied : words.copyFailed;
  };
  return [element("button", { type: "button", class: "primary", "data-key": "copy", click }, words.copy), told];
}

/**
 * Copy, or at least mark the text, where a page may not write to the clipboard (a frame without leave).
 *
 * @param {HTMLTextAreaElement} area
 */
async function copy(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select();
    return document.execCommand("copy");
  }
}
