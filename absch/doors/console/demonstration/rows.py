"""The registry of 9 September 2016 as acts: who was designated, and what was published on which day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from absch.doors.console.demonstration.composing import COMPOSERS, Document
from absch.doors.console.demonstration.words import Words, rows_of

Act = dict[str, Any]
Invited = dict[str, str]

SECRETARIAT, VALIDATOR = "secretariat@demo.example", "validator@demo.example"


def mailbox(office: str, government: str) -> str:
    return f"{office}@{government}.demo.example"


class Figures:
    """What the rows of `registry/` say: documents, the people of each government, and the acts."""

    def __init__(self, folder: Path) -> None:
        self.words = Words(folder)
        self.rows = {
            schema: rows_of(path) for schema in COMPOSERS if (path := folder / "registry" / f"{schema}.csv").exists()
        }
        self.offices = rows_of(folder / "registry" / "people.csv")

    def documents(self) -> Iterator[Document]:
        for schema, rows in self.rows.items():
            yield from (COMPOSERS[schema](row, self.words) for row in rows)

    def people(self, focal_points: dict[str, str]) -> Iterator[Invited]:
        """Yield who acts for each government; `focal_points` has the names that its own record gives, by government."""
        for row in self.offices:
            government = row["government"]
            own = self.words.languages(government)[0]
            for turn, box in enumerate(boxes_of(row)):
                name = focal_points.get(government, "") if turn == 0 else ""
                yield {
                    "mailbox": box,
                    "name": name or " ".join(self.words.name(government, turn + 2)),
                    "language": own,
                }

    def acts(self) -> Iterator[Act]:
        """Yield all acts, in no order of time but so that what comes first of a day comes first."""
        for row in self.offices:
            yield from designations(row)
        for schema, rows in self.rows.items():
            for row in rows:
                document = COMPOSERS[schema](row, self.words)
                day, identifier = date.fromisoformat(row["day"]), document["header"]["identifier"]
                yield {"day": day, "by": publisher(document), "publish": identifier}


def publisher(document: Document) -> str:
    """Return who publishes it: what a government says, its authority; what is of all, who looks after that."""
    schema = document["header"]["schema"]
    if schema == "focalPoint":
        return SECRETARIAT
    return mailbox("pa", document["government"]["identifier"]) if "government" in document else VALIDATOR


def boxes_of(row: dict[str, str]) -> list[str]:
    """Return the mailboxes of a government: focal point, then authority if there is one, then authorized users."""
    users = ["nau" if turn == 1 else f"nau{turn}" for turn in range(1, int(row["users"]) + 1)]
    offices = ["nfp", *(["pa"] if int(row["authority"]) else []), *users]
    return [mailbox(each, row["government"]) for each in offices]


def designations(row: dict[str, str]) -> Iterator[Act]:
    government, day = row["government"], date.fromisoformat(row["day"])
    focal_point, *others = boxes_of(row)
    yield {"day": day, "by": SECRETARIAT, "designate": focal_point, "as": "focal-point", "of": government}
    for box in others:
        role = "publishing-authority" if box.startswith("pa@") else "authorized-user"
        yield {"day": day, "by": focal_point, "designate": box, "as": role, "of": government}
