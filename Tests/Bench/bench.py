"""The measurements of `script/bench`, and docs/benchmarks.md."""

import argparse
import datetime
import json
import os
import pathlib
import platform
import random
import subprocess
import sys
import tempfile
import urllib.parse

from node import HOME, Load, Node, new_database

sys.path.insert(0, str(HOME / "Tests" / "API"))
from person import token  # noqa: E402  (it lies in the folder beside)

PAGE = HOME / "docs" / "benchmarks.md"
HELLO = "/healthz"
# A visitor with an open form is never answered from memory: with this cookie every page is made anew.
NOTHING_KEPT = {"Cookie": "essaim_form=00000000000000000000000000000000"}
WORDS = "association personnes territoire partenaires coopérative bénévoles essaimage hôpital".split()

TOLD = ("By `seed tell` after `seed knit --bare`: every replication tells 10 indicators of 12 months; all of them are "
        "below the largest network, each counted once.")


def main() -> None:
    wishes = argparse.ArgumentParser()
    wishes.add_argument("--programs", type=pathlib.Path, default=HOME / ".build" / "release")
    wishes.add_argument("--sizes", default="1000,10000,100000")
    wishes.add_argument("--networks", default="1000,10000,100000")
    wishes.add_argument("--engines", default="sqlite,postgres")
    wishes.add_argument("--patience", type=int, default=1_800)
    wishes.add_argument("--seconds", type=int, default=5)
    wishes.add_argument("--write", action="store_true")
    wish = wishes.parse_args()

    engines, sizes, networks = wish.engines.split(","), numbers(wish.sizes), numbers(wish.networks)
    sections = [measure(wish, engine, size) for engine in engines for size in sizes]
    pairs = [totals(wish, engine, size, size == max(networks)) for engine in engines for size in networks]
    told = [line for _, line in pairs if line]
    page = "\n".join([
        heading(), *sections, "## Totals of the largest network\n", *(line for line, _ in pairs),
        "\n## What the places of the largest network told, together\n", TOLD, "", *told, ""])
    if wish.write:
        PAGE.write_text(page)


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def measure(wish: argparse.Namespace, engine: str, size: int) -> str:
    node = Node(wish.programs, engine, size)
    try:
        start = node.start()
        node.settle()
        lines = [f"## {engine}, {size:,} replications", "", *(f"- sown: {line}" for line in node.sown),
                 f"- from the start of the program to its first answer: {start:.2f} s", "",
                 "| what | answers/s | of hello | median ms | 99 % ms | of hello's | |",
                 "|---|--:|--:|--:|--:|--:|---|"]
        print("\n".join(lines), flush=True)
        with tempfile.TemporaryDirectory() as folder:
            Load(node, [HELLO], 2, {}, folder)
            hello = Load(node, [HELLO], wish.seconds, {}, folder)
            for name, paths, headers in questions(node):
                Load(node, paths, 1, headers, folder)
                figures = Load(node, paths, wish.seconds, headers, folder)
                lines.append(row(name, figures, hello))
                print(lines[-1], flush=True)
            writes = Load(node, beginnings(node), wish.seconds, programs(node), folder, "writes.lua")
            lines.append(row("replication started through the API", writes, hello))
            print(lines[-1], flush=True)
        lines += ["", f"Resident memory under this load: {node.megabytes():.0f} MB.", ""]
        print(lines[-2], flush=True)
        return "\n".join(lines)
    finally:
        node.stop()


def totals(wish: argparse.Namespace, engine: str, size: int, is_largest: bool) -> tuple[str, str]:
    """What `seed knit` says: how long it takes to count each replication below the largest network once.

    Of the largest size also what `seed tell` says, in the same database.
    """
    with tempfile.TemporaryDirectory(prefix="essaim-bench.") as folder:
        database = new_database(engine, folder, size)
        said = subprocess.run(
            [wish.programs / "seed", "knit", "--database", database, "--bare", str(size)],
            cwd=HOME, check=True, capture_output=True, text=True,
        ).stdout.splitlines()
        line = "\n".join(["- " + said[0], *("  " + told for told in said[1:])])
        print(line, flush=True)
        return line, together(wish, database, f"{engine}, {size:,} replications") if is_largest else ""


def together(wish: argparse.Namespace, database: str, what: str) -> str:
    """What `seed tell` says: how long it takes to put together what all places told. Stopped when patience ends."""
    try:
        said = subprocess.run(
            [wish.programs / "seed", "tell", "--database", database],
            cwd=HOME, check=True, capture_output=True, text=True, timeout=wish.patience,
        ).stdout.splitlines()
    except subprocess.TimeoutExpired:
        said = [f"{what}: not done in {wish.patience:,} seconds, and stopped"]
    line = "- " + "\n".join(said)
    print(line, flush=True)
    return line


def questions(node: Node) -> list[tuple[str, list[str], dict[str, str]]]:
    chance = random.Random(1)
    practices, replications = some(node, "/practices"), some(node, "/replications")
    one, two, three = ([search(chance.sample(WORDS, count)) for _ in range(50)] for count in (1, 2, 3))
    as_json = {**NOTHING_KEPT, "Accept": "application/json"}
    return [
        ("hello", [HELLO], {}),
        ("practice", practices, NOTHING_KEPT),
        ("replication", replications, NOTHING_KEPT),
        ("territory", some_territories(node), NOTHING_KEPT),
        ("list of replications, JSON", ["/replications"], as_json),
        ("search, one word", one, NOTHING_KEPT),
        ("search, two words", two, NOTHING_KEPT),
        ("search, three words", three, NOTHING_KEPT),
        ("practice, kept", practices[:1], {}),
        ("home, kept", ["/"], {}),
        ("search, kept", one[:1], {}),
    ]


def search(words: list[str]) -> str:
    return "/search?" + urllib.parse.urlencode({"q": " ".join(words)})


def beginnings(node: Node) -> list[str]:
    """What a program sends to start a replication, but for the title, which is another each time."""
    chance = random.Random(2)
    practices = [path.removeprefix("/practices/") for path in some(node, "/practices")]
    found = [node.json(f"/territories/suggestions?q={part}") for part in ("men", "lyo", "lil")]
    places = [entry["id"] for part in found for entry in part]
    carrier = node.json("/organizations")["results"][0]
    name = "".join(segment["text"] for segment in carrier["title"]["segments"])
    return [
        json.dumps({
            "practice": chance.choice(practices), "territory-id": chance.choice(places), "carrier": name,
            "carrier-id": carrier["id"], "state": "running", "since": "2024",
            "summary": "A garden where things are mended.",
        })[:-1]
        for _ in range(200)
    ]


def programs(node: Node) -> dict[str, str]:
    return {"Authorization": f"Bearer {token(node)}", "Content-Type": "application/json"}


def some(node: Node, path: str) -> list[str]:
    """The paths of the first two hundred things of a list."""
    paths: list[str] = []
    while path and len(paths) < 200:
        page = node.json(path)
        paths += [entry["path"] for entry in page["results"]]
        path = page.get("next")
    return paths


def some_territories(node: Node) -> list[str]:
    """The present paths of the territories that some beginnings of names find."""
    beginnings = "par mar lyo lil men die can ren nan bor dij met str tou nic bre ami rou cae per".split()
    found = [node.json(f"/territories/suggestions?q={beginning}") for beginning in beginnings]
    return [node.path_after(f"/territories/{entry['id']}") for part in found for entry in part]


def row(name: str, figures: Load, hello: Load) -> str:
    return (f"| {name} | {figures.rate:,.0f} | {figures.rate / hello.rate:.1%} | {figures.median:.2f} | "
            f"{figures.slow:.1f} | {figures.slow / hello.slow:.1f} × | {figures.complaint} |")


def heading() -> str:
    processor = subprocess.run(["lscpu"], capture_output=True, text=True).stdout
    model = next((line.split(":")[1].strip() for line in processor.splitlines() if line.startswith("Model name")), "?")
    return f"""# Benchmarks

Made by `make bench` on {datetime.date.today()}, on a machine with {os.cpu_count()} processor cores
({model}, {platform.system()} {platform.release()}), which also made the load.
Machines differ and are noisy: read the ratios to *hello*, a route of the same server that does nothing.
The load begins when the node has made its archive of open data, which it does after the first start.
32 connections; “kept” pages are answered from memory until something changes, all others are made anew each time.
"""


if __name__ == "__main__":
    main()
