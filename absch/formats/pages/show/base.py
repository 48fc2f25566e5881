"""How every kind of answer is shown."""

import json
from functools import singledispatch
from typing import Any

from absch.formats.fields import Field
from absch.formats.pages.reader import Reader
from absch.formats.pages.shown import Answer, Shown


@singledispatch
def show(field: Field, answer: Any, reader: Reader) -> Shown:
    """Return the answer as plain values; with an empty text when it has not the shape of its field."""
    raise NotImplementedError(type(field))


def shown(field: Field, answer: Any, reader: Reader) -> Answer:
    """Return the question with its answer; one of another shape than its field's as it was sent."""
    seen = show(field, answer, reader)
    if not seen.text:
        sent = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        seen = Shown("as_sent", sent, sent)
    return Answer(
        wire=field.wire,
        label=str(field.label),
        template=f"parts/show/{seen.template}.html",
        value=seen.value,
        text=seen.text,
        source=field.source,
        term=field.term,
    )
