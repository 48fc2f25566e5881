"""The page of a version: at which address, what is told on it, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from absch.accounts.roles import Role
from absch.doors.portal.bodies import body_key
from absch.outbox import worker
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record
from tests.doors.portal import NEXT_DAY, banners, page_of, twin_of, words
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_person,
    a_version,
    an_amendment,
    an_authority_document,
    authority_of,
)

pytestmark = pytest.mark.django_db

# --- which version, which address ---


def test_a_number_without_revision_opens_the_latest_version(client):
    first = a_permit("ke")
    an_amendment(first, at=NEXT_DAY)

    twin = client.get("/en/database/IRCC/ABSCH-IRCC-KE-100002.json").json()

    assert (twin["number"], twin["revision"]) == ("ABSCH-IRCC-KE-100002-2", 2)


def test_an_amendment_is_seen_at_the_next_reading(client):
    first = a_permit("ke")
    before = page_of(client, first).text
    an_amendment(first, at=NEXT_DAY)

    after = page_of(client, first).text

    assert (banners(before)[0][0], banners(after)[0][0]) == ("in force", "superseded")


@pytest.mark.parametrize(
    "address",
    [
        "/en/database/IRCC/ABSCH-IRCC-PE-100002-1",  # another country
        "/en/database/CNA/ABSCH-IRCC-KE-100002-1",  # another type in the address
        "/en/database/CNA/ABSCH-CNA-KE-100002-1",  # another type in the number
        "/en/database/IRCC/ABSTRG-IRCC-KE-100002-1",  # another environment
        "/en/database/IRCC/CHM-IRCC-KE-100002-1",  # another clearing-house
        "/en/database/IRCC/ABSCH-IRCC-KE-100002-2",  # another revision
        "/en/database/IRCC/ABSCH-IRCC-KE-100003-1",  # another document
        "/en/database/IRCC/whatever",
        "/en/database/XYZ/ABSCH-XYZ-KE-100002-1",
    ],
)
def test_a_number_wrong_in_any_part_is_not_found(client, address):
    a_permit("ke")

    page, twin = client.get(address), client.get(f"{address}.json")

    assert (page.status_code, twin.status_code) == (404, 404)
    assert "There is no page at this address" in page.text
    assert twin.json()["code"] == "not-found"


def test_small_letters_find_the_record_and_the_page_says_its_one_address(client):
    a_permit("ke")

    page = client.get("/en/database/IRCC/absch-ircc-ke-100002-1")

    assert page.status_code == 200
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/database/IRCC/ABSCH-IRCC-KE-100002-1">' in page.text


# --- what is told, and what is not ---


def test_neither_page_nor_twin_names_a_person_or_a_private_note(client):
    wanjiru = a_person(Role.PUBLISHING_AUTHORITY, of="ke", name="Wanjiru Kamau")
    a_version(an_authority_document("ke"), by=wanjiru)
    draft = a_draft(a_permit_document("ke", notes="Only for our own files."), by=wanjiru)
    version = publishing.publish(draft, by=wanjiru, at=NOON)
    records.confirm(version.record, by=wanjiru, at=NEXT_DAY)

    pages = [page_of(client, version, rest=rest).text for rest in ("", "/history")]
    twins = [page_of(client, version, rest=rest).text for rest in (".json", "/history.json")]
    others = [client.get(f"/en/verify?number={version.number}").text, client.get("/en/").text]

    assert Record.objects.get(pk=version.record_id).private == {"notes": "Only for our own files."}
    for each in (*pages, *twins, *others):
        assert "Kamau" not in each
        assert "wanjiru" not in each.lower()
        assert "Only for our own files." not in each
    assert all("Publishing authority" in each for each in pages)
    assert all('"office": "publishing-authority"' in each for each in twins)


def test_a_kept_answer_is_never_shown_and_the_page_says_so(client):
    page = words(page_of(client, a_permit("ke")).text)

    assert "Provider Confidential Not held by this registry." in page


def test_what_an_author_wrote_is_escaped(client):
    version = a_permit("ke", title={"en": "<script>alert(1)</script> & co"}, subjectMatter={"en": "<img src=x>seeds"})

    page = page_of(client, version).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page
    assert "<script>" not in page
    assert re.findall(r"<img [a-z]+=\S*", page) == ['<img class="qr"']


def test_an_arabic_reader_gets_his_page_and_foreign_text_is_labelled(client):
    version = a_permit(
        "ke",
        header={"identifier": "permit-example", "schema": "absPermit", "languages": ["en", "ar"]},
        title={"en": "Permit 1"},
        subjectMatter={"en": "Seeds of teff", "ar": "بذور التيف"},
    )

    page = page_of(client, version, language="ar").text

    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1><span lang="en" dir="ltr">Permit 1</span> <span class="tag">' in page
    assert "بذور التيف" in page
    assert "Seeds of teff" not in page
    assert "كينيا" in page
    assert f'<bdi dir="ltr" class="uid">{version.number}</bdi>' in page


def test_related_certificates_are_shown_on_both(client):
    first = a_permit("ke")
    second = a_permit(
        "ke", identifier="permit-of-the-organism", relatedIRCCs=[{"identifier": "permit-example@1"}], at=NEXT_DAY
    )

    earlier, later = page_of(client, first).text, page_of(client, second).text

    assert "Is followed by ABSCH-IRCC-KE-100003-1" in words(earlier)
    assert "Follows ABSCH-IRCC-KE-100002-1" in words(later)
    assert twin_of(client, first)["related"] == {"earlier": [], "later": ["ABSCH-IRCC-KE-100003-1"]}
    assert twin_of(client, second)["related"] == {"earlier": ["ABSCH-IRCC-KE-100002-1"], "later": []}


def test_the_page_gives_the_place_in_the_log_and_the_address_for_checking(client):
    version = a_permit("ke")
    event = version.events.get()

    page, twin = page_of(client, version).text, twin_of(client, version)

    assert "http://127.0.0.1:8000/certificate/ABSCH-IRCC-KE-100002-1" in page
    assert f'href="/log/proof/{event.leaf}"' in page
    assert event.leaf_hash in page
    assert twin["log"]["leaf_hash"] == event.leaf_hash
    assert twin["public_hash"] == version.public_hash


def test_the_day_a_government_confirmed_its_record_is_shown(client):
    version = a_version(an_authority_document("ke"))
    before = words(page_of(client, version).text)
    records.confirm(version.record, by=authority_of("ke"), at=NOON + timedelta(days=9))

    after = words(page_of(client, version).text)

    assert "Last confirmed as correct 2 March 2026 · when it was published" in before
    assert "Last confirmed as correct 11 March 2026" in after


def test_the_mark_of_a_demonstration_stands_on_the_record_itself(client, settings):
    version = a_permit("ke")
    demonstration = page_of(client, version).text
    settings.ABSCH_ENVIRONMENT = "production"

    production = page_of(type(client)(), version).text

    assert '<p class="meta"><span class="tag">DEMONSTRATION</span>' in demonstration
    assert "DEMONSTRATION" not in production


def test_beside_a_record_stands_the_authority_that_it_cites_and_how_to_report_a_mistake(client):
    page = page_of(client, a_permit("ke")).text
    card = re.search(r'<section class="card"><h2>Contacts</h2>.*?</section>', page, re.DOTALL)[0]

    assert "ABSCH-CNA-KE-100001-1" in card
    assert (
        '<a href="mailto:office@ke.example.org?subject=ABSCH-IRCC-KE-100002-1">Report a mistake in this record</a>'
        in card
    )


def test_a_certificate_shows_the_code_of_its_address_and_its_pdf_as_the_first_thing_to_press(client):
    page = page_of(client, a_permit("ke")).text

    assert '<img class="qr" src="/certificate/ABSCH-IRCC-KE-100002-1.svg"' in page
    assert '<a class="btn" href="/en/database/IRCC/ABSCH-IRCC-KE-100002-1.pdf"' in page


def test_a_record_in_another_language_says_so_once_at_the_top(client):
    address = "/database/IRCC/" + a_permit("ke").number

    foreign, own = client.get(f"/ar{address}").text, client.get(f"/en{address}").text

    assert re.findall(r'<(h1|div[^>]*) data-in="en">', foreign) == ["h1", 'div class="side r"']
    assert foreign.count("data-told>بالإنكليزية</span>") == 1
    assert "data-in" not in own


# --- what it costs, and what is kept ---


def test_the_first_reading_of_a_certificate_asks_the_database_twelve_times_at_most(
    client, django_assert_max_num_queries
):
    version = an_amendment(an_amendment(a_permit("ke"), at=NEXT_DAY), at=NEXT_DAY)
    cache.clear()

    with django_assert_max_num_queries(12):
        page_of(client, version)


def test_the_body_is_kept_and_the_state_is_not(client, django_assert_max_num_queries):
    first = a_permit("ke")
    page_of(client, first)
    an_amendment(first, at=NEXT_DAY)

    with django_assert_max_num_queries(8):
        page = page_of(client, first).text

    assert banners(page)[0][0] == "superseded"


def test_a_contact_that_is_redacted_is_named_on_no_page_that_cites_it(client):
    contact = a_version(
        a_contact_document("ke", identifier="contact-of-a-provider", firstName="Unspeakable"), by=authority_of("ke")
    )
    permit = a_permit("ke", providersConfidential=None, providers=[{"identifier": "contact-of-a-provider@1"}])
    before = page_of(client, permit).text
    publishing.redact(contact, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Asked by the person."})

    after = page_of(client, permit).text

    assert "Unspeakable" in before
    assert "Unspeakable" not in after


def test_a_redaction_takes_the_kept_bodies_out_of_the_cache(client):
    version = a_version(an_authority_document("ke", name={"en": "Unspeakable Office"}))
    page_of(client, version)
    before = cache.get(body_key(version, "en"))
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a source."})

    worker.tell(Announcement.objects.get(what="record.redact"), at=NEXT_DAY)

    assert "Unspeakable Office" in str(before)
    assert cache.get(body_key(version, "en")) is None
