/** Which guideline a draft is held against, and whether it is in force. */

import { dayInWords } from "../dates.js";
import { element } from "../dom.js";
import { fill } from "../words.js";
import { markIcon } from "./icons.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../report.js").GuidelineInfo} GuidelineInfo */

/**
 * @param {View} view
 * @returns {HTMLElement[]}
 */
export function validity(view) {
  const { guideline, language, report, words } = view;
  if (!report) return [];
  const notice = noticeOf(report.guideline, view);
  return [
    element(
      "p",
      { class: "guideline" },
      guideline?.title[language] ?? report.guideline.id,
      ", ",
      fill(words.version, { version: report.guideline.version }),
    ),
    ...(notice ? [element("p", { class: "notice" }, markIcon("warning"), element("span", {}, notice))] : []),
  ];
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
