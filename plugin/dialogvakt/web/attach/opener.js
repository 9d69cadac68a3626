/** Opens the card where the writer points or asks, and closes it when the writer is done with it. */

import { isSame } from "./spots.js";

/** @typedef {import("./card.js").Card} Card */
/** @typedef {import("./card.js").Content} Content */
/** @typedef {import("./layer.js").Layer} Layer */
/** @typedef {import("./spots.js").Spot} Spot */
/** @typedef {import("./underlines.js").Hit} Hit */

// Milliseconds: a pointer that only passes opens nothing, and one on its way to the card finds it open.
const OPEN_AFTER = 250;
const CLOSE_AFTER = 300;

export class Opener {
  #textarea;
  #layer;
  #card;
  #describe;
  /** @type {Hit[]} */
  #over = [];
  /** @type {Hit[]} */
  #shown = [];
  /** @type {number | undefined} */
  #timer;
  /** @type {AbortController | null} */
  #whileOpen = null;

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {Layer} layer
   * @param {Card} card
   * @param {(spots: Spot[]) => Content} describe
   * @param {AbortSignal} signal
   */
  constructor(textarea, layer, card, describe, signal) {
    this.#textarea = textarea;
    this.#layer = layer;
    this.#card = card;
    this.#describe = describe;
    textarea.addEventListener("mousemove", (event) => this.#point(event), { signal });
    textarea.addEventListener("mouseleave", () => this.#leave(), { signal });
    textarea.addEventListener("click", ({ clientX, clientY }) => this.#click(clientX, clientY), { signal });
    card.element.addEventListener("mouseenter", () => clearTimeout(this.#timer), { signal });
    card.element.addEventListener("mouseleave", () => this.#leave(), { signal });
    card.element.addEventListener("focusout", ({ relatedTarget }) => this.#blur(relatedTarget), { signal });
    signal.addEventListener("abort", () => this.close());
  }

  /**
   * Open the card on what the writer asks for.
   *
   * @param {Spot[]} spots
   */
  ask(spots) {
    if (spots.length === 0) return;
    this.#open(spots.map((spot) => ({ spot, line: 0 })));
    if (this.#card.isOpen) this.#card.focus();
  }

  /**
   * Keep the card open only if what it is about is still there.
   *
   * @param {(spot: Spot) => boolean} isThere
   */
  keep(isThere) {
    if (!this.#shown.every(({ spot }) => isThere(spot))) this.close();
  }

  close() {
    clearTimeout(this.#timer);
    const focused = this.#card.hasFocus;
    this.#whileOpen?.abort();
    this.#whileOpen = null;
    this.#shown = [];
    this.#over = [];
    this.#card.close();
    if (focused) this.#textarea.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #point({ clientX, clientY, buttons }) {
    const hits = buttons === 0 ? this.#layer.at(clientX, clientY) : [];
    if (this.#card.hasFocus || areSame(hits, this.#over)) return;
    this.#over = hits;
    clearTimeout(this.#timer);
    if (hits.length > 0) this.#timer = setTimeout(() => this.#open(hits), OPEN_AFTER);
    else this.#leave();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #click(x, y) {
    const hits = this.#layer.at(x, y);
    if (hits.length > 0 && this.#textarea.selectionStart === this.#textarea.selectionEnd) this.#open(hits);
  }

  #leave() {
    clearTimeout(this.#timer);
    if (this.#card.isOpen && !this.#card.hasFocus) this.#timer = setTimeout(() => this.close(), CLOSE_AFTER);
    else this.#over = [];
  }

  /** @param {EventTarget | null} to */
  #blur(to) {
    if (to instanceof Node && !this.#card.element.contains(to)) this.close();
  }

  /** @param {Hit[]} hits */
  #open(hits) {
    const [first] = hits;
    const box = first && this.#layer.boxOf(first);
    if (!box) return;
    clearTimeout(this.#timer);
    this.#shown = hits;
    this.#card.open(this.#describe(hits.map(({ spot }) => spot)), box);
    if (this.#whileOpen) return;
    this.#whileOpen = new AbortController();
    const whileOpen = { capture: true, signal: this.#whileOpen.signal };
    document.addEventListener("keydown", (event) => this.#key(event), whileOpen);
    document.addEventListener("pointerdown", (event) => this.#press(event), whileOpen);
    document.addEventListener("scroll", () => this.#follow(), { ...whileOpen, passive: true });
    window.addEventListener("resize", () => this.close(), whileOpen);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape") return;
    // Whatever the page closes with this key, the card comes first.
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const path = event.composedPath();
    if (!path.includes(this.#card.element) && !path.includes(this.#textarea)) this.close();
  }

  /** Move along when something scrolls, as long as what the card is about can be seen. */
  #follow() {
    const [first] = this.#shown;
    const box = first && this.#layer.boxOf(first);
    const { top, bottom } = this.#textarea.getBoundingClientRect();
    if (box && box.bottom > top && box.top < bottom) this.#card.place(box);
    else this.close();
  }
}

/**
 * @param {Hit[]} some
 * @param {Hit[]} others
 */
function areSame(some, others) {
  return (
    some.length === others.length &&
    some.every(({ spot }, index) => {
      const other = others[index]?.spot;
      return other !== undefined && isSame(spot, other);
    })
  );
}
