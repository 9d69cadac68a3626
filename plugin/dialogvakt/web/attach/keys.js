/** The keys in the textarea: F8 and Shift+F8 go from finding to finding, Alt+Enter opens the card. */

import { covers } from "./spots.js";

/** @typedef {import("./spots.js").Spot} Spot */

/**
 * @typedef {object} Keys
 * @property {() => Spot[]} spots In the order of the text.
 * @property {(spot: Spot) => void} go
 * @property {(spots: Spot[]) => void} ask
 * @property {() => void} other Any other key was pressed.
 */

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {Keys} keys
 * @param {AbortSignal} signal
 */
export function listenToKeys(textarea, keys, signal) {
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    // What the page has made its own, or an input method, is not ours.
    if (event.defaultPrevented || event.isComposing) return;
    const { key, altKey, shiftKey } = event;
    const plain = !event.ctrlKey && !event.metaKey;
    const spots = keys.spots();
    const covered = spots.filter((spot) => covers(spot, textarea.selectionStart));
    if (key === "F8" && plain && !altKey && spots.length > 0) {
      event.preventDefault();
      keys.go(next(spots, textarea.selectionStart, shiftKey));
    } else if (key === "Enter" && plain && altKey && !shiftKey && covered.length > 0) {
      event.preventDefault();
      keys.ask(covered);
    } else if (!["Alt", "Shift", "Control", "Meta"].includes(key)) keys.other();
  };
  textarea.addEventListener("keydown", pressed, { signal });
}

/**
 * Return the nearest spot after the caret, or before it; behind the last one comes the first.
 *
 * @param {Spot[]} spots
 * @param {number} caret
 * @param {boolean} backwards
 * @returns {Spot}
 */
function next(spots, caret, backwards) {
  const found = backwards
    ? (spots.findLast(({ place }) => place[0] < caret) ?? spots.at(-1))
    : (spots.find(({ place }) => place[0] > caret) ?? spots[0]);
  if (!found) throw new RangeError("no spots");
  // Of several that begin together, the gravest comes first.
  return spots.find(({ place }) => place[0] === found.place[0]) ?? found;
}
