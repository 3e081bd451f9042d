"""How a fault script is called, and how it says what it found."""

import argparse
import pathlib
import sys
import time

HOME = pathlib.Path(__file__).resolve().parents[2]


class Report:
    """Arguments in, a pass line and an exit code out."""

    def __init__(self, about: str, **options: dict) -> None:
        parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--short", action="store_true", help="at most half a minute, for the ordinary suite")
        parser.add_argument(
            "--program", type=pathlib.Path, default=HOME / ".build" / "debug" / "essaim", help="the program to try"
        )
        for name, settings in options.items():
            parser.add_argument(f"--{name}", **settings)
        self.arguments = parser.parse_args()
        self.short = self.arguments.short
        self.program = self.arguments.program.resolve()
        self._complaints = []
        self._started = time.monotonic()

    def say(self, text: str) -> None:
        print(f"[{time.monotonic() - self._started:6.1f} s] {text}", flush=True)

    def require(self, holds: bool, complaint: str) -> None:
        """Notes what does not hold; the script goes on, to say all of it."""
        if not holds and complaint not in self._complaints:
            self._complaints.append(complaint)
            self.say(f"WRONG: {complaint}")

    def end(self, figure: str) -> None:
        """The last line: `passed: …` or `FAILED: …`, with the exit code that belongs to it."""
        if self._complaints:
            shown = "; ".join(self._complaints[:5]) + (
                f"; {len(self._complaints) - 5} more" if self._complaints[5:] else ""
            )
            print(f"FAILED: {shown} ({figure})", flush=True)
            sys.exit(1)
        print(f"passed: {figure}", flush=True)
        sys.exit(0)
