/** Checks what is written in a textarea while it is written; the textarea stays its page's own. */

import { Dismissals } from "./attach/dismissals.js";
import { carryEdits, change, difference } from "./attach/edits.js";
import { View } from "./attach/view.js";
import { Client, HOME } from "./client.js";

/** @import { Context, Finding, Fix, Options, Report, Standard, State, Status, Trouble } from "./types.js" */
/** @import { Actions } from "./attach/types.js" */

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
  #ended = new AbortController();
  #view;
  /** @type {{report: Report, text: string} | null} The last report, and the text that it is about. */
  #checked = null;
  /** @type {WeakMap<Finding, string>} The texts that findings are about, as long as somebody holds them. */
  #texts = new WeakMap();
  /** @type {State} */
  #state = "checked";
  /** @type {Trouble | null} */
  #trouble = null;

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
      unanswered: (trouble) => this.#become("unchecked", trouble),
    });
    /** @type {Actions} */
    const actions = {
      fix: (finding, fix) => void this.apply(finding, fix),
      dismiss: (finding, reason) => this.dismiss(finding, reason),
    };
    this.#view = new View(textarea, actions, () => this.detach());
    // A page may take away what is not displayed, which nothing tells.
    const written = () => (textarea.isConnected ? this.#changed() : this.detach());
    textarea.addEventListener("input", written, { signal: this.#ended.signal });
    this.check();
  }

  /**
   * Check against another context from now on.
   *
   * @param {Context} context
   */
  setContext(context) {
    // What one patient's draft was excused for says nothing about another's.
    if (context.patient?.national_id !== this.#options.context?.patient?.national_id) this.#dismissals.clear();
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
      this.#become("checking");
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
    const edits = carryEdits(fix.edits, difference(this.#textOf(finding), this.#textarea.value));
    this.#view.close();
    return edits !== null && change(this.#textarea, edits);
  }

  /**
   * Go to where a finding is in the text, for a writer who asks to see it: this moves focus and caret.
   *
   * @param {Finding} finding
   */
  focusFinding(finding) {
    this.#textarea.focus();
    this.#view.goTo(finding);
  }

  /**
   * Put a finding aside, until its rule points at other words.
   *
   * @param {Finding} finding
   * @param {string} [reason]
   */
  dismiss(finding, reason = "") {
    this.#dismissals.add(finding, this.#textOf(finding), reason);
    this.#view.close();
    this.#tell();
  }

  /**
   * Take back that a finding was put aside.
   *
   * @param {Finding} finding
   */
  undismiss(finding) {
    this.#dismissals.remove(finding, this.#textOf(finding));
    this.#tell();
  }

  /** Stop checking, and leave the textarea as it was. */
  detach() {
    this.#ended.abort();
    this.#client.stop();
    this.#view.remove();
    this.#dismissals.clear();
    this.#checked = null;
    if (attachments.get(this.#textarea) === this) attachments.delete(this.#textarea);
  }

  /** @param {Finding} finding */
  #textOf(finding) {
    return this.#texts.get(finding) ?? this.#checked?.text ?? "";
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
    if (this.#state === "unchecked") this.#become("unchecked", this.#trouble);
    else this.#become("checking");
  }

  /**
   * @param {Report} report
   * @param {string} text
   */
  #answered(report, text) {
    this.#checked = { report, text };
    for (const finding of report.findings) this.#texts.set(finding, text);
    this.#become("checked");
  }

  /**
   * @param {State} state
   * @param {Trouble | null} [trouble]
   */
  #become(state, trouble = null) {
    const isSame = state === this.#state && trouble === this.#trouble;
    this.#state = state;
    this.#trouble = trouble;
    if (isSame && state !== "checked") this.#draw(this.#status());
    else this.#tell();
  }

  #tell() {
    const status = this.#status();
    this.#draw(status);
    this.#options.onReport?.(status);
  }

  /** @returns {Status} */
  #status() {
    const { report, text } = this.#checked ?? { report: null, text: "" };
    return { report, state: this.#state, trouble: this.#trouble, dismissed: report ? this.#dismissals.of(report, text) : [] };
  }

  /** @param {Status} status */
  #draw(status) {
    const written = this.#checked && difference(this.#checked.text, this.#textarea.value);
    this.#view.show(status, written, this.#language(status.report));
    if (this.#options.announce !== false) this.#view.announce(status);
  }

  /**
   * Return the standard to speak: the one asked for, else the draft's, else the page's.
   *
   * @param {Report | null} report
   * @returns {Standard}
   */
  #language(report) {
    const page = this.#textarea.closest("[lang]")?.getAttribute("lang")?.startsWith("nn") ? "nn" : "nb";
    return this.#options.language ?? report?.language ?? page;
  }
}
