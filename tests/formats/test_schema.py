from pathlib import Path

import pytest

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.schema import as_file, schema_of, write_schemas

COMMITTED = Path(__file__).parents[2] / "docs" / "schemas"
PERMIT = RECORD_TYPES["absPermit"]


@pytest.mark.parametrize("schema", RECORD_TYPES)
def test_the_committed_schema_is_that_of_its_record_type(schema):
    committed = (COMMITTED / f"{schema}.schema.json").read_text(encoding="utf-8")

    assert committed == as_file(RECORD_TYPES[schema]), (
        "The public contract changed: run `manage.py schemas` and review."
    )


def test_every_committed_schema_has_a_record_type():
    assert {path.name for path in COMMITTED.iterdir()} == {f"{schema}.schema.json" for schema in RECORD_TYPES}


def test_schemas_are_written_one_file_a_record_type(tmp_path):
    written = write_schemas(tmp_path)

    assert sorted(path.name for path in written) == [
        "absCheckpoint.schema.json",
        "absCheckpointCommunique.schema.json",
        "absNationalModelContractualClause.schema.json",
        "absPermit.schema.json",
        "absProcedure.schema.json",
        "authority.schema.json",
        "capacityBuildingInitiative.schema.json",
        "capacityBuildingNeed.schema.json",
        "capacityBuildingOpportunity.schema.json",
        "capacityBuildingResource.schema.json",
        "communityProtocol.schema.json",
        "contact.schema.json",
        "database.schema.json",
        "focalPoint.schema.json",
        "measure.schema.json",
        "meeting.schema.json",
        "meetingDocument.schema.json",
        "modelContractualClause.schema.json",
        "news.schema.json",
        "notification.schema.json",
        "organization.schema.json",
        "pressRelease.schema.json",
        "resource.schema.json",
        "statement.schema.json",
        "submission.schema.json",
    ]
    assert (
        written[0]
        .read_text(encoding="utf-8")
        .startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema"')
    )


def test_a_schema_requires_what_is_always_mandatory_and_the_rest_unless_it_is_withheld():
    schema = schema_of(PERMIT)

    assert schema["required"] == [
        "header",
        "government",
        "absCNA",
        "title",
        "dateOfIssuance",
        "picGranted",
        "matEstablished",
    ]
    assert schema["allOf"][0] == {
        "anyOf": [
            {"required": ["providers"]},
            {"properties": {"providersConfidential": {"const": True}}, "required": ["providersConfidential"]},
        ]
    }
    assert len(schema["allOf"]) == 4
    assert schema["additionalProperties"] is False


def test_a_schema_describes_each_kind_of_answer():
    properties = schema_of(PERMIT)["properties"]

    assert properties["title"]["$ref"] == "#/$defs/texts"
    assert properties["amendmentIntent"]["enum"] == [0, 1]
    assert properties["picGranted"]["const"] is True
    assert properties["usagesConfidential"]["type"] == "boolean"
    assert properties["providers"]["items"] == {"$ref": "#/$defs/reference"}
    assert properties["gisMapCenter"]["properties"]["lat"]["minimum"] == -90
    assert properties["gisMapCenter"]["properties"]["zoom"]["type"] == "integer"
    assert properties["header"]["properties"]["schema"] == {"const": "absPermit"}


def test_a_schema_names_the_source_of_each_answer():
    properties = schema_of(PERMIT)["properties"]

    assert properties["dateOfIssuance"]["title"] == "Date of issuance"
    assert properties["dateOfIssuance"]["description"] == "Source: Article 17.4(b)."
    assert schema_of(PERMIT)["$id"] == "absPermit.schema.json"
