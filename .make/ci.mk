# What the pipeline calls beyond the other targets, and the pipeline itself on this machine.
#: The jobs that `make ci-local` runs.
CI_LOCAL_JOBS ?= python-build-for-development python-lint helm-chart-lint oci-image-lint \
  shell-lint pipeline-lint docs-build python-test pages create-ci-metrics
#: How many of them at a time. They share this directory.
CI_LOCAL_CONCURRENCY ?= 1
#: The folder that is shown to people.
CI_PAGES ?= public
#: required: no browser to open the pages in is an error.
CI_BROWSER ?=
#: The index that `make python-publish` uploads to, and who may.
PYTHON_PUBLISH_TO ?=
PYTHON_PUBLISH_USER ?=
PYTHON_PUBLISH_PASSWORD ?=

CI_TOOL = $(PYTHON_RUNNER) tools.ci
GITLAB_CI_LOCAL := tools/ci/gitlab-ci-local
# The jobs start a make of their own, which is not to inherit what this one was told.
WITHOUT_MAKE := env --unset=MAKEFLAGS --unset=MFLAGS --unset=MAKELEVEL

##@ Pipeline
.PHONY: ci-lint ci-local pipeline-lint join-lint-reports ci-metrics ci-pages ci-cluster
.PHONY: ci-login-helm ci-login-images python-publish

ci-lint: python-lint helm-lint oci-lint shell-lint pipeline-lint ## Run every check, as the pipeline does

ci-local: $(INSTALLED_ALL) ## Run the pipeline here, and check what its jobs leave (CI_LOCAL_JOBS)
	rm -rf $(CI_PAGES) $(BUILD)/badges $(REPORTS)/linting*.xml $(REPORTS)/unit-tests.xml \
	  $(REPORTS)/code-coverage* $(REPORTS)/ci-metrics.json
	$(WITHOUT_MAKE) $(GITLAB_CI_LOCAL) --timestamps --concurrency $(CI_LOCAL_CONCURRENCY) \
	  $(CI_LOCAL_JOBS)
	$(CI_TOOL) check --build $(BUILD) --pages $(CI_PAGES) --wheels $(PYTHON_DIST) \
	  $(if $(filter required,$(CI_BROWSER)),--browser-required) --jobs $(CI_LOCAL_JOBS)

pipeline-lint: $(INSTALLED_ALL) ## Check the files of the pipeline
	$(RUN)python tools/lint.py $(REPORTS)/linting-pipeline.xml \
	  "$(GITLAB_CI_LOCAL) --list-all" \
	  "$(RUN)yamllint --strict --config-file charts/.yamllint.yaml .gitlab-ci.yml .gitlab/ci"

join-lint-reports: $(INSTALLED_ALL) ## Join the reports of all checks into linting.xml
	$(CI_TOOL) join --build $(BUILD)

ci-metrics: join-lint-reports ## Write ci-metrics.json and the badges from the reports
	$(CI_TOOL) metrics --build $(BUILD)

ci-pages: $(INSTALLED_ALL) ## Put coverage, tests and documentation into public/
	$(CI_TOOL) pages --build $(BUILD) --docs $(DOCS_BUILDDIR)/html --pages $(CI_PAGES)

# A cluster that somebody else runs needs no start.
ci-cluster: $(if $(filter environment,$(origin K8S_PROVIDER)),k8s-up) ## Start the cluster that K8S_PROVIDER in the environment names, if any
	@$(KUBECTL) version --output=json >/dev/null || { \
	  echo "There is no cluster: set KUBECONFIG, or K8S_PROVIDER=local to start one" >&2; exit 1; }

ci-login-helm: ## Let helm push to the registry of the pipeline (CI_REGISTRY...)
	@HELM="$(HELM)" tools/ci/registry-login helm

ci-login-images: ## Let what builds images push to it
	@OCI_BUILDER="$(OCI_BUILDER)" tools/ci/registry-login images

# Credentials go by the environment, where no list of processes shows them.
export PYTHON_PUBLISH_TO PYTHON_PUBLISH_USER PYTHON_PUBLISH_PASSWORD
python-publish: ## Upload what `make python-build` built (PYTHON_PUBLISH_TO)
	@POETRY="$(POETRY)" tools/ci/publish-wheels $(abspath $(PYTHON_DIST)) . $(PACKAGES)
