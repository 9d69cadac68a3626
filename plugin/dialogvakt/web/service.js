/** Asking the service for what does not belong to a check: outlines, notes, guidelines. */

/** @import { Guideline, Note, NoteSource, Rule } from "./panel/types.js" */
/** @import { Context, HeaderSource, Standard } from "./types.js" */

export class Service {
  /** @param {() => {endpoint: string, headers: HeaderSource}} where Tells the service's address. */
  constructor(where) {
    this.where = where;
  }

  /**
   * @param {string} id
   * @returns {Promise<Guideline>}
   */
  guideline(id) {
    return this.ask(`v1/guidelines/${encodeURIComponent(id)}`);
  }

  /**
   * @param {string} guideline
   * @param {string} code
   * @returns {Promise<Rule>}
   */
  rule(guideline, code) {
    return this.ask(`v1/guidelines/${encodeURIComponent(guideline)}/rules/${encodeURIComponent(code)}`);
  }

  /**
   * @param {Context} context
   * @param {Standard} language
   * @returns {Promise<string>}
   */
  async outline(context, language) {
    const answer = await this.ask("v1/skeleton", { context, language });
    return answer.text;
  }

  /**
   * @param {NoteSource & {channel: string}} wanted
   * @returns {Promise<Note>}
   */
  handover(wanted) {
    return this.ask("v1/handover", wanted);
  }

  /**
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>} The answer's JSON; rejects when there is none, or no success.
   */
  async ask(path, body) {
    const { endpoint, headers } = this.where();
    const address = new URL(endpoint.replace(/\/*$/, `/${path}`), document.baseURI);
    const given = typeof headers === "function" ? await headers(address.href) : headers;
    const response = await fetch(address, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: { ...given, Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
      cache: body ? "no-store" : "default",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }
}
