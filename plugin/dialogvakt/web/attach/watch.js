/** Tells when an element has changed its size, has moved for whatever reason, or is gone from its page. */

/** @import { Watcher } from "./types.js" */

/**
 * Watch until the signal says so. Nothing here keeps an element alive that its page has let go of.
 *
 * @param {HTMLElement} element
 * @param {Watcher} watcher
 * @param {AbortSignal} signal
 */
export function watch(element, watcher, signal) {
  const follower = new Follower(element, () => watcher.moved());
  const neighbours = new MutationObserver(() => (element.isConnected ? arrive() : watcher.removed()));
  const arrive = () => {
    neighbours.disconnect();
    if (element.parentNode) neighbours.observe(element.parentNode, { childList: true });
    follower.start();
    watcher.moved();
  };
  const sizes = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (!entry || !box) return;
    if (!element.isConnected) return watcher.removed();
    watcher.resized({ width: box.inlineSize, height: box.blockSize, line: entry.contentRect.width });
    arrive();
  });
  sizes.observe(element);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    neighbours.disconnect();
    follower.stop();
  });
}

/** Tells when an element has moved in the browser's window: a margin drawn tightly around it sees every step. */
class Follower {
  #element;
  #moved;
  /** @type {IntersectionObserver | undefined} */
  #observer;

  /**
   * @param {HTMLElement} element
   * @param {() => void} moved
   */
  constructor(element, moved) {
    this.#element = element;
    this.#moved = moved;
  }

  /** @param {number} [threshold] The part of the element that can be seen. */
  start(threshold = 1) {
    this.stop();
    const { left, top, right, bottom } = this.#element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const margins = [top, clientWidth - right, clientHeight - bottom, left].map((gap) => `${-Math.floor(gap)}px`);
    let first = true;
    const seen = (/** @type {number} */ ratio) => {
      if (!this.#element.isConnected) return;
      // What is partly hidden is watched from where it is.
      const part = Math.min(Math.max(ratio, 1e-7), 1);
      if (first && part !== threshold) this.start(part);
      else if (!first) {
        this.#moved();
        this.start();
      }
      first = false;
    };
    const options = { root: document, rootMargin: margins.join(" "), threshold };
    this.#observer = new IntersectionObserver(([entry]) => seen(entry?.intersectionRatio ?? 0), options);
    this.#observer.observe(this.#element);
  }

  stop() {
    this.#observer?.disconnect();
  }
}
