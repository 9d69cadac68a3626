/** Tells when an element has changed its size, has moved for whatever reason, or is gone from its page. */

/**
 * @typedef {object} Size In pixels of the element itself, however its page scales or turns it.
 * @property {number} width With borders.
 * @property {number} height With borders.
 * @property {number} line The width left for text, without padding and scroll bar.
 */

/**
 * @typedef {object} Watcher
 * @property {(size: Size) => void} resized Called once at the beginning, too.
 * @property {() => void} moved
 * @property {() => void} removed
 */

/**
 * Watch until the signal says so. Nothing here keeps an element alive that its page has let go of.
 *
 * @param {HTMLElement} element
 * @param {Watcher} watcher
 * @param {AbortSignal} signal
 */
export function watch(element, watcher, signal) {
  const sizes = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (!element.isConnected) watcher.removed();
    else if (entry && box) watcher.resized({ width: box.inlineSize, height: box.blockSize, line: entry.contentRect.width });
  });
  sizes.observe(element);
  const neighbours = new MutationObserver(() => {
    if (!element.isConnected) return watcher.removed();
    watchParent();
    watcher.moved();
  });
  const watchParent = () => {
    neighbours.disconnect();
    if (element.parentNode) neighbours.observe(element.parentNode, { childList: true });
  };
  watchParent();
  const stopFollowing = follow(element, watcher.moved);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    neighbours.disconnect();
    stopFollowing();
  });
}

/**
 * Tell when an element has moved in the browser's window: a margin drawn tightly around it sees every step.
 *
 * @param {HTMLElement} element
 * @param {() => void} moved
 * @returns {() => void} Ends it.
 */
function follow(element, moved) {
  /** @type {IntersectionObserver | undefined} */
  let observer;
  const draw = (threshold = 1) => {
    observer?.disconnect();
    if (!element.isConnected) return;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const margins = [top, clientWidth - right, clientHeight - bottom, left].map((gap) => `${-Math.floor(gap)}px`);
    let first = true;
    observer = new IntersectionObserver(
      ([entry]) => {
        // What is partly hidden is watched from where it is.
        const visible = Math.min(Math.max(entry?.intersectionRatio ?? 0, 1e-7), 1);
        if (first && visible !== threshold) draw(visible);
        else if (!first) {
          moved();
          draw();
        }
        first = false;
      },
      { root: document, rootMargin: margins.join(" "), threshold },
    );
    observer.observe(element);
  };
  draw();
  return () => observer?.disconnect();
}
