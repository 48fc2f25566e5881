"""A draft that saves itself, in a real browser: what reaches the registry, and what the browser keeps."""

import json
import os
from email import message_from_bytes

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from absch.records import operations as records
from absch.records.models import Draft
from tests.doors.desk.scene import a_written_permit
from tests.makers import authority_of, authorized_user_of

SECRET = "secret-subject-never-stored"
TITLE, SUBJECT = "#q-title-en", "#q-subjectMatter-en"
AFTER_A_WHILE = 3500  # milliseconds; the form waits three seconds after the last change


@pytest.fixture(scope="module")
def chromium():
    # The driver runs a loop in this thread; nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def form(durable, live_server, chromium):
    """The form of a draft, open before its author; the page's clock is ours."""
    a_written_permit(at=timezone.now())
    signed_in = Client()
    signed_in.force_login(authorized_user_of("ke"))
    context = chromium.new_context()
    session = signed_in.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.clock.install()
    page.goto(f"{live_server.url}/en/register/permit-example/edit")
    yield page
    context.close()


def kept(page):
    """Return what the browser keeps of the draft, as {name: value}; None when it keeps nothing."""
    stored = page.evaluate("localStorage.getItem('draft:permit-example')")
    return dict(json.loads(stored)["entries"]) if stored else None


def wait_for_itself(page):
    """Let the time pass after which the form saves itself, and return what it sent, as {name: value}."""
    with page.expect_request("**/edit") as sent:
        page.clock.fast_forward(AFTER_A_WHILE)
    request = sent.value
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + request.post_data_buffer).get_payload()
    return {each.get_param("name", header="content-disposition"): each.get_payload() for each in parts}


def test_what_is_typed_saves_itself_and_the_form_goes_on_from_there(form):
    form.fill(TITLE, "Permit 27/2016")
    wait_for_itself(form)
    expect(form.locator("[data-autosave]")).to_contain_text("Saved by itself · ")

    form.fill(TITLE, "Permit 28/2016")
    form.get_by_role("button", name="Save draft").last.click()

    expect(form.get_by_text("Nothing is lost if the line drops.")).to_be_visible()
    draft = Draft.objects.get()
    assert (draft.content["title"], draft.token) == ({"en": "Permit 28/2016"}, 3)
    assert kept(form) is None


def test_a_ticked_box_empties_its_answer_which_is_neither_sent_nor_kept(form):
    form.fill(SUBJECT, SECRET)
    form.context.set_offline(True)
    form.clock.fast_forward(AFTER_A_WHILE)
    expect(form.locator("[data-autosave]")).to_contain_text("No connection")
    assert SECRET in kept(form).values()

    form.locator("[name=subjectMatterConfidential]").check()

    expect(form.locator(SUBJECT)).to_have_value("")
    expect(form.locator(SUBJECT)).to_be_disabled()
    assert SECRET not in kept(form).values()
    form.context.set_offline(False)
    sent = wait_for_itself(form)
    assert sent["subjectMatterConfidential"] == "true"
    assert "subjectMatter.en" not in sent
    expect(form.locator("[data-autosave]")).to_contain_text("Saved by itself")
    assert "subjectMatter" not in Draft.objects.get().content
    assert kept(form) is None


def test_a_box_that_is_cleared_again_lets_one_answer(form):
    form.locator("[name=subjectMatterConfidential]").check()

    form.locator("[name=subjectMatterConfidential]").uncheck()

    expect(form.locator(SUBJECT)).to_be_enabled()


def test_what_could_not_be_saved_is_offered_when_the_page_is_opened_again(form):
    form.context.set_offline(True)
    form.fill(TITLE, "Written on the train")
    form.clock.fast_forward(AFTER_A_WHILE)
    expect(form.locator("[data-autosave]")).to_contain_text("No connection: your answers are kept in this browser")
    form.context.set_offline(False)
    form.reload()
    expect(form.locator(TITLE)).to_have_value("Permit 1")

    form.get_by_role("button", name="Put them back").click()

    expect(form.locator(TITLE)).to_have_value("Written on the train")
    wait_for_itself(form)
    expect(form.locator("[data-autosave]")).to_contain_text("Saved by itself")
    assert Draft.objects.get().content["title"] == {"en": "Written on the train"}
    assert kept(form) is None


def test_what_is_thrown_away_is_offered_no_more(form):
    form.context.set_offline(True)
    form.fill(TITLE, "Written on the train")
    form.clock.fast_forward(AFTER_A_WHILE)
    expect(form.locator("[data-autosave]")).to_contain_text("No connection")
    form.context.set_offline(False)
    form.reload()

    form.get_by_role("button", name="Throw them away").click()

    expect(form.locator("[data-restore]")).to_be_hidden()
    assert kept(form) is None


def test_a_save_that_is_refused_says_why_and_keeps_what_was_typed(form):
    draft = Draft.objects.select_related("record").get()
    records.save(draft, draft.content, by=authority_of("ke"), at=timezone.now(), taking_over=True)

    form.fill(TITLE, "Typed too late")
    wait_for_itself(form)

    expect(form.locator("[data-autosave]")).to_contain_text("Not saved by itself · The draft was changed")
    assert kept(form)["title.en"] == "Typed too late"
    assert Draft.objects.get().content["title"] == {"en": "Permit 1"}


def test_once_the_form_has_reached_the_registry_the_browser_keeps_nothing(form):
    form.context.set_offline(True)
    form.fill(TITLE, "Written on the train")
    form.clock.fast_forward(AFTER_A_WHILE)
    expect(form.locator("[data-autosave]")).to_contain_text("No connection")
    form.context.set_offline(False)

    form.get_by_role("button", name="Save and review").click()

    form.wait_for_url("**/review")
    assert kept(form) is None


def test_the_token_of_the_session_is_never_kept(form):
    form.context.set_offline(True)
    form.fill(TITLE, "Written on the train")
    form.clock.fast_forward(AFTER_A_WHILE)
    expect(form.locator("[data-autosave]")).to_contain_text("No connection")

    assert {"csrfmiddlewaretoken", "token", "asked"} & set(kept(form)) == set()
