/** What the writer has put aside, remembered by rule and words as long as the page lives. */

/** @import { Dismissal, Finding, Report } from "../types.js" */

export class Dismissals {
  /** @type {Map<string, Map<string, string>>} Code, then words, then reason. */
  #reasons = new Map();

  /**
   * @param {Finding} finding
   * @param {string} text What the finding is about.
   * @param {string} reason
   */
  add(finding, text, reason) {
    const reasons = this.#reasons.get(finding.code) ?? new Map();
    for (const words of wordsOf(finding, text)) reasons.set(words, reason);
    this.#reasons.set(finding.code, reasons);
  }

  /**
   * @param {Finding} finding
   * @param {string} text
   */
  remove(finding, text) {
    for (const words of wordsOf(finding, text)) this.#reasons.get(finding.code)?.delete(words);
  }

  clear() {
    this.#reasons.clear();
  }

  /**
   * Return the findings of a report that are put aside: those that point at nothing new.
   *
   * @param {Report} report
   * @param {string} text
   * @returns {Dismissal[]}
   */
  of(report, text) {
    return report.findings.flatMap((finding) => {
      const reasons = wordsOf(finding, text).map((words) => this.#reasons.get(finding.code)?.get(words));
      return reasons.every((reason) => reason !== undefined) ? [{ finding, reason: reasons[0] ?? "" }] : [];
    });
  }
}

/**
 * @param {Finding} finding
 * @param {string} text
 */
function wordsOf(finding, text) {
  return finding.places.length > 0 ? finding.places.map(([start, end]) => text.slice(start, end)) : [finding.text ?? ""];
}
