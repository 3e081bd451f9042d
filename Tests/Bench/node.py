"""A node with a large invented commons, and a load on it."""

import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

HOME = pathlib.Path(__file__).resolve().parents[2]
CONNECTIONS = 32


class Node:
    """The programs of `folder` on a database of their own."""

    def __init__(self, programs: pathlib.Path, engine: str, replications: int) -> None:
        self.engine, self.replications = engine, replications
        self._programs = programs
        self._folder = tempfile.TemporaryDirectory(prefix="essaim-bench.")
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.database = new_database(engine, self._folder.name, self.port)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ESSAIM_")},
            "ESSAIM_DATA": self._folder.name, "ESSAIM_DATABASE_URL": self.database, "ESSAIM_PORT": str(self.port),
            "ESSAIM_LOG_LEVEL": "error",
        }
        self.sown = subprocess.run(
            [programs / "seed", "--database", self.database, "--practices", str(max(100, replications // 10)),
             "--replications", str(replications)],
            cwd=HOME, check=True, capture_output=True, text=True,
        ).stdout.splitlines()
        self._log = open(f"{self._folder.name}/log", "w")
        self._server = None

    def start(self) -> float:
        """Seconds from starting the program to its first answer."""
        started = time.perf_counter()
        self._server = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", self._programs / "essaim", "serve"],
            cwd=HOME, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT,
        )
        while time.perf_counter() - started < 60:
            try:
                urllib.request.urlopen(f"{self.address}/about", timeout=5).close()
                return time.perf_counter() - started
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.005)
        raise RuntimeError(pathlib.Path(self._log.name).read_text())

    def settle(self) -> None:
        """Waits until the work that a start brings, the archive of open data, is done."""
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            before = self._seconds()
            time.sleep(1)
            if self._seconds() - before < 0.03:
                return

    def _seconds(self) -> float:
        """Processor time of the server so far."""
        fields = pathlib.Path(f"/proc/{self._server.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Resident memory of the server."""
        status = pathlib.Path(f"/proc/{self._server.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1_024

    def stop(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=30)
        self._log.close()
        self._folder.cleanup()

    def json(self, path: str) -> dict:
        request = urllib.request.Request(self.address + path, headers={"Accept": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def sign_in_link(self) -> str:
        """The one-time link for the first administrator, which the node shows when it starts."""
        said = pathlib.Path(self._log.name).read_text()
        return re.search(re.escape(self.address) + r"/session/links/\w+", said)[0]

    def path_after(self, path: str) -> str:
        """Where a path leads in the end."""
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.geturl().removeprefix(self.address)


class Load:
    """What a load showed: answers a second, and the slowest one in a hundred."""

    def __init__(
        self, node: Node, lines: list[str], seconds: int, headers: dict[str, str], folder: str,
        script: str = "paths.lua",
    ) -> None:
        listed = pathlib.Path(folder) / "lines"
        listed.write_text("\n".join(lines) + "\n")
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", HOME / "Tests/Bench" / script]
        for name, value in headers.items():
            command += ["-H", f"{name}: {value}"]
        shown = subprocess.run(
            [*command, node.address, "--", str(listed)], check=True, capture_output=True, text=True
        ).stdout
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", shown)[1])
        self.slow = milliseconds(re.search(r"99%\s+([\d.]+\w+)", shown)[1])
        self.median = milliseconds(re.search(r"50%\s+([\d.]+\w+)", shown)[1])
        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
        broken = re.search(r"Socket errors: .*", shown)
        self.complaint = " ".join(match[0] for match in (refused, broken) if match)


def new_database(engine: str, folder: str, number: int) -> str:
    """The address of an empty database."""
    if engine == "sqlite":
        return f"sqlite:{folder}/essaim-{number}.sqlite"
    server = os.environ["ESSAIM_TEST_POSTGRES"]
    name = f"bench_{os.getpid()}_{number}"
    subprocess.run(["psql", "-q", server, "-c", f"CREATE DATABASE {name}"], check=True)
    return re.sub(r"/essaim\?", f"/{name}?", server)


def milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1_000.0}[unit]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
