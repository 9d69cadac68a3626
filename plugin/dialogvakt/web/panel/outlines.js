/** Keeps the outline that was asked for, for the recipient, the side and the standard of that time. */

/** @import { Context, Standard } from "../types.js" */

/** @typedef {import("../service.js").Service} Service */

export class Outlines {
  /** @type {string | null} */ text = null;
  failed = false;
  #key = "";

  /**
   * @param {Service} service
   * @param {() => void} changed Called when an answer has come.
   */
  constructor(service, changed) {
    this.service = service;
    this.changed = changed;
  }

  /**
   * Ask for the outline, unless it is there or on its way.
   *
   * @param {Context} context
   * @param {Standard} language
   */
  open(context, language) {
    const key = JSON.stringify([context, language]);
    if (key !== this.#key || this.failed) void this.#ask(key, context, language);
  }

  /**
   * Ask for another one where it would be another; not again where none could be had, which is for the writer to say.
   *
   * @param {Context} context
   * @param {Standard} language
   */
  follow(context, language) {
    const key = JSON.stringify([context, language]);
    if (key !== this.#key) void this.#ask(key, context, language);
  }

  /**
   * @param {string} key
   * @param {Context} context
   * @param {Standard} language
   */
  async #ask(key, context, language) {
    this.#key = key;
    this.failed = false;
    const answer = await this.service.outline(context, language).catch(() => null);
    if (this.#key !== key) return;
    this.text = answer;
    this.failed = answer === null;
    this.changed();
  }
}
