import unittest

import browser
import pages
import people

LIMIT = 150_000


class Weight(unittest.TestCase):
    def test_a_page_weighs_under_150_kilobytes_without_the_map_library(self):
        for page in pages.ALL:
            with self.subTest(page=page.path), browser.visit(session=people.session(page.who)) as visit:
                visit.open(page.path)

                parts = {
                    answer.url: answer.request.sizes()["responseBodySize"]
                    for answer in visit.responses
                    if "/third-party/leaflet/" not in answer.url
                }
                heaviest = sorted(parts.items(), key=lambda part: -part[1])[:6]
                self.assertLess(sum(parts.values()), LIMIT, heaviest)
