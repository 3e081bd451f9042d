# Each of these does its own set-up, and does nothing twice.
.PHONY: help run test check bench deb

help:
	@echo "make run     a running commons on http://127.0.0.1:8080, with its demonstration"
	@echo "make test    every check: format, build, SQLite, PostgreSQL, a real browser, docs (as CI does)"
	@echo "make check   the checks of before a commit: all but the browser"
	@echo "make bench   how fast the things that people wait for are"
	@echo "make deb     a Debian package in build/"

run:
	@script/setup
	@script/run

test:
	@script/setup --tests
	@script/check

check:
	@script/setup --tests
	@script/check format build engines contracts docs

bench:
	@script/setup
	@script/bench

deb:
	@script/setup
	@script/deb
