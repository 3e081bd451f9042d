import re
import time
import unittest

import browser
import people
import recordings

SUBTITLES = "1\n00:00:00,000 --> 00:00:05,000\nHello from the stripes\n"
PLAY = """async () => {
    const film = document.querySelector("video");
    film.muted = true;
    await film.play();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const shown = [...film.textTracks].filter((track) => track.mode === "showing").flatMap((track) => [...track.cues]);
    return { time: film.currentTime, width: film.videoWidth, words: shown.map((cue) => cue.text) };
}"""


class Media(unittest.TestCase):
    """Films, sounds and documents as people bring and meet them."""

    def test_a_film_goes_in_parts_after_a_broken_line_is_prepared_and_played_with_subtitles(self):
        content = recordings.film(seconds=10, bits="8M")
        self.assertGreater(len(content), 8 << 20)
        with browser.visit(session=people.session(people.CARRIER)) as visit:
            broken = []

            def breaking(route):
                broken.append(route.request.url)
                route.abort() if len(broken) == 2 else route.continue_()

            visit.page.route(re.compile("/upload-parts"), breaking)
            people.bring(visit, "Les rayures", "film.mp4", content)

            self.assertTrue(visit.page.url.endswith("/media/les-rayures"))
            self.assertGreater(len(broken), 3)
            self.wait_until_made(visit, "/media/les-rayures")
            visit.open("/media/les-rayures/words/new?language=en")
            visit.page.fill("main [name=text]", SUBTITLES)
            with visit.page.expect_navigation():
                visit.page.locator("form[action='/subtitles'] button").click()

        with browser.visit("en") as visit:
            visit.open("/media/les-rayures")
            seen = visit.page.evaluate(PLAY)
            self.assertGreater(seen["time"], 0.2)
            self.assertEqual(seen["width"], 640)
            self.assertEqual(seen["words"], ["Hello from the stripes"])
            self.assertEqual(visit.complaints, [])

    def test_a_document_is_brought_without_script_found_by_its_words_and_taken_away(self):
        with browser.visit(script=False, session=people.session(people.CARRIER)) as visit:
            people.bring(visit, "La liste", "liste.pdf", recordings.pdf())
            self.wait_until_made(visit, "/media/la-liste")
            visit.open("/media?q=quincaille")
            visit.page.locator("main a[href='/media/la-liste']").first.click()

            with visit.page.expect_download() as taken:
                visit.page.locator("main figure a.button").click()

            self.assertEqual(taken.value.suggested_filename, "la-liste-original.pdf")

    def wait_until_made(self, visit: browser.Visit, path: str) -> None:
        end = time.monotonic() + 90
        while time.monotonic() < end:
            visit.open(path)
            if not visit.page.locator("main progress").count():
                return
            time.sleep(1)
        self.fail(f"{path} is not made")


if __name__ == "__main__":
    unittest.main()
