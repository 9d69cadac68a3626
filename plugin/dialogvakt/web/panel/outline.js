/** The outline of a message that has all that the guideline asks for, to look at and to insert. */

import { element } from "../dom.js";

/** @import { View } from "./types.js" */

/**
 * @param {View} view
 * @param {{text: string | null, failed: boolean}} state
 * @param {{open: () => void, insert: (text: string) => void}} actions
 * @returns {HTMLElement[]}
 */
export function outline({ words }, { text, failed }, actions) {
  // Not when it is opened again after a redraw, which would ask without end while the service is away.
  const click = () => void (fold.open || actions.open());
  const fold = element(
    "details",
    { "data-key": "outline" },
    element("summary", { "data-key": "outline", click }, words.outline),
  );
  if (failed) fold.append(element("p", { class: "failed", role: "status" }, words.failed));
  else if (text !== null) {
    const insert = () => actions.insert(text);
    fold.append(
      element("p", { class: "text" }, text),
      element("button", { type: "button", "data-key": "insert", click: insert }, words.insert),
    );
  }
  return [fold];
}
