"""What an answer looks like, for each kind of field."""

from functools import singledispatch
from typing import Any

from absch.formats.fields import (
    Amount,
    Choice,
    Confirmation,
    Countries,
    Country,
    Date,
    Elements,
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
    Texts,
    YesNo,
)
from absch.formats.fields.choices import IDENTIFIER, REFERENCE
from absch.kernel.languages import SIX

Schema = dict[str, Any]
TEXTS, TERM, REFERENCE_TO, LINK = ({"$ref": f"#/$defs/{name}"} for name in ("texts", "term", "reference", "link"))


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
def _texts(field: Texts) -> Schema:
    return several(TEXTS)


@shape.register
def _amount(field: Amount) -> Schema:
    return {"type": "string", "pattern": "^[0-9]{1,15}$"}


@shape.register
def _plain_text(field: PlainText) -> Schema:
    return {"type": "string", "minLength": 1}


@shape.register
def _plain_texts(field: PlainTexts) -> Schema:
    return several({"type": "string", "minLength": 1})


@shape.register
def _mailboxes(field: Mailboxes) -> Schema:
    return several({"type": "string", "format": "email"})


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
    return several(TERM)


@shape.register
def _countries(field: Countries) -> Schema:
    return several(closed({"identifier": {"type": "string", "minLength": 1}, "customValue": TEXTS}, "identifier"))


@shape.register
def _elements(field: Elements) -> Schema:
    name = {"type": "string", "minLength": 1}
    texts = {"section": TEXTS, "customValue": TEXTS}
    row = {"identifier": name, "answer": {"type": "boolean"}, "parent": name} | texts
    return several(closed(row, "identifier"))


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
    return several(REFERENCE_TO)


@shape.register
def _links(field: Links) -> Schema:
    needed = ["language"] * bool(field.languages) + ["translationType"] * bool(field.translations)
    return several({"allOf": [LINK], "required": needed} if needed else LINK)


@shape.register
def _group(field: Group) -> Schema:
    required = [part.wire for part in field.parts() if part.required and part.when is None]
    return closed({part.wire: described(part) for part in field.parts()}, *required)


@shape.register
def _groups(field: Groups) -> Schema:
    return several(_group(field))


@shape.register
def _header(field: Header) -> Schema:
    properties = {
        "identifier": {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"},
        "schema": {"enum": [field.schema, *field.also]} if field.also else {"const": field.schema},
        "languages": several({"enum": list(SIX)}) | {"uniqueItems": True},
    }
    return closed(properties, *properties)


@shape.register
def _kept(field: Kept) -> Schema:
    return {}


def several(each: Schema) -> Schema:
    return {"type": "array", "items": each, "minItems": 1}


def shared() -> Schema:
    language = {"type": ["string", "object"], "description": "A code of ISO 639, or a term."}
    return {
        "texts": {
            "description": "A text for each language.",
            "type": "object",
            "properties": {language: {"type": "string"} for language in SIX},
            "minProperties": 1,
            "additionalProperties": False,
        },
        "term": closed({"identifier": {"type": "string", "minLength": 1}, "customValue": TEXTS}, "identifier"),
        "reference": closed({"identifier": {"type": "string", "pattern": f"^{REFERENCE.pattern}$"}}, "identifier"),
        "link": closed(
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


def closed(properties: Schema, *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def described(field: Field) -> Schema:
    said = " ".join(str(each) for each in (field.help, f"Source: {field.source}.") if each)
    """Return the question, and the shape of an answer to it."""
    return {
        "title": str(field.label),
        "description": said,
        **shape(field),
    }
