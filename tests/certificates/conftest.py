import pytest

from tests.publishing.crowd import a_database_others_can_open


@pytest.fixture
def own_folder(settings, tmp_path):
    """A data folder of this test alone: its keys and files are nobody else's."""
    settings.ABSCH_DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def shared(durable, own_folder):
    """A database that several connections may write to."""
    with a_database_others_can_open(own_folder):
        yield
