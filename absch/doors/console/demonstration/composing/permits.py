"""Permits."""

from datetime import date, timedelta

from absch.doors.console.demonstration.composing.beginning import Document, beginning
from absch.doors.console.demonstration.words import Row, Words, among, said_in


def permit(row: Row, words: Words) -> Document:
    """Compose a permit, issued three days before it is published."""
    government, turn, languages = row["government"], int(row["place"]), row["languages"].split()
    said = words.permits
    species, kinds, material = next(each for each in said["species"] if each[0] == row["species"])
    issued_on = date.fromisoformat(row["day"]) - timedelta(days=3)
    issuer = row.get("issuer") or f"demo-CNA-{government.upper()}-01"
    document = beginning("absPermit", "IRCC", row, languages) | {
        "absCNA": {"identifier": f"{issuer}@1"},
        "title": dict.fromkeys(languages, f"{government.upper()}/ABS/{issued_on.year}/{turn:03}"),
        "dateOfIssuance": issued_on.isoformat(),
        "picGranted": True,
        "matEstablished": True,
        "picInformation": said_in(languages, among(said["consents"], turn)),
        "matInformation": said_in(languages, among(said["agreements"], turn)),
        "keywords": [{"identifier": said["keywords"][each]} for each in kinds.split()],
        "usagesDescription": said_in(languages, among(said["limits"], turn)),
        "thirdPartyTransferCondition": said_in(languages, among(said["transfers"], turn // 2)),
        "providers": [{"identifier": f"{row['provider']}@1"}],
        "entitiesToWhomPICGranted": [{"identifier": f"{row['holder']}@1"}],
        "subjectMatter": said_in(languages, said["materials"][material], species=species, amount=row["amount"]),
        "usages": [{"identifier": said["uses"][each]} for each in row["uses"].split()],
    }
    return document | ({"dateOfExpiry": row["expires"]} if row["expires"] else {})
