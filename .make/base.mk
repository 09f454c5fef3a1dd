# Help and cleaning.
BUILD ?= build
REPORTS ?= $(BUILD)/reports

##@ General
.PHONY: help long-help clean distclean

help: ## Show every target, by subject
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z][a-z0-9-]*:.*## / { printf "  %-24s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

long-help: help ## Show the targets and the variables that change what they do
	@awk 'BEGIN { printf "\nVariables (make TARGET NAME=value, or in PrivateRules.mak)\n" } \
	  /^#: / { text = text " " substr($$0, 4) } \
	  /^[A-Za-z0-9_]+ \?=/ { if (text) printf "  %-27s%s\n", $$1, text; text = "" }' $(MAKEFILE_LIST)

clean: ## Remove what the targets produced (not the environment)
	rm -rf $(BUILD) dist docs/build public mutants packages/*/mutants .coverage .coverage.* \
	  .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src packages tests tools docs benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## Remove the environment and the tools, too
	rm -rf .venv .tools
