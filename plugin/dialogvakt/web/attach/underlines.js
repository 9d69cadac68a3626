/** Lines under what was found; the graver, the heavier the line. */

import { element } from "../dom.js";
import { isSame } from "./spots.js";

/** @typedef {import("./mirror.js").Box} Box */
/** @typedef {import("./spots.js").Spot} Spot */
/** @typedef {{spot: Spot, line: number}} Hit */

// Pixels around the words that still count as on them.
const REACH = 2;

export class Underlines {
  #content;
  /** @type {{spot: Spot, boxes: Box[]}[]} */
  #drawn = [];

  /** @param {HTMLElement} content */
  constructor(content) {
    this.#content = content;
  }

  /**
   * Draw these lines, and no others.
   *
   * @param {{spot: Spot, boxes: Box[]}[]} drawn
   * @param {Spot | null} active The one that the writer has gone to.
   */
  draw(drawn, active) {
    this.#drawn = drawn;
    this.#content.replaceChildren(
      ...drawn.flatMap(({ spot, boxes }) => boxes.map((box) => line(box, spot.finding.severity, spot === active))),
    );
  }

  /**
   * Return what is at a point of the content: the spots, and on which of their lines the point is.
   *
   * @param {{x: number, y: number}} point
   * @returns {Hit[]}
   */
  at({ x, y }) {
    return this.#drawn.flatMap(({ spot, boxes }) => {
      const line = boxes.findIndex(
        ({ left, top, right, bottom }) => x >= left - REACH && x <= right + REACH && y >= top && y <= bottom + REACH,
      );
      return line < 0 ? [] : [{ spot, line }];
    });
  }

  /**
   * Return the box of a spot on one of its lines.
   *
   * @param {Hit} hit
   * @returns {Box | undefined}
   */
  box({ spot, line }) {
    return this.#drawn.find((one) => isSame(one.spot, spot))?.boxes[line];
  }
}

/**
 * @param {Box} box
 * @param {import("../report.js").Severity} severity
 * @param {boolean} active
 */
function line({ left, top, right, bottom }, severity, active) {
  const made = element("div", { class: `line ${severity}${active ? " active" : ""}` });
  made.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
  return made;
}
