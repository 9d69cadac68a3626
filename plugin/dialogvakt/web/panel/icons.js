/** The drawings of the panel, as outlines of our own in a box of 24 by 24. */

import { icon } from "../dom.js";

/** @import { Mark } from "./types.js" */

/** @type {Record<Mark, string[]>} */
const PATHS = {
  critical: ["M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z", "M12 7.5v5.5", "M12 16.4v.1"],
  warning: ["M12 3.8 21.5 20h-19z", "M12 10v4.6", "M12 17.3v.1"],
  info: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 11v5.5", "M12 7.6v.1"],
  ok: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m8 12.3 2.8 2.8L16 9.6"],
};

/** @param {Mark} mark */
export const markIcon = (mark) => icon(...PATHS[mark]);
