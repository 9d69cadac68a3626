"""A long day of typing leaves no more behind than a short one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import CDPSession

from tests.web.host import Host, Opening

# Twenty minutes at 200 keystrokes a minute, with a check at every pause; a new draft every 400 characters.
KEYSTROKES = 4_000
TYPING = """async ([keystrokes, from]) => {
  const words = "Jeg er sykepleier. Pas. har dyspné og us. er gjort. Kalium er 6.8 i dag. ";
  const text = document.querySelector("textarea");
  const checked = () => new Promise((done) => { window.told = (state) => state === "checked" && done(); });
  text.focus();
  for (let typed = from; typed < from + keystrokes; typed++) {
    if (typed % 400 === 0) {
      text.select();
      document.execCommand("delete");
    }
    document.execCommand("insertText", false, words[typed % words.length]);
    if (typed % 16 === 0) {
      const done = checked();
      attachment.check();
      await done;
    }
  }
}"""
SCRIPT = """
import { attach } from "/static/attach.js";
window.attach = attach;
window.statuses = [];
window.attachment = attach(document.querySelector("textarea"), { onReport: ({ state }) => window.told?.(state) });
"""


def measure(session: CDPSession) -> dict[str, float]:
    """What the page holds once nothing is left that could be thrown away."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    measured: dict[str, Any] = session.send("Performance.getMetrics")
    return {metric["name"]: metric["value"] for metric in measured["metrics"]}


def test_twenty_minutes_of_typing_leave_neither_memory_nor_listeners_behind(opening: Opening) -> None:
    host = opening(script=SCRIPT)
    session = host.context.new_cdp_session(host.page)
    session.send("Performance.enable")
    host.page.evaluate(TYPING, [KEYSTROKES // 4, 0])
    early = measure(session)
    host.page.evaluate(TYPING, [KEYSTROKES * 3 // 4, KEYSTROKES // 4])
    late = measure(session)
    assert late["JSEventListeners"] <= early["JSEventListeners"]
    assert late["Nodes"] <= early["Nodes"] + 50, (early, late)
    assert late["JSHeapUsedSize"] < early["JSHeapUsedSize"] + 150_000, (early, late)


def test_a_hundred_textareas_that_came_and_went_leave_nothing_behind(opening: Opening) -> None:
    host = opening(script=SCRIPT)
    session = host.context.new_cdp_session(host.page)
    session.send("Performance.enable")
    come_and_go(host, 20)
    early = measure(session)
    come_and_go(host, 100)
    late = measure(session)
    assert late["JSEventListeners"] <= early["JSEventListeners"]
    assert late["Nodes"] <= early["Nodes"], (early, late)
    assert late["JSHeapUsedSize"] < early["JSHeapUsedSize"] + 150_000, (early, late)


def come_and_go(host: Host, count: int) -> None:
    """Attach textareas one after the other, and take each away with its form; every second one is hidden then."""
    host.page.evaluate(
        """async (count) => {
          for (let index = 0; index < count; index++) {
            const form = document.createElement("form");
            const text = document.createElement("textarea");
            form.append(text);
            document.body.append(form);
            text.value = "Pas. har dyspné.";
            await new Promise((done) => attach(text, { onReport: ({ report }) => report && done() }));
            form.hidden = index % 2 === 1;
            await new Promise(requestAnimationFrame);
            form.remove();
            await new Promise(requestAnimationFrame);
          }
        }""",
        count,
    )
