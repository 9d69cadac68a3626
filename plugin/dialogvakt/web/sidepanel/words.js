/** What the side panel says of the connection, in both standards. */

/** @import { Standard } from "../types.js" */

const nb = {
  title: "Sjekk av dialogmelding",
  waiting: "Venter på journalsystemet …",
  alone: "Denne siden vises inne i et journalsystem, og gjør ingenting alene.",
  refused: "Siden er ikke satt opp for {origin}. Tjenesten må startes med denne adressen som tillatt.",
  unreachable: "Tjenesten svarer ikke; prøver igjen.",
  outdated: "Teksten ble endret i mellomtiden, så forslaget ble ikke satt inn.",
};

/** @type {typeof nb} */
const nn = {
  title: "Sjekk av dialogmelding",
  waiting: "Ventar på journalsystemet …",
  alone: "Denne sida blir vist inne i eit journalsystem, og gjer ingenting aleine.",
  refused: "Sida er ikkje sett opp for {origin}. Tenesta må startast med denne adressa som tillaten.",
  unreachable: "Tenesta svarar ikkje; prøver igjen.",
  outdated: "Teksten blei endra i mellomtida, så framlegget blei ikkje sett inn.",
};

/** @typedef {typeof nb} SidePanelWords */

/** @type {Record<Standard, SidePanelWords>} */
export const WORDS = { nb, nn };
