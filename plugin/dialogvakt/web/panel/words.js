/** What the panel says, in both standards. What a guideline says stands in the guideline. */

import { WORDS as SCRIPT } from "../attach/words.js";

/** @import { Standard } from "../types.js" */

const nb = {
  ...SCRIPT.nb,
  title: "Sjekk av meldingen",
  blank: "Meldingen sjekkes mens du skriver.",
  checking: "Sjekker …",
  checked: "Sjekket",
  troubles: {
    away: "Ikke sjekket. Tjenesten svarer ikke; prøver igjen.",
    unauthenticated: "Ikke sjekket. Tjenesten vil vite hvem som spør.",
    refused: "Ikke sjekket. Tjenesten tar ikke imot teksten slik den er.",
  },
  channel: "Anbefalt kanal",
  also: "Gjelder også: {channels}",
  reply: "Svar kan ventes mellom {first} og {last}.",
  findings: "Merknader",
  otherFindings: "Andre merknader",
  whyRule: "Hvorfor?",
  better: "Bedre:",
  showInText: "Vis i teksten",
  dismissOne: "Ikke relevant her: «{text}»",
  undismiss: "Ta fram igjen",
  aside: /** @type {[string, string]} */ (["{count} merknad er satt til side", "{count} merknader er satt til side"]),
  shadowed: /** @type {[string, string]} */ ([
    "{count} merknad har ikke noe å si når saken tas en annen vei",
    "{count} merknader har ikke noe å si når saken tas en annen vei",
  ]),
  handover: "Ta det videre",
  handoverTo: "Ta det videre: {channel}",
  handoverRenew: "Oppdater etter utkastet",
  handoverStale: "Utkastet er endret etter at notatet ble laget.",
  missing: /** @type {[string, string]} */ ([
    "{count} opplysning står ikke i utkastet. Den er merket i notatet.",
    "{count} opplysninger står ikke i utkastet. De er merket i notatet.",
  ]),
  leftOut: "Ikke tatt med i notatet ({count})",
  copy: "Kopier",
  copied: "Kopiert",
  copyFailed: "Teksten er merket. Kopier med Ctrl+C.",
  close: "Lukk",
  failed: "Tjenesten svarte ikke. Prøv igjen.",
  outline: "Disposisjon for en god melding",
  insert: "Sett inn i meldingen",
  expired: "Retningslinjen gikk ut {day}. Den brukes til en ny foreligger.",
  notYet: "Retningslinjen gjelder først fra {day}.",
  unknown: "Det er ikke kjent om retningslinjen gjelder i dag.",
  version: "versjon {version}",
  chosen: { recipient: "Mottakerens retningslinje:", sender: "Avsenderens retningslinje:" },
  otherGuideline: "Avsenderens egen retningslinje ({title}) sier noe annet:",
  limits: "Sjekken ser på form og kanal. At den ikke sier noe, betyr ikke at pasienten er trygg.",
};

/** @type {typeof nb} */
const nn = {
  ...SCRIPT.nn,
  title: "Sjekk av meldinga",
  blank: "Meldinga blir sjekka medan du skriv.",
  checking: "Sjekkar …",
  checked: "Sjekka",
  troubles: {
    away: "Ikkje sjekka. Tenesta svarar ikkje; prøver igjen.",
    unauthenticated: "Ikkje sjekka. Tenesta vil vite kven som spør.",
    refused: "Ikkje sjekka. Tenesta tek ikkje imot teksten slik han er.",
  },
  channel: "Tilrådd kanal",
  also: "Gjeld òg: {channels}",
  reply: "Svar kan ventast mellom {first} og {last}.",
  findings: "Merknader",
  otherFindings: "Andre merknader",
  whyRule: "Kvifor?",
  better: "Betre:",
  showInText: "Vis i teksten",
  dismissOne: "Ikkje relevant her: «{text}»",
  undismiss: "Ta fram att",
  aside: /** @type {[string, string]} */ (["{count} merknad er sett til side", "{count} merknader er sette til side"]),
  shadowed: /** @type {[string, string]} */ ([
    "{count} merknad har ikkje noko å seie når saka går ein annan veg",
    "{count} merknader har ikkje noko å seie når saka går ein annan veg",
  ]),
  handover: "Ta det vidare",
  handoverTo: "Ta det vidare: {channel}",
  handoverRenew: "Oppdater etter utkastet",
  handoverStale: "Utkastet er endra etter at notatet blei laga.",
  missing: /** @type {[string, string]} */ ([
    "{count} opplysning står ikkje i utkastet. Ho er merkt i notatet.",
    "{count} opplysningar står ikkje i utkastet. Dei er merkte i notatet.",
  ]),
  leftOut: "Ikkje teke med i notatet ({count})",
  copy: "Kopier",
  copied: "Kopiert",
  copyFailed: "Teksten er merkt. Kopier med Ctrl+C.",
  close: "Lukk",
  failed: "Tenesta svara ikkje. Prøv igjen.",
  outline: "Disposisjon for ei god melding",
  insert: "Set inn i meldinga",
  expired: "Retningslina gjekk ut {day}. Ho blir brukt til ei ny ligg føre.",
  notYet: "Retningslina gjeld først frå {day}.",
  unknown: "Det er ikkje kjent om retningslina gjeld i dag.",
  version: "versjon {version}",
  chosen: { recipient: "Retningslina til mottakaren:", sender: "Retningslina til avsendaren:" },
  otherGuideline: "Retningslina til avsendaren ({title}) seier noko anna:",
  limits: "Sjekken ser på form og kanal. At han ikkje seier noko, betyr ikkje at pasienten er trygg.",
};

/** @typedef {typeof nb} PanelWords */

/** @type {Record<Standard, PanelWords>} */
export const WORDS = { nb, nn };
