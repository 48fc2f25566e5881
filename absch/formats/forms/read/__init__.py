"""An answer as it was posted, for each kind of field."""

from absch.formats.forms.read import choices, elements, groups, texts
from absch.formats.forms.read.base import MISSING, answer_to, read

__all__ = ["MISSING", "answer_to", "choices", "elements", "groups", "read", "texts"]
