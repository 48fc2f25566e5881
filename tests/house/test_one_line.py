"""A question is one line in one place: form, page, validation, schema, comparison, import, export and mail follow."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ONE_LINE = '    witness = Text("Witness of the consent", wire="witness", source="Article 6", required=True)\n'
AFTER = '    agreement = Heading(_("Mutually agreed terms"))\n'


def test_one_more_line_in_the_permit_is_known_everywhere(tmp_path):
    project = tmp_path / "project"
    for folder in ("absch", "data", "locale", "tests"):
        shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3"))
    permit = project / "absch" / "formats" / "types" / "permit.py"
    before = permit.read_text(encoding="utf-8")
    assert before.count(AFTER) == 1
    permit.write_text(before.replace(AFTER, ONE_LINE + AFTER), encoding="utf-8")
    unset = ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "ABSCH_ENVIRONMENT", "ABSCH_BASE_URL")
    environ = {name: value for name, value in os.environ.items() if name not in unset}

    told = subprocess.run(
        [sys.executable, "-m", "tests.house.one_line_story"],
        cwd=project,
        env=environ | {"ABSCH_DATA_DIR": str(tmp_path / "kept"), "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stderr
    knows = json.loads(told.stdout.splitlines()[-1])
    assert knows == dict.fromkeys(
        ("validation", "form", "form, posted", "page", "schema", "import", "export", "comparison", "mail"), True
    )
