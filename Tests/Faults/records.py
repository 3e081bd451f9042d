"""What `recorder.c` wrote down, played up to a moment: the files as a disk may hold them after a power cut."""

import dataclasses
import pathlib
import random
import struct
from collections.abc import Iterator

HEAD = struct.Struct("<QQQIIQ")
WRITE, TRUNCATE, SYNC, UNLINK = 1, 2, 3, 4
NAMES = {1: "essaim.sqlite", 2: "essaim.sqlite-wal", 3: "essaim.sqlite-journal"}
SECTOR = 512


@dataclasses.dataclass(frozen=True)
class Record:
    nanoseconds: int
    act: int
    file: int
    offset: int
    size: int
    data: bytes


def read(path: pathlib.Path) -> Iterator[Record]:
    with open(path, "rb") as file:
        while len(head := file.read(HEAD.size)) == HEAD.size:
            nanoseconds, offset, length, act, number, size = HEAD.unpack(head)
            yield Record(nanoseconds, act, number, offset, size, file.read(length))


class Disk:
    """Files of which each has what was forced to the disk, and what waits in memory."""

    def __init__(self, beginning: dict[int, bytes], forced: frozenset[int] = frozenset(NAMES)) -> None:
        """- Parameter forced: the files whose syncs count; a disk that lies, or a careless setting, has fewer."""
        self._durable = {number: bytearray(content) for number, content in beginning.items()}
        self._pending: dict[int, list[Record]] = {}
        self._forced = forced

    def play(self, record: Record) -> None:
        if record.act != SYNC:
            self._pending.setdefault(record.file, []).append(record)
        elif record.file in self._forced:
            for waiting in self._pending.pop(record.file, []):
                self._apply(waiting, self._durable)

    def cut(self, chance: random.Random) -> dict[int, bytes]:
        """The files after a power cut now: of what waited, some reached the disk, whole or in sectors, in any order."""
        files = {number: bytearray(content) for number, content in self._durable.items()}
        for number, waiting in self._pending.items():
            share = chance.choice([0.0, 0.5, 0.9, 1.0])
            for record in waiting:
                if record.act != WRITE:
                    if chance.random() < share:
                        self._apply(record, files)
                    continue
                for start in range(0, len(record.data), SECTOR):
                    if chance.random() < share:
                        piece = record.data[start:start + SECTOR]
                        self._apply(dataclasses.replace(record, offset=record.offset + start, data=piece), files)
        return {number: bytes(content) for number, content in files.items()}

    @staticmethod
    def _apply(record: Record, files: dict[int, bytearray]) -> None:
        if record.act == UNLINK:
            files.pop(record.file, None)
            return
        content = files.setdefault(record.file, bytearray())
        if record.act == TRUNCATE:
            del content[record.size:]
            content.extend(bytes(record.size - len(content)))
            return
        end = record.offset + len(record.data)
        content.extend(bytes(max(0, end - len(content))))
        content[record.offset:end] = record.data
