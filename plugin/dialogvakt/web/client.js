/** Asks the service about a text as it changes: after a pause, only about the newest, and again while it is away. */

/** @import { Asker, HeaderSource, Question, Report, Trouble } from "./types.js" */

// Milliseconds. The pause is shorter than most people's between two words.
const PAUSE = 150;
const PATIENCE = 10_000;
const FIRST_RETRY = 1_000;
const LAST_RETRY = 15_000;

/** The service that this script came from. */
export const HOME = new URL("..", import.meta.url).href;

/** The service said no, or nothing. */
class Unanswered extends Error {
  /**
   * @param {Trouble} trouble
   * @param {number} [wait] Milliseconds that the service asks to be left alone.
   */
  constructor(trouble, wait = 0) {
    super();
    this.trouble = trouble;
    this.wait = wait;
  }
}

export class Client {
  #address;
  #headers;
  #asker;
  /** @type {number | undefined} */
  #timer;
  /** @type {AbortController | null} */
  #asking = null;
  #failures = 0;
  #changes = 0;

  /**
   * @param {string} endpoint The service's address; relative ones count from the page.
   * @param {HeaderSource} headers Sent with each question; a function is asked each time.
   * @param {Asker} asker
   */
  constructor(endpoint, headers, asker) {
    this.#address = new URL(endpoint.replace(/\/*$/, "/v1/check"), document.baseURI);
    this.#headers = headers;
    this.#asker = asker;
  }

  /** Something to ask about has changed: ask after a pause, or, while the service is away, when its turn comes. */
  changed() {
    this.#changes += 1;
    if (this.#failures > 0) return;
    this.#asking?.abort();
    this.#after(PAUSE);
  }

  /** Ask at once. */
  now() {
    this.#changes += 1;
    this.#asking?.abort();
    this.#after(0);
  }

  /** Ask nothing, and hear no answer, before something changes again. */
  stop() {
    this.#changes += 1;
    this.#failures = 0;
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  /** @param {number} delay */
  #after(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), delay);
  }

  async #ask() {
    const asking = new AbortController();
    const change = this.#changes;
    const question = this.#asker.question();
    this.#asking = asking;
    try {
      const report = await this.#fetch(question, asking.signal);
      if (asking.signal.aborted) return;
      this.#failures = 0;
      if (change === this.#changes) this.#asker.answered(report, question.text);
      else this.#after(0);
    } catch (error) {
      if (!asking.signal.aborted) this.#failed(error, change);
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  /**
   * @param {unknown} error
   * @param {number} change
   */
  #failed(error, change) {
    const { trouble, wait } = error instanceof Unanswered ? error : new Unanswered("away");
    // Asking the same again does not help where the draft itself is refused.
    const passing = trouble !== "refused";
    this.#failures = passing ? this.#failures + 1 : 0;
    if (passing) {
      // Not all at once when the service comes back.
      const backoff = Math.min(FIRST_RETRY * 2 ** (this.#failures - 1), LAST_RETRY) * (0.75 + Math.random() / 2);
      this.#after(Math.max(backoff, wait));
    } else if (change !== this.#changes) {
      this.#after(PAUSE);
    }
    this.#asker.unanswered(trouble);
  }

  /**
   * @param {Question} question
   * @param {AbortSignal} signal
   * @returns {Promise<Report>}
   */
  async #fetch(question, signal) {
    const headers = typeof this.#headers === "function" ? await this.#headers(this.#address.href) : this.#headers;
    const response = await fetch(this.#address, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify({ ...question, offsets: "utf-16" }),
      cache: "no-store",
      // The draft goes to the address that was given, and nowhere else.
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (!response.ok) {
      throw new Unanswered(troubleOf(response.status), 1000 * (Number(response.headers.get("Retry-After")) || 0));
    }
    return response.json();
  }
}

/**
 * @param {number} status
 * @returns {Trouble}
 */
function troubleOf(status) {
  if ([401, 403].includes(status)) return "unauthenticated";
  return status >= 500 || [408, 425, 429].includes(status) ? "away" : "refused";
}
