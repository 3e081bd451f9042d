import unittest

import browser
import pages
import people


class WithoutScript(unittest.TestCase):
    def test_every_page_says_what_it_is(self):
        for page in pages.ALL:
            with self.subTest(page=page.path), browser.visit(script=False, session=people.session(page.who)) as visit:
                answer = visit.open(page.path)

                self.assertEqual(answer.status, page.status)
                self.assertEqual(visit.page.locator("main h1").count(), 1)
                self.assertTrue(visit.page.locator("main h1").is_visible())

    def test_every_form_can_be_sent(self):
        for page in pages.ALL:
            with self.subTest(page=page.path), browser.visit(script=False, session=people.session(page.who)) as visit:
                visit.open(page.path)

                for form in visit.page.locator("form:visible").all():
                    self.assertGreater(form.locator("button:visible, input[type=submit]:visible").count(), 0)
