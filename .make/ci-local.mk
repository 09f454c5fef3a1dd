# The pipeline on this machine.
#: The jobs that `make ci-local` runs.
CI_LOCAL_JOBS ?= python-build-for-development python-lint helm-chart-lint oci-image-lint \
  shell-lint pipeline-lint release-lint docs-build python-test pages-build create-ci-metrics
#: How many of them at a time. They share this directory.
CI_LOCAL_CONCURRENCY ?= 1
#: Set to count what `make test` has left, too: all tiers, not those alone that the jobs run.
CI_LOCAL_KEEP ?=

# The jobs start a make of their own, which is to inherit nothing from this one: neither its flags
# nor what stands on its command line, nor what it exports by itself.
OWN_VARIABLES = $(foreach name,$(.VARIABLES),$(if \
  $(filter command file,$(firstword $(origin $(name)))),$(name)))
WITHOUT_MAKE = env $(patsubst %,--unset=%,MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES \
  $(filter-out SHELL,$(OWN_VARIABLES)))

##@ Pipeline on this machine
.PHONY: ci-local

ci-local: $(INSTALLED_ALL) ## Run the pipeline here, and check what its jobs leave (CI_LOCAL_JOBS)
	rm -rf $(CI_PAGES) $(BUILD)/badges $(REPORTS)/linting*.xml $(REPORTS)/code-coverage* \
	  $(REPORTS)/ci-metrics.json \
	  $(if $(CI_LOCAL_KEEP),,$(COVERAGE_DATA) $(REPORTS)/*-tests.xml)
	@$(WITHOUT_MAKE) $(GITLAB_CI_LOCAL) --timestamps --concurrency $(CI_LOCAL_CONCURRENCY) \
	  $(CI_LOCAL_JOBS)
	$(CI_CHECK) $(CI_LOCAL_JOBS)
