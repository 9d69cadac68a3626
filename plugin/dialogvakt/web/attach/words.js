/** What the script says, in both standards. What a guideline says stands in the guideline. */

/** @import { Standard } from "../types.js" */

const nb = {
  unchecked: "Ikke sjekket",
  count: /** @type {[string, string]} */ (["{count} merknad til teksten.", "{count} merknader til teksten."]),
  nothing: "Ingen merknader til teksten.",
  keys: "F8 går til neste merknad, Alt og Enter viser forslag.",
  spot: "Merknad {number} av {count}: {message}",
  critical: "Haster",
  warning: "Viktig",
  info: "Kan bli bedre",
  unsure: "Usikkert",
  clause: "punkt {clause}",
  dismiss: "Ikke relevant her",
  why: "Hvorfor er det ikke relevant?",
  back: "Tilbake",
  reasons: {
    "not-applicable": "Gjelder ikke denne pasienten nå",
    agreed: "Avtalt med mottakeren",
    intended: "Teksten er riktig som den står",
    other: "Annen grunn",
  },
  applied: "Endret.",
};

/** @type {typeof nb} */
const nn = {
  unchecked: "Ikkje sjekka",
  count: /** @type {[string, string]} */ (["{count} merknad til teksten.", "{count} merknader til teksten."]),
  nothing: "Ingen merknader til teksten.",
  keys: "F8 går til neste merknad, Alt og Enter viser framlegg.",
  spot: "Merknad {number} av {count}: {message}",
  critical: "Hastar",
  warning: "Viktig",
  info: "Kan bli betre",
  unsure: "Usikkert",
  clause: "punkt {clause}",
  dismiss: "Ikkje relevant her",
  why: "Kvifor er det ikkje relevant?",
  back: "Tilbake",
  reasons: {
    "not-applicable": "Gjeld ikkje denne pasienten no",
    agreed: "Avtalt med mottakaren",
    intended: "Teksten er rett slik han står",
    other: "Annan grunn",
  },
  applied: "Endra.",
};

/** @typedef {typeof nb} Words */

/** @type {Record<Standard, Words>} */
export const WORDS = { nb, nn };
