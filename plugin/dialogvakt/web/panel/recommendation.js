/** The channel at one glance: which, what to do, why, and under which clause. */

import { dayInWords } from "../dates.js";
import { element } from "../dom.js";
import { capital, counted, fill } from "../words.js";
import { findingItem } from "./findings.js";
import { markIcon } from "./icons.js";
import { channelName, whatToDo } from "./view.js";

/** @import { Actions, View } from "./types.js" */

/**
 * @param {View} view
 * @param {Actions} actions
 * @returns {HTMLElement[]}
 */
export function recommendation(view, actions) {
  const { arranged, words } = view;
  if (!arranged) return [];
  const { channel, leading, mark } = arranged;
  const also = arranged.also.map((each) => channelName(view, each)).filter(Boolean).join(", ");
  /** @type {HTMLElement[]} */
  const parts = [
    element(
      "div",
      { class: `channel ${mark}` },
      markIcon(mark),
      element(
        "div",
        { class: "what" },
        element("p", { class: "overline" }, words.channel),
        element("h3", {}, capital(channelName(view, channel))),
        element("p", {}, channel ? whatToDo(view) : inShort(view)),
        channel === null && !view.isReply && view.report?.expected_reply && element("p", {}, reply(view)),
        also !== "" && element("p", {}, fill(words.also, { channels: also })),
      ),
    ),
  ];
  if (leading.length > 0) {
    parts.push(element("ul", { class: "leading" }, ...leading.map((finding) => findingItem(finding, view, actions))));
  }
  return parts;
}

/** @param {View} view */
function inShort({ arranged, words }) {
  const count = arranged?.count ?? 0;
  return count > 0 ? counted(words.count, count) : words.nothing;
}

/** @param {View} view */
function reply({ report, language, words }) {
  const { from = "", to = "" } = report?.expected_reply ?? {};
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = dayInWords(from, language, { year: !sameYear });
  return fill(words.reply, { first, last: dayInWords(to, language) });
}
