"""The database, looked at from outside: is everything there that was acknowledged, and nothing by halves?"""

import collections
import json
import pathlib
import re
import sqlite3
import subprocess
import tempfile

import journal


class Ledger:
    """- Parameter database: the file of a node that does not run, or the address of a PostgreSQL database."""

    def __init__(self, database: pathlib.Path | str) -> None:
        self._database = database

    def rows(self, query: str) -> list[tuple]:
        if isinstance(self._database, str):
            said = subprocess.run(
                ["psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", self._database, "-c",
                 f"SELECT row_to_json(r) FROM ({query}) r"],
                check=True, capture_output=True, text=True,
            ).stdout
            return [tuple(json.loads(line).values()) for line in said.splitlines() if line]
        with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as file:
            return file.execute(query).fetchall()

    def count(self, query: str) -> int:
        return self.rows(query)[0][0]

    def found(self) -> dict[str, collections.Counter]:
        """By act, how often each marker is there."""
        queries = {
            "practice": "SELECT title AS m FROM things WHERE kind = 'practice'",
            "revision": "SELECT content AS m FROM revisions WHERE content LIKE '%Résumé m%'",
            "replication": "SELECT title AS m FROM things WHERE kind = 'replication'",
            "state": "SELECT reason AS m FROM state_changes",
            "account": "SELECT recipient AS m FROM letters",
        }
        wanted = {
            "practice": r"Pratique (m\d+x\w{8})", "revision": r"Résumé (m\d+x\w{8})",
            "replication": r"Implantation (m\d+x\w{8})", "state": r"Raison (m\d+x\w{8})",
            "account": r"(m\d+x\w{8})@",
        }
        return {
            act: collections.Counter(
                match[1] for (text,) in self.rows(query) if (match := re.search(wanted[act], text or "")))
            for act, query in queries.items()
        }

    def lost(self, written: journal.Journal) -> list[journal.Entry]:
        """What was acknowledged and is not there."""
        found = self.found()
        return [entry for entry in written.acknowledged() if not found[entry.act][entry.marker]]

    def doubled(self) -> list[str]:
        """Acts that are there twice though they were done once."""
        return [
            f"{act} {marker}" for act, markers in self.found().items() for marker, count in markers.items()
            if count > 1
        ]

    def halves(self) -> list[str]:
        """What one transaction wrote together and is not there together."""
        checks = {
            "things without the revision that they name":
                "SELECT COUNT(*) AS n FROM things t WHERE NOT EXISTS "
                "(SELECT 1 FROM revisions r WHERE r.thing_id = t.id AND r.number = t.revision "
            "AND r.content = t.content)",
            "things with a gap in their revisions":
                "SELECT COUNT(*) AS n FROM things t WHERE t.revision <> "
                "(SELECT COUNT(*) FROM revisions r WHERE r.thing_id = t.id)",
            "things without a keeper":
                "SELECT COUNT(*) AS n FROM things t WHERE NOT EXISTS "
                "(SELECT 1 FROM keepers k WHERE k.thing_id = t.id) AND t.kept_with IS NULL",
            "practices without their row":
                "SELECT COUNT(*) AS n FROM things t WHERE t.kind = 'practice' AND NOT EXISTS "
                "(SELECT 1 FROM practices p WHERE p.thing_id = t.id)",
            "replications without their row":
                "SELECT COUNT(*) AS n FROM things t WHERE t.kind = 'replication' AND NOT EXISTS "
                "(SELECT 1 FROM replications p WHERE p.thing_id = t.id)",
            "replications in another state than their latest step":
                "SELECT COUNT(*) AS n FROM replications r JOIN state_changes s ON s.replication_id = r.thing_id "
                "WHERE s.number = (SELECT MAX(number) FROM state_changes WHERE replication_id = r.thing_id) "
                "AND s.state <> r.state",
            "published things that a search cannot find":
                "SELECT COUNT(*) AS n FROM things t WHERE t.visibility = 'published' AND t.kind <> 'adaptation' "
                "AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.id = t.id)",
            "found documents whose thing says otherwise":
                "SELECT COUNT(*) AS n FROM search_documents d JOIN things t ON t.id = d.id "
                "WHERE d.title <> t.title OR t.visibility <> 'published'",
            "found documents without a thing":
                "SELECT COUNT(*) AS n FROM search_documents d WHERE d.kind IN ('practice', 'replication') "
                "AND NOT EXISTS (SELECT 1 FROM things t WHERE t.id = d.id)",
            "letters that nobody was promised to send":
                "SELECT COUNT(*) AS n FROM letters WHERE sent_at IS NULL AND "
                "(SELECT COUNT(*) FROM jobs WHERE kind = 'mail' AND state = 'pending') = 0",
            "promises of letters that are not there":
                "SELECT COUNT(*) AS n FROM jobs j WHERE j.kind = 'mail' AND j.state = 'failed'",
            "accounts without a letter":
                "SELECT COUNT(*) AS n FROM accounts a WHERE a.email LIKE 'm%x%@%' AND NOT EXISTS "
                "(SELECT 1 FROM letters l WHERE l.recipient = a.email)",
        }
        return [f"{count} {what}" for what, query in checks.items() if (count := self.count(query))]

    def unsent(self) -> int:
        return self.count("SELECT COUNT(*) AS n FROM letters WHERE sent_at IS NULL")

    def is_sound(self) -> str:
        """`ok`, or what SQLite finds wrong with the file or with its index of words."""
        with tempfile.TemporaryDirectory(prefix="essaim-ledger.") as folder:
            copy = pathlib.Path(folder) / "copy.sqlite"
            with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as file, sqlite3.connect(copy) as other:
                file.backup(other)
                said = other.execute("PRAGMA integrity_check").fetchone()[0]
                if broken := other.execute("PRAGMA foreign_key_check").fetchall():
                    return f"{len(broken)} rows point nowhere"
                try:
                    other.execute("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
                except sqlite3.DatabaseError as error:
                    return f"the index of words: {error}"
                words, documents = other.execute(
                    "SELECT (SELECT COUNT(*) FROM search_words_docsize), (SELECT COUNT(*) FROM search_documents)"
                ).fetchone()
                return said if words == documents else f"{documents} documents, {words} of them indexed"
