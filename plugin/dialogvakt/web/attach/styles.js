/** How underlines and card look. A page themes them by the variables `--dialogvakt-…`; light or dark follows its `color-scheme`. */

import { PALETTE } from "../palette.js";

export const sheet = new CSSStyleSheet();

// A page's rules for the element that holds all this yield only to what is important in here.
sheet.replaceSync(`
:host {
  all: initial !important;
  position: absolute !important;
  direction: ltr !important;
  pointer-events: none !important;
  color-scheme: inherit !important;
  ${PALETTE}
}
*, *::before, *::after { box-sizing: border-box; }
.critical { --tone: var(--critical); }
.warning { --tone: var(--warning); }
.info { --tone: var(--info); }

.turned, .whole, .window, .content, .probe, .line { position: absolute; top: 0; left: 0; }
.window { overflow: hidden; }
.probe { visibility: hidden; }
.right { left: 1000px; }
.down { top: 1000px; }
.line { border-bottom: 2px dotted var(--tone); border-radius: 1px; }
.line.warning { border-bottom: 2px solid var(--tone); }
.line.critical { border-bottom: 4px double var(--tone); }
.line.active { background: color-mix(in srgb, var(--tone) 16%, transparent); }
.mirror { position: fixed; inset: 0 auto auto 0; margin: 0; padding: 0; border: 0; overflow: visible; visibility: hidden; pointer-events: none; }
.mirror::backdrop { display: none; }

.state { position: absolute; right: 18px; bottom: 4px; padding: 1px 8px; border: 1px solid currentColor; border-radius: 10px; color: var(--warning); background: var(--surface); font: 600 max(0.75rem, 12px) / 1.4 var(--font); }
.state[hidden] { display: none; }
.announcer { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.card { position: fixed; inset: auto; width: max-content; max-width: min(25em, calc(100vw - 1rem)); margin: 0; padding: 0; overflow: auto; border: 1px solid var(--border); border-radius: 6px; color: var(--text); background: var(--surface); box-shadow: 0 4px 16px rgb(0 0 0 / 0.22); font: var(--size) / 1.45 var(--font); text-align: start; overflow-wrap: anywhere; pointer-events: auto; }
.card:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.finding { padding: 0.7em 1em 0.85em; border-left: 4px solid var(--tone); }
.finding + .finding { border-top: 1px solid var(--border); }
.meta { display: flex; flex-wrap: wrap; margin: 0 0 0.15em; color: var(--muted); font-size: 0.857em; }
.meta > * + *::before { content: "·"; padding: 0 0.4em; }
.severity { color: var(--tone); font-weight: 600; }
.message { margin: 0; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4em; margin: 0.6em 0 0; }
.reasons { margin: 0.6em 0 0; padding: 0; border: 0; }
.reasons legend { padding: 0; font-weight: 600; }
.reasons .buttons { flex-direction: column; align-items: stretch; margin-top: 0.3em; }
button { min-height: 2em; margin: 0; padding: 0.15em 0.7em; border: 1px solid var(--accent); border-radius: 4px; color: var(--accent); background: var(--surface); font: inherit; font-size: 0.929em; text-align: start; cursor: pointer; }
button:hover { background: color-mix(in srgb, var(--accent) 10%, var(--surface)); }
button.quiet { padding-inline: 0.3em; border-color: transparent; color: var(--muted); background: none; }
button.quiet:hover { text-decoration: underline; }

@media (prefers-reduced-motion: no-preference) {
  .card { transition: opacity 0.12s; }
  @starting-style { .card:popover-open { opacity: 0; } }
}
@media (forced-colors: active) {
  .line { forced-color-adjust: none; --critical: CanvasText; --warning: CanvasText; --info: CanvasText; }
}
@media print {
  .turned, .card { display: none; }
}
`);
