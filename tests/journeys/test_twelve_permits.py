"""The twelve expected permits, typed into the form by hand as it were, equal what is sent and what is expected."""

import json
import re
from typing import Any

import pytest

from tests.world import expected

pytestmark = pytest.mark.journey

# What a form cannot say: answers of earlier forms, an act's own words on a first version, a flag that is denied,
# and the parts of a link that only machines send.
NOT_ASKED = {
    "amendedPermits",
    "amendmentDescription",
    "amendmentIntent",
    "amendmentsDescription",
    "consentedAmendment",
    "libraries",
    "updateReasons",
}
FLAGS = ("providers", "entitiesToWhomPICGranted", "subjectMatter", "usages")
LINK_PARTS = ("url", "name", "tag")


def as_a_form_says_it(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without what cannot be typed."""
    flags = {f"{each}Confidential" for each in FLAGS}
    kept = {wire: answer for wire, answer in document.items() if wire not in NOT_ASKED}
    kept = {wire: answer for wire, answer in kept.items() if wire not in flags or answer is True}
    # Other keywords have a question of their own, so "other" is not asked for its words a second time.
    if "keywords" in kept:
        kept["keywords"] = [{"identifier": each["identifier"]} for each in kept["keywords"]]
    for wire, answer in kept.items():
        if isinstance(answer, list) and any(isinstance(each, dict) and "url" in each for each in answer):
            kept[wire] = [{key: each[key] for key in LINK_PARTS if key in each} for each in answer]
    return kept


def controls(document: dict[str, Any]) -> dict[str, str | bool | list[str]]:
    """Return what is typed and ticked for the document, by the names of the form."""
    typed: dict[str, str | bool | list[str]] = {}
    for wire, answer in document.items():
        if wire in ("header", "government"):
            continue
        if isinstance(answer, bool | str):
            typed[wire] = answer
        elif isinstance(answer, list):
            typed |= controls_of_list(wire, answer)
        elif "identifier" in answer:
            typed[f"{wire}.add"] = answer["identifier"]
        else:
            typed |= {f"{wire}.{key}": str(value) for key, value in answer.items()}
    return typed


def controls_of_list(wire: str, answer: list[dict[str, Any]]) -> dict[str, Any]:
    if any("url" in each for each in answer):
        rows = enumerate(answer)
        return {f"{wire}.{place}.{part}": each[part] for place, each in rows for part in LINK_PARTS if part in each}
    identifiers = [each["identifier"] for each in answer]
    if wire in ("keywords", "usages"):
        return {wire: identifiers}
    return {f"{wire}.add": " ".join(identifiers)}


def test_twelve_permits_typed_equal_what_is_expected(visitor, house):
    secretariat = visitor("en")
    secretariat.sign_in("secretariat@example.org")

    for permit in expected("permits.json")["permits"]:
        notes = {"notes": permit["sent"]["notes"]} if permit["sent"].get("notes") else {}
        type_and_publish(secretariat, permit["public"] | notes)

    published = house.exported()
    for permit in expected("permits.json")["permits"]:
        public = permit["public"]
        typed = published[public["header"]["identifier"]]
        assert in_any_order(typed) == in_any_order(as_a_form_says_it(public)), permit["about"]


def in_any_order(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with what is ticked sorted: boxes have no order."""
    ticked = {wire: sorted(map(str, document[wire])) for wire in ("keywords", "usages") if wire in document}
    return document | ticked | {"header": document["header"] | {"languages": sorted(document["header"]["languages"])}}


def type_and_publish(secretariat, document: dict[str, Any]) -> None:
    head, government = document["header"], document["government"]["identifier"]
    identifier = secretariat.begin("IRCC", *head["languages"], government=government, identifier=head["identifier"])
    tidy = as_a_form_says_it(document)
    secretariat.fill({wire: True for wire in tidy if wire.endswith("Confidential")})
    secretariat.press("save")
    typed = {
        name: answer
        for name, answer in controls(tidy).items()
        if not name.endswith("Confidential") and not blank(answer)
    }
    make_room_for_links(secretariat, typed)
    if "keywordOther" in document and any("5B6177DD" in each for each in typed.get("keywords", [])):
        secretariat.fill({"keywords": typed.pop("keywords")})
        secretariat.press("save")
    secretariat.fill({name: answer for name, answer in typed.items() if is_on(secretariat, name)})
    secretariat.press("review")
    secretariat.open(f"/register/{identifier}/publish")
    secretariat.fill({"nothing-confidential": True})
    secretariat.press("publish")
    assert re.search(r"ABSCH-IRCC-[A-Z]{2}-\d+-1", secretariat.page.content()), json.dumps(head)


def make_room_for_links(secretariat, typed: dict[str, Any]) -> None:
    for name in typed:
        row = re.fullmatch(r"(\w+)\.(\d+)\.url", name)
        if row and int(row.group(2)) > 1:
            secretariat.fill({})
            secretariat.press(f"more:{row.group(1)}")


def is_on(secretariat, name: str) -> bool:
    return secretariat.page.locator(f"main form [name='{name}']").count() > 0


def blank(answer: Any) -> bool:
    return isinstance(answer, str) and not answer.strip()
