# The tests, one tier a process; all that needs no cluster.
#: Tests of `make python-test`, the tier of the devices.
PYTHON_TEST_FILE ?= tests/core tests/unit tests/tools
#: Put before and after the call of pytest, e.g. PYTHON_VARS_AFTER_PYTEST="-k motor --forked".
PYTHON_VARS_BEFORE_PYTEST ?=
PYTHON_VARS_AFTER_PYTEST ?=
#: Least coverage in percent: of everything, and of the pure part.
COVERAGE_MIN ?= 90
COVERAGE_MIN_CORE ?= 100
#: Least percentage of mutants of the pure part that its tests notice.
MUTATION_MIN ?= 90

#: How many tiers `make test` runs at a time.
TEST_LANES ?= 2

# The longest come first, so that the lanes end at about the same time.
TIERS := system servers facility packages charts docs deployment
# The pure part, as patterns of coverage.
PURE := src/ska_tango_examples/core/*,packages/*/src/ska_tango_base/tasks/*,packages/ska-control-model/src/*
# Projects with a pure part: each says in its pyproject.toml what mutmut changes.
MUTATED := . packages/ska-control-model packages/ska-tango-base
COVERAGE_DATA := $(CURDIR)/$(BUILD)/coverage
COVERAGE = COVERAGE_FILE=$(COVERAGE_DATA)/total $(RUN)coverage

TESTS_deployment := tests/deployment
TESTS_servers := tests/servers tests/pod
TESTS_facility := tests/facility tests/integration
TESTS_system := tests/system
TESTS_charts := tests/charts
TESTS_docs := tests/docs
TESTS_packages := $(wildcard packages/*/tests)

# $(call pytest,name,tests): servers that PyTango's tracing makes talk are told to be quiet.
pytest = COVERAGE_FILE=$(COVERAGE_DATA)/tier.$(1) PYTHONWARNINGS="ignore:Coverage run detected" \
  $(PYTHON_VARS_BEFORE_PYTEST) $(PYTHON_RUNNER) pytest $(2) \
  --cov --cov-report= --junitxml=$(REPORTS)/$(1)-tests.xml $(PYTHON_VARS_AFTER_PYTEST)

##@ Tests
.PHONY: test python-test python-mutation coverage coverage-reports $(TIERS:%=test-%) $(MUTATED:%=python-mutation-of-%)
.PHONY: python-pre-test python-do-test python-post-test

test: $(INSTALLED_ALL) ## Run every test that needs no cluster, and check the coverage
	rm -rf $(COVERAGE_DATA) $(REPORTS)/*-tests.xml
	@$(MAKE) --keep-going --jobs=$(TEST_LANES) --output-sync=target LANES=$(TEST_LANES) \
	  $(TIERS:%=test-%) python-test && tests=passed || tests=failed; \
	$(MAKE) coverage && coverage=enough || coverage=short; \
	$(RUN)python tools/sum_up_tests.py $(REPORTS)/*-tests.xml; \
	echo "Tests $$tests, coverage $$coverage"; [[ $$tests-$$coverage == passed-enough ]]

python-test: python-pre-test python-do-test python-post-test ## Test the pure part and the devices in process
python-do-test: $(INSTALLED_ALL) | python-pre-test
	$(call pytest,unit,$(PYTHON_TEST_FILE)) --cov-report=xml --cov-report=html

python-post-test: | python-do-test

test-deployment: ## Test the YAML form of a device server
test-servers: ## Test the device servers, and what runs beside them in a pod, as programs
test-facility: ## Test against a real database, servers in processes of their own
test-packages: ## Test the three packages that the examples stand on
test-docs: ## Test what the documentation says
test-charts: ## Test what the charts render, without a cluster
test-system: ## Test the whole system through its command line
$(TIERS:%=test-%): test-%: $(INSTALLED_ALL)
	$(call pytest,$*,$(TESTS_$*))

coverage-reports: $(INSTALLED_ALL) ## Write what all tiers that have run cover together, as XML and HTML
	@compgen -G "$(COVERAGE_DATA)/tier.*" >/dev/null || { \
	  echo "No tier of the tests has run: make test, or one such as make python-test" >&2; exit 1; }
	$(COVERAGE) combine --quiet --keep $(COVERAGE_DATA)/tier.*
	$(COVERAGE) xml --quiet && $(COVERAGE) html --quiet

coverage: coverage-reports ## The same, and check that it is enough (COVERAGE_MIN, COVERAGE_MIN_CORE)
	$(COVERAGE) report --fail-under=$(COVERAGE_MIN)
	$(COVERAGE) report --fail-under=$(COVERAGE_MIN_CORE) --include="$(PURE)"

python-mutation: $(MUTATED:%=python-mutation-of-%) ## Change the pure part in many ways; its tests must notice
$(MUTATED:%=python-mutation-of-%): python-mutation-of-%: $(INSTALLED_ALL)
	cd $* && rm -rf mutants && $(RUN)mutmut run && $(RUN)mutmut results && $(RUN)mutmut export-cicd-stats
	$(RUN)python tools/mutation_score.py $*/mutants/mutmut-cicd-stats.json $(MUTATION_MIN)
