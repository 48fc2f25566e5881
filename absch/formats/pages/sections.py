"""The page of a record, section by section, and the same as plain text."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from absch.formats.fields import Field, Header
from absch.formats.pages.reader import Reader, reader_of
from absch.formats.pages.show import shown
from absch.formats.pages.show.groups import in_words
from absch.formats.pages.shown import Answer, Cited, ShownSection
from absch.formats.record_type import RecordType


def page_of(record: RecordType, *, language: str, cited: Mapping[str, Cited]) -> list[ShownSection]:
    """Return what the record answers, in the order of its common format; a section without answers is left out.

    `cited` names the records it cites, by reference as it cites them. Private notes are never shown.
    """
    with translation.override(language):
        record = type(record)(record.without_withheld(record.content))
        reader = reader_of(record, language=language, cited=cited)
        sections = [
            ShownSection(
                f"section-{place}", str(section.heading.title), tuple(_answers(section.fields, record, reader))
            )
            for place, section in enumerate(record.sections, start=1)
        ]
    return [each for each in sections if each.answers]


def _answers(fields: Iterable[Field], record: RecordType, reader: Reader) -> Iterator[Answer]:
    for field in fields:
        if field.private or not field.shown or isinstance(field, Header):
            continue
        if field.is_withheld_in(record.content):
            yield _withheld(field)
        elif field.is_answered_by(answer := record.content.get(field.wire)):
            yield shown(field, answer, reader)


def _withheld(field: Field) -> Answer:
    return Answer(
        wire=field.wire,
        label=str(field.label),
        template="parts/show/confidential.html",
        value=None,
        text=_("Confidential: not held by this registry"),
        source=field.source,
        confidential=True,
        term=field.term,
    )


def as_text(sections: Iterable[ShownSection]) -> str:
    """Return the page as plain text, a blank line between sections."""
    return "\n\n".join(f"{each.title}\n\n{in_words(each.answers)}" for each in sections)


def references_of(record: RecordType) -> list[tuple[str, str]]:
    """Return every reference the page shows, with the wire name it stands under: ("absCNA", "GUID@2")."""
    return list(type(record)(record.without_withheld(record.content)).references())
