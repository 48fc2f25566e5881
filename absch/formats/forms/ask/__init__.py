"""One question of a form, for each kind of field."""

from absch.formats.forms.ask import choices, elements, groups, texts
from absch.formats.forms.ask.base import ask

__all__ = ["ask", "choices", "elements", "groups", "texts"]
