"""The home page: one answer that says what this is, where each State stands, what is new and where to go on."""

import re
from base64 import b64encode
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import brotli
import pytest
from django.utils import timezone

from absch.countries.models import TreatyStatus
from absch.publishing import operations as publishing
from tests.doors.markup import DIRECTIONS, Markup
from tests.doors.portal import NEXT_DAY, THIRD_DAY, words
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_version,
    an_amendment,
    an_authority_document,
    authority_of,
)

pytestmark = pytest.mark.django_db
COUNTED = (
    *("IRCC", "CNA", "NFP", "MSR", "PRO", "NMCC", "CP", "CPC", "NDB"),
    *("VLR", "CDI", "CBR", "CBNEED", "CBOPP", "A19A20", "CPP", "ORG", "SUB", "MT", "MTD", "NT", "PR", "ST", "NEWS"),
)


def rows(page):
    return [words(each) for each in re.findall(r"<li><p><span class=\"state.*?</li>", page, re.DOTALL)]


def figures(page):
    section = page.split('<section class="figures"')[1].split("</section>")[0]
    return [words(each) for each in re.findall(r"<p><b class=\"big\">.*?</p>", section)]


def key(page):
    return [words(each) for each in page.split('<ul class="plain key">')[1].split("</ul>")[0].split("</li>")[:-1]]


def dots(page, code):
    """Return the sign under which the map draws that State."""
    groups = re.findall(r'<g class="([^"]+)">(.*?)</g>', page.split('class="map"')[1].split("</svg>")[0], re.DOTALL)
    return [sign for sign, states in groups if f"/countries/{code}" in states]


def publish_permits(how_many, *, from_number=0):
    """Publish permits of Kenya, one a minute."""
    for number in range(from_number, from_number + how_many):
        draft = a_draft(a_permit_document("ke", identifier=f"permit-number-{number:03}"), by=authority_of("ke"))
        publishing.publish(draft, by=authority_of("ke"), at=NOON + timedelta(minutes=number))


# --- how one comes here ---


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("fr-CA, en;q=0.5", "/fr/"),
        ("ar", "/ar/"),
        ("zh-Hans-CN", "/zh/"),
        ("pt, de", "/en/"),
        ("", "/en/"),
        ("x" * 5000, "/en/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(client, accepted, address):
    answer = client.get("/", headers={"Accept-Language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert "Accept-Language" in answer["Vary"]


def test_an_address_of_a_language_needs_no_slash_at_its_end(client):
    answer = client.get("/fr")

    assert (answer.status_code, answer["Content-Language"]) == (200, "fr")
    assert '<html lang="fr" dir="ltr">' in answer.text


# --- what it says ---


def test_home_says_what_this_is_and_asks_what_is_sought(client):
    page = client.get("/en/").text

    form = re.search(r"<form.*?</form>", page, re.DOTALL)[0]
    assert "Permits, certificates and authorities that governments publish under the Nagoya Protocol." in page
    assert ('action="/en/search"' in form, 'name="q"' in form, "method" in form) == (True, True, False)
    assert '<a href="/en/verify">Check a certificate</a>' in page
    assert "Nothing has been published yet." in page


def test_home_shows_the_five_latest_records_and_no_contact(client):
    a_version(an_authority_document("ke"))
    publish_permits(6)
    a_version(a_contact_document("ke"), by=authority_of("ke"), at=NEXT_DAY)

    page, twin = client.get("/en/").text, client.get("/en/.json").json()

    assert (len(rows(page)), len(twin["results"]), twin["total"]) == (5, 5, 7)
    assert "Amina" not in page


def test_home_speaks_of_records_in_the_readers_language(client):
    header = {"identifier": "permit-example", "schema": "absPermit", "languages": ["en", "fr"]}
    a_permit("ke", title={"en": "Permit of Kenya", "fr": "Permis du Kenya"}, header=header)
    a_permit("us", identifier="permit-of-america", at=NEXT_DAY)

    page, twin = client.get("/fr/").text, client.get("/en/.json").json()

    assert rows(page)[0].endswith("États-Unis d’Amérique · 3 mars 2026")
    assert "Permis du Kenya" in rows(page)[2]
    assert [(each["number"], each["state"]) for each in twin["results"]][:2] == [
        ("ABSCH-IRCC-US-100004-1", "permit, not certificate"),
        ("ABSCH-CNA-US-100003-1", "current"),
    ]


def test_home_counts_what_is_in_force_what_was_and_what_there_is_of_each_type(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 10, 12, tzinfo=UTC))
    kept = a_permit("ke")
    revoked = a_permit("za", identifier="permit-of-africa")
    an_amendment(kept, at=NEXT_DAY)
    publishing.revoke(revoked.record, by=authority_of("za"), at=THIRD_DAY, reason={"en": "Terms were broken."})
    a_permit("us", identifier="permit-of-america")

    page, twin = client.get("/en/").text, client.get("/en/.json").json()

    assert twin["figures"] | {"parties": 0} == {
        "on": "2026-03-10",
        "parties": 0,
        "certificates": 2,
        "certificates_in_force": 1,
        "governments": 3,
        "records": 6,
        "by_type": dict.fromkeys(COUNTED, 0) | {"IRCC": 3, "CNA": 3},
    }
    assert figures(page)[:4] == [
        "1 certificates in force",
        "2 certificates in all",
        "6 records",
        "3 governments with records",
    ]
    assert "As of 10 March 2026." in page


def test_a_certificate_that_expired_yesterday_is_in_force_no_more(client, monkeypatch):
    a_permit("ke", dateOfExpiry="2026-12-31")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    before = client.get("/en/.json").json()["figures"]
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 1, tzinfo=UTC))

    after = client.get("/en/.json").json()["figures"]

    assert (before["certificates_in_force"], after["certificates_in_force"]) == (1, 0)
    assert (before["certificates"], after["certificates"]) == (1, 1)


# --- the map ---


def test_a_state_is_drawn_by_its_status_and_smaller_while_it_has_published_nothing(client):
    a_permit("ke")
    a_permit("us", identifier="permit-of-america")

    page = client.get("/en/").text

    assert {code: dots(page, code) for code in ("KE", "ZA", "US", "CA")} == {
        "KE": ["p"],
        "ZA": ["p e"],
        "US": ["n"],
        "CA": ["n e"],
    }
    assert key(page)[0].endswith("Parties (1 with records)")
    assert key(page)[2].endswith("not Parties (1 with records)")


def test_who_has_ratified_but_is_not_yet_a_party_is_drawn_as_neither(client):
    TreatyStatus.objects.filter(government="ke", treaty="XXVII8b").update(
        deposit=timezone.now().date(), party=None, status="signatory"
    )

    page = client.get("/en/").text

    assert dots(page, "KE") == ["r e"]
    assert key(page)[1] == "1 ratified, not yet Party (0 with records)"


def test_map_and_list_name_every_state_and_the_union_stands_in_the_list_alone(client):
    page = Markup(client.get("/en/").text)

    links = [each for each in page.all("a") if (each.get("href") or "").startswith("/en/countries/")]
    drawn = [each["href"] for each in links if each.get("tabindex") == "-1"]
    listed = [each["href"] for each in links if "tabindex" not in each]
    assert (len(drawn), len(set(drawn)), len(listed), len(set(listed))) == (197, 197, 198, 198)
    assert set(listed) - set(drawn) == {"/en/countries/EU"}


def test_nobody_who_reads_or_tabs_through_the_page_meets_the_drawing(client):
    page = client.get("/en/").text

    assert re.search(r'<svg class="map"[^>]*aria-hidden="true"', page)


def test_the_list_says_in_words_what_the_map_shows(client):
    a_permit("ke")

    page = words(client.get("/en/").text.split('<section class="atlas"')[1])

    assert "Kenya 2" in page
    assert "Canada (not a Party)" in page


# --- one answer ---


@pytest.mark.parametrize("language", DIRECTIONS)
def test_the_style_inside_the_page_is_the_one_that_the_policy_allows(client, language):
    answer = client.get(f"/{language}/")

    style = re.search(r"<style>(.*?)</style>", answer.text, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert (".map .p{" in style, ".cert" in style) == (True, False)


def test_the_policy_of_the_home_page_refuses_framing_and_all_it_does_not_need(client):
    policy = dict(each.split(" ", 1) for each in client.get("/en/")["Content-Security-Policy"].split(";"))

    assert {name: policy[name] for name in policy if name != "style-src"} == {
        "default-src": "'none'",
        "script-src": "'self'",
        "img-src": "data:",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


def test_nothing_is_asked_for_before_the_page_is_shown(client):
    page = Markup(client.get("/en/").text)

    assert {each["rel"] for each in page.all("link")} == {"prefetch", "icon", "alternate"}
    assert [each["href"][:19] for each in page.all("link") if each["rel"] == "icon"] == ["data:image/svg+xml,"]
    assert [("defer" in each, each["src"]) for each in page.all("script")] == [(True, "/static/absch/keep.js")]
    assert page.all("img") == []


@pytest.mark.parametrize("language", DIRECTIONS)
def test_the_page_is_small_however_it_is_packed(client, language):
    publish_a_page_full()

    page = client.get(f"/{language}/").content

    assert len(brotli.compress(page, quality=5)) <= 13_200


def publish_a_page_full():
    a_version(an_authority_document("ke"))
    publish_permits(5)


def test_home_needs_no_more_queries_for_many_records_than_for_few(client, django_assert_max_num_queries):
    a_version(an_authority_document("ke"))
    publish_permits(1)
    with django_assert_max_num_queries(12) as few:
        client.get("/en/")
    publish_permits(20, from_number=1)

    with django_assert_max_num_queries(12) as many:
        assert len(rows(client.get("/en/").text)) == 5
    assert len(many) <= len(few)


def test_figures_counted_for_one_language_are_not_counted_again_for_the_next(client, django_assert_max_num_queries):
    a_permit("ke")
    client.get("/en/")

    with django_assert_max_num_queries(8):
        assert client.get("/fr/").status_code == 200


def test_the_day_of_the_figures_is_today(client):
    assert client.get("/en/.json").json()["figures"]["on"] == date.today().isoformat()
