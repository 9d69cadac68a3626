/** All that the writer sees and hears of a check in the textarea itself. */

import { Announcer } from "../announcer.js";
import { element } from "../dom.js";
import { standing } from "../report.js";
import { counted, fill } from "../words.js";
import { Card } from "./card.js";
import { listenToKeys } from "./keys.js";
import { Layer } from "./layer.js";
import { Opener } from "./opener.js";
import { spotsOf } from "./spots.js";
import { watch } from "./watch.js";
import { WORDS } from "./words.js";

/** @import { Dismissal, Finding, Report, Standard, Status } from "../types.js" */
/** @import { Actions, Change, Keys, Spot } from "./types.js" */

export class View {
  #textarea;
  #announcer = new Announcer(element("div", { class: "announcer", "aria-live": "polite" }));
  #card;
  #layer;
  #opener;
  #ended = new AbortController();
  /** @type {Spot[]} */
  #spots = [];
  /** @type {Spot | null} */
  #active = null;
  /** @type {Standard} */
  #language = "nb";

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {Actions} actions
   * @param {() => void} removed Called when the page has taken the textarea away.
   */
  constructor(textarea, actions, removed) {
    const { signal } = this.#ended;
    this.#textarea = textarea;
    this.#card = new Card(actions);
    this.#layer = new Layer(textarea, this.#card.element, this.#announcer.region);
    this.#opener = new Opener(textarea, this.#layer, this.#card, (spots) => this.#fill(spots), signal);
    /** @type {Keys} */
    const keys = {
      spots: () => this.#spots,
      go: (spot) => this.#go(spot),
      ask: (spots) => this.#opener.ask(spots),
      other: () => this.#activate(null),
    };
    listenToKeys(textarea, keys, signal);
    this.#listen(removed, signal);
  }

  /**
   * Show what is known.
   *
   * @param {Status} status
   * @param {Change | null} change What was written since the report.
   * @param {Standard} language
   */
  show({ report, state, dismissed }, change, language) {
    this.#language = language;
    this.#spots = report ? spotsOf(report, dismissed, change) : [];
    this.#active = this.#spots.find(({ key }) => key === this.#active?.key) ?? null;
    this.#opener.keep(this.#spots);
    this.#layer.show(this.#spots, this.#active);
    this.#layer.warn(state === "unchecked" ? this.#words.unchecked : "");
  }

  /**
   * Tell screen readers, once nothing has changed for a while.
   *
   * @param {Status} status
   */
  announce({ report, state, dismissed }) {
    this.#announcer.region.lang = this.#language;
    const hint = this.#spots.length > 0 ? this.#words.keys : "";
    if (state === "unchecked") this.#announcer.say(this.#words.unchecked);
    else if (state === "checked") this.#announcer.say(report ? this.#sentence(report, dismissed) : "", hint);
    else this.#announcer.stop();
  }

  /**
   * Go to a finding, and scroll it into view.
   *
   * @param {Finding} finding
   */
  goTo(finding) {
    const spot = this.#spots.find((one) => one.finding === finding);
    if (spot) this.#go(spot);
  }

  close() {
    this.#opener.close();
  }

  remove() {
    this.#ended.abort();
    this.#announcer.stop();
    this.#layer.remove();
  }

  get #words() {
    return WORDS[this.#language];
  }

  /**
   * @param {() => void} removed
   * @param {AbortSignal} signal
   */
  #listen(removed, signal) {
    const layer = this.#layer;
    this.#textarea.addEventListener("scroll", () => layer.scroll(), { signal, passive: true });
    this.#textarea.addEventListener("input", () => this.#opener.close(), { signal });
    this.#textarea.addEventListener("blur", () => this.#activate(null), { signal });
    watch(this.#textarea, { resized: (size) => layer.resize(size), moved: () => layer.follow(), removed }, signal);
    // A zoomed page may break lines elsewhere, and so may a font that comes late.
    const reflow = () => (this.#textarea.isConnected ? layer.refresh() : removed());
    window.addEventListener("resize", reflow, { signal });
    document.fonts.addEventListener("loadingdone", reflow, { signal });
  }

  /** @param {Spot} spot */
  #go(spot) {
    const [start] = spot.place;
    this.#textarea.setSelectionRange(start, start);
    this.#activate(spot);
    this.#layer.reveal(spot);
    const values = { number: this.#spots.indexOf(spot) + 1, count: this.#spots.length, message: spot.finding.message };
    this.#announcer.answer(fill(this.#words.spot, values));
  }

  /** @param {Spot | null} spot */
  #activate(spot) {
    if (spot === this.#active) return;
    this.#active = spot;
    this.#layer.show(this.#spots, spot);
  }

  /** @param {Spot[]} spots */
  #fill(spots) {
    this.#card.element.lang = this.#language;
    this.#card.fill([...new Set(spots.map(({ finding }) => finding))], this.#words);
  }

  /**
   * @param {Report} report
   * @param {Dismissal[]} dismissed
   */
  #sentence(report, dismissed) {
    const { mattering } = standing(report, dismissed);
    const redirected = mattering.some(({ channel }) => channel === report.channel);
    const count = mattering.length > 0 ? counted(this.#words.count, mattering.length) : this.#words.nothing;
    return redirected ? `${report.recommendation} ${count}` : count;
  }
}
