"""What somebody writes is never run: hundreds of scripts in every field that is shown, in a browser that watches."""

import re
import unittest
import urllib.parse

import browser
import commons
import payloads

WATCH = """
window.ran = []; window.refused = [];
window.naughty = () => window.ran.push(document.location.href);
window.alert = window.confirm = window.prompt = window.naughty;
document.addEventListener('securitypolicyviolation',
    (e) => window.refused.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


class Scripts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # A node of its own: it will not look like one that others can use.
        cls.node = commons.Commons()
        cls.addClassCleanup(cls.node.stop)
        cls.context = browser.chromium().new_context(locale="fr-FR", base_url=cls.node.address)
        cls.addClassCleanup(cls.context.close)
        cls.context.add_init_script(WATCH)
        page = cls.context.new_page()
        page.goto(cls.node.sign_in_link())
        with page.expect_navigation():
            page.locator("main form button").first.click()
        cls.token = re.search(r'name="_token" value="(\w+)"', page.content())[1]
        cls.paths = cls.write_everything()

    def test_there_are_many(self):
        self.assertGreaterEqual(len(payloads.ALL), 500)

    def test_the_watch_sees_what_runs_and_what_is_refused(self):
        page = self.context.new_page()
        page.goto("/about")
        page.evaluate("window.naughty()")
        picture = "Object.assign(document.createElement('img'), {src: 'https://a.example/x'})"
        page.evaluate(f"document.body.append({picture})")
        page.wait_for_function("window.refused.length > 0", timeout=5_000)

        self.assertEqual(len(page.evaluate("window.ran")), 1)
        self.assertIn("img-src", page.evaluate("window.refused")[0])

    def test_nothing_that_was_written_runs_or_is_even_tried(self):
        page = self.context.new_page()
        foreign = []
        page.on("request", lambda request: self.is_own(request.url) or foreign.append(request.url))
        for path in self.paths:
            with self.subTest(path=path[:100]):
                answer = page.goto(path, wait_until="load")
                # What waits for somebody to touch it is touched.
                page.evaluate("for (const e of document.querySelectorAll('main *')) {"
                              " e.dispatchEvent(new MouseEvent('mouseover')); e.dispatchEvent(new Event('focus')); }")
                self.assertLess(answer.status, 500)
                self.assertEqual(page.evaluate("window.ran"), [])
                self.assertEqual(page.evaluate("window.refused"), [])
                handlers = "document.querySelectorAll('[onload], [onerror], [onfocus], [style]').length"
                self.assertEqual(page.evaluate(handlers), 0)
        self.assertEqual(foreign, [])

    def is_own(self, url: str) -> bool:
        return url.startswith((self.node.address + "/", "data:", "blob:"))

    @classmethod
    def send(cls, path: str, fields: list[tuple[str, str]]) -> str:
        """Where the act led to."""
        answer = cls.context.request.post(
            path, data=urllib.parse.urlencode([("_token", cls.token), *fields]), max_redirects=0,
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"},
        )
        if answer.status != 303:
            raise AssertionError(f"{path}: {answer.status}\n{fields}\n{answer.text()[:3000]}")
        return answer.headers["location"]

    @classmethod
    def write_everything(cls) -> list[str]:
        lines = packed(payloads.ALL, 110, " ")
        texts = packed(payloads.ALL, 19_000, "\n\n")
        short = packed(payloads.ALL, 290, " ")
        paths = []
        for number, title in enumerate(lines):
            text, line = texts[number % len(texts)], short[number % len(short)]
            # A few have all the long texts, the others a title and short lines.
            is_long = number < 2 * len(texts)
            areas = ("need", "action", "core", "free", "known") if is_long else ()
            fields = [("title", title), ("language", "fr"), *((name, text) for name in areas)] + [
                (name, short[(number + shift) % len(short)])
                for shift, name in enumerate(("summary", "people", "money", "time", "premises"))
            ] + [("principles", line)] * 2
            place = cls.send("/practices", fields)
            cls.send(f"{place}/editions", [])
            if is_long:
                paths += [place, f"{place}/revisions/new", f"{place}/revisions/1"]
        paths += cls.write_the_rest(lines, short, texts, paths[0])
        pages = [f"/search?q={urllib.parse.quote(one)}" for one in payloads.ALL[::40]]
        return paths + pages + cls.lists() + [
            "/", "/about", "/accessibility", "/administration/wording", "/nowhere"]

    @classmethod
    def write_the_rest(cls, lines: list[str], short: list[str], texts: list[str], practice: str) -> list[str]:
        paths = []
        for number in range(2 * len(texts)):
            title, line, text = lines[-1 - number], short[number], texts[number % len(texts)]
            paths.append(cls.send("/organizations", [
                ("title", title), ("kind", "association"), ("summary", line), ("description", text),
                ("website", "https://a.example/'onfocus=naughty()//" + str(number))]))
            place = cls.send("/replications", [
                ("practice", practice.split("/")[-1]), ("territory", "Mende"), ("territory-id", "FR-COG-48095"),
                ("carrier", ""), ("carrier-kind", ""), ("state", "running"), ("title", title), ("summary", line)])
            cls.send(f"{place}/adaptations", [("title", title), ("what", text[:4_900]), ("why", text[-4_900:])])
            adaptation = re.search(r'"(/adaptations/[^"/]+)"', cls.context.request.get(place).text())[1]
            paths += [place, adaptation, f"{place}/revisions/new", f"{adaptation}/revisions/new"]
        cls.send("/profile/presentation", [
            ("name", "<script>naughty()</script>"), ("biography", text[:990]), ("language", "fr")])
        cls.send("/administration/wording/web.frame.skip", [("fr", lines[3]), ("en", lines[4])])
        cls.send("/administration/site", [
            ("name", "</title><script>naughty()</script>"), ("languages", "fr"), ("languages", "en"),
            ("tagline-fr", short[1][:190]), ("tagline-en", short[2][:190]),
            ("about-fr", texts[0]), ("about-en", texts[0]),
            ("contact", "https://a.example/\"onfocus=naughty()")])
        return paths + ["/profile", "/profile/presentation", "/administration/site", practice, "/replications?view=map"]

    @classmethod
    def lists(cls) -> list[str]:
        """Every page of the list of practices, which shows all titles and summaries."""
        page, paths, path = cls.context.new_page(), [], "/practices"
        while path and len(paths) < 40:
            paths.append(path)
            page.goto(path)
            following = page.locator("nav.pages a[rel=next]")
            path = following.first.get_attribute("href") if following.count() else None
        page.close()
        return paths


def packed(texts: list[str], size: int, between: str) -> list[str]:
    """All of them, several together as far as they fit; what does not fit alone is left to the longer fields."""
    rows, row = [], ""
    for text in texts:
        if len(text) > size:
            continue
        if row and len(row) + len(between) + len(text) > size:
            rows.append(row)
            row = ""
        row = f"{row}{between}{text}" if row else text
    return rows + [row]
