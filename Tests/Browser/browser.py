"""A real browser, and what it saw while it showed a page."""

import atexit
import contextlib
import functools
import json

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, Page, Response, sync_playwright

import commons

PHONE, DESK = 360, 1280

# All rules, that of the size of targets too; of what is right only that it was looked at.
AXE_OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


@functools.cache
def chromium() -> Browser:
    playwright = sync_playwright().start()
    # Debian's own browser. Its sandbox needs rights that root and containers do not have; it only ever sees our node.
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    atexit.register(lambda: (browser.close(), playwright.stop()))
    return browser


class Visit:
    """One reader: a language, a colour scheme, a width of screen, with or without scripts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.responses: list[Response] = []
        page.on("request", lambda request: self._note_foreign(request.url))
        page.on("response", self._note_response)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("console", lambda message: self._note_console(message.type, message.text))

    def open(self, path: str) -> Response:
        self.responses.clear()
        return self.page.goto(commons.running().address + path, wait_until="load")

    @property
    def scrolls_sideways(self) -> bool:
        return self.page.evaluate("document.scrollingElement.scrollWidth > document.documentElement.clientWidth")

    def barriers(self) -> str:
        """What axe finds on the page as it is shown now, told in words; empty where it finds nothing."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        violations = self.page.evaluate(
            "options => axe.run(options).then(({violations}) => violations)", AXE_OPTIONS)
        return AxeResults({"violations": violations}).generate_report() if violations else ""

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((commons.running().address + "/", "data:", "blob:")):
            self.foreign.append(url)

    def _note_response(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 400 and response.request.resource_type != "document":
            self.complaints.append(f"{response.status} {response.url}")

    def _note_console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.complaints.append(f"console: {text}")


@contextlib.contextmanager
def visit(language="fr", scheme="light", width=DESK, script=True, session: str | None = None):
    """A reader who comes with no past, or with the session of a person of the demonstration."""
    context = chromium().new_context(
        locale={"fr": "fr-FR", "en": "en-GB"}[language],
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        reduced_motion="reduce",
        storage_state=json.loads(session) if session else None,
    )
    context.set_default_timeout(15_000)
    try:
        yield Visit(context.new_page())
    finally:
        context.close()
