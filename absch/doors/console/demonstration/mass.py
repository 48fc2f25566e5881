"""A realistic mass of records, to try the registry at the size it will have."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from absch.doors.console.demonstration.composing import COMPOSERS, Document
from absch.doors.console.demonstration.words import Row, Words
from absch.kernel.languages import SIX
from absch.publishing.operations.together import First

BEGINS_ON = date(2016, 10, 1)
# A group is what one government publishes of a season: an authority, who provides and receives, a measure, a
# checkpoint, a website, and permits; and beside it works about the country.
CONTACTS, WORKS, PERMITS = 4, 2, 10
GROUP = 4 + CONTACTS + WORKS + PERMITS
FLAGS = {
    "providersConfidential": "providers",
    "entitiesToWhomPICGrantedConfidential": "entitiesToWhomPICGranted",
    "subjectMatterConfidential": "subjectMatter",
    "usagesConfidential": "usages",
}


class Mass:
    """Invents records of many governments, evenly over the years up to a day; the same seed gives the same."""

    def __init__(self, folder: Path, *, until: date, seed: int) -> None:
        self.words, self.random = Words(folder), Random(seed)  # noqa: S311 - nothing secret hangs on it
        self.days = (until - BEGINS_ON).days
        self.governments = sorted(self.words.places)

    def firsts(self, count: int) -> Iterator[First]:
        """Yield that many documents, each with the moment of its publication, in the order of time."""
        begins_at = datetime(BEGINS_ON.year, BEGINS_ON.month, BEGINS_ON.day, 8, tzinfo=UTC)
        step = timedelta(days=self.days) / max(count, 1)
        moments = (begins_at + (step * place) // timedelta(seconds=1) * timedelta(seconds=1) for place in range(count))
        groups = (self.group(number, begins_at + step * number * GROUP) for number in range(count // GROUP + 1))
        documents = (document for group in groups for document in group)
        return (First(document, at) for document, at in zip(islice(documents, count), moments, strict=True))

    def group(self, number: int, begins_at: datetime) -> Iterator[Document]:
        government, day = self.random.choice(self.governments), begins_at.date()
        authority = f"mass-CNA-{number:06}"
        contacts = [f"mass-CON-{number:06}-{turn}" for turn in range(CONTACTS)]
        yield self.compose("authority", authority, government, day, share=str(self.random.randint(1, 4)))
        for each in contacts:
            yield self.contact(each, government, day)
        year = str(self.random.randint(2000, day.year))
        yield self.compose("measure", f"mass-MSR-{number:06}", government, day, year=year, contact=authority, linked="")
        yield self.compose("absCheckpoint", f"mass-CP-{number:06}", government, day, informs=authority)
        yield self.compose("database", f"mass-NDB-{number:06}", government, day)
        for turn in range(WORKS):
            yield self.work(f"mass-VLR-{number:06}-{turn}", government, day)
        for turn in range(PERMITS):
            yield self.permit(f"mass-IRCC-{number:06}-{turn:02}", government, day, authority, contacts)

    def contact(self, identifier: str, government: str, day: date) -> Document:
        answers = {
            "organization": self.random.choice(self.words.holders["organizations"])["slug"],
            "languages": " ".join(self.languages(government)),
        }
        of = self.random.choice(["", *self.governments]) or government
        return self.compose("contact", identifier, of, day, **answers)

    def work(self, identifier: str, government: str, day: date) -> Document:
        answers = {
            "languages": " ".join(self.languages(government)),
            "work": self.random.choice(self.words.reference["works"])["slug"],
            "month": (day - timedelta(days=self.random.randint(30, 900))).isoformat()[:7],
        }
        return self.compose("resource", identifier, government, day, **answers)

    def permit(self, identifier: str, government: str, day: date, authority: str, contacts: list[str]) -> Document:
        answers = {
            "issuer": authority,
            "languages": " ".join(self.languages(government)),
            "species": self.random.choice(self.words.permits["species"])[0],
            "amount": str(self.random.randint(2, 400)),
            "provider": self.random.choice([authority, *contacts]),
            "holder": self.random.choice(contacts),
            "uses": self.random.choice(["commercial", "research", "commercial research"]),
            "expires": self.expiry(day),
        }
        document = self.compose("absPermit", identifier, government, day, **answers)
        for flag, answer in FLAGS.items():
            if self.random.random() < 0.05:
                document[flag] = True
                del document[answer]
        return document

    def compose(self, schema: str, identifier: str, government: str, day: date, **answers: str) -> Document:
        row: Row = {"day": day.isoformat(), "government": government, "place": str(self.random.randint(1, 999))}
        return COMPOSERS[schema](row | {"identifier": identifier} | answers, self.words)

    def languages(self, government: str) -> list[str]:
        """Return the government's languages; of every fifth record all six, of others one more."""
        own, chance = self.words.languages(government), self.random.random()
        if chance < 0.2:
            return list(SIX)
        return list(dict.fromkeys([*own, self.random.choice(list(SIX))])) if chance < 0.5 else own

    def expiry(self, day: date) -> str:
        years: Any = self.random.choice([0, 0, 2, 3, 12, 20, 25, 30])
        return (day + timedelta(days=365 * years + self.random.randint(0, 364))).isoformat() if years else ""
