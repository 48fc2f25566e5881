"""A kind of field that a reader does not know yet is named here."""

import pytest

from absch.formats import fields
from absch.formats.fields import Field
from absch.formats.forms.ask import ask
from absch.formats.forms.controls import controls
from absch.formats.forms.read import read
from absch.formats.pages.show import show
from absch.formats.schema import shape

KINDS = [
    each for each in vars(fields).values() if isinstance(each, type) and issubclass(each, Field) and each is not Field
]
READERS = {"asked": ask, "filled in": controls, "read": read, "shown": show, "put into a schema": shape}
# Answers of earlier forms: a form never asks them.
NEVER_ASKED = {fields.Kept}


@pytest.mark.parametrize("done", READERS)
def test_every_kind_of_field_can_be(done):
    reader = READERS[done]

    unknown = {kind.__name__ for kind in KINDS if reader.dispatch(kind) is reader.dispatch(object)}

    assert unknown == ({kind.__name__ for kind in NEVER_ASKED} if done == "asked" else set())
