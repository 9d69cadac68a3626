/** The words of guidelines: asked for once, when a report names one. */

/** @import { Guideline } from "./types.js" */

/** @typedef {import("../service.js").Service} Service */

export class Guidelines {
  /** @type {Map<string, Guideline | null>} Null while it is asked for. */
  #known = new Map();

  /**
   * @param {Service} service
   * @param {() => void} changed Called when an answer has come.
   */
  constructor(service, changed) {
    this.service = service;
    this.changed = changed;
  }

  /**
   * Return a guideline, or null as long as it is not there.
   *
   * @param {string} id
   * @returns {Guideline | null}
   */
  of(id) {
    if (!this.#known.has(id)) this.#ask(id);
    return this.#known.get(id) ?? null;
  }

  /** @param {string} id */
  async #ask(id) {
    this.#known.set(id, null);
    try {
      this.#known.set(id, await this.service.guideline(id));
      this.changed();
    } catch {
      // The next report that names it asks again.
      this.#known.delete(id);
    }
  }
}
