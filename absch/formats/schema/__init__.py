"""A record type as JSON Schema (2020-12): the document a client sends to be published."""

import json
from pathlib import Path

from django.utils import translation

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.fields import Field
from absch.formats.record_type import RecordType
from absch.formats.schema.kinds import Schema, described, shape, shared

__all__ = ["as_file", "schema_of", "shape", "write_schemas"]


def schema_of(record_type: type[RecordType]) -> Schema:
    """Return the schema; what depends on other answers is left to validation, but for confidential flags."""
    with translation.override("en"):
        flags = record_type.flags()
        properties = {field.wire: described(field) for field in record_type.fields}
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
            **({"allOf": withheld} if (withheld := _may_be_withheld(always)) else {}),
            "additionalProperties": False,
            "$defs": shared(),
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


def _may_be_withheld(fields: list[Field]) -> list[Schema]:
    return [_given_or_withheld(each) for each in fields if each.confidential]


def _given_or_withheld(field: Field) -> Schema:
    withheld = {"properties": {field.confidential: {"const": True}}, "required": [field.confidential]}
    return {"anyOf": [{"required": [field.wire]}, withheld]}
