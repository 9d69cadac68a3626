/** The shelf of example drafts. */

import { byId } from "../byid.js";
import { element } from "../dom.js";

/** @import { Context, Standard } from "../types.js" */

/** @typedef {import("./words.js").ComposeWords} ComposeWords */

/**
 * @typedef {object} Example
 * @property {string} id
 * @property {Standard} language
 * @property {Record<Standard, string>} title
 * @property {string} text
 * @property {Context} context
 */

/**
 * Draw the shelf: the drafts of each standard under its name.
 *
 * @param {Example[]} examples
 * @param {string | null} open The draft on the desk.
 * @param {Standard} language
 * @param {ComposeWords} words
 * @param {(example: Example) => void} take
 */
export function drawShelf(examples, open, language, words, take) {
  const shelf = byId("shelf", HTMLElement);
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
  shelf.replaceChildren(
    ...(/** @type {Standard[]} */ (["nb", "nn"])).flatMap((standard) => [
      element("h3", { id: `shelf-${standard}` }, words.standard[standard]),
      element(
        "ul",
        { "aria-labelledby": `shelf-${standard}` },
        ...examples
          .filter((example) => example.language === standard)
          .map((example) =>
            element(
              "li",
              {},
              element(
                "button",
                {
                  type: "button",
                  id: `example-${example.id}`,
                  "aria-current": example.id === open ? "true" : null,
                  click: () => take(example),
                },
                example.title[language],
              ),
            ),
          ),
      ),
    ]),
  );
  if (focused.startsWith("example-")) document.getElementById(focused)?.focus();
}
