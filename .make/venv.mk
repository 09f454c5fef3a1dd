# The virtual environment, installed from poetry.lock. Stamps make a second run a matter of nothing.
VENV := .venv
RUN := $(CURDIR)/$(VENV)/bin/

#: What installs, locks and builds: the project's own, or another Poetry on PATH.
POETRY ?= tools/poetry
#: The interpreter to use, e.g. python3.13. A change of it makes the environment anew.
PYTHON ?=

INSTALLED_MAIN := $(VENV)/.installed-main
INSTALLED_ALL := $(VENV)/.installed-all
LOCKED := pyproject.toml poetry.lock $(wildcard packages/*/pyproject.toml)

version_of = $(shell $(1) -c 'import sys; print(sys.version)' 2>/dev/null)
# Anything but an interpreter that was asked for and is not the one in use leaves the environment be.
ifneq ($(PYTHON),)
ifneq ($(call version_of,$(PYTHON)),$(call version_of,$(VENV)/bin/python))
.PHONY: $(VENV)/bin/python
endif
endif

##@ Environment
.PHONY: install lock

install: $(INSTALLED_ALL) ## Install the package and all tools into .venv, from the lock

lock: ## Bring poetry.lock in line with pyproject.toml
	$(POETRY) lock

$(INSTALLED_ALL): $(VENV)/bin/python $(LOCKED)
	$(POETRY) install --all-groups
	touch $(INSTALLED_MAIN) $@

$(INSTALLED_MAIN): $(VENV)/bin/python $(LOCKED)
	$(POETRY) install --only main
	touch $@

$(VENV)/bin/python:
	python=$$(tools/find-python $(PYTHON)); rm -rf $(VENV); "$$python" -m venv --without-pip $(VENV)
