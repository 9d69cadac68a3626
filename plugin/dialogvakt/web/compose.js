/** The compose window: the fields around a text, the script on the text, and the panel beside it. */

import { attach } from "./attach.js";
import { byId } from "./byid.js";
import { HOME } from "./client.js";
import { showHelp, showSending } from "./compose/dialogs.js";
import { Form } from "./compose/form.js";
import { Key } from "./compose/key.js";
import { insertOutline } from "./compose/outline.js";
import { choose, writeWords } from "./compose/page.js";
import { isDark, keepDark, keepLanguage, preferredLanguage } from "./compose/preferences.js";
import { drawShelf } from "./compose/shelf.js";
import { WORDS } from "./compose/words.js";
import { today } from "./dates.js";
import { DialogvaktPanel } from "./panel.js";
import { arrange, whatToDo } from "./panel/view.js";
import { Service } from "./service.js";
import { fill } from "./words.js";

/** @import { GuidelineService } from "./panel/types.js" */
/** @import { Context, Status } from "./types.js" */

/** @typedef {import("./compose/course.js").Person} Person */
/** @typedef {import("./compose/shelf.js").Example} Example */

const text = byId("text", HTMLTextAreaElement);
const panel = byId("panel", DialogvaktPanel);
const key = new Key(() => attachment.check());
const service = new Service(() => ({ endpoint: HOME, headers: key.headers }));
const [examples, persons] = await Promise.all([
  /** @type {Promise<Example[]>} */ (dataFile("shelf.json")),
  /** @type {Promise<Person[]>} */ (dataFile("persons.json")),
]);

let language = preferredLanguage();
/** @type {string | null} The example on the desk. */
let open = null;
/** @type {{text: string, context: Context, open: string | null} | null} What lay there before. */
let before = null;
/** @type {Status} */
let status = { report: null, state: "checked", trouble: null, dismissed: [] };

const words = () => WORDS[language];
const form = new Form(persons, words, () => {
  attachment.setContext(form.context);
  panel.context = form.context;
});
form.context = { written_on: today() };
const attachment = attach(text, {
  context: form.context,
  language,
  // The panel tells what was found.
  announce: false,
  headers: key.headers,
  onReport: (told) => {
    status = told;
    key.show(told, words());
    panel.update({ ...told, text: text.value });
    drawFigures();
  },
});
panel.update({ context: form.context, language, headers: key.headers });

listenToPage();
listenToPanel();
draw();
showDarkness(isDark());
// Where there is little room, the draft comes first.
byId("shelf-fold", HTMLDetailsElement).open = window.matchMedia("(min-width: 48rem)").matches;
await offerGuideline();

function listenToPage() {
  for (const radio of document.querySelectorAll("input[name=language]")) {
    radio.addEventListener("change", () => {
      language = radio.getAttribute("value") === "nn" ? "nn" : "nb";
      keepLanguage(language);
      attachment.setLanguage(language);
      panel.language = language;
      draw();
    });
  }
  byId("theme", HTMLButtonElement).addEventListener("click", () => {
    const dark = document.documentElement.dataset["theme"] !== "dark";
    keepDark(dark);
    showDarkness(dark);
  });
  byId("open-help", HTMLButtonElement).addEventListener("click", () => showHelp(words()));
  byId("clear", HTMLButtonElement).addEventListener("click", () => {
    lay({ text: "", context: { written_on: today() }, open: null });
    text.focus();
  });
  byId("restore", HTMLButtonElement).addEventListener("click", () => {
    if (before) lay(before);
    text.focus();
  });
  text.addEventListener("input", () => {
    panel.text = text.value;
  });
  byId("draft", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}

function listenToPanel() {
  /** @type {Record<string, (detail: any) => void>} */
  const listeners = {
    fix: ({ finding, fix }) => attachment.apply(finding, fix),
    dismiss: ({ finding, reason }) => attachment.dismiss(finding, reason),
    undismiss: ({ finding }) => attachment.undismiss(finding),
    show: ({ finding }) => attachment.focusFinding(finding),
    insert: (detail) => insertOutline(text, detail.text),
  };
  for (const [name, listener] of Object.entries(listeners)) {
    panel.addEventListener(`dialogvakt-${name}`, (event) => {
      if (event instanceof CustomEvent) listener(event.detail);
    });
  }
}

/**
 * Put another draft on the desk; what lay there can be had back.
 *
 * @param {{text: string, context: Context, open: string | null}} draft
 */
function lay(draft) {
  before = text.value.trim() === "" ? null : { text: text.value, context: form.context, open };
  // What was put aside in one draft is not put aside in another.
  text.value = "";
  attachment.check();
  ({ open } = draft);
  text.value = draft.text;
  form.context = draft.context;
  panel.update({ text: draft.text, context: form.context });
  attachment.setContext(form.context);
  attachment.check();
  draw();
}

function send() {
  const { context } = form;
  const report = status.state === "checked" ? status.report : null;
  const arranged = report && arrange(report, status.dismissed);
  showSending(
    {
      context,
      patient: form.course.person?.name ?? "",
      report,
      instead: whatToDo({ report, arranged, language, guideline: panel.guideline }),
      remaining: arranged?.count ?? 0,
      text: text.value,
    },
    language,
    words(),
  );
}

function draw() {
  writeWords(language);
  choose("language", language);
  key.show(status, words());
  form.draw();
  drawShelf(examples, open, language, words(), (example) =>
    lay({ text: example.text.trimEnd(), context: example.context, open: example.id }),
  );
  byId("restore", HTMLButtonElement).hidden = before === null;
  drawFigures();
}

function drawFigures() {
  const figures = status.report?.figures;
  byId("figures", HTMLElement).textContent = figures
    ? fill(words().figures, { words: figures.words, lix: Math.round(figures.lix) })
    : "";
}

/** @param {boolean} dark */
function showDarkness(dark) {
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  byId("theme", HTMLButtonElement).setAttribute("aria-pressed", String(dark));
}

async function offerGuideline() {
  const guidelines = /** @type {{id: string, default: boolean}[]} */ (await service.ask("v1/guidelines"));
  const id = guidelines.find((one) => one.default)?.id ?? "";
  const [guideline, { services }] = await Promise.all([
    service.guideline(id),
    /** @type {Promise<{services: GuidelineService[]}>} */ (service.ask(`v1/guidelines/${encodeURIComponent(id)}/services`)),
  ]);
  panel.guideline = guideline;
  form.offer(services, guideline.document_types.map(({ name }) => name));
}

/** @param {string} name */
async function dataFile(name) {
  const response = await fetch(new URL(`compose/${name}`, import.meta.url));
  return response.json();
}
