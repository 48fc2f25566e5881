"""What the home page carries inside itself, so that it is shown after a single answer."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from csp.constants import SELF
from django.conf import settings
from django.contrib.staticfiles import finders

_CRITICAL = re.compile(r"/\* critical:start \*/(.*)/\* critical:end \*/", re.DOTALL)


@dataclass(frozen=True)
class Critical:
    """The part of the style sheet that the home page needs, its icon as an address, and the policy that allows both."""

    style: str
    icon: str
    policy: str


@once
def critical() -> Critical:
    """Cut it from the style sheet; once in each process."""
    style = tight(_CRITICAL.search(_static("absch/style.css"))[1])  # type: ignore[index]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
        "style-src": [SELF, f"'sha256-{digest}'"],
        "img-src": ["data:"],
    }
    # Nothing on the page asks for more; what is not named falls back to default-src, which allows nothing.
    del directives["connect-src"]
    policy = ";".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
    return Critical(style, f"data:image/svg+xml,{quote(_static('absch/favicon.svg'), safe=' /:=,')}", policy)


def tight(style: str) -> str:
    """Return the sheet without comments and without the line ends that separate nothing."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"(?<=[{};,)])\n+|\n+(?=})", "", bare.strip()).replace("\n", " ")


def _static(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8").strip()
