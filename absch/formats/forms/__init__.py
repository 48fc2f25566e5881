"""A record type as a form: its questions as plain values for the templates, and the posted form read back.

What the controls of the page hold is the law between the two: an answer whose controls come back unchanged is the
answer that was shown, exactly, whatever a client once sent.
"""

from absch.formats.forms.answers import answers
from absch.formats.forms.questions import AskedSection, Choices, Option, Question
from absch.formats.forms.sections import sections_of

__all__ = ["AskedSection", "Choices", "Option", "Question", "answers", "sections_of"]
