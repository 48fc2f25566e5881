"""One answer of a page, for each kind of field."""

from absch.formats.pages.show import choices, elements, groups, texts
from absch.formats.pages.show.base import show, shown

__all__ = ["choices", "elements", "groups", "show", "shown", "texts"]
