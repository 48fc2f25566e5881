"""A clearing-house whose letters go out over real SMTP, papers of other days, and visitors with a phone or a desk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import EXPECTED, House, Visitor, a_free_port
from tests.journeys.papers.post import PostalHouse
from tests.sinks import SmtpSink

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
# What a browser sends of its reader's languages.
LOCALES = {"en": "en-GB", "ar": "ar-EG", "zh": "zh-CN"}
PHONE, DESK = (360, 740), (1280, 900)
# Every way in which the site is used here: language, browser, width, with scripts or without.
ALL = [
    (language, browser, width, scripts)
    for language in LOCALES
    for browser in ("chromium", "firefox")
    for width in (360, 1280)
    for scripts in (True, False)
]


class Traveller(Visitor):
    """Somebody in front of a browser of that name, with scripts or without."""

    browser: str
    scripts: bool


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostalHouse]:
    """A registry with Kenya's authority, focal point, a provider and a holder, and the papers of `world`."""
    sink, port = SmtpSink(), a_free_port()
    sink.start()
    house = PostalHouse(tmp_path_factory.mktemp("papers"), port, sink)
    house.prepare("ground")
    practice = tmp_path_factory.mktemp("practice")
    shutil.copytree(house.folder, practice, dirs_exist_ok=True)
    house.prepare("papers")
    house.prepare("papers", ABSCH_DATA_DIR=str(practice), ABSCH_ENVIRONMENT="training")
    shutil.copy(practice / "in-force.pdf", house.folder / "training.pdf")
    house.open()
    yield house
    house.close()
    sink.stop()


@pytest.fixture(scope="session")
def paper(house: House):
    """Give the bytes of a paper of `world` by its name."""

    def read(name: str) -> bytes:
        return Path(house.folder / f"{name}.pdf").read_bytes()

    return read


@pytest.fixture
def visitor(browsers, house):
    """Make visitors: `visitor("ar", "firefox", 360, scripts=False)`; a phone's screen is 740 high."""
    contexts, visitors = [], []

    def make(language: str, browser: str = "chromium", width: int = 1280, scripts: bool = True) -> Traveller:
        across, down = PHONE if width == 360 else DESK
        contexts.append(
            browsers[browser].new_context(
                viewport={"width": across, "height": down}, locale=LOCALES[language], java_script_enabled=scripts
            )
        )
        visitors.append(Traveller(contexts[-1], house, language))
        visitors[-1].browser, visitors[-1].scripts = browser, scripts
        return visitors[-1]

    yield make
    for context in contexts:
        context.close()
    problems = [problem for each in visitors for problem in each.problems]
    assert [each for each in problems if not any(expected in each for expected in EXPECTED)] == []
