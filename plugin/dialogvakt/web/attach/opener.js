/** Opens the card where the writer points or asks, and closes it when the writer is done with it. */

/** @import { Card } from "./card.js" */
/** @import { Layer } from "./layer.js" */
/** @import { Hit, Spot } from "./types.js" */

// Milliseconds: a pointer that only passes opens nothing, and one on its way to the card finds it open.
const OPEN_AFTER = 250;
const CLOSE_AFTER = 300;

export class Opener {
  #textarea;
  #layer;
  #card;
  #fill;
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
   * @param {(spots: Spot[]) => void} fill Puts spots on the card.
   * @param {AbortSignal} signal
   */
  constructor(textarea, layer, card, fill, signal) {
    this.#textarea = textarea;
    this.#layer = layer;
    this.#card = card;
    this.#fill = fill;
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
    this.#open(spots.map((spot) => ({ spot, line: 0 })));
    if (this.#card.isOpen) this.#card.focus();
  }

  /**
   * Keep the card open only if all that it is about is still there.
   *
   * @param {Spot[]} spots
   */
  keep(spots) {
    const keys = new Set(spots.map(({ key }) => key));
    if (!this.#shown.every(({ spot }) => keys.has(spot.key))) this.close();
  }

  close() {
    clearTimeout(this.#timer);
    const focused = this.#card.hasFocus;
    this.#whileOpen?.abort();
    this.#whileOpen = null;
    this.#shown = this.#over = [];
    this.#card.close();
    if (focused) this.#textarea.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #point({ clientX, clientY, buttons }) {
    const hits = buttons === 0 ? this.#layer.at(clientX, clientY) : [];
    if (this.#card.hasFocus || names(hits) === names(this.#over)) return;
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
    const box = this.#layer.boxOf(hits[0]);
    if (!box) return;
    clearTimeout(this.#timer);
    this.#shown = hits;
    this.#fill(hits.map(({ spot }) => spot));
    this.#card.open(box);
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
    const box = this.#layer.boxOf(this.#shown[0]);
    const { top, bottom } = this.#textarea.getBoundingClientRect();
    if (box && box.bottom > top && box.top < bottom) this.#card.place(box);
    else this.close();
  }
}

/** @param {Hit[]} hits */
function names(hits) {
  return hits.map(({ spot }) => spot.key).join();
}
