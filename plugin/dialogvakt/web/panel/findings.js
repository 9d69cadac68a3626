/** Findings as lists: one rule a group, each finding with its fixes. */

import { element, icon } from "../dom.js";
import { counted, fill } from "../words.js";
import { markIcon } from "./icons.js";

/** @import { Finding, Fix } from "../types.js" */
/** @import { Actions, Group, View } from "./types.js" */

/**
 * The findings that matter beside those behind the channel; folded, those that do not, and those put aside.
 *
 * @param {View} view
 * @param {Actions} actions
 * @returns {HTMLElement[]}
 */
export function findingList(view, actions) {
  const { arranged, dismissed, words } = view;
  if (!arranged) return [];
  const { groups, leading, shadowed } = arranged;
  /** @type {HTMLElement[]} */
  const parts = [];
  if (groups.length > 0) {
    parts.push(
      element("h3", {}, leading.length > 0 ? words.otherFindings : words.findings),
      groupList(groups, view, actions),
    );
  }
  if (shadowed.length > 0) {
    const count = shadowed.reduce((sum, group) => sum + group.findings.length, 0);
    parts.push(folded("shadowed", counted(words.shadowed, count), groupList(shadowed, view, actions)));
  }
  if (dismissed.length > 0) {
    const items = dismissed.map(({ finding }) => asideItem(finding, view, actions));
    parts.push(folded("aside", counted(words.aside, dismissed.length), element("ul", { class: "aside" }, ...items)));
  }
  return parts;
}

/**
 * @param {string} key
 * @param {string} summary
 * @param {HTMLElement} content
 */
function folded(key, summary, content) {
  return element(
    "details",
    { class: "fold", "data-key": key },
    element("summary", { "data-key": key }, summary),
    content,
  );
}

/**
 * @param {Group[]} groups
 * @param {View} view
 * @param {Actions} actions
 */
function groupList(groups, view, actions) {
  const items = groups.map(({ findings }) => {
    const [first] = findings;
    return first && findings.length === 1 ? findingItem(first, view, actions) : groupItem(findings, view, actions);
  });
  return element("ul", { class: "groups" }, ...items);
}

/**
 * One finding with the whole message.
 *
 * @param {Finding} finding
 * @param {View} view
 * @param {Actions} actions
 */
export function findingItem(finding, view, actions) {
  const { words } = view;
  const buttons = element("div", { class: "buttons" });
  const draw = () => {
    buttons.replaceChildren(
      ...fixes(finding, (fix) => fix.title, actions),
      ...(finding.places.length > 0 ? [showButton(finding, words.showInText, view, actions)] : []),
      dismissButton(finding, words.dismiss, buttons, draw, view, actions),
      whyFold(finding, view, actions),
    );
  };
  draw();
  return element(
    "li",
    { class: `finding ${finding.severity}` },
    markIcon(finding.severity),
    element("div", {}, element("p", { class: "message" }, finding.message), meta(finding, view), buttons),
  );
}

/**
 * Several findings of one rule, in short.
 *
 * @param {Finding[]} findings
 * @param {View} view
 * @param {Actions} actions
 */
function groupItem(findings, view, actions) {
  const [first] = findings;
  if (!first) return element("li");
  const title = view.guideline?.rules.find((rule) => rule.code === first.code)?.title[view.language] ?? first.code;
  return element(
    "li",
    { class: `finding ${first.severity}` },
    markIcon(first.severity),
    element(
      "div",
      {},
      element("p", { class: "message" }, `${title} (${findings.length})`),
      meta(first, view),
      element("ul", { class: "short" }, ...findings.map((finding) => shortItem(finding, view, actions))),
      whyFold(first, view, actions),
    ),
  );
}

/**
 * @param {Finding} finding
 * @param {View} view
 * @param {Actions} actions
 */
function shortItem(finding, view, actions) {
  const { words } = view;
  const text = finding.text ?? finding.message;
  const times = finding.places.length > 1 ? ` × ${finding.places.length}` : "";
  const item = element("li");
  const draw = () => {
    const button = dismissButton(finding, icon("M7 7l10 10", "M17 7 7 17"), item, draw, view, actions);
    button.classList.add("close");
    button.setAttribute("aria-label", fill(words.dismissOne, { text }));
    button.title = words.dismiss;
    item.replaceChildren(
      finding.places.length > 0
        ? showButton(finding, text + times, view, actions)
        : element("span", {}, finding.message),
      element("span", { class: "choices" }, ...fixes(finding, (fix) => fix.edits[0]?.[2] ?? fix.title, actions)),
      button,
    );
  };
  draw();
  return item;
}

/**
 * @param {Finding} finding
 * @param {View} view
 * @param {Actions} actions
 */
function asideItem(finding, { words }, actions) {
  return element(
    "li",
    {},
    element("span", {}, finding.message),
    element(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-key": keyOf(finding, "undismiss"),
        click: () => actions.undismiss(finding),
      },
      words.undismiss,
    ),
  );
}

/**
 * @param {Finding} finding
 * @param {View} view
 */
function meta(finding, { words }) {
  return element(
    "p",
    { class: "meta" },
    element("span", { class: "severity" }, words[finding.severity]),
    element("span", {}, fill(words.clause, { clause: finding.clause })),
    finding.evidence === "suggested" && element("span", {}, words.unsure),
  );
}

/**
 * The fixes: buttons for those that change the text, words for those that the window around it must make.
 *
 * @param {Finding} finding
 * @param {(fix: Fix) => string} label
 * @param {Actions} actions
 */
function fixes(finding, label, actions) {
  return finding.fixes.map((fix) => {
    const seen = label(fix);
    if (fix.edits.length === 0) return element("span", {}, seen);
    return element(
      "button",
      {
        type: "button",
        "data-key": keyOf(finding, fix.title),
        // What is seen begins what is heard, so that the button can be asked for by voice.
        "aria-label": seen === fix.title ? null : `${seen}: ${fix.title}`,
        click: () => actions.fix(finding, fix),
      },
      seen,
    );
  });
}

/**
 * @param {Finding} finding
 * @param {string} label
 * @param {View} view
 * @param {Actions} actions
 */
function showButton(finding, label, { words }, actions) {
  return element(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-key": keyOf(finding, "show"),
      title: label === words.showInText ? null : words.showInText,
      click: () => actions.show(finding),
    },
    label,
  );
}

/**
 * A button that asks for the reason, in the place of the finding's buttons.
 *
 * @param {Finding} finding
 * @param {string | Node} label
 * @param {HTMLElement} place
 * @param {() => void} draw Puts the buttons back.
 * @param {View} view
 * @param {Actions} actions
 */
function dismissButton(finding, label, place, draw, { words }, actions) {
  const { back, reasons, why } = words;
  const key = keyOf(finding, "dismiss");
  const putBack = () => {
    draw();
    focusOn(place, `[data-key="${CSS.escape(key)}"]`);
  };
  const ask = () => {
    const choices = Object.entries(reasons).map(([reason, title]) =>
      element("button", { type: "button", "data-key": key, click: () => actions.dismiss(finding, reason) }, title),
    );
    place.replaceChildren(
      element(
        "fieldset",
        {},
        element("legend", {}, why),
        ...choices,
        element("button", { type: "button", class: "quiet", click: putBack }, back),
      ),
    );
    focusOn(place, "button");
  };
  return element("button", { type: "button", class: "quiet", "data-key": key, click: ask }, label);
}

/**
 * @param {HTMLElement} place
 * @param {string} selector
 */
function focusOn(place, selector) {
  const found = place.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
}

/**
 * @param {Finding} finding
 * @param {View} view
 * @param {Actions} actions
 */
function whyFold(finding, { words }, actions) {
  const body = element("div", { class: "why" });
  const key = keyOf(finding, "why");
  const toggle = () => {
    if (fold.open && body.childElementCount === 0) actions.explain(finding, body);
  };
  const fold = element("details", { "data-key": key, toggle }, element("summary", { "data-key": key }, words.whyRule), body);
  return fold;
}

/**
 * @param {Finding} finding
 * @param {string} what
 */
function keyOf(finding, what) {
  return [finding.code, finding.text, what].join(" ");
}
