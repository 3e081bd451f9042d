"""A node of the fault scripts' own: a small commons with people in it, that can be killed and started again."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import visitors
from report import HOME

PATIENCE = 60
LISTS = HOME / "Sources" / "Territories" / "Official"


class Node:
    """One process on one database. Made of another node, it serves the same commons beside it."""

    def __init__(
        self, program: pathlib.Path, database: str | None = None, beside: "Node | None" = None,
        environment: dict[str, str] | None = None, sendmail: bool = False,
    ) -> None:
        self._program = program
        self._temporary = tempfile.TemporaryDirectory(prefix="essaim-fault.")
        self.folder = pathlib.Path(self._temporary.name)
        self.data = self.folder / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.letters = self.folder / "letters"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ESSAIM_")},
            "ESSAIM_DATA": str(self.data), "ESSAIM_PORT": str(self.port), "ESSAIM_LOG_LEVEL": "warning",
            "ESSAIM_PROOF_OF_WORK": "0",  # nobody here has a browser
            **({"ESSAIM_DATABASE_URL": database} if database else {}),
            **({"ESSAIM_SENDMAIL": str(self._postman())} if sendmail else {}),
            **(environment or {}),
        }
        self._log = open(self.folder / "log", "a")
        self.server: subprocess.Popen | None = None
        if beside:
            self.data.mkdir(mode=0o700)
            shutil.copy(beside.data / "form.key", self.data)
        else:
            self._furnish()

    @property
    def file(self) -> pathlib.Path:
        return self.data / "essaim.sqlite"

    def run(self, *command: str, environment: dict[str, str] | None = None) -> str:
        """What a command of the node prints; raises with all of it when the command fails."""
        done = subprocess.run(
            [self._program, *command], cwd=HOME, env={**self.environment, **(environment or {})},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"essaim {' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def start(self, wrapper: list[str] | None = None, environment: dict[str, str] | None = None) -> float:
        """Seconds from starting the program to its first answer. Should the script be killed, the node goes too."""
        started = time.monotonic()
        self.server = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *(wrapper or []), self._program, "serve"], cwd=HOME,
            env={**self.environment, **(environment or {})}, stdout=self._log, stderr=subprocess.STDOUT,
        )
        while time.monotonic() - started < PATIENCE and self.server.poll() is None:
            if self.answers():
                return time.monotonic() - started
            time.sleep(0.01)
        raise RuntimeError(f"the node does not answer at {self.address}:\n{self.said()[-4_000:]}")

    def answers(self) -> bool:
        try:
            return visitors.Visitor(self.port, patience=5).get("/about").status == 200
        except visitors.Unanswered:
            return False

    @property
    def is_alive(self) -> bool:
        return self.server is not None and self.server.poll() is None

    def megabytes(self) -> float:
        """Resident memory of the server."""
        return int(re.search(r"VmRSS:\s+(\d+)", self._status())[1]) / 1_024

    def processor(self, of: str | None = None) -> float:
        """Seconds of a processor that the server has had, or those of its threads whose names begin so."""
        stats = pathlib.Path(f"/proc/{self.server.pid}").glob("task/*/stat" if of else "stat")
        seconds = 0.0
        for stat in stats:
            name, _, fields = stat.read_text().partition("(")[2].rpartition(")")
            if of is None or name.startswith(of):
                seconds += sum(int(field) for field in fields.split()[11:13]) / os.sysconf("SC_CLK_TCK")
        return seconds

    def files(self) -> int:
        """How many files the server has open."""
        return len(os.listdir(f"/proc/{self.server.pid}/fd"))

    def _status(self) -> str:
        return pathlib.Path(f"/proc/{self.server.pid}/status").read_text()

    def kill(self) -> None:
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def stop(self) -> int:
        """Asks the server to end; its exit code."""
        self.server.terminate()
        try:
            return self.server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()
            return -signal.SIGKILL

    def said(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def remove(self) -> None:
        if self.is_alive:
            self.stop()
        self._log.close()
        self._temporary.cleanup()

    def people(self, count: int) -> list["visitors.Person"]:
        """So many people who are signed in. Call while the node does not serve; it serves afterwards."""
        made = [self._newcomer(number) for number in range(count)]
        self.start()
        for person, link in made:
            person.sign_in(link)
        return [person for person, _ in made]

    def _newcomer(self, number: int) -> tuple["visitors.Person", str]:
        name = f"Person {time.monotonic_ns()} {number}"
        person = visitors.Person(self.port)
        person.email = f"{name.replace(' ', '.').lower()}@example.org"
        said = self.run("user", "create", person.email, "--name", name)
        return person, re.search(r"/session/links/\w+", said)[0]

    def _furnish(self) -> None:
        """Countries are territories enough."""
        self.run("migrate")
        lists = self.folder / "lists"
        lists.mkdir()
        shutil.copy(LISTS / "iso-3166-1.csv", lists / "countries.csv")
        self.run("territories", "import", "--from", str(lists), "--vintage", "2023-04-27")

    def _postman(self) -> pathlib.Path:
        """A sendmail that keeps of each letter one line: its Message-ID and whom it is for, in one write."""
        script = self.folder / "postman"
        script.write_text(
            "#!/bin/sh\n"
            "line=$(sed -n -e 's/^Message-ID: //p' -e 's/^To: //p' -e '/^$/q' | tr '\\n' ' ')\n"
            f'echo "$line" >> {self.letters}\n'
        )
        script.chmod(0o755)
        return script


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
