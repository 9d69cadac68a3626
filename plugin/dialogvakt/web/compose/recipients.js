/** The recipients of a message: a field that searches the guideline's services, and a list of what was chosen. */

import { element, icon } from "../dom.js";
import { fill } from "../words.js";
import { choicesFor } from "./recipientsearch.js";

/** @import { GuidelineService } from "../panel/types.js" */

/** @typedef {import("./recipientsearch.js").Choice} Choice */
/** @typedef {import("./words.js").ComposeWords} ComposeWords */

const LIST = "recipient-choices";

export class Recipients {
  /** @type {string[]} */ #chosen = [];
  /** @type {GuidelineService[]} */ #services = [];
  /** @type {Choice[]} */ #choices = [];
  #active = -1;

  #chips = element("ul", { class: "chips" });
  #input = element("input", {
    type: "text",
    id: "recipient",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": LIST,
    "aria-expanded": "false",
    spellcheck: "false",
    input: () => this.#open(),
    click: () => this.#open(),
    keydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)),
    blur: () => this.#take(this.#input.value),
  });
  #list = element("ul", { class: "choices", id: LIST, role: "listbox", hidden: true });

  /**
   * @param {HTMLElement} root
   * @param {() => ComposeWords} words
   * @param {() => void} changed
   */
  constructor(root, words, changed) {
    this.words = words;
    this.changed = changed;
    root.append(this.#chips, this.#input, this.#list);
  }

  get value() {
    return [...this.#chosen];
  }
  set value(recipients) {
    this.#chosen = [...recipients];
    this.#input.value = "";
    this.#close();
    this.draw();
  }

  /** @param {GuidelineService[]} services */
  set services(services) {
    this.#services = services;
  }

  /** Draw what was chosen; also after a change of language. */
  draw() {
    const words = this.words();
    this.#list.setAttribute("aria-label", words.recipient);
    this.#input.placeholder = this.#chosen.length === 0 ? words.searchRecipient : words.oneMore;
    this.#chips.replaceChildren(
      ...this.#chosen.map((recipient, place) =>
        element(
          "li",
          {},
          element("span", {}, recipient),
          element(
            "button",
            {
              type: "button",
              "aria-label": fill(words.removeRecipient, { recipient }),
              click: () => this.#remove(place),
            },
            icon("M7 7l10 10", "M17 7 7 17"),
          ),
        ),
      ),
    );
  }

  /** @param {number} place */
  #remove(place) {
    this.#chosen.splice(place, 1);
    this.draw();
    this.#input.focus();
    this.#close();
    this.changed();
  }

  /** @param {string} recipient */
  #take(recipient) {
    this.#close();
    this.#input.value = "";
    const wanted = recipient.trim();
    if (wanted === "" || this.#chosen.includes(wanted)) return;
    this.#chosen.push(wanted);
    this.draw();
    this.changed();
  }

  #open() {
    const words = this.words();
    this.#choices = choicesFor(this.#input.value, this.#services);
    this.#active = -1;
    this.#list.replaceChildren(
      ...this.#choices.map(({ value, service }, place) =>
        element(
          "li",
          {
            id: `${LIST}-${place}`,
            role: "option",
            "aria-selected": "false",
            // Before the field loses the focus, which would take what is typed so far.
            mousedown: (event) => event.preventDefault(),
            click: () => this.#take(value),
          },
          element("span", {}, value),
          element("small", {}, service ? describe(value, service, words) : words.unlisted),
        ),
      ),
    );
    this.#show(this.#choices.length > 0);
  }

  #close() {
    this.#active = -1;
    this.#show(false);
  }

  /** @param {boolean} open */
  #show(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
    this.#input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} step */
  #move(step) {
    if (this.#list.hidden) this.#open();
    const count = this.#choices.length;
    if (count === 0) return;
    this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
    [...this.#list.children].forEach((choice, place) => {
      choice.setAttribute("aria-selected", String(place === this.#active));
      if (place === this.#active) choice.scrollIntoView({ block: "nearest" });
    });
    this.#input.setAttribute("aria-activedescendant", `${LIST}-${this.#active}`);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") this.#take(this.#choices[this.#active]?.value ?? this.#input.value);
    else if (event.key === "Escape" && !this.#list.hidden) this.#close();
    else return;
    event.preventDefault();
  }
}

/**
 * @param {string} value
 * @param {GuidelineService} service
 * @param {ComposeWords} words
 */
function describe(value, service, words) {
  const side = service.side === "hospital" ? words.hospital : words.municipality;
  return value === service.name ? side : `${service.name}, ${side.toLowerCase()}`;
}
