/** What is drawn over a textarea: one element beside it, which holds all in a shadow tree and takes no clicks. */

import { element } from "../dom.js";
import { Frame } from "./frame.js";
import { Mirror } from "./mirror.js";
import { sheet } from "./styles.js";
import { Underlines } from "./underlines.js";

/** @typedef {import("./mirror.js").Box} Box */
/** @typedef {import("./spots.js").Spot} Spot */
/** @typedef {import("./underlines.js").Hit} Hit */
/** @typedef {import("./watch.js").Size} Size */

export class Layer {
  #textarea;
  #host = document.createElement("dialogvakt-layer");
  #frame;
  #mirror = new Mirror();
  #underlines;
  #state = element("div", { class: "state", "aria-hidden": "true", hidden: true });
  /** @type {Size | null} */
  #size = null;
  /** @type {Spot[]} */
  #spots = [];
  /** @type {Spot | null} */
  #active = null;
  /** @type {number | undefined} */
  #frameRequest;

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {...HTMLElement} others What else is to stand in the shadow tree.
   */
  constructor(textarea, ...others) {
    this.#textarea = textarea;
    this.#frame = new Frame(textarea);
    this.#underlines = new Underlines(this.#frame.content);
    const root = this.#host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#frame.whole.append(this.#state);
    root.append(this.#frame.element, this.#mirror.element, ...others);
    this.#settle();
  }

  /**
   * Show these spots, and no others.
   *
   * @param {Spot[]} spots
   * @param {Spot | null} [active] The one that the writer has gone to.
   */
  show(spots, active = null) {
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
    this.#frameRequest ??= requestAnimationFrame(() => {
      this.#frameRequest = undefined;
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
    return this.#spots.length > 0 ? this.#underlines.at(this.#frame.toContent(x, y)) : [];
  }

  /**
   * Return where a line of a spot is in the browser's window; null where it is not drawn any more.
   *
   * @param {Hit} hit
   * @returns {Box | null}
   */
  boxOf(hit) {
    const box = this.#underlines.box(hit);
    return box ? this.#frame.toWindow(box) : null;
  }

  /**
   * Scroll the textarea so that a spot can be seen.
   *
   * @param {Spot} spot
   */
  reveal(spot) {
    this.#draw();
    const box = this.#underlines.box({ spot, line: 0 });
    if (box) this.#frame.reveal(box);
  }

  remove() {
    if (this.#frameRequest !== undefined) cancelAnimationFrame(this.#frameRequest);
    this.#spots = [];
    this.#host.remove();
  }

  /** Stand beside the textarea, once it stands anywhere. */
  #settle() {
    if (this.#host.parentNode !== this.#textarea.parentNode) this.#textarea.after(this.#host);
  }

  #draw() {
    if (!this.#size || !this.#host.isConnected) return;
    this.#frame.fit(this.#size);
    this.#frame.scroll();
    this.#frame.place();
    const places = this.#spots.map(({ place }) => place);
    const boxes = this.#size.line > 0 && places.length > 0 ? this.#mirror.measure(this.#textarea, this.#size.line, places) : [];
    const drawn = this.#spots.map((spot, index) => ({ spot, boxes: boxes[index] ?? [] }));
    this.#underlines.draw(drawn, this.#active);
  }
}
