# Help and cleaning.
#: Where the targets leave what they make on the way, and their reports.
BUILD ?= build
REPORTS ?= $(BUILD)/reports
#: What `make help` and `make long-help` keep to, e.g. k8s: the files .make/k8s*.mk.
SECTION ?=

HELPED = $(if $(SECTION),$(or $(filter .make/$(SECTION)%,$(MAKEFILE_LIST)),$(error \
  SECTION=$(SECTION): there is no .make/$(SECTION)*.mk)),$(MAKEFILE_LIST))

##@ General
.PHONY: help long-help clean distclean

help: ## Show every target, by subject (SECTION=k8s: of one subject)
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z][a-z0-9-]*:.*## / { printf "  %-24s %s\n", $$1, $$2 }' $(HELPED)

# What is said of a variable holds for those in the lines below it, too.
long-help: help ## Show the targets and the variables that change what they do
	@awk 'BEGIN { printf "\nVariables (make TARGET NAME=value, or in PrivateRules.mak)\n" } \
	  /^#: / { text = (goes_on ? text " " : "") substr($$0, 4); goes_on = 1; next } \
	  /^[A-Za-z0-9_]+ \?=/ { if (text) printf "  %-27s %s\n", $$1, text; goes_on = 0; next } \
	  !/^  / { text = ""; goes_on = 0 }' $(HELPED)

clean: ## Remove what the targets produced (not the environment)
	rm -rf $(BUILD) dist docs/build public mutants packages/*/mutants .coverage .coverage.* \
	  .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src packages tests tools docs benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## Remove the environment and the tools, too
	rm -rf .venv .tools
