"""One page of each type, and who sees it: the list that all tests go through."""

import dataclasses
import functools
import json

import browser
import commons


@dataclasses.dataclass(frozen=True)
class PageType:
    path: str
    who: str = "visitor"
    status: int = 200


VISITOR = [
    "/", "/search?q=sport", "/search?q=zzzz&need=food", "/practices", "/replications?view=map",
    "/organizations?view=table", "/sharing", "/nowhere",
]

ALL = [PageType(path, status=404 if path == "/nowhere" else 200) for path in VISITOR]


@functools.cache
def session(who: str) -> str | None:
    """The cookies of somebody who is signed in."""
    if who == "visitor":
        return None
    with browser.visit() as visit:
        visit.page.goto(commons.running().sign_in_link())
        return json.dumps(visit.page.context.storage_state())
