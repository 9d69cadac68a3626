/** Where places of an older text are in the text of now, and changing a textarea so that the writer can undo it. */

/** @import { Change, Edit, Place } from "./types.js" */

/**
 * @param {string} before
 * @param {string} after
 * @returns {Change | null} Null where nothing differs.
 */
export function difference(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, grown: after.length - before.length };
}

/**
 * Return where a place has gone, or null where its words have changed.
 *
 * @param {Place} place
 * @param {Change | null} change
 * @returns {Place | null}
 */
export function carry([start, end], change) {
  if (!change || end <= change.start) return [start, end];
  return start >= change.end ? [start + change.grown, end + change.grown] : null;
}

/**
 * Return edits in their order and moved to where their words are now, or null where these have changed or grown.
 *
 * @param {Edit[]} edits
 * @param {Change | null} change
 * @returns {Edit[] | null}
 */
export function carryEdits(edits, change) {
  const touched = edits.some(([start, end]) => change && start <= change.end && end >= change.start);
  if (touched) return null;
  return edits
    .map(([start, end, text]) => /** @type {Edit} */ ([...(carry([start, end], change) ?? [0, 0]), text]))
    .sort((one, other) => one[0] - other[0]);
}

/**
 * Make edits in one step of the textarea's own undo; caret, selection and scroll position stay with their words.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {Edit[]} edits In their order, not overlapping.
 * @returns {boolean} False where the textarea takes no changes, or not so many characters.
 */
export function change(textarea, edits) {
  const { value, maxLength, scrollTop, scrollLeft } = textarea;
  const first = edits[0]?.[0] ?? 0;
  const last = edits.at(-1)?.[1] ?? 0;
  const written = rewrite(value, edits, first, last);
  const tooLong = maxLength >= 0 && value.length - (last - first) + written.length > Math.max(maxLength, value.length);
  if (edits.length === 0 || textarea.readOnly || textarea.matches(":disabled") || tooLong) return false;
  const selection = [textarea.selectionStart, textarea.selectionEnd].map((offset) => shifted(offset, edits));
  const direction = textarea.selectionDirection;
  insert(textarea, first, last, written);
  textarea.setSelectionRange(selection[0] ?? 0, selection[1] ?? 0, direction);
  textarea.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" });
  return true;
}

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {number} start
 * @param {number} end
 * @param {string} text
 */
function insert(textarea, start, end, text) {
  const before = focused();
  // Only what the focused element is told goes into its undo history.
  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    textarea.setRangeText(text, start, end);
    textarea.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: text }));
  }
  if (before && before !== textarea) before.focus({ preventScroll: true });
}

/** Return the element that has the focus, within whatever shadow trees it is. */
function focused() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return /** @type {HTMLElement | null} */ (active);
}

/**
 * @param {string} value
 * @param {Edit[]} edits
 * @param {number} first
 * @param {number} last
 */
function rewrite(value, edits, first, last) {
  let written = "";
  let at = first;
  for (const [start, end, text] of edits) {
    written += value.slice(at, start) + text;
    at = end;
  }
  return written + value.slice(at, last);
}

/**
 * @param {number} offset
 * @param {Edit[]} edits
 */
function shifted(offset, edits) {
  let moved = offset;
  for (const [start, end, text] of edits) {
    if (end <= offset) moved += text.length - (end - start);
    else if (start < offset) moved += start + text.length - offset;
  }
  return moved;
}
