import itertools
import unittest

import browser
import pages
import people


class EveryPage(unittest.TestCase):
    """In both languages, by day and by night, on a phone and at a desk."""

    def test_is_accessible_fits_and_asks_nothing_of_others(self):
        for language in ("fr", "en"):
            for who, group in itertools.groupby(pages.ALL, key=lambda page: page.who):
                with browser.visit(language, session=people.session(who)) as visit:
                    for page in group:
                        with self.subTest(page=page.path, language=language):
                            self.open(visit, page, language)
                        for scheme, width in itertools.product(("light", "dark"), (browser.DESK, browser.PHONE)):
                            with self.subTest(page=page.path, language=language, scheme=scheme, width=width):
                                self.look(visit, scheme, width)

    def open(self, visit: browser.Visit, page: pages.PageType, language: str):
        visit.foreign.clear()
        visit.complaints.clear()

        answer = visit.open(page.path)

        self.assertEqual(answer.status, page.status)
        self.assertEqual(visit.page.locator("html").get_attribute("lang"), language)
        self.assertEqual(visit.foreign, [], "requests to others")
        self.assertEqual(visit.complaints, [], "what the browser complained of")

    def look(self, visit: browser.Visit, scheme: str, width: int):
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.set_viewport_size({"width": width, "height": 800})

        self.assertFalse(visit.scrolls_sideways, "it scrolls sideways")
        self.assertEqual(visit.barriers(), "")
