/** What the findings of a report amount to. */

/** @typedef {import("./types.js").Context} Context */
/** @typedef {import("./types.js").Dismissal} Dismissal */
/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("./types.js").Fix} Fix */
/** @typedef {import("./types.js").GuidelineInfo} GuidelineInfo */
/** @typedef {import("./types.js").Patient} Patient */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Severity} Severity */
/** @typedef {import("./types.js").Standard} Standard */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Status} Status */

/**
 * Part the findings that the writer has not put aside into those that matter and those that do not once the message
 * goes another way. When everything that sends it another way is put aside, all others matter again.
 *
 * @param {Report} report
 * @param {Dismissal[]} dismissed
 */
export function standing(report, dismissed) {
  const aside = new Set(dismissed.map(({ finding }) => finding));
  const left = report.findings.filter((finding) => !aside.has(finding));
  const redirected = left.some((finding) => finding.channel !== undefined);
  return {
    mattering: left.filter((finding) => !(redirected && finding.shadowed)),
    shadowed: left.filter((finding) => redirected && finding.shadowed),
  };
}
