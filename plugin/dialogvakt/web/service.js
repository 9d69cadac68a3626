/** Asking the service for what does not belong to a check: outlines, notes, guidelines. */

/** @typedef {import("./report.js").Standard} Standard */

/**
 * A text in both standards.
 *
 * @typedef {{nb: string, nn: string}} Bilingual
 */

/**
 * @typedef {object} Guideline What `/v1/guidelines/{id}` tells.
 * @property {string} id
 * @property {Bilingual} title
 * @property {string} version
 * @property {Record<string, {name: Bilingual, do: Bilingual}>} channels The ways for a message to go by their ids; the last
 *   one is that of messages that no rule sends elsewhere.
 * @property {{code: string, title: Bilingual}[]} rules
 * @property {{name: string}[]} document_types
 */

/**
 * @typedef {object} GuidelineService A service of `/v1/guidelines/{id}/services`.
 * @property {string} id
 * @property {string} name
 * @property {string[]} aliases Other names; a star stands for any letters.
 * @property {"hospital" | "municipality"} side
 */

/**
 * @typedef {object} Rule What `/v1/guidelines/{id}/rules/{code}` tells.
 * @property {Bilingual} why
 * @property {Bilingual} better
 */

/**
 * @typedef {object} Handover What the other channel wants to know, as far as the draft says it.
 * @property {string} channel
 * @property {string} title
 * @property {string} text
 * @property {string[]} missing What the channel wants and the draft does not say; the text marks it, too.
 * @property {string[]} left_out The draft's words that the note does without.
 */

export class Service {
  /** @param {() => {endpoint: string, headers: import("./client.js").HeaderSource}} where Tells the service's address. */
  constructor(where) {
    this.where = where;
  }

  /**
   * The guidelines that the service knows; drafts that name none are held against the `default` one.
   *
   * @returns {Promise<{id: string, default: boolean}[]>}
   */
  guidelines() {
    return this.#ask("v1/guidelines");
  }

  /** Return the guideline of drafts that name none. @returns {Promise<Guideline>} */
  async defaultGuideline() {
    const known = await this.guidelines();
    return this.guideline(known.find((guideline) => guideline.default)?.id ?? "");
  }

  /**
   * @param {string} id
   * @returns {Promise<GuidelineService[]>}
   */
  async services(id) {
    const { services } = await this.#ask(`v1/guidelines/${encodeURIComponent(id)}/services`);
    return services;
  }

  /**
   * @param {string} id
   * @returns {Promise<Guideline>}
   */
  guideline(id) {
    return this.#ask(`v1/guidelines/${encodeURIComponent(id)}`);
  }

  /**
   * @param {string} guideline
   * @param {string} code
   * @returns {Promise<Rule>}
   */
  rule(guideline, code) {
    return this.#ask(`v1/guidelines/${encodeURIComponent(guideline)}/rules/${encodeURIComponent(code)}`);
  }

  /**
   * @param {object} context
   * @param {Standard} language
   * @returns {Promise<string>}
   */
  async outline(context, language) {
    const answer = await this.#ask("v1/skeleton", { context, language });
    return answer.text;
  }

  /**
   * @param {{text: string, context: object, channel: string, language: Standard}} wanted
   * @returns {Promise<Handover>}
   */
  handover(wanted) {
    return this.#ask("v1/handover", wanted);
  }

  /**
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>} The answer's JSON; rejects when there is none, or no success.
   */
  async #ask(path, body) {
    const { endpoint, headers } = this.where();
    const address = new URL(endpoint.replace(/\/*$/, `/${path}`), document.baseURI);
    const given = typeof headers === "function" ? await headers(address.href) : headers;
    const response = await fetch(address, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: { ...given, ...(body && { "Content-Type": "application/json" }) },
      cache: body ? "no-store" : "default",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }
}
