/** The two windows over the page: what a message would have become, and help. */

import { byId } from "../byid.js";
import { dayInWords } from "../dates.js";
import { element } from "../dom.js";
import { counted, fill } from "../words.js";

/** @import { Context, Report, Standard } from "../types.js" */

/** @typedef {import("./words.js").ComposeWords} ComposeWords */

/**
 * @typedef {object} Sending
 * @property {Context} context
 * @property {string} patient The patient's name; empty for none.
 * @property {Report | null} report The report on the text as it is; null if there is none.
 * @property {string} instead What to do instead of sending; empty if a dialog message is right.
 * @property {number} remaining How many findings stand.
 * @property {string} text
 */

/**
 * Show where the message would go; it goes nowhere.
 *
 * @param {Sending} sending
 * @param {Standard} language
 * @param {ComposeWords} words
 */
export function showSending(sending, language, words) {
  const { context, report, instead, remaining } = sending;
  const said = words.sending;
  const notices = [
    instead && `${instead} ${said.yourChoice}`,
    report ? remaining > 0 && counted(said.remaining, remaining) : said.unchecked,
  ];
  // A guideline tells the way inside the hospital that has written it.
  const flow = context.sender_side === "hospital" ? [] : (report?.flow ?? []);
  show("sending", words, [
    element("h2", { id: "sending-title" }, said.title),
    ...notices.map((notice) => notice && element("p", { class: "warning" }, notice)),
    element("p", {}, said.would),
    element(
      "dl",
      {},
      ...facts(sending, language, words).flatMap(([name, value]) => [
        element("dt", {}, name),
        element("dd", {}, value),
      ]),
    ),
    flow.length > 0 && element("h3", {}, said.flow),
    flow.length > 0 && element("ol", {}, ...flow.map((step) => element("li", {}, step))),
  ]);
}

/**
 * @param {Sending} sending
 * @param {Standard} language
 * @param {ComposeWords} words
 * @returns {[name: string, value: string][]}
 */
function facts({ context, patient, report, text }, language, words) {
  const said = words.sending;
  const reply = report?.expected_reply;
  const count = report?.figures.words ?? text.split(/\s+/).filter(Boolean).length;
  /** @type {[string, string | undefined][]} */
  const all = [
    [said.from, context.sender_side && words[context.sender_side]],
    [said.to, context.recipients?.join("; ") ?? said.nobody],
    [said.about, patient || said.nobodyAbout],
    [said.kind, context.message_type && words[context.message_type]],
    [said.documentType, context.document_type],
    [said.thread, context.thread?.subject],
    [said.length, counted(said.words, count)],
    [said.reply, reply && fill(said.between, { first: dayInWords(reply.from, language), last: dayInWords(reply.to, language) })],
  ];
  return all.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

/** @param {ComposeWords} words */
export function showHelp(words) {
  const { title, parts } = words.helpText;
  show("help", words, [
    element("h2", { id: "help-title" }, title),
    ...parts.flatMap(({ heading, lines }) => [
      element("h3", {}, heading),
      ...lines.map((line) => element("p", {}, line)),
    ]),
  ]);
}

/**
 * @param {"sending" | "help"} name
 * @param {ComposeWords} words
 * @param {(HTMLElement | string | false | null)[]} parts
 */
function show(name, words, parts) {
  const window = byId(name, HTMLDialogElement);
  const label = name === "sending" ? words.sending.back : words.close;
  window.replaceChildren(
    ...parts.filter((part) => part instanceof HTMLElement),
    element("form", { method: "dialog" }, element("button", { class: "primary" }, label)),
  );
  window.showModal();
  window.scrollTop = 0;
}
