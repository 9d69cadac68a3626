/** What is drawn over a textarea: one element beside it, which holds all in a shadow tree and takes no clicks. */

import { element } from "../dom.js";
import { Frame } from "./frame.js";
import { Mirror } from "./mirror.js";
import { sheet } from "./styles.js";

/** @import { Box, Hit, Size, Spot } from "./types.js" */

// Pixels around the words that still count as on them.
const REACH = 2;

export class Layer {
  #textarea;
  #host = document.createElement("dialogvakt-layer");
  #frame;
  #mirror = new Mirror();
  #state = element("div", { class: "state", "aria-hidden": "true", hidden: true });
  /** @type {Size | null} */
  #size = null;
  /** @type {Spot[]} */
  #spots = [];
  /** @type {Spot | null} */
  #active = null;
  /** @type {(Hit & {box: Box, element: HTMLElement})[]} */
  #lines = [];
  #waiting = 0;

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {...HTMLElement} others What else is to stand in the shadow tree.
   */
  constructor(textarea, ...others) {
    this.#textarea = textarea;
    this.#frame = new Frame(textarea);
    this.#frame.whole.append(this.#state);
    const root = this.#host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame.turned, this.#mirror.element, ...others);
    this.#settle();
  }

  /**
   * Underline these spots, and no others.
   *
   * @param {Spot[]} spots
   * @param {Spot | null} active The one that the writer has gone to.
   */
  show(spots, active) {
    this.#spots = spots;
    this.#active = active;
    this.refresh();
  }

  /**
   * Show that something is not as it should be, or nothing.
   *
   * @param {string} words
   */
  warn(words) {
    this.#state.textContent = words;
    this.#state.hidden = words === "";
  }

  /** @param {Size} size */
  resize(size) {
    this.#size = size;
    this.#settle();
    this.#draw();
  }

  /** Measure and draw again before the next picture on the screen. */
  refresh() {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#draw();
    });
  }

  scroll() {
    this.#frame.scroll();
  }

  /** Follow the textarea to where it has moved. */
  follow() {
    this.#settle();
    this.#frame.place();
  }

  /**
   * Return what is at a point of the browser's window.
   *
   * @param {number} x
   * @param {number} y
   * @returns {Hit[]}
   */
  at(x, y) {
    return this.#lines.filter((line) => {
      const { left, top, right, bottom } = line.element.getBoundingClientRect();
      return x >= left - REACH && x <= right + REACH && y >= top - REACH && y <= bottom + REACH;
    });
  }

  /**
   * Return where a hit is in the browser's window, if it is drawn.
   *
   * @param {Hit | undefined} hit
   */
  boxOf(hit) {
    return hit && this.#find(hit)?.element.getBoundingClientRect();
  }

  /**
   * Scroll the textarea so that a spot can be seen.
   *
   * @param {Spot} spot
   */
  reveal(spot) {
    this.#draw();
    const found = this.#find({ spot, line: 0 });
    if (found) this.#frame.reveal(found.box);
  }

  remove() {
    cancelAnimationFrame(this.#waiting);
    this.#spots = this.#lines = [];
    this.#host.remove();
  }

  /** Stand beside the textarea, once it stands anywhere. */
  #settle() {
    if (this.#host.parentNode !== this.#textarea.parentNode) this.#textarea.after(this.#host);
  }

  /** @param {Hit} hit */
  #find({ spot, line }) {
    return this.#lines.find((one) => one.spot.key === spot.key && one.line === line);
  }

  #draw() {
    if (!this.#size?.line || !this.#host.isConnected) return;
    this.#frame.fit(this.#size);
    const places = this.#spots.map(({ place }) => place);
    const measured = places.length > 0 ? this.#mirror.measure(this.#textarea, this.#size.line, places) : [];
    this.#lines = this.#spots.flatMap((spot, index) =>
      (measured[index] ?? []).map((box, line) => ({ spot, line, box, element: this.#line(spot, box) })),
    );
    this.#frame.content.replaceChildren(...this.#lines.map((line) => line.element));
  }

  /**
   * @param {Spot} spot
   * @param {Box} box
   */
  #line(spot, { left, top, right, bottom }) {
    const made = element("div", { class: `line ${spot.finding.severity}${spot === this.#active ? " active" : ""}` });
    made.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
    return made;
  }
}
