"""The same button in many windows at once: one window says what was done, the others why not, and none has broken."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from absch.accounts.models import Designation
from absch.accounts.roles import Role
from absch.publishing import operations as publishing
from absch.records.models import Draft, Version
from tests.doors.desk.pages import code_of, form_on
from tests.makers import (
    a_permit,
    a_permit_draft,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.publishing.crowd import at_once

WINDOWS = 12


@pytest.fixture
def earlier():
    """A moment just passed: pages read the clock."""
    return timezone.now() - timedelta(hours=2)


def press(window, address, sent, answers):
    answers.append(window.post(address, sent))


def pressed_at_once(person, page, *, holding, **typed):
    """Open the page in every window, press the button in all of them, and return the answers."""
    windows, answers = [Client() for _ in range(WINDOWS)], []
    presses = []
    for window in windows:
        window.force_login(person)
        form = form_on(window.get(page), holding=holding)
        presses.append(partial(press, window, form["action"], form["controls"] | typed, answers))
    assert at_once(*presses) == ["done"] * WINDOWS
    return answers


def said(answers):
    """What each window shows: the refusal's code, or where it was led."""
    return sorted(code_of(each) if each.status_code != 302 else f"to {each['Location']}" for each in answers)


def test_publish(shared, earlier):
    a_permit_draft(of="ke", at=earlier)

    answers = pressed_at_once(
        authority_of("ke"),
        "/en/register/permit-example/publish",
        holding="token",
        do="publish",
        **{"nothing-confidential": "true"},
    )

    assert all(each.status_code in (302, 409) for each in answers)
    assert all(each["Location"] == "/en/register/permit-example" for each in answers if each.status_code == 302)
    assert Version.objects.filter(record__identifier="permit-example").count() == 1
    assert not Draft.objects.exists()


def test_approve(shared, earlier):
    request = publishing.submit(a_permit_draft(of="ke", at=earlier), by=authorized_user_of("ke"), at=earlier)

    answers = pressed_at_once(authority_of("ke"), f"/en/register/requests/{request.pk}", holding="reason", do="approve")

    assert said(answers) == [*["nothing-to-decide"] * (WINDOWS - 1), "to /en/register/permit-example"]
    assert Version.objects.filter(record__identifier="permit-example").count() == 1


def test_revoke(shared, earlier):
    version = a_permit(of="ke", at=earlier)

    answers = pressed_at_once(
        authority_of("ke"), "/en/register/permit-example/revoke", holding="reason.en", **{"reason.en": "Wrong dates."}
    )

    assert said(answers) == [*["revoked-is-final"] * (WINDOWS - 1), "to /en/register/permit-example"]
    assert [each.kind for each in version.record.versions.order_by("revision")] == ["publish", "revoke"]


def test_withdraw(shared, earlier):
    a_version(an_authority_document("ke"), at=earlier)

    answers = pressed_at_once(
        authority_of("ke"), "/en/register/authority-of-ke/withdraw", holding="reason.en", **{"reason.en": "Dissolved."}
    )

    assert said(answers) == ["to /en/register/authority-of-ke", *["withdrawn-is-final"] * (WINDOWS - 1)]


def test_designate(shared):
    windows, answers = [Client() for _ in range(WINDOWS)], []
    for window in windows:
        window.force_login(focal_point_of("ke"))
    sent = {"do": "designate", "of": "ke", "name": "", "language": "fr", "role": Role.PUBLISHING_AUTHORITY.value}
    page = "/en/register/designations"
    presses = [
        partial(press, window, page, sent | {"mailbox": f"candidate.{place % 3}@example.org"}, answers)
        for place, window in enumerate(windows)
    ]

    assert at_once(*presses) == ["done"] * WINDOWS

    assert [each.status_code for each in answers].count(302) == 1
    assert {code_of(each) for each in answers if each.status_code != 302} <= {"seat-taken", "already-designated"}
    assert Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY, ended_at=None).count() == 1
