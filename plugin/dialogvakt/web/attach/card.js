/** A small card beside what was found: why, by which clause, what to write instead, and a way to put it aside. */

import { element } from "../dom.js";
import { fill } from "../words.js";

/** @import { Actions, Box, Finding } from "./types.js" */
/** @import { Words } from "./words.js" */

// Pixels between the card and what it is about, and the edges of the window.
const GAP = 6;
const MARGIN = 8;

export class Card {
  #actions;
  #box = { left: 0, top: 0, right: 0, bottom: 0 };
  element = element("div", { class: "card", role: "dialog", tabindex: "-1", popover: "manual" });

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    // A click on the card leaves the caret where it is.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return this.element.matches(":popover-open");
  }

  get hasFocus() {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    return this.element.contains(root.activeElement);
  }

  /**
   * @param {Finding[]} findings
   * @param {Words} words
   */
  fill(findings, words) {
    this.element.replaceChildren(...findings.map((finding, index) => this.#finding(finding, words, index)));
    this.element.setAttribute("aria-labelledby", findings.map((_, index) => `message-${index}`).join(" "));
  }

  /** @param {Box} box What the card is about, in the browser's window. */
  open(box) {
    if (!this.isOpen) this.element.showPopover();
    this.place(box);
  }

  /**
   * Stand below a box, or above where there is more room.
   *
   * @param {Box} box In the browser's window.
   */
  place(box) {
    const { left, top, bottom } = (this.#box = box);
    const { clientWidth, clientHeight } = document.documentElement;
    this.element.style.maxHeight = "none";
    const { width, height } = this.element.getBoundingClientRect();
    const below = clientHeight - bottom - GAP - MARGIN;
    const above = top - GAP - MARGIN;
    const under = height <= below || below >= above;
    const room = Math.max(under ? below : above, 0);
    Object.assign(this.element.style, {
      maxHeight: `${room}px`,
      left: `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN))}px`,
      top: `${under ? bottom + GAP : top - GAP - Math.min(height, room)}px`,
    });
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }

  close() {
    if (this.isOpen) this.element.hidePopover();
    this.element.replaceChildren();
  }

  /**
   * @param {Finding} finding
   * @param {Words} words
   * @param {number} index
   */
  #finding(finding, words, index) {
    const choices = element("div", { class: "choices" });
    choices.append(this.#buttons(finding, words, choices));
    return element(
      "section",
      { class: `finding ${finding.severity}` },
      element(
        "p",
        { class: "meta" },
        element("span", { class: "severity" }, words[finding.severity]),
        element("span", {}, fill(words.clause, { clause: finding.clause })),
        finding.evidence === "suggested" && element("span", {}, words.unsure),
      ),
      element("p", { class: "message", id: `message-${index}` }, finding.message),
      choices,
    );
  }

  /**
   * @param {Finding} finding
   * @param {Words} words
   * @param {HTMLElement} choices
   */
  #buttons(finding, words, choices) {
    const fixes = finding.fixes.filter(({ edits }) => edits.length > 0);
    const ask = () => this.#replace(choices, this.#reasons(finding, words, choices));
    return element(
      "div",
      { class: "buttons" },
      ...fixes.map((fix) => button("fix", fix.title, () => this.#actions.fix(finding, fix))),
      button("quiet", words.dismiss, ask),
    );
  }

  /**
   * @param {Finding} finding
   * @param {Words} words
   * @param {HTMLElement} choices
   */
  #reasons(finding, words, choices) {
    const back = () => this.#replace(choices, this.#buttons(finding, words, choices));
    return element(
      "fieldset",
      { class: "reasons" },
      element("legend", {}, words.why),
      element(
        "div",
        { class: "buttons" },
        ...Object.entries(words.reasons).map(([reason, title]) =>
          button("reason", title, () => this.#actions.dismiss(finding, reason)),
        ),
        button("quiet", words.back, back),
      ),
    );
  }

  /**
   * Let other buttons take the place of those that are there, and the focus if they had it.
   *
   * @param {HTMLElement} choices
   * @param {HTMLElement} others
   */
  #replace(choices, others) {
    const focused = this.hasFocus;
    choices.replaceChildren(others);
    if (focused) choices.querySelector("button")?.focus({ preventScroll: true });
    this.place(this.#box);
  }
}

/**
 * @param {string} name
 * @param {string} title
 * @param {() => void} pressed
 */
function button(name, title, pressed) {
  return element("button", { type: "button", class: name, click: pressed }, title);
}
