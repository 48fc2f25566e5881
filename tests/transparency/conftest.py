from datetime import UTC, datetime

import pytest

from absch.transparency import operations as transparency

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.ABSCH_DATA_DIR = tmp_path
    settings.ABSCH_BASE_URL = "https://absch.example"


@pytest.fixture
def a_log(db):
    """Make a log of these leaves, signed at these sizes."""

    def make(leaves, *, signed=()):
        for size, leaf in enumerate(leaves, start=1):
            transparency.append(leaf)
            if size in signed:
                transparency.sign_checkpoint(at=NOON)

    return make
