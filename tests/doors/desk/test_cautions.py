"""What an author is asked to look at twice before everyone can read it."""

from absch.publishing import operations as publishing
from absch.records.models import Version
from tests.doors.desk.pages import links, words
from tests.doors.desk.scene import a_published_contact, a_request, a_written_permit
from tests.makers import authority_of

REVIEW = "/en/register/permit-example/review"
PUBLISH = "/en/register/permit-example/publish"
ASKING = "Look at this twice before everyone can read it"


def test_the_review_says_what_was_found_and_leads_to_its_question(author, now):
    a_written_permit(at=now, usagesDescription={"en": "<p>Ask amina@example.org</p>"})

    answer = author.get(REVIEW)

    assert ASKING in words(answer.text)
    assert "<mark><bdi>amina@example.org</bdi></mark>" in answer.text
    assert "/en/register/permit-example/edit#q-usagesDescription-en" in links(answer)


def test_nothing_is_said_of_a_record_that_names_nothing(author, now):
    a_written_permit(at=now)

    assert ASKING not in author.get(REVIEW).text
    assert ASKING not in author.get(PUBLISH).text


def test_it_hinders_no_publication(authority, now):
    draft = a_written_permit(at=now, by=authority_of("ke"), usagesDescription={"en": "Ask amina@example.org"})
    assert ASKING in words(authority.get(PUBLISH).text)

    authority.post(PUBLISH, {"token": draft.token, "nothing-confidential": "true", "do": "publish"})

    assert Version.objects.filter(record__identifier="permit-example").count() == 1


def test_a_contact_of_the_government_is_recognised_beside_a_confidential_answer(author, now):
    contact = a_published_contact(at=now)
    name = contact.read().titles()["en"]
    a_written_permit(at=now, providersConfidential=True, usagesDescription={"en": f"Access by {name} alone"})

    assert f"<mark><bdi>{name}</bdi></mark>" in author.get(REVIEW).text


def test_who_decides_on_a_request_sees_it_too(authority, now):
    asked = a_request(at=now, usagesDescription={"en": "Ask amina@example.org"})

    page = authority.get(f"/en/register/requests/{asked.pk}")

    assert ASKING in words(page.text)
    publishing.approve(asked, by=authority_of("ke"), at=now)
    assert ASKING not in words(authority.get(f"/en/register/requests/{asked.pk}").text)
