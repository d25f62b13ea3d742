# make report    build the bundled edition into output/
# make test      style, types, imports and tests
# make test-web  the pages of `serve` in a real browser: the four steps, axe, pictures of pages
# make test-cluster  cards drawn by a Dask cluster of two local workers, with the same bytes
# make validate  heavier validators on the built files
# make validate-word  the pages in the contents of report.docx, and torn words, in LibreOffice
# make test-one T=tests/story/test_deck.py::test_name    one test, with its output
# make search    the property tests alone on examples nobody has tried, other ones each time
# make baselines draw the pictures anew that pages are compared with
# make baseline NAME=card-TH-56    one of them
# make plants    plant faults in finished files and tell how many of each kind the audit finds
# make sheets    contact sheets of five editions of different nature into output/sheets
# make brands    build and audit the deck on templates of others into output/brands, with sheets
# make fuzz      build random editions, 300 or EXAMPLES=n, and tell which break what check promised

UV := $(shell command -v uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync

T ?= tests
NAME ?=

.PHONY: report test test-web test-cluster test-one lint baseline baselines search fuzz plants sheets brands validate validate-pdf validate-pptx validate-word ready

report: ready
	@$(RUN) report-builder build

test: lint
	@tools/ready.sh test
	@$(RUN) pytest -q -n 2 --durations=20

test-web: ready
	@tools/ready.sh browser
	@$(UV) run --isolated --frozen --group browser pytest -q $(OPTIONS) tests/browser

test-cluster: ready
	@$(UV) run --isolated --frozen --extra cluster pytest -q -W default tests/cluster

test-one: ready
	@$(RUN) pytest -q -x $(T)

lint: ready
	@$(RUN) ruff check --quiet .
	@$(RUN) ruff format --quiet --check .
	@$(RUN) mypy --no-error-summary
	@$(RUN) lint-imports --no-logo >/dev/null || $(RUN) lint-imports

search: ready
	@$(RUN) pytest -q -n 2 -m hypothesis --hypothesis-profile search

baselines: ready
	@$(RUN) pytest -q tests/render --update-baselines -k "as_before"

baseline: ready
	@$(RUN) pytest -q tests/render --update-baselines -k "as_before and $(NAME)"

EXAMPLES ?= 300
fuzz: ready
	@$(RUN) python -m tests.editions.fuzz --examples $(EXAMPLES) $(OPTIONS)

plants: ready
	@$(RUN) python -m tests.audit.plants.run $(FOLDER)

sheets: ready
	@$(RUN) python -m tests.editions.sheets

brands: ready
	@$(RUN) python -m tools.brands $(NAME)

validate: validate-pdf validate-pptx validate-word

validate-pdf: report
	@tools/ready.sh validate
	@$(UV) run --isolated --frozen --only-group validate python tools/validate_pdf.py output

validate-pptx: report
	@$(RUN) python tools/validate_pptx.py output
	@$(RUN) python tools/compare_decks.py output/2559/deck.pptx output/2559/cards/TH-5?.pptx
	@$(RUN) python -m tools.torn_words output/2559/deck.pptx
	@$(RUN) python -m tools.without_fonts output/2559/deck.pptx

validate-word: report
	@$(RUN) python -m tools.word_contents output/2559/report.docx
	@$(RUN) python -m tools.torn_words output/2559/report.docx

ready:
	@tools/ready.sh
	@$(UV) sync --frozen --quiet --compile-bytecode
