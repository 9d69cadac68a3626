/** Inserting an outline into the text as if the writer had typed it, so that it can be undone. */

import { change } from "../attach/edits.js";

const PLACEHOLDER = /\[[^\]]+\]/;

/**
 * Insert at the caret, or in place of blanks, and mark the first thing to fill in.
 *
 * @param {HTMLTextAreaElement} area
 * @param {string} outline
 */
export function insertOutline(area, outline) {
  const blank = area.value.trim() === "";
  const [start, end] = blank ? [0, area.value.length] : [area.selectionStart, area.selectionEnd];
  if (!change(area, [[start, end, outline.trimEnd()]])) return;
  area.focus();
  const placeholder = PLACEHOLDER.exec(outline);
  if (placeholder) area.setSelectionRange(start + placeholder.index, start + placeholder.index + placeholder[0].length);
}
