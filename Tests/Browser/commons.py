"""A commons of the tests' own: a node with the demonstration, in a folder that goes away with it."""

import atexit
import functools
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
PROGRAM = HOME / ".build" / "debug" / "essaim"
PATIENCE = 60


class Commons:
    def __init__(self, program: pathlib.Path = PROGRAM) -> None:
        self._program = program
        self._folder = tempfile.TemporaryDirectory(prefix="essaim-browser.")
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ESSAIM_")},
            "ESSAIM_DATA": f"{self._folder.name}/data",
            "ESSAIM_PORT": str(port),
        }
        self.seconds = {}
        for command in ("migrate", "territories import", "demo load"):
            started = time.monotonic()
            self.run(*command.split())
            self.seconds[command] = time.monotonic() - started
        self._log = open(f"{self._folder.name}/log", "w+")
        # Should the tests be killed, the node goes with them.
        self._server = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", program, "serve"],
            cwd=HOME, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT,
        )
        self._wait()

    def run(self, *command: str) -> str:
        """What a command of the node prints; raises with all of it when the command fails."""
        done = subprocess.run(
            [self._program, *command],
            cwd=HOME, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"essaim {' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def said(self) -> str:
        return pathlib.Path(self._log.name).read_text()

    def sign_in_link(self) -> str:
        """The one-time link for the first administrator, which the node shows when it starts."""
        return re.search(re.escape(self.address) + r"/session/links/\w+", self.said())[0]

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._server.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.address, timeout=5).close()
                return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the node does not answer at {self.address}:\n{self.said()}")

    def stop(self) -> None:
        self._server.terminate()
        try:
            self._server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._log.close()
        self._folder.cleanup()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@functools.cache
def running() -> Commons:
    """The same node for all tests: they read, and what they write they name themselves."""
    commons = Commons()
    atexit.register(commons.stop)
    return commons
