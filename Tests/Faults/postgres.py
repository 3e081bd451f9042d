"""PostgreSQL servers of the fault scripts' own, on loopback ports, durable as in earnest."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from nodes import free_port

PROGRAMS = pathlib.Path(os.environ.get("ESSAIM_POSTGRES_PROGRAMS", "/usr/lib/postgresql/15/bin"))
AS_OWNER = ["--reuid", "postgres", "--regid", "postgres", "--init-groups"] if os.getuid() == 0 else []


class Postgres:
    """A server with a database `essaim`; made of another server, its standby."""

    def __init__(self, primary: "Postgres | None" = None, connections: int = 100) -> None:
        # Its user cannot read a closed home folder, nor all temporary ones.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="essaim-postgres.", dir="/tmp"))
        if AS_OWNER:
            shutil.chown(self.folder, "postgres", "postgres")
        self.port = free_port()
        self.data = self.folder / "data"
        self.connections = connections
        self._log = open(self.folder / "log", "a")
        self._server: subprocess.Popen | None = None
        if primary:
            self._copy(primary)
        else:
            self._run(
                "initdb",
                "--pgdata",
                self.data,
                "--username",
                "essaim",
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync",
            )
            self.start()
            self._run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "essaim", "essaim")

    @property
    def url(self) -> str:
        return f"postgresql://essaim@127.0.0.1:{self.port}/essaim"

    def start(self) -> None:
        self._server = subprocess.Popen(
            [
                "setpriv",
                *AS_OWNER,
                "--pdeathsig",
                "QUIT",
                PROGRAMS / "postgres",
                "-D",
                self.data,
                "-p",
                str(self.port),
                "-k",
                self.folder,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                f"max_connections={self.connections}",
            ],
            cwd="/",
            stdout=self._log,
            stderr=self._log,
            stdin=subprocess.DEVNULL,
        )
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.query("SELECT 1", database="postgres") == "1":
                return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text()[-2_000:])

    def follow(self, standby: str) -> None:
        """From now on a commit is acknowledged once the standby of that name has it on its disk."""
        self.query(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")
        self.query("SELECT pg_reload_conf()")
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.query("SELECT sync_state FROM pg_stat_replication") == "sync":
                return
            time.sleep(0.1)
        raise RuntimeError("the standby does not follow")

    def query(self, text: str, database: str = "essaim") -> str | None:
        done = subprocess.run(
            [
                "psql",
                "-X",
                "-q",
                "-t",
                "-A",
                "-h",
                "127.0.0.1",
                "-p",
                str(self.port),
                "-U",
                "essaim",
                "-d",
                database,
                "-c",
                text,
            ],
            capture_output=True,
            text=True,
            env={**os.environ, "PGCONNECT_TIMEOUT": "3"},
        )
        return done.stdout.strip() if done.returncode == 0 else None

    def rejoin(self, primary: "Postgres") -> None:
        """Forgets everything and becomes the standby of another server."""
        shutil.rmtree(self.data)
        self._copy(primary)

    def _copy(self, primary: "Postgres") -> None:
        self._run(
            "pg_basebackup",
            "-D",
            self.data,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "-d",
            f"host=127.0.0.1 port={primary.port} user=essaim application_name=standby",
        )
        # Whom the primary waits for is its own affair: a copy that waited for itself would never commit.
        with open(self.data / "postgresql.auto.conf", "a") as settings:
            settings.write("synchronous_standby_names = ''\n")
        self.start()

    def promote(self) -> None:
        self._run("pg_ctl", "promote", "-w", "-D", self.data)

    def stop(self) -> None:
        """Sessions are cut off, what was committed is written down."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait(timeout=60)

    def kill(self) -> None:
        """The server and every process of it, at once."""
        self.freeze()
        for process in [*self._children(), self._server.pid]:
            os.kill(process, signal.SIGKILL)
        self._server.wait()

    def freeze(self) -> None:
        for process in [self._server.pid, *self._children()]:
            os.kill(process, signal.SIGSTOP)

    def thaw(self) -> None:
        for process in [*self._children(), self._server.pid]:
            os.kill(process, signal.SIGCONT)

    def remove(self) -> None:
        if self._server and self._server.poll() is None:
            self.kill()
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _children(self) -> list[int]:
        path = pathlib.Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children")
        return [int(word) for word in path.read_text().split()] if path.exists() else []

    def _run(self, program: str, *arguments) -> None:
        done = subprocess.run(
            ["setpriv", *AS_OWNER, "--no-new-privs", PROGRAMS / program, *map(str, arguments)],
            cwd="/",
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")
