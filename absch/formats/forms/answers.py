"""A posted form, read back into the document of its record."""

from typing import Any

from django.http import QueryDict

from absch.formats.fields import Field
from absch.formats.forms.read import MISSING, answer_to
from absch.formats.record_type import RecordType


def answers(record_type: type[RecordType], posted: QueryDict, *, before: dict[str, Any]) -> dict[str, Any]:
    """Return the document as the form leaves it, `before` being the document it was in.

    Read is what the page asked (its inputs `asked`); all else keeps its value of `before`. An unanswered question
    leaves no key, an answer under a set confidential flag is not read at all, and what cannot be read stays as typed.
    """
    content = dict(before)
    asked = set(posted.getlist("asked"))
    for field in record_type.fields:
        if field.wire in asked and field.asked:
            _settle(content, field, posted)
    return content


def _settle(content: dict[str, Any], field: Field, posted: QueryDict) -> None:
    if field.confidential:
        is_ticked = field.confidential in posted
        if is_ticked != field.is_withheld_in(content):
            content.pop(field.confidential, None)
            if is_ticked:
                content[field.confidential] = True
        if is_ticked:
            content.pop(field.wire, None)
            return
    answer = answer_to(field, posted, field.wire, content.get(field.wire, MISSING))
    content.pop(field.wire, None)
    if answer is not MISSING:
        content[field.wire] = answer
