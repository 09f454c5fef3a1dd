# The charts: check, package, publish. (On a cluster: k8s.mk)
#: The charts, each after those that it needs.
HELM_CHARTS ?= ska-tango-util ska-tango-base ska-tango-examples test-parent
#: The charts that `make helm-publish` hands out.
HELM_CHARTS_TO_PUBLISH ?= $(HELM_CHARTS)
#: Where it puts them: a directory, or oci://host/path.
HELM_PUBLISH_TO ?=
#: More options for `helm lint` and `helm package`.
HELM_LINT_OPTIONS ?= --strict --quiet
HELM_PACKAGE_OPTIONS ?=

HELM_PACKAGES := dist/charts
# Where they wait for their manifest.
HELM_STAGE := $(BUILD)/charts-stage
CHART_FOLDERS = $(HELM_CHARTS:%=charts/%)

##@ Charts
.PHONY: helm-dep-build k8s-dep-build helm-check-deps helm-docs helm-golden
.PHONY: helm-lint helm-build helm-publish helm-has-place
.PHONY: helm-pre-lint helm-do-lint helm-post-lint helm-pre-build helm-do-build helm-post-build
.PHONY: helm-pre-publish helm-do-publish helm-post-publish

# An update, not a build: a lock adds nothing to folders, and a stale one would be in the way.
helm-dep-build: ## Put the charts that a chart needs into it; they are all here, no network is used
	@for chart in $(CHART_FOLDERS); do \
	  $(HELM) dependency update --skip-refresh $$chart >/dev/null; done

k8s-dep-build: helm-dep-build

helm-check-deps: $(INSTALLED_ALL) ## Check that the charts ask for the versions that are here
	$(RUN)python tools/chart_dependencies.py $(CHART_FOLDERS)

helm-docs: $(INSTALLED_ALL) ## Write README tables and schemas of the charts from their values.yaml
	$(RUN)python -m tools.chart_docs $(CHART_FOLDERS)

helm-golden: $(INSTALLED_ALL) ## Renew the golden renders that the tests compare with
	$(PYTHON_RUNNER) pytest -q tests/charts/test_golden.py --renew-golden

helm-lint: helm-pre-lint helm-do-lint helm-post-lint ## Check the charts, their documents and YAML
helm-do-lint: $(INSTALLED_ALL) helm-dep-build
	$(RUN)python tools/lint.py $(REPORTS)/linting-charts.xml \
	  "$(HELM) lint $(HELM_LINT_OPTIONS) $(CHART_FOLDERS)" \
	  "$(RUN)yamllint --strict --config-file charts/.yamllint.yaml charts" \
	  "$(RUN)python tools/chart_dependencies.py $(CHART_FOLDERS)" \
	  "$(RUN)python -m tools.chart_docs --check $(CHART_FOLDERS)"

helm-build: helm-pre-build helm-do-build helm-post-build ## Package the charts into dist/charts
helm-do-build: helm-dep-build
	rm -rf $(HELM_PACKAGES) $(HELM_STAGE)
	$(HELM) package $(HELM_PACKAGE_OPTIONS) --destination $(HELM_STAGE) $(CHART_FOLDERS)
	@$(RELEASE_TOOL) stamp $(HELM_STAGE) $(HELM_PACKAGES)

helm-publish: helm-pre-publish helm-do-publish helm-post-publish ## Hand the packages out (HELM_PUBLISH_TO)
helm-do-publish: helm-has-place helm-build
	HELM="$(HELM)" tools/publish-charts "$(HELM_PUBLISH_TO)" \
	  $(HELM_CHARTS_TO_PUBLISH:%=$(HELM_PACKAGES)/%-[0-9]*.tgz)

helm-has-place:
	@[[ -n "$(HELM_PUBLISH_TO)" ]] || { echo "Say where to publish the charts:" \
	  "make helm-publish HELM_PUBLISH_TO=DIRECTORY, or oci://host/path" >&2; exit 1; }
