/** What the panel shows of a report, in which order; no elements yet. */

import { standing } from "../report.js";
import { counted } from "../words.js";

/** @import { Dismissal, Finding, Report } from "../types.js" */
/** @import { Arranged, Group, View } from "./types.js" */

const WEIGHT = { critical: 0, warning: 1, info: 2 };

/**
 * @param {Report} report
 * @param {Dismissal[]} dismissed
 * @returns {Arranged}
 */
export function arrange(report, dismissed) {
  const { mattering, shadowed } = standing(report, dismissed);
  const named = new Set(mattering.map((finding) => finding.channel));
  const [channel = null, ...also] = [report.channel, ...report.also].filter((each) => named.has(each));
  const leads = (/** @type {Finding} */ finding) => channel !== null && finding.channel === channel;
  const leading = byWeight(mattering.filter(leads));
  return {
    channel,
    also,
    mark: leading[0]?.severity ?? (mattering.length > 0 ? "info" : "ok"),
    leading,
    groups: inGroups(mattering.filter((finding) => !leads(finding))),
    shadowed: inGroups(shadowed),
    count: mattering.length,
  };
}

/**
 * Return the name of a channel; null stands for the guideline's last one, that of a message that no rule redirects.
 * Empty as long as the guideline's words are not there.
 *
 * @param {View} view
 * @param {string | null} id
 */
export function channelName({ guideline, language }, id) {
  if (!guideline) return "";
  const name = id ?? Object.keys(guideline.channels).at(-1) ?? "";
  return guideline.channels[name]?.name[language] ?? name;
}

/**
 * Return what to do about the channel; empty where nothing is to do, or the guideline's words are not there.
 *
 * @param {Pick<View, "arranged" | "guideline" | "language" | "report">} view
 */
export function whatToDo({ arranged, guideline, language, report }) {
  if (!report || !arranged?.channel) return "";
  if (arranged.channel === report.channel) return report.recommendation;
  return guideline?.channels[arranged.channel]?.do[language] ?? "";
}

/**
 * Return what a screen reader should hear; the same sentence as long as nothing of weight has changed.
 *
 * @param {View} view
 */
export function inOneSentence(view) {
  const { arranged, trouble, words } = view;
  if (trouble) return words.troubles[trouble];
  const name = arranged && channelName(view, arranged.channel);
  if (!name) return "";
  const count = arranged.count > 0 ? counted(words.count, arranged.count) : words.nothing;
  return `${words.channel}: ${name}. ${count}`;
}

/** @param {Finding[]} findings */
function byWeight(findings) {
  return [...findings].sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
}

/**
 * @param {Finding[]} findings
 * @returns {Group[]}
 */
function inGroups(findings) {
  /** @type {Map<string, Finding[]>} */
  const groups = new Map();
  for (const finding of byWeight(findings)) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups].map(([code, members]) => ({ code, findings: members }));
}
