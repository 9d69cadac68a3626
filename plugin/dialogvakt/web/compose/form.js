/** All fields around the text, as one context. */

import { byId } from "../byid.js";
import { Course } from "./course.js";
import { choose, chosen, fillList } from "./page.js";
import { Recipients } from "./recipients.js";
import { ThreadFields } from "./thread.js";

/** @import { GuidelineService } from "../panel/types.js" */
/** @import { Context } from "../types.js" */

/** @typedef {import("./course.js").Person} Person */
/** @typedef {import("./words.js").ComposeWords} ComposeWords */

export class Form {
  /** @type {string[]} */ #documentTypes = [];
  #writtenOn = byId("written-on", HTMLInputElement);
  #documentType = byId("document-type", HTMLSelectElement);

  /**
   * @param {Person[]} persons
   * @param {() => ComposeWords} words
   * @param {() => void} changed
   */
  constructor(persons, words, changed) {
    this.words = words;
    this.recipients = new Recipients(byId("recipients", HTMLElement), words, changed);
    this.course = new Course(persons, changed);
    this.thread = new ThreadFields(words, changed);
    for (const field of [this.#writtenOn, this.#documentType, ...document.querySelectorAll("[name=side], [name=type]")]) {
      field.addEventListener("change", changed);
    }
  }

  /** @returns {Context} */
  get context() {
    const recipients = this.recipients.value;
    const patient = this.course.value;
    const thread = this.thread.value;
    return {
      ...(this.#writtenOn.value && { written_on: this.#writtenOn.value }),
      sender_side: chosen("side") === "hospital" ? "hospital" : "municipality",
      message_type: chosen("type") === "reply" ? "reply" : "request",
      ...(this.#documentType.value && { document_type: this.#documentType.value }),
      ...(recipients.length > 0 && { recipients }),
      ...(patient && { patient }),
      ...(thread && { thread }),
    };
  }
  set context(context) {
    this.#writtenOn.value = context.written_on ?? "";
    choose("side", context.sender_side ?? "municipality");
    choose("type", context.message_type ?? "request");
    const type = context.document_type ?? "";
    // A system may name a type otherwise than the guideline.
    this.#documentTypes = this.#documentTypes.includes(type) ? this.#documentTypes : [...this.#documentTypes, type];
    this.draw();
    this.#documentType.value = type;
    this.recipients.value = context.recipients ?? [];
    this.course.value = context.patient;
    this.thread.value = context.thread;
  }

  /**
   * Offer what a guideline lists.
   *
   * @param {GuidelineService[]} services
   * @param {string[]} documentTypes
   */
  offer(services, documentTypes) {
    this.recipients.services = services;
    this.#documentTypes = documentTypes;
    this.draw();
  }

  /** Draw anew in the standard chosen. */
  draw() {
    const words = this.words();
    const types = [...new Set(this.#documentTypes)].filter(Boolean);
    fillList(this.#documentType, [["", words.notChosen], ...types.map((type) => /** @type {[string, string]} */ ([type, type]))]);
    this.recipients.draw();
    this.course.draw(words);
    this.thread.draw();
  }
}
