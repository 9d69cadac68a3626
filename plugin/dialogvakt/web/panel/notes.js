/** Keeps the note for another channel that was asked for, and forgets it when another message is written. */

/** @typedef {import("../service.js").Handover} Note */
/** @typedef {import("../service.js").Service} Service */

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {object} context
 * @property {import("../report.js").Standard} language
 */

export class Notes {
  /** @type {Note | null} */ note = null;
  failed = false;
  /** @type {Draft | null} */ #draft = null;

  /**
   * @param {Service} service
   * @param {() => void} changed Called when an answer has come.
   */
  constructor(service, changed) {
    this.service = service;
    this.changed = changed;
  }

  /**
   * Ask for a note from a draft as it is now.
   *
   * @param {string} channel
   * @param {Draft} draft
   */
  async open(channel, draft) {
    this.#draft = draft;
    const answer = await this.service.handover({ ...draft, channel }).catch(() => null);
    // Meanwhile another may have been asked for, or none.
    if (this.#draft !== draft) return;
    this.note = answer;
    this.failed = answer === null;
    this.changed();
  }

  close() {
    this.note = null;
    this.failed = false;
    this.#draft = null;
  }

  /**
   * Close the note if it is about another message than the one being written.
   *
   * @param {object} context That of the message.
   */
  keepFor(context) {
    if (this.#draft && JSON.stringify(this.#draft.context) !== JSON.stringify(context)) this.close();
  }

  /**
   * Whether the draft has changed since.
   *
   * @param {string} text
   */
  isStale(text) {
    return this.#draft !== null && this.#draft.text !== text;
  }
}
