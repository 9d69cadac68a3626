/** Lays out a textarea's text a second time, unseen, to tell where its words are. */

import { element } from "../dom.js";

/** @import { Box, Place } from "./types.js" */

// All that decides how text is shaped and broken.
const SHAPING =
  /^(-webkit-(locale|text)|direction$|font|hyph|letter|line|overflow-wrap|tab-|text|unicode-bidi|white-space|word|writing-mode|zoom)/;
/** @type {string[]} */
let shapingNames = [];

export class Mirror {
  #text = document.createTextNode("");
  #style = "";
  // What is shown above the page stands under none of its transforms, but is zoomed as the textarea is.
  element = element("div", { class: "mirror", "aria-hidden": "true", popover: "manual" });

  constructor() {
    this.element.append(this.#text);
  }

  /**
   * Return the boxes of places in pixels of the textarea's content, one for each line. The text stays in the page for no
   * longer than this takes.
   *
   * @param {HTMLTextAreaElement} textarea
   * @param {number} width That of a line.
   * @param {Place[]} places
   */
  measure(textarea, width, places) {
    this.#dress(textarea, width);
    this.#text.data = textarea.value;
    const range = document.createRange();
    const { left: x, top: y, width: seen } = this.element.getBoundingClientRect();
    const scale = seen / width;
    const lineHeight = parseFloat(this.element.style.lineHeight) || Infinity;
    const boxes = places.map(([start, end]) => {
      range.setStart(this.#text, start);
      range.setEnd(this.#text, end);
      return lines(range.getClientRects()).map(({ left, top, right, bottom }) => {
        // Where lines stand close, letters reach into the next one, but what is drawn should not.
        const middle = (top + bottom) / 2;
        const half = Math.min((bottom - top) / scale, lineHeight) / 2;
        const across = (middle - y) / scale;
        return { left: (left - x) / scale, top: across - half, right: (right - x) / scale, bottom: across + half };
      });
    });
    this.#text.data = "";
    return boxes;
  }

  /**
   * Take over the textarea's style.
   *
   * @param {HTMLTextAreaElement} textarea
   * @param {number} width
   */
  #dress(textarea, width) {
    if (!this.element.matches(":popover-open")) this.element.showPopover();
    const computed = getComputedStyle(textarea);
    if (shapingNames.length === 0) shapingNames = [...computed].filter((name) => SHAPING.test(name));
    const copied = shapingNames.map((name) => `${name}:${computed.getPropertyValue(name)}`);
    const style = `width:${width}px;${copied.join(";")}`;
    if (style !== this.#style) this.element.style.cssText = this.#style = style;
    this.element.lang = textarea.closest("[lang]")?.getAttribute("lang") ?? "";
  }
}

/**
 * Join boxes that follow each other on a line, as those before and after a tab do.
 *
 * @param {Iterable<DOMRect>} rectangles
 */
function lines(rectangles) {
  /** @type {Box[]} */
  const joined = [];
  for (const { left, top, right, bottom } of rectangles) {
    if (right <= left) continue;
    const last = joined.at(-1);
    const follows = last && Math.abs(last.top - top) < 1 && left <= last.right + 1 && right >= last.left - 1;
    if (follows) Object.assign(last, { left: Math.min(last.left, left), right: Math.max(last.right, right) });
    else joined.push({ left, top, right, bottom });
  }
  return joined;
}
