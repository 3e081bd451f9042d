"""What the scripts about an operator's faults share: a node of their own in a folder that goes away, and its people."""

import argparse
import html
import http.client
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import time
import urllib.parse

HOME = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = HOME / ".build" / "debug" / "essaim"
PATIENCE = 60


def asked(rounds: int = 1, short: int = 1) -> tuple[int, pathlib.Path]:
    """How many rounds, and with which program: `[--short] [--rounds N] [--program PATH]`."""
    wishes = argparse.ArgumentParser()
    wishes.add_argument("--short", action="store_true", help="the form of every run of the checks")
    wishes.add_argument("--rounds", type=int)
    wishes.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    wish = wishes.parse_args()
    return wish.rounds or (short if wish.short else rounds), wish.program


class Node:
    """A node with its tables, on a free port."""

    def __init__(self, program=PROGRAM, data=None, migrated=True, **settings) -> None:
        self.program = program
        self._folder = tempfile.TemporaryDirectory(prefix="essaim-faults.")
        self.data = data or f"{self._folder.name}/data"
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ESSAIM_")},
            "ESSAIM_DATA": str(self.data), "ESSAIM_PORT": str(self.port),
            "ESSAIM_PROOF_OF_WORK": "0",  # nobody here has a browser
            **settings,
        }
        self._log = open(f"{self._folder.name}/log", "a+")
        self.process = None
        self.links = {}
        if migrated:
            self.run("migrate")

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess:
        done = subprocess.run(
            [self.program, *command], cwd=HOME, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"essaim {' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done

    def start(self) -> None:
        # Should the script be killed, the node goes with it.
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", self.program, "serve"],
            cwd=HOME, env=self.environment, stdout=self._log, stderr=subprocess.STDOUT)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
        raise RuntimeError(f"the node does not answer:\n{self.said()}")

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def stop(self) -> int:
        """The exit code, once what was under way is done."""
        self.process.terminate()
        return self.process.wait(timeout=30)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def prepare_users(self, names: list, *options: str) -> None:
        """Links that sign new people in, in `links`. While no node serves."""
        for name in names:
            said = self.run("user", "create", f"{name}@example.org", "--name", name, *options).stdout
            self.links[name] = re.search(r"/session/links/\S+", said)[0]

    def said(self) -> str:
        return pathlib.Path(self._log.name).read_text()

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.kill()
        self._log.close()
        self._folder.cleanup()


class Person:
    """A browser without scripts: keeps cookies, and sends the proof that its forms carry."""

    def __init__(self, node: Node) -> None:
        self.node, self.cookies, self.proof = node, {}, None

    def open(self, path: str) -> tuple[int, str]:
        status, _, text = self._ask("GET", path)
        return status, text

    def sign_in(self, link: str) -> None:
        _, text = self.open(link)
        self._remember(text)
        status, _ = self.send(link, {})
        assert status == 303, f"the link did not sign in: {status}"
        self._remember(self.open("/organizations/new")[1])

    def send(self, path: str, fields: dict) -> tuple[int, str]:
        status, where, _ = self._ask("POST", path, urllib.parse.urlencode({**fields, "_token": self.proof or ""}))
        return status, where

    def _remember(self, text: str) -> None:
        self.proof = html.unescape(re.search(r'name="_token" value="([^"]*)"', text)[1])

    def _ask(
        self, method: str, path: str, body: str | bytes | None = None, form="application/x-www-form-urlencoded"
    ) -> tuple[int, str, str]:
        headers = {"Accept": "text/html"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = form
        connection = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    cookie, _, content = value.split(";")[0].partition("=")
                    self.cookies[cookie] = content
            return answer.status, answer.getheader("Location", ""), answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
