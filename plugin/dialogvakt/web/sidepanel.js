/**
 * The side panel of a journal system with a browser in it: it is given the draft and gives back changes by messages.
 *
 * The journal system opens this page with `?smart_web_messaging_origin=…&smart_web_messaging_handle=…`, as a launch of
 * SMART Web Messaging names its own origin and what it knows this page by. `docs/side-panel.md` describes the messages.
 */

import { byId } from "./byid.js";
import { DialogvaktPanel } from "./panel.js";
import { Drafts } from "./sidepanel/drafts.js";
import { Conversation, isObject } from "./sidepanel/messaging.js";
import { WORDS } from "./sidepanel/words.js";
import { fill } from "./words.js";

/** @import { Context, HeaderSource, Standard } from "./types.js" */

/** @typedef {import("./sidepanel/drafts.js").Change} Change */
/** @typedef {import("./sidepanel/drafts.js").Draft} Draft */
/** @typedef {{language: Standard | null, headers: HeaderSource}} Settings */

const panel = byId("panel", DialogvaktPanel);
const notice = byId("notice", HTMLElement);
const asked = new URLSearchParams(location.search);
const origin = asked.get("smart_web_messaging_origin") ?? "";
const handle = asked.get("smart_web_messaging_handle") ?? "";
let words = WORDS[asked.get("language") === "nn" ? "nn" : "nb"];

byId("title", HTMLElement).textContent = words.title;
await begin();

async function begin() {
  const partner = window.parent !== window ? window.parent : window.opener;
  if (!partner || !origin || !handle) return say(words.alone);
  const allowed = await untilAnswered(allowedOrigins, () => say(words.unreachable));
  if (!allowed.includes(origin)) return say(fill(words.refused, { origin }));
  const conversation = new Conversation(partner, origin, handle);
  say(words.waiting);
  const agreed = await untilAnswered(() => conversation.ask("status.handshake"), () => say(words.waiting));
  work(conversation, settingsFrom(agreed, conversation));
}

/** The web origins that the service was told to trust. @returns {Promise<string[]>} */
async function allowedOrigins() {
  const response = await fetch(new URL("origins.json", import.meta.url), { cache: "no-store" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/**
 * @param {Conversation} conversation
 * @param {Settings} settings
 */
function work(conversation, settings) {
  const drafts = new Drafts(settings, (status) =>
    panel.update({ ...status, text: drafts.draft.text, context: drafts.draft.context }),
  );
  const take = (/** @type {unknown} */ draft) => {
    const read = draftFrom(draft);
    if (!read) return { error: "draft: {text, id?, context?} is wanted" };
    say("");
    drafts.take(read);
    return {};
  };
  const give = async (/** @type {Change | null} */ change) => {
    const answer = change && (await conversation.ask("draft.update", { ...change }).catch(() => null));
    if (answer?.["status"] === "applied" && change) drafts.take({ ...drafts.draft, text: change.after });
    else say(words.outdated);
  };
  /** @type {Record<string, (detail: any) => void>} */
  const listeners = {
    fix: ({ fix }) => give(drafts.change(fix.edits)),
    insert: ({ text }) => give(drafts.addition(text)),
    dismiss: ({ finding, reason }) => drafts.dismiss(finding, reason),
    undismiss: ({ finding }) => drafts.undismiss(finding),
    show: ({ finding }) => {
      const [start, end] = finding.places[0];
      conversation.ask("draft.show", { start, end }).catch(() => {});
    },
  };
  for (const [name, listener] of Object.entries(listeners)) {
    panel.addEventListener(`dialogvakt-${name}`, (event) => {
      if (event instanceof CustomEvent) listener(event.detail);
    });
  }
  words = WORDS[settings.language ?? "nb"];
  say("");
  panel.hidden = false;
  panel.update(settings);
  conversation.on("draft.changed", ({ draft }) => take(draft));
  conversation.ask("draft.read").then(({ draft }) => take(draft), () => {});
}

/**
 * @param {Record<string, unknown>} agreed What the journal system answered the handshake with.
 * @param {Conversation} conversation
 * @returns {Settings}
 */
function settingsFrom({ language, authorize }, conversation) {
  return {
    language: language === "nb" || language === "nn" ? language : null,
    headers: authorize === true ? (address) => authorization(conversation, address) : {},
  };
}

/**
 * A signed token is good for one question only, so that each has its own.
 *
 * @param {Conversation} conversation
 * @param {string} address
 * @returns {Promise<Record<string, string>>}
 */
async function authorization(conversation, address) {
  const { authorization } = await conversation.ask("authorization.read", { address });
  return typeof authorization === "string" ? { Authorization: authorization } : {};
}

/**
 * @param {unknown} draft
 * @returns {Draft | null}
 */
function draftFrom(draft) {
  if (!isObject(draft) || typeof draft["text"] !== "string") return null;
  const { id, text, context } = draft;
  return {
    id: typeof id === "string" ? id : null,
    text,
    context: isObject(context) ? /** @type {Context} */ (context) : {},
  };
}

/** @param {string} sentence */
function say(sentence) {
  if (notice.textContent !== sentence) notice.textContent = sentence;
}

/**
 * Try until it works.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @param {() => void} failed
 * @returns {Promise<T>}
 */
async function untilAnswered(action, failed) {
  for (;;) {
    try {
      return await action();
    } catch {
      failed();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
