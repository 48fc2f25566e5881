import pytest

from tests.publishing.crowd import a_database_others_can_open


@pytest.fixture
def shared(durable, settings, tmp_path):
    """A database that several connections may write to, and keys of its own."""
    settings.ABSCH_DATA_DIR = tmp_path
    with a_database_others_can_open(tmp_path):
        yield
