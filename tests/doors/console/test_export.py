import json

import pytest
from django.core.management import CommandError

from tests.doors.console.commands import said_by
from tests.makers import a_version, an_authority_document


def test_export_prints_one_object_a_line(db):
    a_version(an_authority_document("ke"))
    a_version(an_authority_document("pe"))

    code, said, complained = said_by("export")

    assert (code, complained) == (0, [])
    assert [json.loads(line)["number"] for line in said] == ["ABSCH-CNA-KE-100001-1", "ABSCH-CNA-PE-100002-1"]


def test_an_empty_registry_exports_nothing(db):
    assert said_by("export") == (0, [], [])


def test_export_writes_a_file_in_utf_8_and_leaves_nothing_beside_it(db, tmp_path):
    document = an_authority_document("ke", name={"ar": "مكتب"})
    document["header"]["languages"] = ["en", "ar"]
    a_version(document)

    _, said, _ = said_by("export", "--to", str(tmp_path / "all.jsonl"))

    assert said == [f"1 documents written to {tmp_path / 'all.jsonl'}"]
    assert "مكتب".encode() in (tmp_path / "all.jsonl").read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["all.jsonl"]


def test_export_says_where_it_cannot_write(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        said_by("export", "--to", str(tmp_path / "missing" / "all.jsonl"))
