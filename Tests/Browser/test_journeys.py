import unittest

import browser
import people


class Journeys(unittest.TestCase):
    """What people come for, done by hand and without a script."""

    def test_a_visitor_finds_a_practice_from_the_home_page(self):
        with browser.visit("en", script=False) as visit:
            visit.open("/")
            visit.page.locator("form[role=search] [name=q]").first.fill("sport")
            visit.page.locator("form[role=search] button").first.click()

            visit.page.locator("main a[href='/practices/siel-bleu']").first.click()

            self.assertIn("Siel Bleu", visit.page.locator("h1").inner_text())

    def test_a_newcomer_starts_a_replication(self):
        with browser.visit(script=False) as visit:
            people.sign_up(visit, "Zoé Vallon", "zoe@example.org")

            people.start_replication(visit, "jardin-partage", "Langogne", "Le jardin de Zoé")

            self.assertTrue(visit.page.url.endswith("/replications/le-jardin-de-zoe"))
            self.assertEqual(visit.page.locator("main h1").inner_text(), "Le jardin de Zoé")

    def test_a_form_sent_with_nonsense_comes_back_with_a_sentence_beside_each_field(self):
        with browser.visit(script=False, session=people.session(people.CARRIER)) as visit:
            visit.open("/organizations/new")
            people.fill(visit, title="", website="nonsense")
            with visit.page.expect_response("**/organizations") as answered:
                people.send(visit)

            self.assertEqual(answered.value.status, 422)
            for name in ("title", "website"):
                field = visit.page.locator(f"main [name={name}]")
                sentences = [visit.page.locator(f"#{name}") for name in field.get_attribute("aria-describedby").split()]
                self.assertEqual(field.get_attribute("aria-invalid"), "true")
                self.assertTrue(any(sentence.inner_text() for sentence in sentences))
            self.assertEqual(visit.page.input_value("main [name=website]"), "nonsense")
