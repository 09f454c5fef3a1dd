# A cluster to try things on, and the programs that talk to one. (What runs on it: k8s.mk)
#: Who provides it: minikube, kind, local (the node in cluster/), or auto: the first that works.
K8S_PROVIDER ?= auto
#: Name of the node, of minikube's profile and of kind's cluster.
K8S_NODE_NAME ?= ska-tango-examples
#: What minikube may take of this machine.
K8S_MEMORY ?= 6g
K8S_CPUS ?= 2
#: Set to keep the cluster's data when `make k8s-down` ends it (not with kind).
K8S_KEEP ?=
#: What `make k8s-load` loads: archives, or names of images; empty: all that were built.
K8S_IMAGES ?=

XDG_CACHE_HOME ?=
#: Programs that are built or fetched once are kept here, in bin/.
K8S_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/ska-tango-examples
#: Data of the local node: images, volumes, certificates. Not below /tmp, /run, /var/lib, /var/log.
K8S_NODE_DATA ?= $(K8S_CACHE)/node
#: Port of the local node on 127.0.0.1; 0: a free one.
K8S_NODE_PORT ?= 16443
#: Whether the local node may install the packages that it needs: yes or no.
K8S_NODE_INSTALL ?= yes
#: How kubectl and helm find a cluster: the local node while it is up, else what you use otherwise.
KUBECONFIG ?= $(K8S_NODE_DATA)/kubeconfig:$(HOME)/.kube/config
#: The programs: what is on PATH if new enough, else in the cache, else fetched.
HELM ?= $(call kube_program,helm)
KUBECTL ?= $(call kube_program,kubectl)

export K8S_PROVIDER K8S_NODE_NAME K8S_MEMORY K8S_CPUS K8S_KEEP K8S_CACHE K8S_NODE_DATA
export K8S_NODE_PORT K8S_NODE_INSTALL KUBECONFIG

# Looked for when first used, and only once: most targets need neither.
kube_program = $(or $(found_$(1)),$(eval found_$(1) := \
  $$(shell K8S_CACHE="$$(K8S_CACHE)" tools/kube-programs $(1)))$(found_$(1)),$(error no $(1)))
found_helm :=
found_kubectl :=

# minikube and kind write to the user's own file, not to the local node's.
CLUSTER = $(if $(filter file,$(origin KUBECONFIG)),env --unset=KUBECONFIG) \
  K8S_ARCHIVES="$(OCI_ARCHIVES)" cluster/provider

##@ Cluster
.PHONY: k8s-up k8s-down k8s-status k8s-load k8s-load-built test-node

k8s-up: ## Start a cluster, or wait until the one that runs is ready (K8S_PROVIDER)
	@$(CLUSTER) up

k8s-down: ## End that cluster and remove its data (K8S_KEEP=1 keeps it)
	@$(CLUSTER) down

k8s-status: ## Say whether the cluster runs, and what runs on it
	@$(CLUSTER) status

k8s-load: ## Load the images into the cluster, without a registry (K8S_IMAGES)
	@$(CLUSTER) load $(K8S_IMAGES)

# What `make k8s-up` started gets the images as they are now; other clusters get them elsewhere.
k8s-load-built:
	@$(CLUSTER) load-built

test-node: $(INSTALLED_ALL) ## Test the local node: start, stop, what it offers and what it leaves
	$(PYTHON_RUNNER) pytest tests/cluster --junitxml=$(REPORTS)/node-tests.xml
