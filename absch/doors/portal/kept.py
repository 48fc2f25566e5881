"""Answers kept in the memory of one process: their bytes, and what each reader gets of them."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Hashable
from functools import lru_cache
from hashlib import sha256
from threading import Lock

import brotli  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

# Readers and caches between may keep an answer, but ask before they show it: a revocation is seen at once.
CACHE_CONTROL = "public, no-cache"
WORTH_PACKING = 256  # bytes: below, the packed form and its headers are no shorter
_NOT_AT_ALL = re.compile(r"q=0(\.0*)?")


@lru_cache(maxsize=256)
def encoding_for(accepted: str) -> str:
    """Return the best of "br", "gzip" and "" (as it is) that an Accept-Encoding header allows."""
    allowed = {}
    for each in accepted.lower().split(","):
        name, _, weight = each.partition(";")
        allowed[name.strip()] = not _NOT_AT_ALL.fullmatch(weight.replace(" ", ""))
    return next((name for name in ("br", "gzip") if allowed.get(name, allowed.get("*", False))), "")


class KeptAnswer:
    """A whole answer, the same for every reader of one language; packed at most once for each encoding."""

    def __init__(self, content: bytes, headers: dict[str, str]) -> None:
        self.headers = headers
        self._digest = sha256(content).hexdigest()[:16]
        self._bodies = {"": content}

    @property
    def size(self) -> int:
        # Packed forms are made later; together they are reckoned at half of the whole.
        return len(self._bodies[""]) * 3 // 2

    def to(self, request: HttpRequest) -> HttpResponse:
        """Answer this reader: 304 if he has these very bytes, else the bytes in an encoding that he accepts."""
        encoding = encoding_for(request.META.get("HTTP_ACCEPT_ENCODING", "")[:200])
        if len(self._bodies[""]) < WORTH_PACKING:
            encoding = ""
        etag = f'"{self._digest}-{encoding or "id"}"'
        asked = request.META.get("HTTP_IF_NONE_MATCH", "")
        held = [each.removeprefix("W/") for each in parse_etags(asked)] if asked else []
        if etag in held or "*" in held:
            response: HttpResponse = HttpResponseNotModified()
            response["Vary"] = self.headers["Vary"]
        else:
            response = self._whole(encoding, with_body=request.method != "HEAD")
        response["ETag"] = etag
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def _whole(self, encoding: str, *, with_body: bool) -> HttpResponse:
        body = self._in(encoding)
        response = HttpResponse(body if with_body else b"", headers=self.headers)
        response["Content-Length"] = str(len(body))
        if encoding:
            response["Content-Encoding"] = encoding
        return response

    def _in(self, encoding: str) -> bytes:
        # Two readers at once may both pack it: to the same bytes.
        if encoding not in self._bodies:
            content = self._bodies[""]
            packed = brotli.compress(content, quality=5) if encoding == "br" else gzip.compress(content, 6, mtime=0)
            self._bodies[encoding] = packed
        return self._bodies[encoding]


class Shelf:
    """Answers of one stamp, the least lately asked for going first when room (in bytes) is needed.

    A new stamp empties the shelf, so that nothing older than the latest public act stays in memory.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._free = room
        self._stamp: Hashable = None
        self._answers: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._answers

    def find(self, key: Hashable, stamp: Hashable) -> KeptAnswer | None:
        with self._lock:
            self._turn_to(stamp)
            if found := self._answers.get(key):
                self._answers.move_to_end(key)
            return found

    def keep(self, key: Hashable, stamp: Hashable, answer: KeptAnswer) -> None:
        """Keep the answer, unless it takes more than a tenth of the room or was made before the shelf's stamp."""
        with self._lock:
            if answer.size > self._room // 10 or stamp != self._stamp or key in self._answers:
                return
            self._answers[key] = answer
            self._free -= answer.size
            while self._free < 0:
                _key, oldest = self._answers.popitem(last=False)
                self._free += oldest.size

    def _turn_to(self, stamp: Hashable) -> None:
        if stamp != self._stamp:
            self._answers.clear()
            self._stamp, self._free = stamp, self._room
