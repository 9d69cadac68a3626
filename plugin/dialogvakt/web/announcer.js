/** Tells a screen reader what has changed, once it has stayed so for a while. */

// Milliseconds; longer than most people pause between two sentences.
const SETTLED_AFTER = 1500;

export class Announcer {
  #said = "";
  #waiting = "";
  #hinted = false;
  /** @type {number | undefined} */
  #timer;

  /** @param {HTMLElement} region A polite live region. */
  constructor(region) {
    this.region = region;
  }

  /**
   * Say a sentence when nothing else was to be said for a while, unless it is what was said last.
   *
   * @param {string} sentence
   * @param {string} [hint] Added the first time that there is one.
   */
  say(sentence, hint = "") {
    if (sentence === this.#waiting) return;
    this.stop();
    if (sentence === this.#said) return;
    this.#waiting = sentence;
    this.#timer = setTimeout(() => {
      this.#said = sentence;
      this.#waiting = "";
      this.region.textContent = hint && !this.#hinted ? `${sentence} ${hint}` : sentence;
      this.#hinted ||= hint !== "";
    }, SETTLED_AFTER);
  }

  /**
   * Answer something that the writer has just done.
   *
   * @param {string} sentence
   */
  answer(sentence) {
    this.region.textContent = sentence;
  }

  /** Say nothing of what is waiting. */
  stop() {
    this.#waiting = "";
    clearTimeout(this.#timer);
  }
}
