# The Python code: format, checks, package. (The tests: test.mk)
PACKAGES := $(patsubst %/pyproject.toml,%,$(wildcard packages/*/pyproject.toml))
#: The code whose types are checked, and all that is checked otherwise.
PYTHON_SRC ?= src/ $(wildcard packages/*/src)
PYTHON_LINT_TARGET ?= $(wildcard $(PYTHON_SRC) packages/*/tests tests tools benchmarks docs)
#: Longest line; pyproject.toml has the default.
PYTHON_LINE_LENGTH ?=
#: What runs a Python tool: `$(PYTHON_RUNNER) pytest`.
PYTHON_RUNNER ?= $(RUN)python -m
#: More options for ruff, mypy and the build.
PYTHON_SWITCHES_FOR_RUFF ?=
PYTHON_SWITCHES_FOR_MYPY ?=
PYTHON_SWITCHES_FOR_BUILD ?=
#: Where the build leaves wheels and source archives.
PYTHON_DIST ?= dist

# Where they wait for their manifest.
PYTHON_STAGE := $(BUILD)/python-stage
RUFF_OPTIONS = $(PYTHON_LINE_LENGTH:%=--line-length %) $(PYTHON_SWITCHES_FOR_RUFF)

##@ Python
.PHONY: python-format python-lint python-build python-test-wheels
.PHONY: python-pre-format python-do-format python-post-format
.PHONY: python-pre-lint python-do-lint python-post-lint
.PHONY: python-pre-build python-do-build python-post-build

python-format: python-pre-format python-do-format python-post-format ## Format the code
python-do-format: $(INSTALLED_ALL)
	$(RUN)ruff check --select I --fix --quiet $(RUFF_OPTIONS) $(PYTHON_LINT_TARGET)
	$(RUN)ruff format $(RUFF_OPTIONS) $(PYTHON_LINT_TARGET)

python-lint: python-pre-lint python-do-lint python-post-lint ## Check style, types, layers and file sizes
python-do-lint: $(INSTALLED_ALL)
	$(RUN)python tools/lint.py $(REPORTS)/linting-python.xml \
	  "$(RUN)ruff check $(RUFF_OPTIONS) $(PYTHON_LINT_TARGET)" \
	  "$(RUN)ruff format --check $(RUFF_OPTIONS) $(PYTHON_LINT_TARGET)" \
	  "$(RUN)mypy $(PYTHON_SWITCHES_FOR_MYPY) $(PYTHON_SRC)" \
	  "$(RUN)lint-imports" \
	  "$(RUN)python tools/file_sizes.py $(PYTHON_LINT_TARGET)"

python-build: python-pre-build python-do-build python-post-build ## Build wheels and source archives, of the packages too, into dist/
python-do-build: # needs no environment, so no project gets one
	@rm -rf $(PYTHON_STAGE) $(PYTHON_DIST)/*.whl $(PYTHON_DIST)/*.tar.gz
	@for project in . $(PACKAGES); do POETRY_VIRTUALENVS_CREATE=false $(POETRY) --project $$project \
	  build --output $(abspath $(PYTHON_STAGE)) $(PYTHON_SWITCHES_FOR_BUILD) || exit; done
	@$(RELEASE_TOOL) stamp $(PYTHON_STAGE) $(PYTHON_DIST)

python-test-wheels: $(INSTALLED_ALL) ## Build them once more and install them where nothing else is (needs the index)
	$(PYTHON_RUNNER) pytest tests/wheels --junitxml=$(REPORTS)/wheels-tests.xml $(PYTHON_VARS_AFTER_PYTEST)
