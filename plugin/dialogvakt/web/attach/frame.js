/** A frame that lies over a textarea, wherever its page puts it and however it turns it; clicks go through it. */

import { element } from "../dom.js";

/** @import { Box, Size } from "./types.js" */

// Pixels between the points that tell how the page scales and turns the frame.
const SPAN = 1000;
// What is less cannot be seen.
const NUDGE = 0.05;

export class Frame {
  #textarea;
  #window = part("window");
  #probes = ["", "right", "down"].map((side) => part(`probe ${side}`));
  #moved = { left: 0, top: 0 };
  /** As large as the textarea. */
  whole = part("whole");
  /** Turned and scaled as the textarea is by its own style. */
  turned = part("turned");
  /** What is drawn: its origin is where the textarea's text begins, and it scrolls with it. */
  content = part("content");

  /** @param {HTMLTextAreaElement} textarea */
  constructor(textarea) {
    this.#textarea = textarea;
    this.#window.append(this.content);
    this.whole.append(this.#window, ...this.#probes);
    this.turned.append(this.whole);
  }

  /**
   * Take over the textarea's size and shape.
   *
   * @param {Size} size
   */
  fit({ width, height, line }) {
    const computed = getComputedStyle(this.#textarea);
    const { direction, transform, translate, rotate, scale, zoom, zIndex, visibility } = computed;
    const [left = 0, right = 0, top = 0, paddingLeft = 0, paddingRight = 0, paddingTop = 0] = [
      computed.borderLeftWidth,
      computed.borderRightWidth,
      computed.borderTopWidth,
      computed.paddingLeft,
      computed.paddingRight,
      computed.paddingTop,
    ].map(parseFloat);
    const inner = width - left - right;
    const scrollBar = Math.max(0, inner - line - paddingLeft - paddingRight);
    set(this.turned, { transform, translate, rotate, scale, zoom, zIndex, visibility });
    set(this.whole, { width, height });
    set(this.#window, { left: left + (direction === "rtl" ? scrollBar : 0), top });
    set(this.#window, { width: inner - scrollBar, height: this.#textarea.clientHeight });
    set(this.content, { left: paddingLeft, top: paddingTop });
    this.scroll();
    this.place();
  }

  scroll() {
    const { scrollLeft, scrollTop } = this.#textarea;
    set(this.content, { transform: `translate(${-scrollLeft}px, ${-scrollTop}px)` });
  }

  /**
   * Scroll the textarea so that a box of its content can be seen.
   *
   * @param {Box} box
   */
  reveal({ left, top, right, bottom }) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#textarea;
    const { offsetLeft, offsetTop } = this.content;
    const x = left + offsetLeft;
    const y = top + offsetTop;
    if (y < scrollTop || bottom + offsetTop > scrollTop + clientHeight) this.#textarea.scrollTop = y - clientHeight / 3;
    if (x < scrollLeft || right + offsetLeft > scrollLeft + clientWidth) this.#textarea.scrollLeft = x - clientWidth / 3;
  }

  /** Lie over the textarea again, if one of the two has moved. */
  place() {
    const there = this.#textarea.getBoundingClientRect();
    const here = this.whole.getBoundingClientRect();
    // Whatever the page does to both, their middles fall together.
    const x = there.left + there.right - here.left - here.right;
    const y = there.top + there.bottom - here.top - here.bottom;
    const away = new DOMPoint(x / 2, y / 2).matrixTransform(this.#turning().inverse());
    if (!(Math.hypot(away.x, away.y) > NUDGE)) return;
    this.#moved = { left: this.#moved.left + away.x, top: this.#moved.top + away.y };
    set(this.whole, this.#moved);
  }

  /** How a way in pixels of the frame becomes one in pixels of the browser's window. */
  #turning() {
    const [origin, right, down] = this.#probes.map((probe) => probe.getBoundingClientRect());
    if (!origin || !right || !down) return new DOMMatrix();
    const ways = [right.x - origin.x, right.y - origin.y, down.x - origin.x, down.y - origin.y];
    return new DOMMatrix([...ways.map((way) => way / SPAN), 0, 0]);
  }
}

/** @param {string} name */
function part(name) {
  return element("div", { class: name });
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, string | number>} style Numbers are pixels.
 */
function set(element, style) {
  for (const [name, value] of Object.entries(style)) {
    Object.assign(element.style, { [name]: typeof value === "number" ? `${value}px` : value });
  }
}
