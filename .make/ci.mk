# What the pipeline calls beyond the other targets. (To run it here: ci-local.mk)
#: The folder that is shown to people.
CI_PAGES ?= public
#: required: no browser to open the pages in is an error.
CI_BROWSER ?=
#: The index that `make python-publish` uploads to, and who may.
PYTHON_PUBLISH_TO ?=
PYTHON_PUBLISH_USER ?=
PYTHON_PUBLISH_PASSWORD ?=

CI_TOOL = $(PYTHON_RUNNER) tools.ci
CI_CHECK = $(CI_TOOL) check --build $(BUILD) --pages $(CI_PAGES) --wheels $(PYTHON_DIST) \
  $(if $(filter required,$(CI_BROWSER)),--browser-required) --jobs
CI_LINTS := python-lint helm-lint oci-lint shell-lint pipeline-lint docs-build check-release
GITLAB_CI_LOCAL := tools/ci/gitlab-ci-local

##@ Pipeline
.PHONY: ci-lint pipeline-lint join-lint-reports ci-metrics ci-pages ci-pages-check
.PHONY: ci-cluster ci-cluster-end ci-login-helm ci-login-images ci-push-images python-publish

ci-lint: $(INSTALLED_ALL) ## Run every check, even after one has failed, and join their reports
	@rm -f $(REPORTS)/linting*.xml
	@$(MAKE) --keep-going $(CI_LINTS) && checks=passed || checks=failed; \
	$(MAKE) join-lint-reports; echo "Checks $$checks"; [[ $$checks == passed ]]

pipeline-lint: $(INSTALLED_ALL) ## Check the files of the pipeline
	$(RUN)python tools/lint.py $(REPORTS)/linting-pipeline.xml \
	  "$(GITLAB_CI_LOCAL) --list-all" \
	  "$(RUN)yamllint --strict --config-file charts/.yamllint.yaml .gitlab-ci.yml .gitlab/ci"

join-lint-reports: $(INSTALLED_ALL) ## Join the reports of all checks into linting.xml
	$(CI_TOOL) join --build $(BUILD)

ci-metrics: join-lint-reports coverage-reports ## Write ci-metrics.json and the badges from the reports
	$(CI_TOOL) metrics --build $(BUILD)

ci-pages: coverage-reports ## Put coverage, tests and documentation into public/
	$(CI_TOOL) pages --build $(BUILD) --tiers unit $(TIERS) --docs $(DOCS_BUILDDIR)/html --pages $(CI_PAGES)

ci-pages-check: $(INSTALLED_ALL) ## Follow every link in public/, and open a page of each kind in a browser
	$(CI_CHECK) pages-build

# A cluster that somebody else runs needs neither start nor end.
PROVIDER_GIVEN = $(filter environment command,$(origin K8S_PROVIDER))

ci-cluster: $(if $(PROVIDER_GIVEN),k8s-up) ## Start the cluster that K8S_PROVIDER names, if it was given
	@$(KUBECTL) version --output=json >/dev/null || { \
	  echo "There is no cluster: set KUBECONFIG, or K8S_PROVIDER=local to start one" >&2; exit 1; }

ci-cluster-end: $(if $(PROVIDER_GIVEN),k8s-down) ## End the cluster that ci-cluster started, if any
	@:

ci-login-helm: ## Let helm push to the registry of the pipeline (CI_REGISTRY...)
	@HELM="$(HELM)" tools/ci/registry-login helm

ci-login-images: ## Let what builds images push to it
	@OCI_BUILDER="$(OCI_BUILDER)" tools/ci/registry-login images

ci-push-images: ## Push what was built for the jobs that follow, where the pipeline has a registry
	@$(OCI) tools/ci/push-images $(OCI_IMAGES)

# Credentials go by the environment, where no list of processes shows them.
export PYTHON_PUBLISH_TO PYTHON_PUBLISH_USER PYTHON_PUBLISH_PASSWORD
python-publish: ## Upload what `make python-build` built (PYTHON_PUBLISH_TO)
	@POETRY="$(POETRY)" tools/ci/publish-wheels $(abspath $(PYTHON_DIST)) . $(PACKAGES)
