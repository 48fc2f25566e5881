"""The registry as a file: what an export holds."""

import json
from collections.abc import Iterator

from absch.records.queries import public_export

AT_ONCE = 200  # versions held in memory


def lines_of_export() -> Iterator[str]:
    """Yield one JSON object for each current public version, in the order of the documents' numbers.

    It has `number`, `revision`, `published_on` (a day, UTC) and `document`. What is private is in no version.
    """
    for version in public_export().iterator(chunk_size=AT_ONCE):
        line = {
            "number": version.number,
            "revision": version.revision,
            "published_on": version.published_at.date().isoformat(),
            "document": version.content,
        }
        yield json.dumps(line, ensure_ascii=False)
