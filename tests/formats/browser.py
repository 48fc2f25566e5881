"""What a browser would send of a page: its controls, as HTML says they are submitted."""

from html.parser import HTMLParser

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from absch.formats.forms import sections_of


class NoRecords:
    """An author's choices in a registry without records."""

    def records(self, field, *, wanted):
        return []

    def chosen(self, references):
        return {}


class SomeRecords:
    """An author's choices among the options given; a search finds those whose title has the words."""

    def __init__(self, *options):
        self.options = options

    def records(self, field, *, wanted):
        return [each for each in self.options if wanted in " ".join(each.title.values())]

    def chosen(self, references):
        return {each.reference: each for each in self.options if each.reference in references}


class Controls(HTMLParser):
    """Collects (name, value) of every control that is sent when the form is submitted by its first-named button."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.sent = []
        self.ids = []
        self.pointed_at = []
        self._textarea = self._select = None

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if "id" in has:
            self.ids.append(has["id"])
        self.pointed_at += [has["for"]] if "for" in has else []
        self.pointed_at += has.get("aria-describedby", "").split()
        if tag == "input":
            if has.get("type") not in ("checkbox", "radio") or "checked" in has:
                self.sent.append((has["name"], has["value"]))
        elif tag == "textarea":
            self._textarea = [has["name"], ""]
        elif tag == "select":
            self._select = [has["name"], []]
        elif tag == "option":
            self._select[1].append((has["value"], "selected" in has))

    def handle_data(self, text):
        if self._textarea:
            self._textarea[1] += text

    def handle_endtag(self, tag):
        if tag == "textarea":
            name, text = self._textarea
            # The first line break after the tag is not part of the text; lines end as browsers send them.
            text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\n")
            self.sent.append((name, text.replace("\n", "\r\n")))
            self._textarea = None
        elif tag == "select":
            name, options = self._select
            self.sent.append((name, next((value for value, chosen in options if chosen), options[0][0])))
            self._select = None


def page_with(record_type, content, *, language="en", faults=None, choices=None, posted=None):
    """Return the HTML of the whole form."""
    sections = sections_of(
        record_type,
        content,
        language=language,
        faults=faults or {},
        choices=choices or NoRecords(),
        posted=posted,
    )
    with translation.override(language):
        questions = [question for section in sections for question in section.questions]
        return "".join(render_to_string(each.template, {"question": each}) for each in questions)


def controls_in(html):
    parser = Controls()
    parser.feed(html)
    parser.close()
    return parser


def sent_by(html, *also, without=()):
    """Return the form as it is posted, `also` being what the author adds, `without` the names he clears."""
    posted = QueryDict(mutable=True)
    for name, value in [*controls_in(html).sent, *also]:
        if name not in without or (name, value) in also:
            posted.appendlist(name, value)
    return posted
