/**
 * `<dialogvakt-panel>`: shows a report beside the window in which the message is written.
 *
 * It shows what it is given by its properties, asks the service itself only for outlines, notes for another channel and
 * explanations, and leaves every change of the draft to its page, by events that bubble: `dialogvakt-fix` {finding, fix},
 * `dialogvakt-dismiss` {finding, reason}, `dialogvakt-undismiss` {finding}, `dialogvakt-show` {finding},
 * `dialogvakt-insert` {text}.
 */

import { Announcer } from "./announcer.js";
import { HOME } from "./client.js";
import { element } from "./dom.js";
import { explanation } from "./panel/explanation.js";
import { findingList } from "./panel/findings.js";
import { Guidelines } from "./panel/guidelines.js";
import { handover } from "./panel/handover.js";
import { Notes } from "./panel/notes.js";
import { outline } from "./panel/outline.js";
import { Outlines } from "./panel/outlines.js";
import { recommendation } from "./panel/recommendation.js";
import { Section } from "./panel/section.js";
import { sheet } from "./panel/styles.js";
import { validity } from "./panel/validity.js";
import { arrange, inOneSentence } from "./panel/view.js";
import { WORDS } from "./panel/words.js";
import { Service } from "./service.js";

/** @import { Actions, Given, NoteActions, View } from "./panel/types.js" */
/** @import { Finding } from "./types.js" */

/** @type {Given} */
const NOTHING = {
  report: null,
  state: "checked",
  trouble: null,
  dismissed: [],
  text: "",
  context: {},
  language: null,
  guideline: null,
  endpoint: HOME,
  headers: {},
};

export class DialogvaktPanel extends HTMLElement {
  #given = { ...NOTHING };
  #service = new Service(() => this.#given);
  #notes = new Notes(this.#service, () => this.#draw());
  #outlines = new Outlines(this.#service, () => this.#draw());
  #guidelines = new Guidelines(this.#service, () => this.#draw());
  #waiting = false;

  // Inside, where no rule of the page reaches.
  #panel = element("div", { class: "panel" });
  #title = element("h2");
  #status = element("p", { class: "status" });
  #recommendation = new Section(element("section", { class: "recommendation", tabindex: "-1" }));
  #handover = new Section(element("section", { class: "handover", tabindex: "-1" }));
  #findings = new Section(element("section", { class: "findings", tabindex: "-1" }));
  #outline = new Section(element("section", { class: "outline", tabindex: "-1" }));
  #validity = new Section(element("section", { class: "validity", tabindex: "-1" }));
  #limits = element("p", { class: "limits" });
  #announcer = new Announcer(element("div", { class: "announcer", role: "status" }));

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const sections = [this.#recommendation, this.#handover, this.#findings, this.#outline, this.#validity];
    this.#panel.append(
      element("header", {}, this.#title, this.#status),
      ...sections.map((section) => section.root),
      this.#limits,
      this.#announcer.region,
    );
    root.append(this.#panel);
  }

  get report() {
    return this.#given.report;
  }
  set report(report) {
    this.update({ report });
  }
  get state() {
    return this.#given.state;
  }
  set state(state) {
    this.update({ state });
  }
  get trouble() {
    return this.#given.trouble;
  }
  set trouble(trouble) {
    this.update({ trouble });
  }
  get dismissed() {
    return this.#given.dismissed;
  }
  set dismissed(dismissed) {
    this.update({ dismissed });
  }
  get text() {
    return this.#given.text;
  }
  set text(text) {
    this.update({ text });
  }
  get context() {
    return this.#given.context;
  }
  set context(context) {
    this.update({ context });
  }
  get language() {
    return this.#given.language;
  }
  set language(language) {
    this.update({ language });
  }
  /** That of the report. */
  get guideline() {
    const { guideline, report } = this.#given;
    if (!report || guideline?.id === report.guideline.id) return guideline;
    return this.#guidelines.of(report.guideline.id);
  }
  set guideline(guideline) {
    this.update({ guideline });
  }
  get endpoint() {
    return this.#given.endpoint;
  }
  set endpoint(endpoint) {
    this.update({ endpoint });
  }
  get headers() {
    return this.#given.headers;
  }
  set headers(headers) {
    this.update({ headers });
  }

  /**
   * Set several properties.
   *
   * @param {Partial<Given>} changes
   */
  update(changes) {
    Object.assign(this.#given, changes);
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  connectedCallback() {
    // What a page set before this class was known lies on the element itself, and hides the property.
    for (const name of /** @type {(keyof Given)[]} */ (Object.keys(NOTHING))) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (/** @type {Partial<Given>} */ (/** @type {unknown} */ (this))[name]);
      this.update({ [name]: value });
    }
    this.update({});
  }

  disconnectedCallback() {
    this.#announcer.stop();
  }

  /** @returns {View} */
  #view() {
    const { context, dismissed, state } = this.#given;
    const trouble = state === "unchecked" ? (this.#given.trouble ?? "away") : null;
    // Nobody has checked what was written since.
    const report = trouble ? null : this.#given.report;
    const language = this.#given.language ?? report?.language ?? "nb";
    return {
      report,
      trouble,
      arranged: report && arrange(report, dismissed),
      dismissed: report ? dismissed : [],
      language,
      words: WORDS[language],
      guideline: this.guideline,
      other: report?.other_guideline ? this.#guidelines.of(report.other_guideline.id) : null,
      isReply: context.message_type === "reply",
    };
  }

  #draw() {
    const { context, report, state, text } = this.#given;
    const view = this.#view();
    const { arranged, language, trouble, words } = view;
    // The guideline's words come once, and later than the first report.
    const said = [language, view.guideline?.id, view.other?.id, view.isReply];
    this.#notes.keepFor(context);
    const note = { note: this.#notes.note, failed: this.#notes.failed, stale: this.#notes.isStale(text) };
    const outlined = { text: this.#outlines.text, failed: this.#outlines.failed };

    this.#panel.lang = language;
    this.#panel.dataset["state"] = state;
    this.#title.textContent = words.title;
    this.#status.textContent = trouble ? words.troubles[trouble] : report ? words[state] : words.blank;
    this.#limits.textContent = words.limits;
    this.#recommendation.update([said, arranged, view.report?.expected_reply], () =>
      recommendation(view, this.#actions),
    );
    this.#handover.update([said, arranged?.channel, arranged?.also, note], () =>
      handover(view, note, this.#noteActions),
    );
    this.#findings.update([said, arranged, view.dismissed], () => findingList(view, this.#actions));
    this.#outline.update([said, outlined], () => outline(view, outlined, this.#outlineActions));
    if (this.#outlineFold?.open) this.#outlines.follow(context, language);
    this.#validity.update([said, view.report?.guideline, view.report?.other_guideline], () => validity(view));
    this.#announcer.say(inOneSentence(view));
  }

  /** @type {Actions} */
  #actions = {
    fix: (finding, fix) => this.#tell("fix", { finding, fix }),
    dismiss: (finding, reason) => this.#tell("dismiss", { finding, reason }),
    undismiss: (finding) => this.#tell("undismiss", { finding }),
    show: (finding) => this.#tell("show", { finding }),
    explain: (finding, into) => this.#explain(finding, into),
  };

  /** @type {NoteActions} */
  #noteActions = {
    open: (channel) => {
      const { context, text } = this.#given;
      return this.#notes.open(channel, { text, context, language: this.#view().language });
    },
    close: () => {
      this.#notes.close();
      this.#draw();
    },
  };

  get #outlineFold() {
    return this.#outline.root.querySelector("details");
  }

  #outlineActions = {
    open: () => this.#outlines.open(this.#given.context, this.#view().language),
    insert: (/** @type {string} */ text) => {
      this.#outlineFold?.removeAttribute("open");
      this.#tell("insert", { text });
    },
  };

  /**
   * @param {Finding} finding
   * @param {HTMLElement} into
   */
  async #explain(finding, into) {
    const view = this.#view();
    if (!view.report) return;
    const rule = await this.#service.rule(view.report.guideline.id, finding.code).catch(() => null);
    into.replaceChildren(...(rule ? explanation(rule, view) : [element("p", { class: "failed" }, view.words.failed)]));
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`dialogvakt-${name}`, { bubbles: true, detail }));
  }
}

customElements.define("dialogvakt-panel", DialogvaktPanel);
