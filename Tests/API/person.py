"""A node of the checks' own, and a token of somebody on it."""

import html
import http.cookiejar
import pathlib
import re
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from commons import Commons  # noqa: E402  (it lies in the folder beside)


class Person:
    """Somebody at a browser without script."""

    def __init__(self, address: str) -> None:
        self._address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._browser = urllib.request.build_opener(jar)

    def open(self, path: str) -> str:
        return self._ask(path, None)

    def send(self, path: str, page: str, fields: dict[str, str]) -> str:
        proof = html.unescape(re.search(r'name="_token" value="([^"]+)"', page)[1])
        return self._ask(path, urllib.parse.urlencode({"_token": proof, **fields}).encode())

    def _ask(self, path: str, body: bytes | None) -> str:
        request = urllib.request.Request(
            urllib.parse.urljoin(self._address, path), data=body, headers={"Accept": "text/html"}
        )
        with self._browser.open(request, timeout=30) as answer:
            return answer.read().decode()


def token(commons: Commons) -> str:
    """The first administrator signs in by the link that the node showed, and makes a token for writing."""
    link = commons.sign_in_link()
    person = Person(commons.address)
    person.send(link, person.open(link), {})
    form = person.open("/profile/tokens/new")
    made = person.send("/profile/tokens", form, {"token-name": "check", "right": "write", "days": "30"})
    return re.search(r"essaim_[0-9a-f]{64}", made)[0]
