# The application on a cluster: install, wait, look, test, uninstall. (The cluster: cluster.mk)
#: The namespace that everything happens in.
KUBE_NAMESPACE ?= ska-tango-examples
#: The name of the Helm release.
HELM_RELEASE ?= test
#: The chart that is installed, and where it is.
K8S_CHART ?= test-parent
K8S_UMBRELLA_CHART_PATH ?= ./charts/$(K8S_CHART)/
#: The label `app` of what is waited for and shown.
KUBE_APP ?= ska-tango-examples
#: How long k8s-wait waits, all in all.
K8S_TIMEOUT ?= 360s
#: The Pod Security level that a new namespace enforces; empty: none.
K8S_POD_SECURITY ?= restricted
#: Set to leave out what cannot or need not be done: the namespace, the sub-charts.
K8S_SKIP_NAMESPACE ?=
K8S_SKIP_DEP_BUILD ?=

#: Database of the control system, host:port as the pods see it; the host is the Service's name.
TANGO_HOST ?= tango-databaseds:10000
# One that is exported belongs to a control system outside the cluster, such as that of `make run`.
K8S_TANGO_HOST = $(if $(filter environment,$(origin TANGO_HOST)),tango-databaseds:10000,$(TANGO_HOST))
#: Port of commands and attributes of every device server.
TANGO_SERVER_PORT ?= 45450
#: DNS domain of the cluster.
CLUSTER_DOMAIN ?= cluster.local
#: true: Services become LoadBalancers, volumes take minikube's storage class.
MINIKUBE ?= false
#: true: Services become LoadBalancers, for clients outside the cluster.
EXPOSE_All_DS ?= false
#: true: the SKA Tango operator makes the pods.
SKA_TANGO_OPERATOR ?= false
#: true: a pod for `make k8s-interactive`.
ITANGO_ENABLED ?= true
#: Parts that the charts do not have yet; they say so when asked for one.
JIVE ?= false
TARANTA ?= false
#: More options for Helm, e.g. --set deviceServers... or --values FILE.
K8S_EXTRA_PARAMS ?=
#: All options for Helm.
K8S_CHART_PARAMS ?= \
  --set global.minikube=$(MINIKUBE) \
  --set global.exposeAllDS=$(EXPOSE_All_DS) \
  --set global.tango_host=$(K8S_TANGO_HOST) \
  --set global.cluster_domain=$(CLUSTER_DOMAIN) \
  --set global.device_server_port=$(TANGO_SERVER_PORT) \
  --set global.operator=$(SKA_TANGO_OPERATOR) \
  --set ska-tango-base.itango.enabled=$(ITANGO_ENABLED) \
  --set ska-tango-base.jive.enabled=$(JIVE) \
  $(if $(filter true,$(TARANTA)),--set ska-taranta.enabled=true) \
  $(K8S_IMAGE_PARAMS) \
  $(K8S_EXTRA_PARAMS)

#: A Python from 3.10 on; no package is needed.
K8S_PYTHON ?= python3

K8S = $(K8S_PYTHON) -m tools.k8s --kubectl "$(KUBECTL)" --namespace $(KUBE_NAMESPACE)
KUBECTL_HERE = $(KUBECTL) --namespace $(KUBE_NAMESPACE)
HELM_CHART = $(HELM_RELEASE) $(K8S_UMBRELLA_CHART_PATH) --namespace $(KUBE_NAMESPACE) \
  $(K8S_CHART_PARAMS)
APP_SELECTOR = --selector app=$(KUBE_APP)

K8S_VARS := KUBE_NAMESPACE HELM_RELEASE K8S_CHART K8S_UMBRELLA_CHART_PATH KUBE_APP K8S_TIMEOUT \
  K8S_TANGO_HOST TANGO_SERVER_PORT CLUSTER_DOMAIN MINIKUBE EXPOSE_All_DS SKA_TANGO_OPERATOR \
  ITANGO_ENABLED K8S_CHART_PARAMS K8S_TEST_IMAGE_TO_TEST HELM KUBECTL

##@ Application on a cluster
.PHONY: k8s-vars k8s-namespace k8s-delete-namespace k8s-install-chart k8s-upgrade-chart
.PHONY: k8s-reinstall-chart k8s-uninstall-chart k8s-template-chart k8s-wait k8s-bounce
.PHONY: $(foreach do,install uninstall template,$(foreach when,pre do post,k8s-$(when)-$(do)-chart))
.PHONY: k8s-prepared

k8s-vars: ## Show the variables that decide what is installed, and where
	@$(foreach name,$(K8S_VARS),printf '%-24s %s\n' '$(name)' '$(strip $($(name)))';)
	@printf '%-24s %s\n' cluster "$$($(KUBECTL) config current-context 2>/dev/null || echo none)"

# A namespace that is there already belongs to somebody, and stays as it is.
k8s-namespace: ## Create the namespace if there is none
ifeq ($(K8S_SKIP_NAMESPACE),)
	@$(KUBECTL) get namespace $(KUBE_NAMESPACE) --ignore-not-found --output=name | grep -q . || { \
	  $(KUBECTL) create namespace $(KUBE_NAMESPACE); \
	  $(if $(K8S_POD_SECURITY),$(KUBECTL) label namespace $(KUBE_NAMESPACE) \
	    pod-security.kubernetes.io/enforce=$(K8S_POD_SECURITY) >/dev/null,:); }
endif

k8s-delete-namespace: ## Delete the namespace with all that is in it
	@case $(KUBE_NAMESPACE) in default|kube-*) \
	  echo "KUBE_NAMESPACE=$(KUBE_NAMESPACE) belongs to the cluster and is not deleted" >&2; exit 1;; esac
	$(KUBECTL) delete namespace $(KUBE_NAMESPACE) --ignore-not-found --timeout=$(K8S_TIMEOUT)

k8s-prepared: k8s-load-built k8s-namespace $(if $(K8S_SKIP_DEP_BUILD),,k8s-dep-build)

k8s-install-chart: k8s-pre-install-chart k8s-do-install-chart k8s-post-install-chart ## Install the chart, or upgrade it
k8s-do-install-chart: k8s-prepared
	$(HELM) upgrade --install $(HELM_CHART)

k8s-upgrade-chart: k8s-prepared ## Upgrade what is installed
	$(HELM) upgrade $(HELM_CHART)

k8s-reinstall-chart: k8s-uninstall-chart k8s-install-chart ## Uninstall and install

k8s-uninstall-chart: k8s-pre-uninstall-chart k8s-do-uninstall-chart k8s-post-uninstall-chart ## Uninstall the chart and wait until nothing of it is left (the namespace stays)
k8s-do-uninstall-chart:
	@$(K8S) --timeout $(K8S_TIMEOUT) uninstall --helm "$(HELM)" --release $(HELM_RELEASE)

k8s-template-chart: k8s-pre-template-chart k8s-do-template-chart k8s-post-template-chart ## Write all that would be installed into manifests.yaml
k8s-do-template-chart: $(if $(K8S_SKIP_DEP_BUILD),,k8s-dep-build)
	$(HELM) template $(HELM_CHART) >manifests.yaml

k8s-wait: ## Wait until every Job is complete and every pod ready; say why if they do not get so
	@$(K8S) --timeout $(K8S_TIMEOUT) wait --app $(KUBE_APP)

k8s-bounce: ## End every pod of the application and start it again
	$(KUBECTL_HERE) scale statefulset $(APP_SELECTOR) --replicas=0
	$(KUBECTL_HERE) wait pod $(APP_SELECTOR) --for=delete --timeout=$(K8S_TIMEOUT)
	$(KUBECTL_HERE) scale statefulset $(APP_SELECTOR) --replicas=1
