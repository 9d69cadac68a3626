/** What is already written, put in the form that the other channel wants, to be copied there. */

import { element } from "../dom.js";
import { capital, counted, fill } from "../words.js";
import { copyButton } from "./copy.js";
import { channelName } from "./view.js";

/** @import { Note, NoteActions, View } from "./types.js" */

// Lines; a longer note is scrolled.
const LONGEST = 24;

/**
 * @param {View} view
 * @param {{note: Note | null, failed: boolean, stale: boolean}} state
 * @param {NoteActions} actions
 * @returns {HTMLElement[]}
 */
export function handover(view, { note, failed, stale }, actions) {
  if (!view.arranged?.channel) return [];
  const parts = [note ? noteCard(view, note, stale, actions) : openButtons(view, actions)];
  if (failed) parts.push(element("p", { class: "failed", role: "status" }, view.words.failed));
  return parts;
}

/**
 * @param {View} view
 * @param {NoteActions} actions
 */
function openButtons(view, actions) {
  const { channel, also } = view.arranged ?? { channel: null, also: [] };
  const channels = channel ? [channel, ...also] : [];
  return element(
    "div",
    { class: "buttons" },
    ...channels.map((each, place) =>
      element(
        "button",
        {
          type: "button",
          class: place === 0 ? "primary" : null,
          "data-key": `open ${each}`,
          click: () => actions.open(each),
        },
        channels.length === 1
          ? view.words.handover
          : fill(view.words.handoverTo, { channel: channelName(view, each) || each }),
      ),
    ),
  );
}

/**
 * @param {View} view
 * @param {Note} note
 * @param {boolean} stale
 * @param {NoteActions} actions
 */
function noteCard({ words }, note, stale, actions) {
  const area = element("textarea", {
    readonly: true,
    spellcheck: "false",
    rows: Math.min(LONGEST, note.text.split("\n").length + 1),
    "aria-label": note.title,
    "data-key": "note",
  });
  area.value = note.text;
  // Setting a value leaves the caret at its end, and focus would scroll there.
  area.setSelectionRange(0, 0);
  return element(
    "div",
    { class: "note" },
    element(
      "div",
      { class: "buttons" },
      element("h3", {}, capital(note.title)),
      ...copyButton(area, words),
      element("button", { type: "button", class: "quiet", "data-key": "close", click: actions.close }, words.close),
    ),
    stale &&
      element(
        "p",
        { class: "stale" },
        words.handoverStale,
        " ",
        element(
          "button",
          { type: "button", class: "quiet", "data-key": "renew", click: () => actions.open(note.channel) },
          words.handoverRenew,
        ),
      ),
    area,
    note.missing.length > 0 && element("p", { class: "missing" }, counted(words.missing, note.missing.length)),
    note.left_out.length > 0 && leftOut(note.left_out, words),
  );
}

/**
 * What the note does without, so that nothing is lost unseen.
 *
 * @param {string[]} sentences
 * @param {import("./words.js").PanelWords} words
 */
function leftOut(sentences, words) {
  return element(
    "details",
    { "data-key": "left out" },
    element("summary", { "data-key": "left out" }, fill(words.leftOut, { count: sentences.length })),
    element("ul", { class: "left-out" }, ...sentences.map((sentence) => element("li", {}, sentence))),
  );
}
