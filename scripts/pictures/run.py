"""Picture every kind of page in English, Arabic and Chinese, on a phone and on a desktop: `make pictures`.

Exit code 1 when a kind of page has no picture, answered otherwise than it should, or is wider than a phone.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
from pictures.served import a_free_port, environment, fill, served

PORT = a_free_port()
DATA = tempfile.TemporaryDirectory(prefix="absch-pictures-")
os.environ |= environment(DATA.name, PORT)

import django

django.setup()

from django.template.loader import render_to_string
from playwright.sync_api import Browser, sync_playwright

from pictures import acts, facts
from pictures.addresses import page_types
from pictures.camera import Camera
from pictures.chosen import BY_STEM
from pictures.desk_stops import ACCOUNT, DESK, FACTOR_ASKED, KEYED
from pictures.gallery import write_gallery
from pictures.letters import letters_about, letters_about_accounts, letters_not_written
from pictures.papers import picture_papers
from pictures.passkeys import second_factors
from pictures.portal_stops import ENTRANCE, PORTAL
from pictures.stops import Stop
from pictures.walk import LANGUAGES, Walk

CHROMIUM = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CHROMIUM += " --disable-component-update --disable-sync"
STORY = [acts.drafts, acts.requests, acts.certificates, acts.designations]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=ROOT / "var" / "pictures")
    asked.add_argument("--chosen", type=Path, help="a folder for the pictures shown in the documentation")
    asked.add_argument("--only", default="", help="stops whose name begins so, to try")
    asked.add_argument("--few", action="store_true", help="only the pictures shown in the documentation")
    wanted = asked.parse_args()
    camera = Camera(wanted.folder, wanted.chosen, wanted.few)
    for folder in filter(None, (wanted.folder, wanted.chosen)):
        folder.mkdir(parents=True, exist_ok=True)
    fill()
    as_published(camera, wanted)
    at_the_desks(camera, wanted)
    faults = [*camera.faults, *([] if wanted.only or wanted.few else missing(camera))]
    write_gallery(wanted.folder, camera.pictures, faults)
    print(f"{len(camera.pictures)} pictures: {wanted.folder / 'index.html'}")
    print("\n".join(faults))
    return bool(faults)


def as_published(camera: Camera, wanted: argparse.Namespace) -> None:
    """Picture what everybody sees of the registry as it is handed out."""
    known = facts.of_the_portal()
    with served(Path(DATA.name), PORT) as base, browsing() as browser:
        Walk(browser, base, camera, known).visit(of(PORTAL + ENTRANCE, camera, wanted))
        if "paper".startswith(wanted.only) or wanted.only.startswith("paper"):
            picture_papers(base, known, camera)


def at_the_desks(camera: Camera, wanted: argparse.Namespace) -> None:
    """Let something happen, then picture the desks and the letters about it."""
    codes = second_factors(KEYED)
    letters = letters_about(STORY, LANGUAGES)
    camera.faults += [f"letter {each}: nobody was written to" for each in letters_not_written(letters, "en")]
    letters |= letters_about_accounts(LANGUAGES)
    known, broken = facts.of_the_desk(), render_to_string("500.html")
    with served(Path(DATA.name), PORT) as base, browsing() as browser:
        walk = Walk(browser, base, camera, known)
        walk.visit(of(DESK + ACCOUNT, camera, wanted), code=codes[0], asked=FACTOR_ASKED)
        if "letter".startswith(wanted.only) or wanted.only.startswith("letter"):
            walk.show(letters, "letter")
            walk.show({"in-the-house.en": broken}, "error")


@contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM.split())
        yield browser
        browser.close()


def of(stops: list[Stop], camera: Camera, wanted: argparse.Namespace) -> list[Stop]:
    return [each for each in stops if each.name.startswith(wanted.only) and camera.wants(each.name)]


def missing(camera: Camera) -> list[str]:
    """Name the kinds of page, and the chosen pictures, of which there is none."""
    pictured = {each.kind for each in camera.pictures}
    stems = {each.file.rpartition(".")[0] for each in camera.pictures}
    kinds = [f"{each}: nobody pictured it" for each in sorted(page_types() - pictured)]
    return kinds + [f"{each}: chosen, and not pictured" for each in BY_STEM if each not in stems]


if __name__ == "__main__":
    sys.exit(main())
