"""What a writer and a page get from an attached textarea, with the real service."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.host import ONE, Host, Opening
from tests.web.test_card import point_at

ACUTE = "Kalium er 6.8 i dag hos henne."
BUSY = "Jeg er sykepleier. Pas. har dyspné og us. er planlagt."


def test_a_writer_who_types_something_acute_sees_it_underlined_and_the_page_is_told(host: Host) -> None:
    host.text.press_sequentially(ACUTE)
    host.settle()
    report = host.status()["report"]
    assert (report["verdict"], report["channel"]) == ("redirect", "phone")
    assert "critical-value" in host.codes()
    expect(host.lines).to_have_class(["line critical"])
    assert host.value() == ACUTE


def test_a_page_is_told_that_a_check_is_under_way_and_then_that_it_is_done(host: Host) -> None:
    host.text.press_sequentially("Kalium er 6.8")
    host.settle()
    told = host.page.evaluate("window.statuses.map(({ state }) => state)")
    assert told == ["checked", "checking", "checked"]


def test_text_that_is_there_already_is_checked(opening: Opening) -> None:
    host = opening(f"<textarea>{ACUTE}</textarea>")
    host.settle()
    assert "critical-value" in host.codes()


def test_an_emptied_draft_has_no_report_and_forgets_what_was_put_aside(host: Host) -> None:
    host.write(ACUTE)
    host.page.evaluate("attachment.dismiss(statuses.at(-1).report.findings.find(({ channel }) => channel))")
    assert len(host.status()["dismissed"]) == 1
    host.write("")
    assert host.status() == {"report": None, "state": "checked", "trouble": None, "dismissed": []}
    host.write(ACUTE)
    assert host.status()["dismissed"] == []


def test_what_was_put_aside_counts_for_one_patient_only(host: Host) -> None:
    host.write(ACUTE)
    host.page.evaluate("attachment.dismiss(statuses.at(-1).report.findings.find(({ channel }) => channel))")
    for context, count in (("{ message_type: 'reply' }", 1), ("{ patient: { national_id: '01815012342' } }", 0)):
        host.page.evaluate(f"attachment.setContext({context})")
        host.settle()
        assert len(host.status()["dismissed"]) == count


def test_the_service_is_asked_with_context_language_guideline_and_headers(opening: Opening) -> None:
    context = {"message_type": "request", "written_on": "2025-11-12"}
    script = """
      import { attach } from "/static/attach.js";
      window.statuses = [];
      const headers = async () => ({ Authorization: "Bearer abc" });
      const onReport = (status) => statuses.push(status);
      window.attachment = attach(document.querySelector("textarea"), { ...OPTIONS, headers, onReport });
    """
    options = {"context": context, "language": "nn", "guideline": "nordvik"}
    host = opening(script=script, attach=options)
    with host.page.expect_request("**/v1/check") as asked:
        host.write(ACUTE)
    assert asked.value.post_data_json == {"text": ACUTE, **options, "offsets": "utf-16"}
    assert asked.value.headers["authorization"] == "Bearer abc"


def test_another_context_or_language_is_asked_about_at_once(host: Host) -> None:
    host.write(ACUTE)
    for change in ("setContext({ message_type: 'reply' })", "setLanguage('nn')", "check()"):
        with host.page.expect_request("**/v1/check"):
            host.page.evaluate(f"attachment.{change}")
        host.settle()
    assert "Ring i staden for" in host.page.evaluate("JSON.stringify(statuses.at(-1).report)")


def test_a_form_is_sent_as_it_would_be_without_the_script(opening: Opening) -> None:
    host = opening(
        '<form action="/sent"><textarea name="t" maxlength="90" required></textarea><button>Send</button></form>'
    )
    host.page.route("**/sent*", lambda route: route.fulfill(body="sent"))
    host.write(ACUTE)
    host.page.get_by_role("button", name="Send").click()
    host.page.wait_for_url("**/sent*")
    assert host.page.url.endswith("/sent?t=" + ACUTE.replace(" ", "+"))


def test_the_script_leaves_focus_selection_and_attributes_alone(opening: Opening) -> None:
    host = opening('<input aria-label="Emne">' + ONE)
    before = host.text.evaluate("(text) => text.outerHTML")
    host.write(BUSY)
    host.page.locator("input").focus()
    host.text.evaluate("(text) => text.setSelectionRange(3, 9, 'backward')")
    host.page.evaluate("attachment.check()")
    host.settle()
    kept = (
        "(text) => [text.selectionStart, text.selectionEnd, text.selectionDirection, document.activeElement.localName]"
    )
    assert host.text.evaluate(kept) == [3, 9, "backward", "input"]
    assert host.text.evaluate("(text) => text.outerHTML") == before


def test_a_textarea_that_is_attached_twice_is_drawn_on_once(host: Host) -> None:
    host.page.evaluate("attach(document.querySelector('textarea'), { onReport: (status) => statuses.push(status) })")
    host.write(BUSY)
    expect(host.page.locator("dialogvakt-layer")).to_have_count(1)


def test_only_a_textarea_can_be_attached(host: Host) -> None:
    error = "() => { try { attach(document.body) } catch (error) { return String(error) } }"
    assert host.page.evaluate(error) == "TypeError: dialogvakt: attach() takes a <textarea>"


@pytest.mark.parametrize("removal", ["attachment.detach()", "text.remove()", "text.parentNode.parentNode.remove()"])
def test_a_textarea_that_is_detached_or_removed_leaves_nothing_behind(host: Host, removal: str) -> None:
    host.write(BUSY)
    expect(host.lines).not_to_have_count(0)
    host.page.evaluate(f"const text = document.querySelector('textarea'); window.text = text; {removal}")
    expect(host.page.locator("dialogvakt-layer")).to_have_count(0)
    host.page.evaluate(
        "window.told = statuses.length; text.value = 'Kalium 6.8'; text.dispatchEvent(new Event('input'))"
    )
    host.show()
    assert host.page.evaluate("statuses.length === told")


def test_a_textarea_may_be_attached_before_it_stands_on_the_page(opening: Opening) -> None:
    script = """
      import { attach } from "/static/attach.js";
      window.statuses = [];
      const text = document.createElement("textarea");
      window.attachment = attach(text, { onReport: (status) => statuses.push(status) });
      document.querySelector("main").append(text);
    """
    host = opening("", script=script)
    host.write(BUSY)
    expect(host.lines).not_to_have_count(0)


def test_a_textarea_that_is_moved_takes_its_underlines_along(host: Host) -> None:
    host.write(BUSY)
    host.page.evaluate("""() => {
      const box = document.createElement("p");
      document.body.append(box);
      box.append(document.querySelector("textarea"));
    }""")
    expect(host.page.locator("p > textarea + dialogvakt-layer")).to_have_count(1)
    host.write(BUSY + " Hei.")
    expect(host.lines).not_to_have_count(0)


def test_two_textareas_are_checked_apart(opening: Opening) -> None:
    script = """
      import { attach } from "/static/attach.js";
      window.all = [[], []];
      document.querySelectorAll("textarea").forEach((text, index) =>
        attach(text, { onReport: (status) => all[index].push(status) }));
      window.attachment = window.statuses = [{ state: "checked" }];
    """
    host = opening("<p><textarea></textarea></p><p><textarea></textarea></p>", script=script)
    first, second = host.page.locator("textarea").all()
    first.fill(ACUTE)
    second.fill(BUSY)
    host.until("all.every((told) => told.at(-1).report && told.at(-1).state === 'checked')")
    verdicts = host.page.evaluate("all.map((told) => told.at(-1).report.verdict)")
    assert verdicts == ["redirect", "revise"]
    expect(host.page.locator("p").first.locator(".line")).to_have_class(["line critical"])
    expect(host.page.locator("p").last.locator(".line.info")).to_have_count(2)


def test_findings_that_another_channel_makes_unimportant_are_not_underlined(host: Host) -> None:
    host.write(f"{ACUTE} Pas. har det bra.")
    assert "abbreviation" in host.codes()
    expect(host.lines).to_have_class(["line critical"])
    host.page.evaluate("attachment.dismiss(statuses.at(-1).report.findings.find(({ channel }) => channel))")
    expect(host.lines).to_have_class(["line info"])


def test_underlines_follow_their_words_before_the_next_report(opening: Opening) -> None:
    host = opening()
    host.write(BUSY)
    before = host.lines.first.bounding_box()
    host.page.route("**/v1/check", lambda route: None)
    host.text.press("Control+Home")
    host.text.press("Enter")
    host.show()
    after = host.lines.first.bounding_box()
    assert before and after
    assert (after["x"], after["y"]) == (before["x"], before["y"] + 24)


def test_words_of_the_page_are_in_the_standard_of_the_draft_or_the_one_asked_for(opening: Opening) -> None:
    text = "Eg er sjukepleiar. Pas. har ikkje dyspné."
    for language, wanted in ((None, "Ikkje relevant her"), ("nb", "Ikke relevant her")):
        host = opening(attach={"language": language} if language else {})
        host.write(text)
        point_at(host, host.lines.first)
        expect(host.card.get_by_role("button", name=re.compile("relevant"))).to_have_text(wanted)
