/** The keys in the textarea: F8 and Shift+F8 go from finding to finding, Alt+Enter opens the card. */

/** @import { Keys, Spot } from "./types.js" */

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {Keys} keys
 * @param {AbortSignal} signal
 */
export function listenToKeys(textarea, keys, signal) {
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
    // What the page has made its own, or an input method, is not ours.
    if (event.defaultPrevented || event.isComposing || ["Alt", "Shift", "Control", "Meta"].includes(key)) return;
    const caret = textarea.selectionStart;
    const spots = ctrlKey || metaKey ? [] : keys.spots();
    const covered = spots.filter(({ place: [start, end] }) => start <= caret && caret <= end);
    const following = next(spots, caret, shiftKey);
    if (key === "F8" && !altKey && following) {
      event.preventDefault();
      keys.go(following);
    } else if (key === "Enter" && altKey && !shiftKey && covered.length > 0) {
      event.preventDefault();
      keys.ask(covered);
    } else keys.other();
  };
  textarea.addEventListener("keydown", pressed, { signal });
}

/**
 * Return the nearest spot after the caret, or before it; behind the last one comes the first.
 *
 * @param {Spot[]} spots
 * @param {number} caret
 * @param {boolean} backwards
 */
function next(spots, caret, backwards) {
  const found = backwards
    ? (spots.findLast(({ place }) => place[0] < caret) ?? spots.at(-1))
    : (spots.find(({ place }) => place[0] > caret) ?? spots[0]);
  // Of several that begin together, the gravest comes first.
  return spots.find(({ place }) => place[0] === found?.place[0]);
}
