"""Model clauses that a country offers for mutually agreed terms.

Source: Nagoya Protocol, Articles 14.3(b) and 19.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Code
from absch.formats.fields import Government, Heading, Links, Notes, References, RichText, Term, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.authority import JURISDICTIONS
from absch.formats.types.procedure import NAMED_JURISDICTIONS, THEMES

CLAUSE_KEYWORDS = "ABS-A1920-Keywords"


class NationalModelClause(RecordType):
    schema, code, scope = "absNationalModelContractualClause", "NMCC", "national"
    title = _("National model contractual clause")
    plural = _("National model contractual clauses")
    purpose = _("Clauses that a country offers or prescribes for mutually agreed terms.")
    named_by = "title"
    summed_up_by = "description"

    clause = Heading(_("The clause"))
    government = Government(_("Country"), wire="government", source="Article 14.3(b)", required=True)
    name_of_clause = Text(_("Title"), wire="title", required=True)
    account = RichText(_("Summary"), wire="description")
    jurisdiction = Term(
        _("Area of jurisdiction"),
        wire="jurisdiction",
        of=JURISDICTIONS,
        in_own_words=NAMED_JURISDICTIONS,
        help=_("Name the jurisdiction in your own words, unless it is the whole country."),
    )
    measures = References(
        _("Measures on which the clause rests"), wire="relevantMeasures", to=("measure",), own_only=("measure",)
    )
    keywords = Terms(_("Keywords"), wire="keywords", of=CLAUSE_KEYWORDS, source="Article 19", required=True)
    themes = Terms(_("Themes"), wire="thematicAreas", of=THEMES)

    text = Heading(_("Text of the clause"))
    files_account = RichText(
        _("About the text"),
        wire="relevantInformation",
        source="Article 19",
        help=_("Write the clause down here, or say what the files below hold."),
    )
    files = Links(
        _("Files and links"), wire="relevantDocuments", source="Article 19", help=_("Where the clause can be read.")
    )
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@NationalModelClause.must(
    _("Give the clause itself: a file, a link or its text."),
    source="Article 19",
    code=Code.MANDATORY_ANY_OF,
    path="resourceLinks",
)
def gives_the_clause(files_account: Any = None, files: Any = None) -> bool:
    return bool(files_account or files)
