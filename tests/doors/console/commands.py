"""Run a command of ours in this process, and hear what it says."""

from io import StringIO
from typing import Any

from django.core.management import call_command

from absch.countries.models import Government, Region, TreatyStatus
from absch.vocabularies.models import Term


def said_by(*words: str, **options: Any) -> tuple[int, list[str], list[str]]:
    """Return exit code, lines of standard output, and lines of standard error."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(*words, stdout=out, stderr=err, **options)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


def forget_reference() -> None:
    """Empty the tables of vocabularies and countries, as a new database has them."""
    for model in (Term, Region, TreatyStatus, Government):
        model.objects.all().delete()
