/** Checks what is written in a textarea while it is written; the textarea stays its page's own. */

import { Client, HOME } from "./client.js";
import { Dismissals } from "./dismissals.js";

/** @typedef {import("./client.js").HeaderSource} HeaderSource */
/** @typedef {import("./report.js").Context} Context */
/** @typedef {import("./report.js").Finding} Finding */
/** @typedef {import("./report.js").Fix} Fix */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Standard} Standard */
/** @typedef {import("./report.js").State} State */
/** @typedef {import("./report.js").Status} Status */

/**
 * @typedef {object} Options
 * @property {string} [endpoint] The service's address; the one that this script came from where none is given.
 * @property {Context} [context] What the window knows beside the text.
 * @property {Standard} [language] That of everything said to the writer; the draft's own where none is given.
 * @property {string} [guideline] The guideline's id; the service's first where none is given.
 * @property {HeaderSource} [headers] Sent with each question, as `Authorization`; a function is asked each time.
 * @property {boolean} [announce] Whether screen readers are told what was found (they are by default); false where
 *   something else on the page tells them.
 * @property {(status: Status) => void} [onReport] Told whenever the report, the state or what is put aside has changed.
 */

/** @type {WeakMap<HTMLTextAreaElement, Attachment>} */
const attachments = new WeakMap();

/**
 * Check what is written in a textarea from now on, until it is detached or removed from the page.
 * A textarea that is attached already is detached first.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {Options} [options]
 * @returns {Attachment}
 */
export function attach(textarea, options = {}) {
  if (textarea?.localName !== "textarea") throw new TypeError("dialogvakt: attach() takes a <textarea>");
  attachments.get(textarea)?.detach();
  const attachment = new Attachment(textarea, options);
  attachments.set(textarea, attachment);
  return attachment;
}

export class Attachment {
  #textarea;
  #options;
  #client;
  #dismissals = new Dismissals();
  #listeners = new AbortController();
  /** @type {{report: Report, text: string} | null} The last report, and the text that it is about. */
  #checked = null;
  /** @type {State} */
  #state = "checked";

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {Options} options
   */
  constructor(textarea, options) {
    this.#textarea = textarea;
    this.#options = { ...options };
    this.#client = new Client(options.endpoint ?? HOME, options.headers ?? {}, {
      question: () => this.#question(),
      answered: (report, text) => this.#answered(report, text),
      unanswered: () => this.#become("unchecked"),
    });
    textarea.addEventListener("input", () => this.#changed(), { signal: this.#listeners.signal });
    this.check();
  }

  /**
   * Check against another context from now on.
   *
   * @param {Context} context
   */
  setContext(context) {
    this.#options.context = context;
    this.#changed();
  }

  /**
   * Speak another standard to the writer from now on; null stands for the draft's own.
   *
   * @param {Standard | null} language
   */
  setLanguage(language) {
    if (language) this.#options.language = language;
    else delete this.#options.language;
    this.#changed();
  }

  /** Check now; a page that sets the textarea's value itself calls this, since browsers tell nobody of that. */
  check() {
    if (this.#isBlank()) this.#forget();
    else {
      this.#client.now();
      this.#wait();
    }
  }

  /**
   * Change the text as a fix says, as one step that the writer can undo.
   *
   * @param {Finding} finding
   * @param {Fix} fix
   * @returns {boolean} False where the words have changed since the report, or the textarea takes no changes.
   */
  apply(finding, fix) {
    void finding, fix;
    return false;
  }

  /**
   * Show where a finding is: put the caret there and scroll it into view.
   *
   * @param {Finding} finding
   */
  focusFinding(finding) {
    const [place] = finding.places;
    if (!place) return;
    this.#textarea.focus();
    this.#textarea.setSelectionRange(...place);
  }

  /**
   * Put a finding aside, until its rule points at other words.
   *
   * @param {Finding} finding
   * @param {string} [reason]
   */
  dismiss(finding, reason = "") {
    this.#dismissals.add(finding, this.#checked?.text ?? "", reason);
    this.#tell();
  }

  /**
   * Take back that a finding was put aside.
   *
   * @param {Finding} finding
   */
  undismiss(finding) {
    this.#dismissals.remove(finding, this.#checked?.text ?? "");
    this.#tell();
  }

  /** Stop checking, and leave the textarea as it was. */
  detach() {
    this.#listeners.abort();
    this.#client.stop();
    this.#dismissals.clear();
    this.#checked = null;
    if (attachments.get(this.#textarea) === this) attachments.delete(this.#textarea);
  }

  #isBlank() {
    return this.#textarea.value.trim() === "";
  }

  #question() {
    const { context, language, guideline } = this.#options;
    return {
      text: this.#textarea.value,
      ...(context && { context }),
      ...(language && { language }),
      ...(guideline && { guideline }),
    };
  }

  #changed() {
    if (this.#isBlank()) this.#forget();
    else {
      this.#client.changed();
      this.#wait();
    }
  }

  /** An empty draft may become one about another patient. */
  #forget() {
    this.#client.stop();
    this.#dismissals.clear();
    this.#checked = null;
    this.#become("checked");
  }

  #wait() {
    // While the service is away, trying again is nothing to show.
    if (this.#state === "checked") this.#become("checking");
  }

  /**
   * @param {Report} report
   * @param {string} text
   */
  #answered(report, text) {
    this.#checked = { report, text };
    this.#become("checked");
  }

  /** @param {State} state */
  #become(state) {
    this.#state = state;
    this.#tell();
  }

  #tell() {
    const { report, text } = this.#checked ?? { report: null, text: "" };
    const dismissed = report ? this.#dismissals.of(report, text) : [];
    this.#options.onReport?.({ report, state: this.#state, dismissed });
  }
}
