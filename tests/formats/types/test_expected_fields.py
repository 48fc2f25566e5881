"""Every row of `tests/expected/fields/`: the classes have these fields, in this order, of this kind, asked then.

The grammar of conditions is that of `tests/expected/README.md`.
"""

import re
from datetime import date
from itertools import product

import pytest

from absch.formats import fields as kinds
from absch.formats.asking import Asked, identifier_in
from absch.formats.catalogue import RECORD_TYPES
from absch.formats.record_type import NOBODY
from tests.world import EXPECTED, expected

NAMES = sorted(path.stem for path in (EXPECTED / "fields").iterdir())
KIND = {
    "text by language": kinds.Text,
    "list of texts by language": kinds.Texts,
    "rich text by language": kinds.RichText,
    "plain text": kinds.PlainText,
    "list of plain texts": kinds.PlainTexts,
    "term": kinds.Term,
    "list of terms": kinds.Terms,
    "identifier of a term": kinds.Choice,
    "reference": kinds.Reference,
    "list of references": kinds.References,
    "list of links": kinds.Links,
    "day": kinds.Date,
    "month": kinds.Month,
    "yes or no": kinds.YesNo,
    "whole number": kinds.Number,
    "one of a list": kinds.Choice,
    "group": kinds.Group,
    "list of groups": kinds.Groups,
    "place on a map": kinds.MapLocation,
    "private notes": kinds.Notes,
}
WHOSE = {
    "same country": lambda field: set(field.own_only) == set(field.to),
    "authority: same country; contact: any": lambda field: field.own_only == ("authority",),
    "any country": lambda field: not field.own_only,
    "any": lambda field: not field.own_only,
}
TEST = re.compile(r"(?P<no>not )?(?P<what>yes|no|given|is|has)\((?P<names>[^,)]+)(?:,(?P<values>[^)]*))?\)")


def fields_of(record_type):
    """Return the fields by wire, parts of groups as "group.part"."""
    found = {}

    def add(field, at):
        found[at] = field
        for part in field.parts():
            add(part, f"{at}.{part.wire}")

    for field in record_type.fields:
        add(field, field.wire)
    return found


def rows_of(schema):
    """Return the rows with the name of each as "group.part"; of the header and of places on a map, the whole alone."""

    def walk(rows, prefix):
        for row in rows:
            yield prefix + row["name"], row
            if row["name"] != "header" and row["kind"] != "place on a map":
                yield from walk(row.get("fields", []), f"{prefix}{row['name']}.")

    table = expected(f"fields/{schema}.json")
    return list(walk(table["fields"] if isinstance(table, dict) else table, ""))


def asked_fields(schema):
    """Return (name, row, field) of each row that the class holds as a field; elements of measures are one field."""
    known = fields_of(RECORD_TYPES[schema])
    for name, row in rows_of(schema):
        if name != "header" and not name.startswith("absMeasures.relevantElements."):
            yield name, row, known[name]


@pytest.mark.parametrize("schema", NAMES)
def test_the_fields_stand_in_their_order_and_nothing_more_is_asked(schema):
    names = [name for name, _row in rows_of(schema) if "." not in name]
    record_type = RECORD_TYPES[schema]

    wires = [field.wire for field in record_type.fields]

    assert [wire for wire in wires if wire in names] == names
    assert {field.wire for field in record_type.fields if field.asked} <= set(names)


@pytest.mark.parametrize("schema", NAMES)
def test_each_field_is_of_its_kind_and_cites_what_it_may(schema):
    wrong = {}
    for name, row, field in asked_fields(schema):
        found = {
            "kind": isinstance(field, KIND[row["kind"]])
            or (row["kind"] == "list of groups" and isinstance(field, kinds.Elements)),
            "to": not row.get("to") or list(field.to) == row["to"],
            "whose": not row.get("whose") or WHOSE[row["whose"]](field),
            "domain": not row.get("domain") or is_of(field, row["domain"]),
            "values": not row.get("values") or list(field.values) == row["values"],
            "allow": not row.get("allow") or (field.pages, field.files) == tuple(
                each in row["allow"] for each in ("link", "file")
            ),
            "language": (row.get("language") or {}).get("domain", "") == getattr(field, "languages", ""),
            "translation": (row.get("translation_type") or {}).get("domain", "") == getattr(field, "translations", ""),
            "words": row.get("max_words", 0) == getattr(field, "most_words", 0),
            "characters": row.get("max_chars", 0) == getattr(field, "longest", 0),
            "future": bool(row.get("not_after_today")) is (getattr(field, "may_be_future", True) is False),
            "private": (row.get("clean_up") == "taken out") is field.private,
            "settled": (row.get("clean_up") == "filled by the server") is bool(field.settled),
            "persons": (row.get("only") == "persons") is (getattr(field, "contact_type", "") == "person"),
            "own words": not row.get("custom_value") or own_words(row) <= set(field.in_own_words),
        }  # fmt: skip
        if missed := [what for what, agrees in found.items() if not agrees]:
            wrong[name] = missed

    assert wrong == {}


def is_of(field, domain):
    if isinstance(field, kinds.Group):
        return True  # said of its parts
    return field.of == {"regions + countries": "regions"}.get(domain, domain)


def own_words(row):
    return set(TEST.search(row["custom_value"])["values"].split(","))


@pytest.mark.parametrize("schema", NAMES)
def test_each_field_is_shown_and_needed_under_its_conditions(schema):
    wrong = []
    for name, row, field in asked_fields(schema):
        inside = name.rpartition(".")[0]
        shown, needed = row.get("shown_when") or "", needed_when(row)
        for content in contents(f"{shown} {needed}", inside):
            is_shown = holds(shown, content, inside)
            if field.is_asked_in(content) is not is_shown:
                wrong.append((name, "shown", content))
            if is_shown and field.is_required_in(Asked(content, NOBODY, date.min)) is not holds(
                needed, content, inside
            ):
                wrong.append((name, "needed", content))

    assert wrong == []


def needed_when(row):
    """Return the condition under which an answer is mandatory by itself: "" is always, "never" never."""
    mandatory = row["mandatory"]
    if isinstance(mandatory, bool) or mandatory.startswith(("any(", "one(")):
        return "" if mandatory is True else "never"
    return mandatory.removeprefix("when ")


def holds(condition, content, inside):
    if condition == "never":
        return False
    return all(_holds(test, content, inside) for test in TEST.finditer(condition))


def _holds(test, content, inside):
    answers = [answer_in(content, name, inside) for name in test["names"].split("+")]
    values = (test["values"] or "").split(",")
    terms = [each for answer in answers for each in (answer if isinstance(answer, list) else [answer])]
    identifiers = {identifier_in(each) for each in terms}
    is_so = {
        "yes": answers == [True],
        "no": answers == [False],
        "given": all(answer is not None for answer in answers),
        "is": bool(identifiers & set(values)),
        "has": bool(identifiers & set(values)),
    }[test["what"]]
    return is_so is not bool(test["no"])


def place_of(name, inside):
    if name.startswith("/"):
        return name[1:]
    return f"{inside}.{name}" if inside else name


def answer_in(content, name, inside):
    found = content
    for key in place_of(name, inside).split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def contents(conditions, inside):
    """Yield documents with every answer the conditions may meet: each value they name, another, and none."""
    answers = {}
    for test in TEST.finditer(conditions):
        for name in test["names"].split("+"):
            answers.setdefault(name, [None]).extend(_answers(test))
    for chosen in product(*answers.values()):
        content = {}
        for name, answer in zip(answers, chosen, strict=True):
            *groups, wire = place_of(name, inside).split(".")
            at = content
            for group in groups:
                at = at.setdefault(group, {})
            if answer is not None:
                at[wire] = answer
        yield content


def _answers(test):
    if test["what"] in ("yes", "no"):
        return [True, False]
    if test["what"] == "given":
        return ["2020-01-01"]
    terms = [{"identifier": each} for each in [*(test["values"] or "").split(","), "term-of-nobody"]]
    return terms if test["what"] == "is" else [[each] for each in terms]
