"""What the tables say, read by SQL of its own."""

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Rows = dict[str, list[str]]

# Each question finds what contradicts the rest; all answers must be empty.
CONTRADICTIONS = {
    "versions without exactly one event of their kind": """
        SELECT v.id FROM records_version v LEFT JOIN records_event e ON e.version_id = v.id AND e.kind = v.kind
        GROUP BY v.id HAVING count(e.id) <> 1""",
    "events without a leaf": """
        SELECT e.id FROM records_event e LEFT JOIN transparency_leaf l ON l."index" = e.leaf
        WHERE l."index" IS NULL""",
    "leaves without an event": """
        SELECT l."index" FROM transparency_leaf l LEFT JOIN records_event e ON e.leaf = l."index"
        WHERE e.id IS NULL""",
    "a head of another size than the leaves": """
        SELECT h.size FROM transparency_head h WHERE h.size <> (SELECT count(*) FROM transparency_leaf)
        OR h.size <> (SELECT max("index") + 1 FROM transparency_leaf)""",
    "permits of a Party without exactly one certificate": """
        SELECT v.id FROM records_version v JOIN records_record r ON r.id = v.record_id
        LEFT JOIN certificates_certificate c ON c.version_id = v.id
        WHERE r.schema = 'absPermit' AND r.government = 'ke' AND v.kind <> 'revoke'
        GROUP BY v.id HAVING count(c.id) <> 1""",
    "certificates of what is no published permit": """
        SELECT c.id FROM certificates_certificate c JOIN records_version v ON v.id = c.version_id
        JOIN records_record r ON r.id = v.record_id WHERE r.schema <> 'absPermit' OR v.kind = 'revoke'""",
    "records whose latest revision is not their latest version": """
        SELECT r.id FROM records_record r LEFT JOIN records_version v ON v.record_id = r.id
        GROUP BY r.id, r.latest_revision HAVING coalesce(max(v.revision), 0) <> r.latest_revision
        OR count(v.id) <> r.latest_revision""",
    "certificates that stand beside a later version": """
        SELECT c.id FROM certificates_certificate c JOIN records_version v ON v.id = c.version_id
        JOIN records_record r ON r.id = v.record_id
        WHERE v.revision < r.latest_revision AND c.superseded_at IS NULL AND c.revoked_at IS NULL""",
    "drafts of what has ended": """
        SELECT d.id FROM records_draft d JOIN records_record r ON r.id = d.record_id WHERE r.ended_as <> ''""",
    "a counter that has not counted the documents": """
        SELECT c.value FROM records_counter c WHERE c.name = 'document'
        AND c.value <> (SELECT max(document_id) FROM records_record)""",
    "a counter that has not counted Kenya's events": """
        SELECT c.value FROM records_counter c WHERE c.name = 'events:KE'
        AND c.value <> (SELECT count(*) FROM records_event WHERE owner = 'KE')""",
    "acts that the audit does not know once": """
        SELECT kind FROM (SELECT kind, count(*) AS many FROM records_event GROUP BY kind) e
        WHERE many <> (SELECT count(*) FROM accounts_auditentry a WHERE a.act = e.kind AND a.outcome = 'done')""",
    "acts that were not announced once": """
        SELECT kind FROM (SELECT kind, count(*) AS many FROM records_event GROUP BY kind) e
        WHERE many <> (SELECT count(*) FROM outbox_announcement a WHERE a.what = 'record.' || e.kind)""",
    "approvals without a version, and versions of a pending request": """
        SELECT q.id FROM publishing_request q LEFT JOIN records_version v
        ON v.record_id = q.record_id AND v.revision = q.revision
        WHERE (q.state = 'approved') <> (v.id IS NOT NULL)""",
}


def contradictions(connection: Any) -> list[str]:
    """Return what is wrong with the tables, nothing when they agree."""
    found = [what for what, question in CONTRADICTIONS.items() if connection.execute(question).fetchall()]
    return (
        found + [f"version {key} is not what was hashed" for key in _altered(connection)] + _broken_leaves(connection)
    )


def _altered(connection: Any) -> list[int]:
    rows = connection.execute("SELECT id, public, salt, public_hash FROM records_version WHERE public IS NOT NULL")
    return [
        key
        for key, public, salt, public_hash in rows.fetchall()
        if sha256(bytes.fromhex(salt) + bytes(public)).hexdigest() != public_hash
    ]


def _broken_leaves(connection: Any) -> list[str]:
    """Compare each leaf with the version it speaks of, and with the record's leaf before."""
    rows = connection.execute("""
        SELECT l.data, e.kind, v.revision, v.public_hash, e.leaf_hash, v.record_id FROM transparency_leaf l
        JOIN records_event e ON e.leaf = l."index" JOIN records_version v ON v.id = e.version_id ORDER BY l."index" """)
    wrong, before = [], {}
    for data, kind, revision, public_hash, leaf_hash, record in rows.fetchall():
        says = json.loads(bytes(data))
        stands = (kind, revision, public_hash, before.get(record, ""))
        if (says["kind"], says["revision"], says["public"], says["previous"]) != stands:
            wrong.append(f"a leaf says {says}, its event {stands}")
        if sha256(b"\x00" + bytes(data)).hexdigest() != leaf_hash:
            wrong.append(f"another hash than that of the leaf {says}")
        before[record] = leaf_hash
    return wrong


def everything_in(connection: Any, tables: list[str]) -> Rows:
    """Return every row of every table, as text, in an order of its own."""
    return {table: sorted(repr(_plain(row)) for row in _all(connection, table)) for table in tables}


def _all(connection: Any, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(f'SELECT * FROM "{table}"').fetchall()


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [bytes(each) if isinstance(each, bytes | memoryview) else each for each in row]


def gained(before: Rows, after: Rows) -> dict[str, int]:
    """Return by how many rows each table has grown, where it has."""
    grown = {table: len(after[table]) - len(before[table]) for table in before}
    return {table: many for table, many in grown.items() if many}


def changed(before: Rows, after: Rows) -> list[str]:
    """Return the tables in which any row differs."""
    return [table for table in before if before[table] != after[table]]


@dataclass(frozen=True)
class Told:
    """Who was told what: (letter, mailbox) of letters handed over, (kind, mailbox) of notifications; what is left."""

    letters: list[tuple[str, str]]
    notifications: list[tuple[str, str]]
    waiting: list[str]


def told(connection: Any) -> Told:
    letters = connection.execute("""
        SELECT letter, addressee FROM outbox_delivery WHERE state = 'handed over' ORDER BY letter, addressee""")
    notifications = connection.execute("""
        SELECT n.kind, p.email FROM notifications_notification n JOIN accounts_person p ON p.id = n.person_id
        ORDER BY n.kind, p.email""")
    waiting = connection.execute("""
        SELECT what FROM outbox_announcement WHERE told_at IS NULL AND due_at < '2026-03-06 00:00:00+00:00'
        UNION ALL SELECT letter FROM outbox_delivery WHERE state <> 'handed over'""")
    return Told(letters.fetchall(), notifications.fetchall(), [what for (what,) in waiting.fetchall()])


def more(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what stands in the second list more often than in the first."""
    return sorted((Counter(after) - Counter(before)).elements())
