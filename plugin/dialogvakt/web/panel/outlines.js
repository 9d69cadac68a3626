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
   * Ask for the outline, unless it is there.
   *
   * @param {Context} context
   * @param {Standard} language
   */
  async open(context, language) {
    const key = JSON.stringify([context, language]);
    if (key === this.#key && !this.failed) return;
    this.#key = key;
    const answer = await this.service.outline(context, language).catch(() => null);
    if (this.#key !== key) return;
    this.text = answer;
    this.failed = answer === null;
    this.changed();
  }
}
