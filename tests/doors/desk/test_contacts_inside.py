"""Contacts written down inside another draft."""

from absch.records import operations as records
from absch.records.models import Draft, Record
from tests.doors.desk.pages import code_of, send, words
from tests.doors.desk.scene import a_written_permit
from tests.makers import a_contact_document, a_draft, authority_of, authorized_user_of

EDIT = "/en/register/permit-example/edit"


def test_a_new_contact_is_written_down_inside_the_draft_and_cited_by_it(author, now):
    a_written_permit(at=now, providersConfidential=None)
    asked = send(author, author.get(EDIT), do="new-contact:providers", title__en="Kept")
    assert asked["Location"] == "/en/register/new/CON?inside=permit-example&wire=providers"
    begun = send(author, author.get(asked["Location"]), holding="identifier")
    inner = Record.objects.get(inside__identifier="permit-example")
    assert begun["Location"] == f"/en/register/{inner.identifier}/edit?wire=providers"

    back = send(
        author,
        author.get(begun["Location"]),
        do="cite",
        type="organization",
        organization__en="Seed Bank",
        emails="seeds@example.org",
        country="ke",
    )

    assert back["Location"] == f"{EDIT}#q-providers"
    content = Draft.objects.get(record__identifier="permit-example").content
    assert content["providers"] == [{"identifier": inner.identifier}]
    assert content["title"] == {"en": "Kept"}
    assert Draft.objects.get(record=inner).content["organization"] == {"en": "Seed Bank"}
    assert "Seed Bank" in author.get(EDIT).text
    assert "Seed Bank" in words(author.get("/en/register/permit-example/review").text)


def test_no_contact_is_made_for_an_answer_that_is_kept_confidential(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="new-contact:providers")

    assert answer["Location"] == EDIT


def test_the_contact_is_saved_when_the_draft_it_is_for_cannot_be(author, as_, now):
    outer = a_written_permit(at=now, providersConfidential=None)
    inner = a_contact_document("ke", identifier="contact-inside-it")
    a_draft(inner, by=authorized_user_of("ke"), at=now, inside=outer)
    outer = Draft.objects.get(record=outer.record)
    records.save(outer, outer.content, by=authority_of("ke"), at=now, taking_over=True)

    answer = send(
        author, author.get("/en/register/contact-inside-it/edit?wire=providers"), do="cite", firstName="Aisha"
    )

    assert (answer.status_code, code_of(answer)) == (409, "held")
    assert "The contact is saved, but it was not cited" in words(answer.text)
    assert Draft.objects.get(record__identifier="contact-inside-it").content["firstName"] == "Aisha"
