"""The API as a stranger reads it: its description is valid, what it answers is described, its linked data can be read.

    check.py [CASES]    at least so many requests; without it a short look of at most three minutes
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

import openapi_spec_validator
import rdflib
from person import Commons, token
from pyld import jsonld

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "ignored_auth",
    "allow_header_conformance",
]
LINKED = [
    "/practices.jsonld",
    "/replications.jsonld",
    "/organizations.jsonld",
    "/practices/siel-bleu.jsonld",
    "/territories/lozere-fr-48.jsonld",
    "/territories/lozere-fr-48/parts.jsonld?echelon=commune",
]


class Check:
    def __init__(self, commons: Commons) -> None:
        self._commons = commons

    def description(self) -> None:
        description = self._get("/openapi.json")
        openapi_spec_validator.validate(description)
        print(f"the description is valid: {sum(map(len, description['paths'].values()))} operations")

    def linked_data(self) -> None:
        """Every document is read with the node's own context and nothing else; what it says are triples."""
        for path in LINKED:
            document = self._get(path)
            triples = jsonld.to_rdf(
                document, {"format": "application/n-quads", "documentLoader": self._load, "base": self._commons.address}
            )
            graph = rdflib.Graph().parse(data=triples, format="nquads")
            if len(graph) < 5:
                raise SystemExit(f"{path} says next to nothing: {len(graph)} triples")
            print(f"{path}: {len(graph)} triples")

    def requests(self, secret: str, wanted: int | None) -> None:
        done, examples = 0, 5 if wanted is None else 150
        seed = 1
        while done < (wanted or 1):
            done += self._schemathesis(secret, examples, seed, limit=150 if wanted is None else None)
            seed += 1
            print(f"{done} requests so far, none astray")

    def _schemathesis(self, secret: str, examples: int, seed: int, limit: int | None) -> int:
        folder = tempfile.mkdtemp(prefix="essaim-api.")
        command = [
            str(pathlib.Path(sys.executable).parent / "schemathesis"), "run", f"{self._commons.address}/openapi.json",
            "--header", f"Authorization: Bearer {secret}", "--checks", ",".join(CHECKS), "--workers", "1",
            "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples), "--seed", str(seed),
            "--request-timeout", "30", "--suppress-health-check", "all", "--no-color", "--warnings", "off",
        ]  # fmt: skip
        if limit is not None:
            command += ["--max-time", str(limit)]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cases = re.search(r"([\d,]+) generated", done.stdout)
        if done.returncode != 0 or cases is None:
            raise SystemExit(done.stdout)
        return int(cases[1].replace(",", ""))

    def _get(self, path: str) -> dict:
        with urllib.request.urlopen(self._commons.address + path, timeout=30) as answer:
            return json.load(answer)

    def _load(self, url: str, _options: dict) -> dict:
        if not url.startswith(self._commons.address + "/contexts/"):
            raise SystemExit(f"a context is fetched from elsewhere: {url}")
        path = url.removeprefix(self._commons.address)
        return {"contextUrl": None, "documentUrl": url, "document": self._get(path)}


def main() -> None:
    commons = Commons()
    try:
        check = Check(commons)
        check.description()
        check.linked_data()
        check.requests(token(commons), int(sys.argv[1]) if len(sys.argv) > 1 else None)
    finally:
        commons.stop()


if __name__ == "__main__":
    main()
