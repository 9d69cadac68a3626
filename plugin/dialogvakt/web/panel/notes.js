/** Keeps the note for another channel that was asked for, and forgets it when another message is written. */

/** @import { Context } from "../types.js" */
/** @import { Note, NoteSource } from "./types.js" */

/** @typedef {import("../service.js").Service} Service */

export class Notes {
  /** @type {Note | null} */ note = null;
  failed = false;
  /** @type {NoteSource | null} */ #draft = null;

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
   * @param {NoteSource} draft
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
   * @param {Context} context That of the message.
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
