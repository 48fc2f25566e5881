"""The glossary's files: what is refused."""

import shutil

import pytest
from django.conf import settings

from absch.help import files


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(settings.ABSCH_REFERENCE_DIR / "glossary", tmp_path / "glossary")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fr.md", "{#permit}", "{#permis}", "fr.md: terms.csv does not hold permis|permit has no wording in fr"),
        ("es.md", "{#permit}", "{#party}", "es.md: party stands twice"),
        ("ru.md", " {#permit}", "", "ru.md: the heading 'разрешение' has no key"),
        ("zh.md", "Reading: xu3 ke3 zheng4\n", "", "zh.md: permit: a Chinese word, and no other, has a reading"),
        ("en.md", "{#permit}\n", "{#permit}\n\n" + "x" * 421, "en.md: permit needs a meaning of at most 420"),
        ("terms.csv", "permit,Article 6.3(e)", "permit,Rule 7", "permit has a source of an unknown kind: 'Rule 7'"),
        ("terms.csv", "permit,Article 6.3(e)", "permit,Article 6 of peace", "permit leads to peace"),
        ("terms.csv", "compliance,Article 15", "permit,Article 15", "terms.csv: permit stands twice"),
        ("terms.csv", "permit-or-equivalent certificate\ncert", "permit\ncert", "permit leads to permit"),
    ],
)
def test_a_glossary_that_is_not_whole_is_refused_with_file_and_term(folder, name, old, new, said):
    change(folder / name, old, new)

    with pytest.raises(ValueError, match=said):
        files.terms(folder)


def test_a_language_left_out_is_refused(folder):
    (folder / "ar.md").unlink()

    with pytest.raises(FileNotFoundError):
        files.terms(folder)
