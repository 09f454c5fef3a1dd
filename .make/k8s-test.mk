# Tests of the application on a cluster.
#: The image that the tests run in.
K8S_TEST_IMAGE_TO_TEST ?= $(or $(K8S_IMAGE_REGISTRY),$(OCI_REGISTRY))/ska-tango-examples-test:$(K8S_IMAGE_TAG)
#: The name of the pod that they run in.
K8S_TEST_RUNNER ?= test-makefile-runner
#: How long they may take.
K8S_TEST_TIMEOUT ?= 600s
#: Which ones: files, and an expression of markers as for `pytest -m`.
FILE ?= tests/integration tests/facility
MARK ?=
#: true: `make k8s-test` tries the debugger, too; by default if it is to run all tests.
K8S_TEST_DEBUGGER ?= $(if $(MARK)$(filter-out file,$(origin FILE))$(OPERATED),,true)
#: How many times each.
COUNT ?= 1
#: More options for pytest.
K8S_TEST_OPTIONS ?=
#: More options for the pytest of `make e2e`, e.g. -k upgrade.
E2E_OPTIONS ?=
#: What the pod is sent beside the tests.
K8S_TEST_AUX_DIRS ?= charts

# The pods of the operator cannot be opened to a debugger.
OPERATED = $(filter true,$(SKA_TANGO_OPERATOR))
PYTEST_ON_CLUSTER = --junitxml=build/reports/k8s-tests.xml \
  $(if $(MARK),-m "$(MARK)") $(if $(filter-out 1,$(COUNT)),--count=$(COUNT)) \
  $(K8S_TEST_OPTIONS) $(FILE)
IN_TEST_POD = --release $(HELM_RELEASE) --image $(K8S_TEST_IMAGE_TO_TEST) \
  --pod $(K8S_TEST_RUNNER) --tango-host $(K8S_TANGO_HOST)

DATABASE_HOST = $(firstword $(subst :, ,$(K8S_TANGO_HOST)))
# The name by which another namespace, or this machine, knows the database.
TANGO_HOST_OUTSIDE = $(DATABASE_HOST).$(KUBE_NAMESPACE).svc.$(CLUSTER_DOMAIN):$(lastword $(subst :, ,$(K8S_TANGO_HOST)))

##@ Tests on a cluster
.PHONY: k8s-test k8s-pre-test k8s-do-test k8s-post-test k8s-test-runner k8s-smoke-test e2e bench-k8s
.PHONY: k8s-test-debugger

k8s-test: k8s-pre-test k8s-do-test $(if $(filter true,$(K8S_TEST_DEBUGGER)),k8s-test-debugger) k8s-post-test ## Test the deployed devices from a pod beside them (MARK, FILE, COUNT), and their debugger
k8s-do-test:
	@$(K8S) --timeout $(K8S_TEST_TIMEOUT) test $(IN_TEST_POD) --build $(BUILD) \
	  --files tests pyproject.toml $(K8S_TEST_AUX_DIRS) -- $(PYTEST_ON_CLUSTER)

k8s-test-runner: $(INSTALLED_ALL) ## Test the deployed devices from this machine, where it reaches their Services
	@tools/reaches $(TANGO_HOST_OUTSIDE)
	TANGO_HOST=$(TANGO_HOST_OUTSIDE) $(PYTHON_RUNNER) pytest --true-context $(PYTEST_ON_CLUSTER)

k8s-smoke-test: ## Ask every deployed device for its state
	@$(K8S) --timeout 60s smoke $(IN_TEST_POD)

# What they start is the same make with the same programs, and needs no second search for them.
ON_CLUSTER = KUBECTL="$(KUBECTL)" HELM="$(HELM)" K8S_TEST_IMAGE_TO_TEST=$(K8S_TEST_IMAGE_TO_TEST)

k8s-test-debugger: $(INSTALLED_ALL) ## Debug a deployed device from this machine, as k8s-debug does, and put its server back
	$(ON_CLUSTER) E2E_NAMESPACE=$(KUBE_NAMESPACE) HELM_RELEASE=$(HELM_RELEASE) \
	  K8S_TANGO_HOST=$(K8S_TANGO_HOST) $(PYTHON_RUNNER) pytest tests/e2e/test_debugger.py \
	  --junitxml=$(REPORTS)/k8s-debugger-tests.xml

e2e: $(INSTALLED_ALL) ## Install, upgrade, break and uninstall the application, in namespaces of its own
	$(ON_CLUSTER) $(PYTHON_RUNNER) pytest tests/e2e --junitxml=$(REPORTS)/e2e-tests.xml $(E2E_OPTIONS)

bench-k8s: $(INSTALLED_ALL) ## Measure installation, rest, upgrade, tests and end of the application
	$(ON_CLUSTER) $(PYTHON_RUNNER) benchmarks.cluster $(BENCH_OPTIONS)
