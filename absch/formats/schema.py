"""A record type as JSON Schema (2020-12): the document a client sends to be published."""

import json
from functools import singledispatch
from pathlib import Path
from typing import Any

from django.utils import translation

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.fields import (
    Choice,
    Confirmation,
    Country,
    Date,
    Field,
    Group,
    Groups,
    Header,
    Kept,
    Links,
    Mailboxes,
    Month,
    Number,
    PlainText,
    PlainTexts,
    Reference,
    References,
    RichText,
    Term,
    Terms,
    Text,
    YesNo,
)
from absch.formats.fields.choices import IDENTIFIER, REFERENCE
from absch.formats.record_type import RecordType
from absch.kernel.languages import SIX

Schema = dict[str, Any]
TEXTS, TERM, REFERENCE_TO, LINK = ({"$ref": f"#/$defs/{name}"} for name in ("texts", "term", "reference", "link"))


def schema_of(record_type: type[RecordType]) -> Schema:
    """Return the schema; what depends on other answers is left to validation, but for confidential flags."""
    with translation.override("en"):
        flags = record_type.flags()
        properties = {field.wire: _described(field) for field in record_type.fields}
        for flag, field in flags.items():
            said = f"When true, `{field.wire}` is kept out of the registry."
            properties[flag] = {"title": "Kept confidential", "description": said, "type": "boolean"}
        always = [each for each in record_type.fields if each.required and each.when is None]
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{record_type.schema}.schema.json",
            "title": str(record_type.title),
            "description": str(record_type.purpose),
            "type": "object",
            "properties": properties,
            "required": [each.wire for each in always if not each.confidential],
            "allOf": [_given_or_withheld(each) for each in always if each.confidential],
            "additionalProperties": False,
            "$defs": _shared(),
        }


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema of every record type into the folder, and return the files."""
    written = []
    for record_type in RECORD_TYPES.values():
        written.append(folder / f"{record_type.schema}.schema.json")
        written[-1].write_text(as_file(record_type), encoding="utf-8")
    return written


def as_file(record_type: type[RecordType]) -> str:
    return json.dumps(schema_of(record_type), indent=2, ensure_ascii=False) + "\n"


def _described(field: Field) -> Schema:
    said = " ".join(str(each) for each in (field.help, f"Source: {field.source}.") if each)
    return {
        "title": str(field.label),
        "description": said,
        **shape(field),
    }


def _given_or_withheld(field: Field) -> Schema:
    withheld = {"properties": {field.confidential: {"const": True}}, "required": [field.confidential]}
    return {"anyOf": [{"required": [field.wire]}, withheld]}


@singledispatch
def shape(field: Field) -> Schema:
    """Return the shape of an answer to this kind of question."""
    raise NotImplementedError(type(field))


@shape.register
def _text(field: Text) -> Schema:
    return TEXTS | ({"additionalProperties": {"maxLength": field.longest}} if field.longest else {})


@shape.register
def _rich_text(field: RichText) -> Schema:
    # Its length is that of the text without marks, which a schema cannot count.
    return dict(TEXTS)


@shape.register
def _plain_text(field: PlainText) -> Schema:
    return {"type": "string", "minLength": 1}


@shape.register
def _plain_texts(field: PlainTexts) -> Schema:
    return _several({"type": "string", "minLength": 1})


@shape.register
def _mailboxes(field: Mailboxes) -> Schema:
    return _several({"type": "string", "format": "email"})


@shape.register
def _date(field: Date) -> Schema:
    return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@shape.register
def _month(field: Month) -> Schema:
    return {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}


@shape.register
def _confirmation(field: Confirmation) -> Schema:
    return {"const": True}


@shape.register
def _yes_no(field: YesNo) -> Schema:
    return {"type": "boolean"}


@shape.register
def _number(field: Number) -> Schema:
    bounds = {"minimum": field.least, "maximum": field.most}
    return {"type": "number" if field.fractions else "integer"} | {
        name: bound for name, bound in bounds.items() if bound is not None
    }


@shape.register
def _choice(field: Choice) -> Schema:
    return {"enum": list(field.values)}


@shape.register
def _term(field: Term) -> Schema:
    return dict(TERM)


@shape.register
def _terms(field: Terms) -> Schema:
    return _several(TERM)


@shape.register
def _country(field: Country) -> Schema:
    return {
        "type": "object",
        "properties": {"identifier": {"type": "string", "pattern": "^[a-z]{2}$"}},
        "required": ["identifier"],
    }


@shape.register
def _reference(field: Reference) -> Schema:
    return dict(REFERENCE_TO)


@shape.register
def _references(field: References) -> Schema:
    return _several(REFERENCE_TO)


@shape.register
def _links(field: Links) -> Schema:
    return _several(LINK)


@shape.register
def _group(field: Group) -> Schema:
    required = [part.wire for part in field.parts() if part.required and part.when is None]
    return _closed({part.wire: _described(part) for part in field.parts()}, *required)


@shape.register
def _groups(field: Groups) -> Schema:
    return _several(_group(field))


@shape.register
def _header(field: Header) -> Schema:
    properties = {
        "identifier": {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"},
        "schema": {"const": field.schema},
        "languages": _several({"enum": list(SIX)}) | {"uniqueItems": True},
    }
    return _closed(properties, *properties)


@shape.register
def _kept(field: Kept) -> Schema:
    return {}


def _several(each: Schema) -> Schema:
    return {"type": "array", "items": each, "minItems": 1}


def _shared() -> Schema:
    language = {"type": ["string", "object"], "description": "A code of ISO 639, or a term."}
    return {
        "texts": {
            "description": "A text for each language.",
            "type": "object",
            "properties": {language: {"type": "string"} for language in SIX},
            "minProperties": 1,
            "additionalProperties": False,
        },
        "term": _closed({"identifier": {"type": "string", "minLength": 1}, "customValue": TEXTS}, "identifier"),
        "reference": _closed({"identifier": {"type": "string", "pattern": f"^{REFERENCE.pattern}$"}}, "identifier"),
        "link": _closed(
            {
                "url": {"type": "string", "minLength": 1},
                "name": {"anyOf": [{"type": "string"}, TEXTS]},
                "tag": {"type": ["string", "object"]},
                "tags": {"type": "array"},
                "language": language,
                "translationType": {},
            },
            "url",
        ),
    }


def _closed(properties: Schema, *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
