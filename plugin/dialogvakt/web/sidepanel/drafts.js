/** Checks the draft that another window holds, and makes the edits that it should take. */

import { Dismissals } from "../attach/dismissals.js";
import { carryEdits, difference } from "../attach/edits.js";
import { Client, HOME } from "../client.js";

/** @import { Context, Edit, Finding, HeaderSource, Report, Standard, State, Status, Trouble } from "../types.js" */

/** @typedef {{id: string | null, text: string, context: Context}} Draft */
/** @typedef {{before: string, after: string, edits: Edit[]}} Change */

export class Drafts {
  /** @type {Draft} */
  draft = { id: null, text: "", context: {} };
  /** @type {{report: Report, text: string} | null} */
  #checked = null;
  /** @type {State} */
  #state = "checked";
  /** @type {Trouble | null} */
  #trouble = null;
  #dismissals = new Dismissals();
  #client;

  /**
   * @param {{language: Standard | null, headers: HeaderSource}} settings
   * @param {(status: Status) => void} tell Told whenever something has changed.
   */
  constructor({ language, headers }, tell) {
    this.tell = tell;
    this.#client = new Client(HOME, headers, {
      question: () => ({ text: this.draft.text, context: this.draft.context, ...(language && { language }) }),
      answered: (report, text) => {
        this.#checked = { report, text };
        this.#become("checked");
      },
      unanswered: (trouble) => this.#become("unchecked", trouble),
    });
  }

  /**
   * Check another draft, or another state of the same.
   *
   * @param {Draft} draft
   */
  take(draft) {
    const another = draft.id !== this.draft.id;
    const blank = draft.text.trim() === "";
    this.draft = draft;
    if (another || blank) {
      this.#dismissals.clear();
      this.#checked = null;
    }
    if (blank) {
      this.#client.stop();
      this.#become("checked");
    } else {
      this.#client.changed();
      if (this.#state === "checked" || another) this.#become("checking");
    }
  }

  /**
   * Return how the text changes by a fix; null where its words have changed since the report.
   *
   * @param {Edit[]} edits As the report has them.
   * @returns {Change | null}
   */
  change(edits) {
    const { text } = this.draft;
    const moved = this.#checked && carryEdits(edits, difference(this.#checked.text, text));
    if (!moved) return null;
    let after = text;
    for (const [start, end, words] of [...moved].reverse()) after = after.slice(0, start) + words + after.slice(end);
    return { before: text, after, edits: moved };
  }

  /**
   * Return how the text changes by an outline: it stands after what is written, or in place of blanks.
   *
   * @param {string} outline
   * @returns {Change}
   */
  addition(outline) {
    const { text } = this.draft;
    const start = text.trim() === "" ? 0 : text.length;
    const words = (start > 0 ? "\n\n" : "") + outline.trimEnd();
    return { before: text, after: text.slice(0, start) + words, edits: [[start, text.length, words]] };
  }

  /**
   * @param {Finding} finding
   * @param {string} reason
   */
  dismiss(finding, reason) {
    this.#dismissals.add(finding, this.#checked?.text ?? "", reason);
    this.#tell();
  }

  /** @param {Finding} finding */
  undismiss(finding) {
    this.#dismissals.remove(finding, this.#checked?.text ?? "");
    this.#tell();
  }

  /**
   * @param {State} state
   * @param {Trouble | null} [trouble]
   */
  #become(state, trouble = null) {
    this.#state = state;
    this.#trouble = trouble;
    this.#tell();
  }

  #tell() {
    const { report, text } = this.#checked ?? { report: null, text: "" };
    const dismissed = report ? this.#dismissals.of(report, text) : [];
    this.tell({ report, state: this.#state, trouble: this.#trouble, dismissed });
  }
}
