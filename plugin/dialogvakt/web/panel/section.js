/** A part of the panel that is drawn anew only when what it shows has changed, and keeps focus and open folds. */

const FOCUSABLE = "button, summary, textarea";

export class Section {
  #key = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /**
   * Draw, if the key differs from that of the last time.
   *
   * @param {unknown} key What the part shows, as data.
   * @param {() => HTMLElement[]} build
   */
  update(key, build) {
    const text = JSON.stringify(key);
    if (text === this.#key) return;
    this.#key = text;
    const focus = this.#focused();
    const open = this.#folds().flatMap((fold) => (fold.open ? [fold.dataset["key"]] : []));
    this.root.replaceChildren(...build());
    for (const fold of this.#folds()) fold.open ||= open.includes(fold.dataset["key"]);
    if (focus) this.#refocus(focus);
  }

  #folds() {
    return [...this.root.querySelectorAll("details")];
  }

  /** @returns {HTMLElement[]} */
  #focusable() {
    return [...this.root.querySelectorAll(FOCUSABLE)].filter((found) => found instanceof HTMLElement);
  }

  /** Return which element has the focus: its key, and its place in the order of tabbing. */
  #focused() {
    const root = this.root.getRootNode();
    const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    if (!(active instanceof HTMLElement) || !this.root.contains(active)) return null;
    return { key: active.dataset["key"], place: this.#focusable().indexOf(active) };
  }

  /**
   * Focus the same element again; where it is gone, what stands in its place, so that the keyboard is not lost.
   *
   * @param {{key: string | undefined, place: number}} focus
   */
  #refocus({ key, place }) {
    const all = this.#focusable();
    (all.find((candidate) => candidate.dataset["key"] === key) ?? all[Math.min(place, all.length - 1)] ?? this.root).focus();
  }
}
