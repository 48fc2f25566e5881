"""Takes pictures of what a browser shows, and remembers what is wrong with it."""

from base64 import b64decode
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Response

from pictures.addresses import page_type
from pictures.chosen import BY_STEM

DEVICES = {"phone": 360, "desktop": 1280}
LONGEST = 5000  # pixels of a page that is longer
COLOURS = 128
_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"


@dataclass(frozen=True)
class Picture:
    """`kind` is the name of the address in the URL configuration, or what stands in its place; `file` lies in the
    folder of pictures."""

    kind: str
    name: str
    language: str
    device: str
    scheme: str
    file: str


@dataclass
class Camera:
    """`chosen` is the folder for the pictures that the documentation shows, None to leave them out; `few` leaves out
    all others."""

    folder: Path
    chosen: Path | None = None
    few: bool = False
    pictures: list[Picture] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    status: int = 0

    def wants(self, name: str, language: str = "") -> bool:
        chosen = (each.name == name and language in ("", each.language) for each in BY_STEM.values())
        return not self.few or any(chosen)

    def watch(self, page: Page) -> None:
        page.on("response", lambda response: self._hear(page, response))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def take(
        self, page: Page, name: str, language: str, *, kind: str = "", schemes: tuple[str, ...] = ("light",)
    ) -> None:
        """Picture the page on each device, in each scheme."""
        kind = kind or page_type(page.url) or "no address"
        for device, width in DEVICES.items():
            page.set_viewport_size({"width": width, "height": 800})
            if device == "phone" and page.evaluate(_WIDER):
                self.faults.append(f"{name} ({language}): wider than {width} pixels: {page.url}")
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                stem = f"{name}.{language}.{device}{'.dark' if scheme == 'dark' else ''}"
                about = Picture(kind, name, language, device, scheme, f"{stem}.jpg")
                page.screenshot(path=self.folder / about.file, quality=85, **_whole(page, width, LONGEST))
                self.pictures.append(about)
                if stem in BY_STEM:
                    self.choose(stem, _sharp(page, width, BY_STEM[stem].height, 2 if device == "phone" else 1))
        page.emulate_media(color_scheme="light")

    def choose(self, stem: str, picture: bytes) -> None:
        if self.chosen and stem in BY_STEM:
            shrunk(picture).save(self.chosen / f"{stem}.png", optimize=True)

    def _hear(self, page: Page, response: Response) -> None:
        is_page = response.request.is_navigation_request() and response.frame == page.main_frame
        if is_page and not 300 <= response.status < 400:
            self.status = response.status


def shrunk(picture: bytes) -> Image.Image:
    """Return the picture with few colours, as pages have."""
    return Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def _whole(page: Page, width: int, most: int) -> dict[str, Any]:
    height = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, most)}
    return {"type": "jpeg", "full_page": True, "clip": clip, "animations": "disabled"}


def _sharp(page: Page, width: int, height: int, dots: int) -> bytes:
    """Return the top of the page with so many dots to a pixel; phones have two."""
    line, screen = page.context.new_cdp_session(page), {"width": width, "height": height, "mobile": False}
    line.send("Emulation.setDeviceMetricsOverride", screen | {"deviceScaleFactor": dots})
    found = line.send("Page.captureScreenshot", {"format": "png"})["data"]
    line.send("Emulation.setDeviceMetricsOverride", screen | {"deviceScaleFactor": 1})
    line.detach()
    return b64decode(found)
