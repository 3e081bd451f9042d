"""Who visits a node: anybody, and people who are signed in. They speak HTTP, send forms, keep cookies."""

import dataclasses
import http.client
import http.cookies
import json
import re
import urllib.parse


class Unanswered(Exception):
    """The request was sent, or not, and nobody will ever know what became of it."""


@dataclasses.dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def is_done(self) -> bool:
        """What the server acknowledges: *done, see there*."""
        return self.status in (204, 303)

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    def json(self):
        return json.loads(self.body)


class Visitor:
    def __init__(self, port: int, source: str = "127.0.0.1", patience: float = 30) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._source = source
        self._patience = patience
        self._connection: http.client.HTTPConnection | None = None
        self._token: str | None = None

    def get(self, path: str, accept: str = "application/json") -> Answer:
        """As browsers do, asks once more when a connection that lay idle was closed meanwhile."""
        was_idle = self._connection is not None
        try:
            return self._request("GET", path, None, accept)
        except Unanswered:
            if not was_idle:
                raise
            return self._request("GET", path, None, accept)

    def post(self, path: str, fields: dict[str, str], accept: str = "application/json") -> Answer:
        """Sends a form with the proof that it came from the node's own page."""
        sent = {"_token": self.token(), **fields}
        return self._request("POST", path, urllib.parse.urlencode(sent).encode(), accept)

    def token(self) -> str:
        if self._token is None:
            page = self.get(self._page_with_form, accept="text/html").body.decode()
            found = re.search(r'name="_token" value="(\w+)"', page)
            if not found:
                raise Unanswered("the page shows no form")
            self._token = found[1]
        return self._token

    _page_with_form = "/accounts/new"

    def leave(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _request(self, method: str, path: str, body: bytes | None, accept: str) -> Answer:
        headers = {"Accept": accept}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=self._patience, source_address=(self._source, 0))
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except (OSError, http.client.HTTPException) as error:
            self.leave()
            raise Unanswered(f"{method}: {error!r}") from error
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        for line in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in http.cookies.SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                elif name != "essaim_flash":
                    self.cookies[name] = morsel.value


class Person(Visitor):
    """Somebody who is signed in."""

    _page_with_form = "/profile/presentation"
    email = ""

    def sign_in(self, link: str) -> None:
        page = self.get(link, accept="text/html").body.decode()
        self._token = re.search(rf'action="{link}".*?name="_token" value="(\w+)"', page)[1]
        answer = self.post(link, {})
        if not answer.is_done or "essaim_session" not in self.cookies:
            raise RuntimeError(f"signing in failed: {answer.status} {answer.body[:500]}")
        self._token = None

    def choose(self, password: str) -> Answer:
        answer = self.post("/profile/password", {"newPassword": password})
        self._token = None  # It was of the session that ended with this.
        return answer

    def sign_in_again(self, password: str) -> Answer:
        """As anybody does, on the page for it."""
        self.cookies, self._token = {}, None
        self._page_with_form = "/session/new"
        answer = self.post("/session", {"email": self.email, "password": password})
        del self._page_with_form
        self._token = None
        return answer

    def at(self, port: int) -> "Person":
        """The same person at another process of the same commons."""
        twin = Person(port, self._source, self._patience)
        twin.cookies = dict(self.cookies)
        return twin

    def another(self, patience: float) -> "Person":
        """The same person by another connection."""
        twin = Person(self.port, self._source, patience)
        twin.cookies, twin.email = dict(self.cookies), self.email
        return twin
