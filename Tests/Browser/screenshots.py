"""screenshots.py FOLDER : what the README shows, in both languages, by day and by night, on a phone and at a desk."""

import pathlib
import sys

import browser

LARGEST = 300_000

#          name                  path                        language scheme   width
PICTURES = [
    ("home-fr",              "/",                        "fr", "light", browser.DESK),
    ("home-en",              "/",                        "en", "light", browser.DESK),
    ("home-fr-phone",        "/",                        "fr", "dark",  browser.PHONE),
    ("practice-fr-phone",    "/practices/siel-bleu",     "fr", "light", browser.PHONE),
]


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, path, language, scheme, width in PICTURES:
        picture = folder / f"{name}.png"
        with browser.visit(language, scheme, width) as visit:
            visit.open(path)
            visit.page.wait_for_load_state("networkidle")
            visit.page.screenshot(path=picture)
        print(f"{picture}: {picture.stat().st_size // 1_000} kB")
        if picture.stat().st_size > LARGEST:
            raise SystemExit(f"{picture} is too heavy for a README")


if __name__ == "__main__":
    main()
