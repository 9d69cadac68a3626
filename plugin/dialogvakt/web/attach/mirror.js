/** Lays out a textarea's text a second time, unseen, to tell where its words are. */

/** @typedef {import("../report.js").Place} Place */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box In pixels of the textarea's content. */

// All that decides how text is shaped and broken.
const SHAPING =
  /^(-webkit-(locale|text)|direction$|font|hyph|letter|line|overflow-wrap|tab-|text|unicode-bidi|white-space|word|writing-mode|zoom)/;
/** @type {string[]} */
let shapingNames = [];

export class Mirror {
  #element = document.createElement("div");
  #text = document.createTextNode("");
  #style = "";

  constructor() {
    this.#element.className = "mirror";
    this.#element.setAttribute("aria-hidden", "true");
    // What is shown above the page stands under none of its transforms, but is zoomed as the textarea is.
    this.#element.popover = "manual";
    this.#element.append(this.#text);
  }

  get element() {
    return this.#element;
  }

  /**
   * Return the boxes of places, one for each line. The text stays in the page for no longer than this takes.
   *
   * @param {HTMLTextAreaElement} textarea
   * @param {number} width That of a line.
   * @param {Place[]} places
   * @returns {Box[][]}
   */
  measure(textarea, width, places) {
    this.#dress(textarea, width);
    this.#text.data = textarea.value;
    const range = document.createRange();
    const origin = this.#element.getBoundingClientRect();
    const scale = origin.width / width || 1;
    const lineHeight = parseFloat(this.#element.style.lineHeight) || Infinity;
    const boxes = places.map(([start, end]) => {
      range.setStart(this.#text, Math.min(start, this.#text.length));
      range.setEnd(this.#text, Math.min(end, this.#text.length));
      return lines(range.getClientRects()).map(({ left, top, right, bottom }) => {
        const middle = (top + bottom) / 2 - origin.top;
        // Where lines stand close, letters reach into the next one, but what is drawn should not.
        const half = Math.min(bottom - top, lineHeight * scale) / 2;
        return {
          left: (left - origin.left) / scale,
          top: (middle - half) / scale,
          right: (right - origin.left) / scale,
          bottom: (middle + half) / scale,
        };
      });
    });
    this.#text.data = "";
    return boxes;
  }

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {number} width
   */
  #dress(textarea, width) {
    if (!this.#element.matches(":popover-open")) this.#element.showPopover();
    const computed = getComputedStyle(textarea);
    if (shapingNames.length === 0) shapingNames = [...computed].filter((name) => SHAPING.test(name));
    const copied = shapingNames.map((name) => `${name}:${computed.getPropertyValue(name)}`);
    const style = `width:${width}px;${copied.join(";")}`;
    if (style !== this.#style) this.#element.style.cssText = this.#style = style;
    this.#element.lang = textarea.closest("[lang]")?.getAttribute("lang") ?? "";
  }
}

/**
 * Join boxes that follow each other on a line, as those before and after a tab do.
 *
 * @param {Iterable<DOMRect>} rectangles
 * @returns {Box[]}
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
