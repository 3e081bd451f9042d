"""Many readers at once, over connections that are kept."""

import asyncio
import dataclasses
import re
import time


@dataclasses.dataclass(frozen=True)
class Visit:
    """- Parameters:
        at: when it began, on the machine's steady clock.
        status: 0 when there was no answer.
        milliseconds: until the last byte of the answer.
    """

    at: float
    status: int
    milliseconds: float
    says_when: bool = False


class Reader:
    """One connection, which is opened again when the server has closed it."""

    def __init__(self, port: int, patience: float = 20) -> None:
        self._port, self._patience = port, patience
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str = "text/html") -> Visit:
        started = time.monotonic()
        try:
            status, says_when = await asyncio.wait_for(self._exchange(path, accept), self._patience)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError):
            self.leave()
            status, says_when = 0, False
        return Visit(started, status, (time.monotonic() - started) * 1_000, says_when)

    def leave(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _exchange(self, path: str, accept: str) -> tuple[int, bool]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)\r\ncontent-length: (\d+)", head)
        await reader.readexactly(int(length[1]) if length else 0)
        return int(head.split(" ", 2)[1]), "\r\nretry-after: " in head.lower()


async def steady(port: int, readers: int, seconds: float, path) -> list[Visit]:
    """So many readers, each of which asks again once it was answered. `path()` names the next page."""
    visits: list[Visit] = []
    end = time.monotonic() + seconds

    async def read() -> None:
        reader = Reader(port)
        while time.monotonic() < end:
            visits.append(await reader.get(path()))
            if visits[-1].status == 0:
                await asyncio.sleep(0.05)
        reader.leave()

    await asyncio.gather(*(read() for _ in range(readers)))
    return visits
