/** Which recipients fit what is typed: the guideline's services by name, other name or pattern, and what is typed itself. */

/** @import { GuidelineService } from "../panel/types.js" */

/**
 * @typedef {object} Choice
 * @property {string} value What becomes the recipient.
 * @property {GuidelineService | null} service The service that it names; null for none of the guideline's.
 */

/**
 * @param {string} typed
 * @param {GuidelineService[]} services
 * @returns {Choice[]}
 */
export function choicesFor(typed, services) {
  const query = fold(typed);
  if (query === "") return services.map((service) => ({ value: service.name, service }));
  const found = services.flatMap((service) => {
    const names = [service.name, ...service.aliases.filter((alias) => !alias.includes("*"))];
    const value = names.find((name) => fold(name).includes(query));
    return value === undefined ? [] : [{ value, service }];
  });
  if (found.some(({ value }) => fold(value) === query)) return found;
  const meant = services.find((service) => service.aliases.some((alias) => pattern(alias).test(query)));
  const itself = { value: typed.trim(), service: meant ?? null };
  return meant ? [itself, ...found] : [...found, itself];
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

/** A star in a name stands for any letters. @param {string} alias */
function pattern(alias) {
  const parts = fold(alias).split("*");
  return new RegExp(`^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
}
