/** Days in words, in the standard asked for. */

/** @import { Standard } from "./types.js" */

/**
 * Return an ISO day as «20. mars 2026»; without the year where it is asked for.
 *
 * @param {string} day
 * @param {Standard} language
 * @param {{year?: boolean}} [options]
 */
export function dayInWords(day, language, { year = true } = {}) {
  const [yearNumber = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Intl.DateTimeFormat(`${language}-NO`, {
    day: "numeric",
    month: "long",
    ...(year ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(Date.UTC(yearNumber, month - 1, date));
}

/** Return today, by the writer's clock, as an ISO day. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
