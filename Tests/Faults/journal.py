"""What writers did, as they know it: which writes were acknowledged, and what must be in the database for each."""

import dataclasses
import itertools
import json
import random
import threading
import time

import visitors



@dataclasses.dataclass(frozen=True)
class Entry:
    """One write. The marker is a word that stands nowhere else."""

    act: str
    marker: str
    is_acknowledged: bool
    #: When the answer was heard, or not, in nanoseconds of the machine's steady clock.
    at: int = 0


class Journal:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.refusals: list[str] = []
        self._numbers = itertools.count()

    def marker(self) -> str:
        return f"m{next(self._numbers)}x{random.randrange(1 << 32):08x}"

    def note(self, act: str, marker: str, answer: visitors.Answer | None) -> bool:
        """Whether the write was acknowledged; `None` for an answer is none."""
        if answer is not None and not answer.is_done and answer.status != 503:
            self.refusals.append(f"{act}: {answer.status} {answer.body[:300].decode(errors='replace')}")
        self.entries.append(Entry(act, marker, answer is not None and answer.is_done, time.monotonic_ns()))
        return self.entries[-1].is_acknowledged

    def acknowledged(self, act: str | None = None) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_acknowledged and act in (None, entry.act)]

    def summary(self) -> str:
        acts = sorted({entry.act for entry in self.entries})
        return ", ".join(f"{len(self.acknowledged(act)):,} × {act}" for act in acts)


class Writer(threading.Thread):
    """One person who writes one thing after the other until told to stop. Outages do not discourage them."""

    def __init__(
        self, journal: Journal, person: visitors.Person, practice: str, ports: list[int] | None = None,
        signs_up: bool = True, pause: float = 0,
    ) -> None:
        super().__init__(daemon=True)
        self._journal, self._practice, self._pause = journal, practice, pause
        self._people = [person.at(port) for port in ports or [person.port]]
        self._signs_up = signs_up
        self._own: tuple[str, str, int] | None = None
        self._replication: str | None = None
        self._state = "envisaged"
        self._stopping = threading.Event()
        self._country: str | None = None
        self.crash: BaseException | None = None
        #: Called with each answer, or with None.
        self.heard = lambda answer: None

    def stop(self) -> None:
        self._stopping.set()

    def run(self) -> None:
        acts = [self._describe, self._revise, self._revise, self._start, self._step, self._step]
        if self._signs_up:
            acts.append(self._sign_up)
        while not self._stopping.is_set():
            try:
                random.choice(acts)(random.choice(self._people))
                self._stopping.wait(self._pause)
            except visitors.Unanswered:
                self.heard(None)
                self._stopping.wait(0.02)
            except Exception as crash:  # noqa: BLE001 — the script says it and fails.
                self.crash = crash
                return

    def _write(
        self, act: str, marker: str, visitor: visitors.Visitor, path: str, fields: dict[str, str]
    ) -> visitors.Answer | None:
        visitor.token()  # Before the entry: a form that cannot be had is not a write.
        try:
            answer = visitor.post(path, fields)
        except visitors.Unanswered:
            answer = None
        self._journal.note(act, marker, answer)
        self.heard(answer)
        if answer is None:
            self._stopping.wait(0.02)
        elif answer.status == 503:
            self._stopping.wait(0.1)
        return answer if answer is not None and answer.is_done else None

    def _describe(self, person: visitors.Person) -> None:
        marker = self._journal.marker()
        answer = self._write(
            "practice", marker, person, "/practices", {"title": f"Pratique {marker}", "language": "fr"})
        if answer:
            self._own = (answer.location, marker, 1)

    def _revise(self, person: visitors.Person) -> None:
        if not self._own:
            return self._describe(person)
        path, title, revision = self._own
        marker = self._journal.marker()
        fields = {
            "title": f"Pratique {title}", "summary": f"Résumé {marker}", "language": "fr", "revision": str(revision)
        }
        # Where the revision is not known any more, the next edit is of a new practice.
        answer = self._write("revision", marker, person, f"{path}/revisions", fields)
        self._own = (path, title, revision + 1) if answer else None

    def _start(self, person: visitors.Person) -> None:
        if self._country is None:
            found = person.get("/territories/suggestions?q=France")
            if found.status != 200:
                return
            self._country = json.loads(found.body)[0]["id"]
        marker = self._journal.marker()
        answer = self._write(
            "replication", marker, person, "/replications",
            {"practice": self._practice, "territory": "France", "territory-id": self._country, "carrier": "",
             "state": "envisaged", "since": "", "title": f"Implantation {marker}", "summary": ""})
        if answer:
            self._replication, self._state = answer.location, "envisaged"

    def _step(self, person: visitors.Person) -> None:
        if not self._replication:
            return self._start(person)
        following = "paused" if self._state != "paused" else "preparing"
        marker = self._journal.marker()
        answer = self._write(
            "state", marker, person, f"{self._replication}/states",
            {"state": following, "date": "", "reason": f"Raison {marker}", "lessons": ""})
        if answer:
            self._state = following
        else:
            self._replication = None

    def _sign_up(self, person: visitors.Person) -> None:
        marker = self._journal.marker()
        source = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        newcomer = visitors.Visitor(person.port, source)
        self._write(
            "account", marker, newcomer, "/accounts",
            {"name": f"Nouvelle {marker}", "email": f"{marker}@example.org",
             "newPassword": "sept ruches au bord du causse"})
        newcomer.leave()


def publish_practice(person: visitors.Person) -> str:
    """A practice that replications can start from: its slug."""
    created = person.post("/practices", {"title": "Jardin partagé", "language": "fr"})
    published = person.post(f"{created.location}/editions", {})
    if not published.is_done:
        raise RuntimeError(f"the practice was not published: {published.status} {published.body[:500]}")
    return created.location.removeprefix("/practices/")
