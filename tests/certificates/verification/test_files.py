"""PDFs compared byte for byte with what was issued."""

import pytest

from absch.certificates.renditions import rendition
from absch.certificates.verification.answers import Upload, answers
from tests.doors.portal import NEXT_DAY
from tests.makers import NOON, a_permit, an_amendment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.ABSCH_DATA_DIR = tmp_path


def test_the_files_of_a_certificate_are_told_from_those_that_only_carry_its_number():
    version = a_permit("ke")
    pdf = rendition(version, language="en", at=NOON).read()
    an_amendment(version, at=NEXT_DAY)
    place = len(pdf) // 2
    changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    pasted = b"%PDF-1.7\n(ABSCH-IRCC-KE-100002-1)"
    files = [("ours.pdf", pdf), ("changed.pdf", changed), ("pasted.pdf", pasted), ("foreign.pdf", b"%PDF-1.7\n")]

    answered = answers([], [Upload(name, content) for name, content in files], on=NEXT_DAY.date())

    assert [(each.asked, each.file, each.number, each.state) for each in answered] == [
        ("ours.pdf", "authentic", "ABSCH-IRCC-KE-100002-1", "superseded"),
        ("changed.pdf", "altered", "ABSCH-IRCC-KE-100002-1", "superseded"),
        ("pasted.pdf", "altered", "ABSCH-IRCC-KE-100002-1", "superseded"),
        ("foreign.pdf", "unknown", "", "unknown"),
    ]
    assert (answered[0].made_as, answered[0].made_on) == ("in force", "2026-03-02")
    assert [each.holds for each in answered] == [False, False, False, False]


@pytest.mark.parametrize("environment", ["training", "staging", "development"])
def test_a_file_of_another_environment_is_not_called_altered_and_does_not_hold(environment, settings):
    prefix = {"training": "ABSTRG", "staging": "ABSSTG", "development": "ABSDEV"}[environment]
    pasted = f"%PDF-1.7\n({prefix}-IRCC-KE-100002-1)".encode()
    settings.ABSCH_ENVIRONMENT = "production"

    (answered,) = answers([], [Upload("exercise.pdf", pasted)], on=NOON.date())

    assert (answered.file, answered.state, answered.number) == ("elsewhere", "training", f"{prefix}-IRCC-KE-100002-1")
    assert not answered.holds
    assert answered.rank == -1
