# Each target sets itself up: virtual environment, dependencies and, for the tests and the measurements, a browser and,
# where npm exists, tools from there.
# Help texts and messages are Indonesian: the authors of records see them.

PORT ?= 8000

PUSTAKA := .venv/bin/pustaka
PYTHON := .venv/bin/python

# Material's notice about MkDocs 2 says nothing about this site.
export NO_MKDOCS_2_WARNING := 1

# The only clock in a build: the last commit's, so that two builds of one commit are the same bytes.
# Not exported, because pip under it would compile modules that check their source at each import.
EPOCH = SOURCE_DATE_EPOCH="$$(git log -1 --format=%ct 2>/dev/null || echo 1795737600)"

.DEFAULT_GOAL := help
.PHONY: help serve test build check bench audit lock screenshots setup setup-dev

help: ## menampilkan daftar perintah ini
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

serve: setup ## membangun dan menyajikan situs di http://127.0.0.1:8000 dengan muat ulang langsung; PORT= mengganti portanya
	@$(EPOCH) $(PYTHON) tools/serve.py "$(PORT)"

test: setup-dev ## menjalankan seluruh pemeriksaan dan uji, termasuk uji peramban
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet hooks tools
	@.venv/bin/mypy
	@$(PUSTAKA) check
	@$(PUSTAKA) schema --check
	@tools/npm.sh test
	@PUSTAKA_CHROMIUM="$$(tools/browser.sh)" && export PUSTAKA_CHROMIUM && $(EPOCH) $(PYTHON) -m pytest --numprocesses auto --dist worksteal

build: setup ## membangun situs ke site/; bila gagal, site/ yang lama tetap ada
	@$(EPOCH) $(PYTHON) tools/build.py

check: setup ## memeriksa catatan saja, sekitar satu detik
	@$(PUSTAKA) check

bench: setup-dev ## menjalankan pengukuran kinerja
	@tools/npm.sh bench
	@PUSTAKA_CHROMIUM="$$(tools/browser.sh)" && export PUSTAKA_CHROMIUM && $(EPOCH) $(PYTHON) -m tests.bench

audit: setup-dev ## mencari celah keamanan yang sudah diketahui pada paket yang dipakai; perlu jaringan
	@.venv/bin/pip-audit --require-hashes --disable-pip -r requirements.txt -r requirements-dev.txt

lock: setup-dev ## memperbarui requirements*.txt dari pyproject.toml
	@tools/lock.sh

screenshots: setup-dev build ## mengambil ulang gambar README dari situs yang baru dibangun
	@PUSTAKA_CHROMIUM="$$(tools/browser.sh)" && export PUSTAKA_CHROMIUM && $(PYTHON) tools/screenshots.py site

setup:
	@tools/setup.sh requirements.txt

setup-dev:
	@tools/setup.sh requirements-dev.txt
