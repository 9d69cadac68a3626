/** Which guideline a draft is held against, and whether it is in force. */

import { dayInWords } from "../dates.js";
import { element } from "../dom.js";
import { fill } from "../words.js";
import { markIcon } from "./icons.js";

/** @import { GuidelineInfo } from "../types.js" */
/** @import { View } from "./types.js" */

/**
 * @param {View} view
 * @returns {HTMLElement[]}
 */
export function validity(view) {
  const { guideline, language, other, report, words } = view;
  if (!report) return [];
  const { chosen, id, version } = report.guideline;
  const whose = chosen === "recipient" || chosen === "sender" ? `${words.chosen[chosen]} ` : "";
  const title = guideline?.title[language] ?? id;
  const parts = [element("p", { class: "guideline" }, `${whose}${title}, ${fill(words.version, { version })}`)];
  const notice = noticeOf(report.guideline, view);
  if (notice) parts.push(element("p", { class: "notice" }, markIcon("warning"), element("span", {}, notice)));
  if (report.other_guideline) {
    const demands = report.other_guideline.demands.map(({ text }) => text).join("; ");
    const name = other?.title[language] ?? report.other_guideline.id;
    parts.push(element("p", { class: "guideline" }, `${fill(words.otherGuideline, { title: name })} ${demands}.`));
  }
  return parts;
}

/**
 * @param {GuidelineInfo} guideline
 * @param {View} view
 */
function noticeOf(guideline, { language, words }) {
  const day = (/** @type {string | undefined} */ iso) => (iso ? dayInWords(iso, language) : "");
  switch (guideline.status) {
    case "in-force":
      return "";
    case "expired":
      return fill(words.expired, { day: day(guideline.valid_to) });
    case "not-yet-in-force":
      return fill(words.notYet, { day: day(guideline.valid_from) });
    default:
      return words.unknown;
  }
}
