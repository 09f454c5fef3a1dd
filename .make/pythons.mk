# Tests on other interpreters than that of the environment.
#: Interpreters, from Python 3.11 on, that `make test-debugger` runs on where they are installed.
DEBUGGER_PYTHONS ?= python3.13

PYTHONS := $(BUILD)/pythons
DEBUGGER_TESTS := $(wildcard tests/servers/test_debugger*.py) \
  packages/ska-tango-base/tests/servers/test_debug_device.py

.PHONY: test-debugger $(DEBUGGER_PYTHONS:%=test-debugger-on-%)

test-debugger: $(DEBUGGER_PYTHONS:%=test-debugger-on-%) ## Test the debugger on other Pythons (DEBUGGER_PYTHONS)
$(DEBUGGER_PYTHONS:%=test-debugger-on-%): test-debugger-on-%:
	@if tools/find-python $* >/dev/null; then $(MAKE) $(PYTHONS)/$*/.installed && \
	  $(PYTHONS)/$*/bin/python -m pytest $(DEBUGGER_TESTS) \
	  --junitxml=$(REPORTS)/debugger-on-$*-tests.xml; \
	else echo "SKIPPED: the tests of the debugger on $*, which is not installed here" >&2; fi

# By pip, as in the images: Poetry knows one environment of a project only.
$(PYTHONS)/%/.installed: $(LOCKED) tools/locked_requirements.py
	rm -rf $(@D) && "$$(tools/find-python $*)" -m venv $(@D)
	$(@D)/bin/python tools/locked_requirements.py poetry.lock main test debug >$(@D)/requirements.txt
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  --requirement $(@D)/requirements.txt
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps \
	  $(PACKAGES:%=--editable %) --editable .
	touch $@
