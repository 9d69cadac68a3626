/** Where in the text of now there is something to show. */

import { standing } from "../report.js";
import { carry } from "./edits.js";

/** @import { Dismissal, Report } from "../types.js" */
/** @import { Change, Place } from "./types.js" */

const WEIGHT = { critical: 0, warning: 1, info: 2 };

/**
 * Return the places of the findings that matter, as far as their words still stand, in the order of the text and the
 * gravest first.
 *
 * @param {Report} report
 * @param {Dismissal[]} dismissed
 * @param {Change | null} change What was written since the report.
 */
export function spotsOf(report, dismissed, change) {
  const spots = standing(report, dismissed).mattering.flatMap((finding) => {
    const places = finding.places.map((place) => carry(place, change)).filter((place) => place !== null);
    return joined(places).map((place) => ({ key: `${finding.code} ${place}`, finding, place }));
  });
  return spots.sort(
    (one, other) => one.place[0] - other.place[0] || WEIGHT[one.finding.severity] - WEIGHT[other.finding.severity],
  );
}

/**
 * Join places that overlap.
 *
 * @param {Place[]} places
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
