/** The key to a service that wants to know who asks: the page has it in memory only, and asks for it when it is missed. */

import { byId } from "../byid.js";

/** @import { Headers, Status } from "../types.js" */

/** @typedef {import("./words.js").ComposeWords} ComposeWords */

export class Key {
  #value = "";
  #form = byId("key-form", HTMLFormElement);
  #told = byId("key-told", HTMLElement);

  /** @param {() => void} given Called when the reader has given a key. */
  constructor(given) {
    const field = byId("key", HTMLInputElement);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#value = field.value;
      field.value = "";
      given();
    });
  }

  /** What is sent with each question. @returns {Headers} */
  headers = () => (this.#value ? { Authorization: `Bearer ${this.#value}` } : {});

  /**
   * Ask for a key where one is missing, or not known to the service; no longer when there is an answer.
   *
   * @param {Status} status
   * @param {ComposeWords} words
   */
  show({ report, state, trouble }, words) {
    const isMissed = trouble === "unauthenticated";
    if (isMissed) this.#form.hidden = false;
    else if (report && state === "checked") this.#form.hidden = true;
    this.#told.textContent = isMissed && this.#value ? words.keyUnknown : "";
  }
}
