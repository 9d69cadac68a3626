/** How the panel looks. A page themes it by the variables `--dialogvakt-…`; light or dark follows its `color-scheme`. */

import { PALETTE } from "../palette.js";

export const sheet = new CSSStyleSheet();

sheet.replaceSync(`
:host { display: block; }
:host([hidden]) { display: none; }
.panel {
  all: initial;
  display: block;
  direction: ltr;
  color-scheme: inherit;
  ${PALETTE}
  --on-accent: var(--dialogvakt-on-accent, light-dark(#ffffff, #0c1a21));
  --critical-surface: var(--dialogvakt-critical-surface, light-dark(#fdeeec, #3d1a18));
  --warning-surface: var(--dialogvakt-warning-surface, light-dark(#fff5e0, #362a10));
  --info-surface: var(--dialogvakt-info-surface, light-dark(#eaf4f8, #14303c));
  --ok: var(--dialogvakt-ok, light-dark(#1d6a3c, #93d5aa));
  --ok-surface: var(--dialogvakt-ok-surface, light-dark(#e9f5ed, #143122));
  color: var(--text);
  background: var(--surface);
  font: var(--size) / 1.45 var(--font);
  overflow-wrap: anywhere;
}
*, *::before, *::after { box-sizing: border-box; }
h2, h3, p, ul, li { margin: 0; padding: 0; font-size: inherit; }
ul { list-style: none; }
section:focus { outline: none; }
section:empty { display: none; }

header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 0.85em; padding: 0.85em 1.15em 0.55em; }
h2 { font-weight: 600; }
.status, .meta, .muted, .limits, .guideline { color: var(--muted); }
.status, .meta, .limits, .guideline, .notice { font-size: 0.857em; }
[data-state="unchecked"] .status { color: var(--warning); font-weight: 600; }
.icon { flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

.recommendation { padding: 0 1.15em; }
.channel { display: flex; gap: 0.85em; padding: 0.85em; border: 1px solid var(--tone); border-left-width: 4px; border-radius: 4px; background: var(--tone-surface); }
.channel > .icon { width: 2em; height: 2em; color: var(--tone); }
.channel h3 { color: var(--tone); font-size: 1.286em; font-weight: 600; line-height: 1.25; }
.overline { color: var(--tone); font-size: 0.857em; font-weight: 600; }
.what { flex: 1; min-width: 0; }
.what h3 + p { margin-top: 0.3em; }
.critical { --tone: var(--critical); --tone-surface: var(--critical-surface); }
.warning { --tone: var(--warning); --tone-surface: var(--warning-surface); }
.info { --tone: var(--info); --tone-surface: var(--info-surface); }
.ok { --tone: var(--ok); --tone-surface: var(--ok-surface); }

.handover { padding: 0.85em 1.15em 0; }
.findings h3 { padding: 1.15em 1.15em 0.3em; font-weight: 600; }
.finding { display: flex; gap: 0.7em; padding: 0.7em 1.15em; border-bottom: 1px solid var(--border); }
.leading .finding { padding: 0.7em 0; }
.leading .finding > .icon { display: none; }
.leading .finding:last-child { border-bottom: 0; padding-bottom: 0; }
.groups .finding:last-child { border-bottom: 0; }
.finding > .icon { margin-top: 0.1em; color: var(--tone); }
.finding > div { flex: 1; min-width: 0; }
.meta { display: flex; flex-wrap: wrap; }
.meta > * + *::before { content: "·"; padding: 0 0.4em; }
.severity { color: var(--tone); font-weight: 600; }
.short { display: grid; grid-template-columns: fit-content(9em) 1fr auto; gap: 0.3em 0.55em; margin: 0.45em 0 0.3em; }
.short > li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: start; }
.short > li > :first-child { color: inherit; text-align: start; }
.choices { display: flex; flex-wrap: wrap; gap: 0.3em; min-width: 0; }

button { min-height: 2em; margin: 0; padding: 0.15em 0.55em; border: 1px solid var(--accent); border-radius: 4px; color: var(--accent); background: var(--surface); font: inherit; font-size: 0.929em; text-align: start; cursor: pointer; }
button:hover { background: var(--info-surface); }
button.primary { padding: 0.3em 1em; color: var(--on-accent); background: var(--accent); font-weight: 600; }
button.primary:hover { text-decoration: underline; }
button.quiet { margin-inline: calc(-0.3em - 1px) 0.3em; padding-inline: 0.3em; border-color: transparent; background: none; }
button.quiet { color: var(--muted); }
button.quiet:hover { text-decoration: underline; }
button.close { flex: none; width: 2em; margin: 0; padding: 0; text-align: center; }
button.close .icon { vertical-align: -0.25em; }
:is(button, summary, textarea):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.45em; margin-top: 0.45em; }
.handover > .buttons { margin-top: 0; }

summary { width: fit-content; min-height: 1.7em; color: var(--accent); cursor: pointer; }
.finding details > summary { font-size: 0.929em; }
.buttons details[open] { flex-basis: 100%; }
.buttons summary { line-height: 2em; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.45em; min-width: 0; margin: 0; padding: 0; border: 0; }
legend { margin-bottom: 0.3em; padding: 0; font-weight: 600; }
.short > li > fieldset { grid-column: 1 / -1; padding: 0.3em 0 0.55em; }
.why { display: grid; gap: 0.3em; margin: 0.3em 0; padding-left: 0.85em; border-left: 2px solid var(--border); }
.fold { padding-top: 0.85em; }
.fold > summary { margin: 0 1.15em; color: var(--muted); }
.aside { padding: 0.3em 1.15em 0 2.3em; }
.aside li { display: flex; flex-wrap: wrap; gap: 0 0.85em; padding: 0.3em 0; }
.outline { padding: 0.85em 1.15em; }
.outline .text { margin: 0.55em 0; padding: 0.7em 0.85em; border: 1px solid var(--border); border-radius: 4px; white-space: pre-wrap; }

.note { display: grid; gap: 0.55em; padding: 0.85em; border: 1px solid var(--border); border-radius: 4px; }
.note h3 { flex: 1; font-weight: 600; }
.note .buttons { margin: 0; }
.copied:not(:empty) { order: 1; flex-basis: 100%; }
textarea { width: 100%; padding: 0.55em; border: 1px solid var(--border); border-radius: 4px; color: inherit; background: transparent; font: inherit; resize: vertical; field-sizing: content; max-height: 30em; }
.left-out { padding-left: 1.3em; list-style: disc; color: var(--muted); }
.missing, .stale, .failed { color: var(--warning); }

.validity { padding: 0 1.15em 0.55em; }
.limits { padding: 0 1.34em 0.65em; }
.validity { border-top: 1px solid var(--border); padding-top: 0.7em; }
.notice { display: flex; gap: 0.45em; color: var(--warning); }
.announcer { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  .channel { border-color: CanvasText; }
}
`);
