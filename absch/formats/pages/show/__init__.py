"""One answer of a page, for each kind of field."""

from absch.formats.pages.show import choices, groups, texts
from absch.formats.pages.show.base import show, shown

__all__ = ["choices", "groups", "show", "shown", "texts"]
