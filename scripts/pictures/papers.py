"""Certificates as PDF: a picture of the first page."""

import subprocess
import tempfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from pictures.camera import Camera, Picture
from pictures.walk import LANGUAGES

PAPERS = {
    "paper-in-force": "demo-IRCC-ZA-01",
    "paper-expired": "demo-IRCC-ZA-02",
    "paper-revoked": "demo-IRCC-ZA-04",
    "paper-superseded": "demo-IRCC-ZA-03@1",
    "paper-of-no-party": "demo-IRCC-RU-01",
    "paper-in-arabic": "demo-IRCC-EG-01",
    "paper-in-chinese": "demo-IRCC-CN-01",
}
DOTS = 80  # an inch


def picture_papers(base: str, known: Mapping[str, str], camera: Camera) -> None:
    for name, identifier in PAPERS.items():
        for language in LANGUAGES:
            if not camera.wants(name, language):
                continue
            with urllib.request.urlopen(f"{base}/{language}/database/IRCC/{known[identifier]}.pdf") as answer:
                page, stem = first_page(answer.read()), f"{name}.{language}.paper"
                (camera.folder / f"{stem}.png").write_bytes(page)
                camera.pictures.append(Picture("portal:pdf", name, language, "paper", "light", f"{stem}.png"))
                camera.choose(stem, page)


def first_page(paper: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        command = ["pdftoppm", "-png", "-r", str(DOTS), "-f", "1", "-l", "1", "-singlefile", "-", str(stem)]
        subprocess.run(command, input=paper, check=True)
        return stem.with_suffix(".png").read_bytes()
