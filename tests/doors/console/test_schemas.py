import json

from tests.doors.console.commands import said_by


def test_schemas_writes_one_file_for_each_type_where_others_look_for_them(settings, tmp_path):
    settings.ROOT = tmp_path

    _, said, _ = said_by("schemas")

    assert "docs/schemas/absPermit.schema.json" in said
    assert sorted(said) == sorted(str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*.json"))
    assert json.loads((tmp_path / "docs" / "schemas" / "absPermit.schema.json").read_text())["type"] == "object"
