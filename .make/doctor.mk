# What this machine lacks for what is done here. Needs no environment, and installs and fetches nothing.

# A program of make's own choice is found by the doctor itself: make would fetch one that is missing.
asked_for = $(if $(findstring kube_program,$(value $(1))),,$($(1)))
DOCTOR_SETTINGS = OCI_BUILDER="$(OCI_BUILDER)" OCI_TAG="$(OCI_TAG)" OCI_ARCHIVES="$(OCI_ARCHIVES)" \
  CLUSTER_DOMAIN="$(CLUSTER_DOMAIN)" HELM="$(call asked_for,HELM)" KUBECTL="$(call asked_for,KUBECTL)" \
  K8S_DEBUG_PORT="$(K8S_DEBUG_PORT)" KUBECONFIG_IS_OWN="$(filter environment,$(origin KUBECONFIG))"

##@ This machine
.PHONY: doctor

doctor: ## Check this machine: each line is good, bad with its cure, or not needed
	@python=$$(tools/find-python $(PYTHON)) && $(DOCTOR_SETTINGS) "$$python" -m tools.doctor
