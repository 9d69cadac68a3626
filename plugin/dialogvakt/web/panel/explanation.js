/** Why a rule asks what it asks, and what would be better, as the guideline says it. */

import { element } from "../dom.js";

/** @import { Rule, View } from "./types.js" */

/**
 * @param {Rule} rule
 * @param {View} view
 * @returns {HTMLElement[]}
 */
export function explanation(rule, { language, words }) {
  return [
    element("p", {}, rule.why[language]),
    element("p", {}, element("strong", {}, words.better), " ", rule.better[language]),
  ];
}
