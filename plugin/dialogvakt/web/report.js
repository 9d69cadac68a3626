/** What the findings of a report amount to. */

/** @import { Dismissal, Report } from "./types.js" */

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
