"""Lays out book.json with book.typ as book.pdf, all in the folder in which it runs: PDF/UA-1, or nothing."""

import json
import os
import re
import sys

# Threads that reserve room for what they may never use would come to the end of it.
os.environ["RAYON_NUM_THREADS"] = "2"
import typst

# What no font shows is found as it comes up, all signs of a pass at once.
MOST_PASSES = 8
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
PLAIN = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def main():
    with open("book.json", encoding="utf-8") as file:
        book = json.load(file)
    without_pictures = False
    for _ in range(MOST_PASSES):
        try:
            return compile_book(book)
        except typst.TypstError as error:
            signs = unshown(error.diagnostic)
            if signs:
                book = replaced(book, {ord(sign): UNKNOWN for sign in signs})
            elif not without_pictures:
                # One of them is not what it says it is: their descriptions are better than no book.
                without_pictures = True
                book["showsPictures"] = False
            else:
                sys.exit(error.message[:400])
    sys.exit("there are signs without end that no font shows")


def compile_book(book):
    with open("book.json", "w", encoding="utf-8") as file:
        json.dump(book, file, ensure_ascii=False)
    typst.compile(
        "book.typ", output="book.pdf", root=".", format="pdf", pdf_standards="ua-1", timestamp=0,
    )


def unshown(diagnostic):
    texts = (ESCAPED.sub(meant, text) for text in UNSHOWN.findall(diagnostic))
    return {sign for text in texts for sign in text if not sign.isspace() and not sign.isascii()} - {UNKNOWN}


def meant(escape):
    if escape[1]:
        return chr(int(escape[1], 16))
    return PLAIN.get(escape[2], escape[2])


def replaced(value, signs):
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, list):
        return [replaced(one, signs) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "name" else replaced(one, signs) for key, one in value.items()}
    return value


main()
