/** Where in the text of now there is something to show. */

import { standing } from "../report.js";
import { carry } from "./edits.js";

/** @typedef {import("../report.js").Dismissal} Dismissal */
/** @typedef {import("../report.js").Finding} Finding */
/** @typedef {import("../report.js").Place} Place */
/** @typedef {import("../report.js").Report} Report */
/** @typedef {import("./edits.js").Change} Change */

/** @typedef {{finding: Finding, place: Place}} Spot */

const WEIGHT = { critical: 0, warning: 1, info: 2 };

/**
 * Return the places of the findings that matter, as far as their words still stand, in the order of the text and the
 * gravest first.
 *
 * @param {Report} report
 * @param {Dismissal[]} dismissed
 * @param {Change | null} change What was written since the report.
 * @returns {Spot[]}
 */
export function spotsOf(report, dismissed, change) {
  const spots = standing(report, dismissed).mattering.flatMap((finding) => {
    const places = finding.places.map((place) => carry(place, change)).filter((place) => place !== null);
    return joined(places).map((place) => ({ finding, place }));
  });
  return spots.sort(
    (one, other) => one.place[0] - other.place[0] || WEIGHT[one.finding.severity] - WEIGHT[other.finding.severity],
  );
}

/**
 * Tell whether two spots are the same to the writer, though they come from two reports.
 *
 * @param {Spot} one
 * @param {Spot} other
 */
export function isSame(one, other) {
  return one.finding.code === other.finding.code && one.place.every((offset, index) => offset === other.place[index]);
}

/**
 * @param {Spot} spot
 * @param {number} offset
 */
export function covers({ place: [start, end] }, offset) {
  return start <= offset && offset <= end;
}

/**
 * Join places that overlap.
 *
 * @param {Place[]} places
 * @returns {Place[]}
 */
function joined(places) {
  /** @type {Place[]} */
  const apart = [];
  for (const [start, end] of [...places].sort((one, other) => one[0] - other[0])) {
    const last = apart.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}
