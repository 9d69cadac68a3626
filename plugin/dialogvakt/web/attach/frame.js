/** A frame that lies over a textarea, wherever its page puts it and however it turns it; clicks go through it. */

/** @typedef {import("./mirror.js").Box} Box */
/** @typedef {import("./watch.js").Size} Size */

// Pixels between the points that tell how the page scales and turns the frame.
const SPAN = 1000;
// What is less cannot be seen.
const NUDGE = 0.05;

export class Frame {
  #textarea;
  #turned = part("turned");
  whole = part("whole");
  #window = part("window");
  /** Where the content begins: in the whole, and in the window. */
  #offset = { x: 0, y: 0 };
  #inset = { x: 0, y: 0 };
  #moved = { left: 0, top: 0 };
  #probes = [part("probe"), part("probe"), part("probe")];
  /** What is drawn: its origin is where the textarea's text begins, and it scrolls with it. */
  content = part("content");

  /** @param {HTMLTextAreaElement} textarea */
  constructor(textarea) {
    this.#textarea = textarea;
    this.#probes[1]?.style.setProperty("left", `${SPAN}px`);
    this.#probes[2]?.style.setProperty("top", `${SPAN}px`);
    this.#window.append(this.content);
    this.whole.append(this.#window, ...this.#probes);
    this.#turned.append(this.whole);
  }

  get element() {
    return this.#turned;
  }

  /**
   * Take over the textarea's size and shape.
   *
   * @param {Size} size
   */
  fit({ width, height, line }) {
    const computed = getComputedStyle(this.#textarea);
    const { transform, translate, rotate, scale, zoom, zIndex, visibility } = computed;
    const [top, right, bottom, left] = ["top", "right", "bottom", "left"].map((side) => ({
      border: parseFloat(computed.getPropertyValue(`border-${side}-width`)),
      padding: parseFloat(computed.getPropertyValue(`padding-${side}`)),
    }));
    if (!top || !right || !bottom || !left) return;
    const scrollBar = Math.max(0, width - line - left.border - left.padding - right.border - right.padding);
    const start = left.border + (computed.direction === "rtl" ? scrollBar : 0);
    const window = { left: start, top: top.border, width: width - left.border - right.border - scrollBar };
    this.#inset = { x: left.padding, y: top.padding };
    this.#offset = { x: start + left.padding, y: top.border + top.padding };
    set(this.#turned, { transform, translate, rotate, scale, zoom, zIndex, visibility });
    set(this.whole, { width, height });
    set(this.#window, { ...window, height: this.#textarea.clientHeight });
    set(this.content, { left: left.padding, top: top.padding });
  }

  scroll() {
    const { scrollLeft, scrollTop } = this.#textarea;
    this.content.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
  }

  /**
   * Scroll the textarea so that a box of its content can be seen.
   *
   * @param {Box} box
   */
  reveal({ left, top, right, bottom }) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#textarea;
    const { x, y } = this.#inset;
    const seen = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ room) => from >= 0 && to <= room;
    const high = seen(top + y - scrollTop, bottom + y - scrollTop, clientHeight);
    const wide = seen(left + x - scrollLeft, right + x - scrollLeft, clientWidth);
    if (!high) this.#textarea.scrollTop = top + y - clientHeight / 3;
    if (!wide) this.#textarea.scrollLeft = left + x - clientWidth / 3;
  }

  /** Lie over the textarea again, if one of the two has moved. */
  place() {
    const there = centre(this.#textarea.getBoundingClientRect());
    const here = centre(this.whole.getBoundingClientRect());
    const matrix = this.#matrix().inverse();
    const away = new DOMPoint(there.x - here.x, there.y - here.y, 0, 0).matrixTransform(matrix);
    if (!(Math.abs(away.x) > NUDGE || Math.abs(away.y) > NUDGE)) return;
    this.#moved = { left: this.#moved.left + away.x, top: this.#moved.top + away.y };
    set(this.whole, this.#moved);
  }

  /**
   * Return a point of the browser's window in pixels of the content.
   *
   * @param {number} x
   * @param {number} y
   */
  toContent(x, y) {
    const point = new DOMPoint(x, y).matrixTransform(this.#matrix().inverse());
    return { x: point.x - this.#offset.x + this.#textarea.scrollLeft, y: point.y - this.#offset.y + this.#textarea.scrollTop };
  }

  /**
   * Return where a box of the content is in the browser's window.
   *
   * @param {Box} box
   */
  toWindow({ left, top, right, bottom }) {
    const matrix = this.#matrix();
    const x = this.#offset.x - this.#textarea.scrollLeft;
    const y = this.#offset.y - this.#textarea.scrollTop;
    const corners = [left, right].flatMap((side) =>
      [top, bottom].map((edge) => new DOMPoint(side + x, edge + y).matrixTransform(matrix)),
    );
    const xs = corners.map(({ x }) => x);
    const ys = corners.map(({ y }) => y);
    return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  }

  /** How pixels of the whole become pixels of the browser's window. */
  #matrix() {
    const [origin, right, down] = this.#probes.map((probe) => probe.getBoundingClientRect());
    if (!origin || !right || !down) return new DOMMatrix();
    const along = [(right.x - origin.x) / SPAN, (right.y - origin.y) / SPAN];
    const across = [(down.x - origin.x) / SPAN, (down.y - origin.y) / SPAN];
    return new DOMMatrix([...along, ...across, origin.x, origin.y]);
  }
}

/** @param {string} name */
function part(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

/** @param {DOMRect} rectangle */
function centre({ left, top, width, height }) {
  return { x: left + width / 2, y: top + height / 2 };
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
