/**
 * Talking with the window that embeds this page, with the envelopes of SMART Web Messaging 1.0: a request is
 * `{messagingHandle, messageId, messageType, payload}`, an answer `{messageId, responseToMessageId, payload}`.
 * Only messages of one window and one origin are heard, and none is sent to any other.
 */

/** @typedef {Record<string, unknown>} Payload */
/** @typedef {(payload: Payload) => Payload} Listener Returns what is answered. */

// Milliseconds; an answer takes a moment, unless nobody listens.
const PATIENCE = 5_000;

export class Conversation {
  /** @type {Map<string, (payload: Payload) => void>} */
  #waiting = new Map();
  /** @type {Map<string, Listener>} */
  #listeners = new Map();

  /**
   * @param {Window} partner
   * @param {string} origin The partner's; must be one that the service allows.
   * @param {string} handle What the partner knows this page by.
   */
  constructor(partner, origin, handle) {
    this.partner = partner;
    this.origin = origin;
    this.handle = handle;
    window.addEventListener("message", (event) => {
      if (event.source === partner && event.origin === origin) this.#hear(event.data);
    });
  }

  /**
   * Hear requests of a type.
   *
   * @param {string} messageType
   * @param {Listener} listener
   */
  on(messageType, listener) {
    this.#listeners.set(messageType, listener);
  }

  /**
   * Ask; rejects when no answer comes.
   *
   * @param {string} messageType
   * @param {Payload} [payload]
   * @returns {Promise<Payload>}
   */
  ask(messageType, payload = {}) {
    const messageId = newId();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(messageId);
        reject(new Error(`no answer to ${messageType}`));
      }, PATIENCE);
      this.#waiting.set(messageId, (answer) => {
        clearTimeout(timer);
        this.#waiting.delete(messageId);
        resolve(answer);
      });
      this.#post({ messagingHandle: this.handle, messageId, messageType, payload });
    });
  }

  /** @param {unknown} data Whatever the other window has sent. */
  #hear(data) {
    if (!isObject(data)) return;
    const payload = isObject(data["payload"]) ? data["payload"] : {};
    const answered = data["responseToMessageId"];
    if (typeof answered === "string") this.#waiting.get(answered)?.(payload);
    else if (data["messagingHandle"] === this.handle) this.#heard(data, payload);
  }

  /**
   * @param {Payload} request
   * @param {Payload} payload
   */
  #heard({ messageId, messageType }, payload) {
    if (typeof messageId !== "string") return;
    const listener = this.#listeners.get(String(messageType));
    const known = [...this.#listeners.keys()].join(", ");
    const answer = listener ? listener(payload) : { error: `unknown messageType; known: ${known}` };
    this.#post({ messageId: newId(), responseToMessageId: messageId, payload: answer });
  }

  /** @param {object} message */
  #post(message) {
    this.partner.postMessage(message, this.origin);
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `crypto.randomUUID` is there on secure pages only. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
