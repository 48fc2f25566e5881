"""The form of a record type, section by section."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from absch.formats.fields import Confirmation, Field, Government, Header
from absch.formats.forms.ask import ask
from absch.formats.forms.author import Author, author_of
from absch.formats.forms.questions import AskedSection, Choices, Question
from absch.formats.record_type import RecordType


def sections_of(
    record_type: type[RecordType],
    content: dict[str, Any],
    *,
    language: str,
    faults: Mapping[str, Sequence[str]],
    choices: Choices,
    posted: QueryDict | None = None,
) -> list[AskedSection]:
    """Return what the form asks of this content: first its languages, then the sections of its common format.

    `faults` are sentences by wire path; `posted` is the form as it came back, for the searches and rows it asks for.
    """
    with translation.override(language):
        author = author_of(record_type(content), language=language, faults=faults, choices=choices, posted=posted)
        header = record_type.fields[0]
        sections = [AskedSection("part-languages", _("Languages"), questions=(_question(header, author),))]
        for place, section in enumerate(record_type.sections, start=1):
            questions = tuple(_question(field, author) for field in section.fields if _is_asked(field, author))
            if questions:
                title, help = str(section.heading.title), str(section.heading.help)
                sections.append(AskedSection(f"part-{place}", title, help, questions))
        return sections


def _question(field: Field, author: Author) -> Question:
    content = author.record.content
    asked = ask(field, field.wire, content.get(field.wire), author)
    return replace(asked, flag=field.confidential, withheld=field.is_withheld_in(content))


def _is_asked(field: Field, author: Author) -> bool:
    """Whether the page shows the question: also while the answer it depends on is open, or its own stands already."""
    content = author.record.content
    is_answered = field.is_answered_by(content.get(field.wire))
    if not field.asked or isinstance(field, Header) or (isinstance(field, Government) and not is_answered):
        return False
    if field.shown_when and not field.shown_when.holds(content):
        return is_answered
    return field.is_asked_in(content) or is_answered or _is_open(field, author)


def _is_open(field: Field, author: Author) -> bool:
    about = author.record.field_of(field.when.about) if field.when else None
    answer = author.record.content.get(about.wire) if about else None
    return about is not None and (isinstance(about, Confirmation) or not about.is_answered_by(answer))
