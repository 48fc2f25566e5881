"""A record as a page: its answers as plain values for the templates, and as plain text."""

from absch.formats.pages.sections import as_text, page_of, references_of
from absch.formats.pages.shown import Answer, Cited, ShownSection

__all__ = ["Answer", "Cited", "ShownSection", "as_text", "page_of", "references_of"]
