/** The thread that the message belongs to: its subject, and earlier messages. */

import { byId } from "../byid.js";
import { element } from "../dom.js";
import { counted, fill } from "../words.js";

/** @typedef {NonNullable<import("../types.js").Context["thread"]>} Thread */
/** @typedef {import("./words.js").ComposeWords} ComposeWords */

export class ThreadFields {
  /** @type {string[]} */ #previous = [];
  #subject = byId("subject", HTMLInputElement);
  #earlier = byId("earlier", HTMLTextAreaElement);

  /**
   * @param {() => ComposeWords} words
   * @param {() => void} changed
   */
  constructor(words, changed) {
    this.words = words;
    this.changed = changed;
    this.#subject.addEventListener("input", () => this.#tell());
    byId("add-earlier", HTMLButtonElement).addEventListener("click", () => this.#add());
  }

  /** @returns {Thread | undefined} */
  get value() {
    const subject = this.#subject.value.trim();
    if (subject === "" && this.#previous.length === 0) return undefined;
    return { ...(subject && { subject }), previous: [...this.#previous] };
  }
  set value(thread) {
    this.#subject.value = thread?.subject ?? "";
    this.#previous = [...(thread?.previous ?? [])];
    this.#earlier.value = "";
    this.draw();
  }

  /** Draw the messages; also after a change of language. */
  draw() {
    const words = this.words();
    const subject = this.#subject.value.trim();
    const count = this.#previous.length;
    byId("thread-summary", HTMLElement).textContent = [
      subject === "" && count === 0 ? words.threadEmpty : subject,
      count > 0 ? counted(words.threadHolds, count) : "",
    ]
      .filter(Boolean)
      .join(", ");
    byId("previous", HTMLOListElement).replaceChildren(
      ...this.#previous.map((message, place) =>
        element(
          "li",
          {},
          element("p", {}, message),
          element(
            "button",
            {
              type: "button",
              class: "plain",
              "aria-label": fill(words.removeEarlier, { count: place + 1 }),
              click: () => this.#remove(place),
            },
            words.remove,
          ),
        ),
      ),
    );
  }

  #add() {
    const message = this.#earlier.value.trim();
    if (message === "") return this.#earlier.focus();
    this.#previous.push(message);
    this.#earlier.value = "";
    this.#tell();
  }

  /** @param {number} place */
  #remove(place) {
    this.#previous.splice(place, 1);
    this.#tell();
    this.#earlier.focus();
  }

  #tell() {
    this.draw();
    this.changed();
  }
}
