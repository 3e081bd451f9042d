import unittest

import browser
import pages
import people

# Pages whose forms change something: the proof that they were made for this visitor needs a cookie.
ASKING = ("/session/new", "/accounts/new", "/accounts/password-resets", "/reports/new")
STORED = "() => ({local: Object.keys(localStorage), session: Object.keys(sessionStorage)})"


class NobodyIsWatched(unittest.TestCase):
    """No other site hears of a reader, and nothing is left on their device that they did not ask for.

    That no page of any kind asks anything of others is seen by test_every_page, on each of them.
    """

    def test_reading_leaves_nothing_on_the_device(self):
        for language in ("fr", "en"):
            with browser.visit(language) as visit:
                for path in pages.SEEN_BY_ALL:
                    if path.startswith(ASKING):
                        continue
                    with self.subTest(page=path, language=language):
                        visit.open(path)

                        self.assertEqual(visit.page.context.cookies(), [])
                        self.assertEqual(visit.page.evaluate(STORED), {"local": [], "session": []})
                        self.assertEqual(visit.foreign, [])

    def test_a_map_that_is_explored_asks_nothing_of_others(self):
        with browser.visit() as visit:
            visit.open("/replications?view=map")
            visit.page.locator("figure[data-map] button").first.click()
            visit.page.wait_for_selector(".leaflet-container")
            visit.page.mouse.wheel(0, -600)
            visit.page.wait_for_load_state("networkidle")

            self.assertEqual(visit.foreign, [])
            self.assertEqual(visit.page.context.cookies(), [])

    def test_choices_of_the_reader_stay_on_the_device(self):
        with browser.visit() as visit:
            sent = []
            visit.open("/about")
            visit.page.on("request", lambda request: sent.append(request.url))
            visit.page.select_option("[data-reader] [name=theme]", "dark")
            visit.page.check("[data-reader] [name=spacing]")

            stored = visit.page.evaluate(STORED)

            self.assertEqual(sorted(stored["local"]), ["reader.spacing", "reader.theme"])
            self.assertEqual(visit.page.context.cookies(), [])
            self.assertEqual([url for url in sent if "/assets/" not in url and "/third-party/" not in url], [])

    def test_whoever_is_signed_in_has_our_cookies_alone_and_scripts_do_not_read_them(self):
        with browser.visit(session=people.session(people.CARRIER)) as visit:
            for path in ("/", "/profile", "/practices/pratique-d-essai"):
                visit.open(path)

            cookies = visit.page.context.cookies()

            self.assertIn("essaim_session", [cookie["name"] for cookie in cookies])
            for cookie in cookies:
                self.assertTrue(cookie["name"].startswith("essaim_"), cookie["name"])
                self.assertTrue(cookie["httpOnly"])
            self.assertEqual(visit.page.evaluate("document.cookie"), "")
            self.assertEqual(visit.foreign, [])
