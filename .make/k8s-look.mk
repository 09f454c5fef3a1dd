# Looking at the application on a cluster, and talking to it.
#: The pod that `make k8s-interactive` enters.
K8S_ITANGO_POD ?= ska-tango-base-itango-console

# An image each: pod, container, image.
POD_VERSIONS := {range .items[*]}{.metadata.name}{range .spec.containers[*]}{"\t"}{.name}{"\t"}{.image}{end}{"\n"}{end}
SEEN_KINDS := all,persistentvolumeclaim,ingress,networkpolicy

##@ A look at the application on a cluster
.PHONY: k8s-get k8s-watch k8s-describe k8s-podlogs k8s-get-pods k8s-pod-versions k8s-info
.PHONY: k8s-interactive

k8s-get: ## Show the objects of the namespace
	$(KUBECTL_HERE) get $(SEEN_KINDS)

k8s-watch: ## Follow the pods of the namespace
	$(KUBECTL_HERE) get pods --watch

k8s-describe: ## Describe the pods of the application, with their events
	$(KUBECTL_HERE) describe pods $(APP_SELECTOR)

k8s-podlogs: ## Show the logs of the pods of the application
	$(KUBECTL_HERE) logs $(APP_SELECTOR) --all-containers --prefix --tail=-1 --ignore-errors \
	  --max-log-requests=100

k8s-get-pods: ## Show the pods and where they run
	$(KUBECTL_HERE) get pods --output=wide

k8s-pod-versions: ## Show the images of the pods
	@$(KUBECTL_HERE) get pods --output=jsonpath='$(POD_VERSIONS)' | column -t

k8s-info: ## Show the cluster, the release, its objects and the latest warnings
	@$(KUBECTL) get nodes --output=wide
	@$(HELM) list --namespace $(KUBE_NAMESPACE)
	@$(KUBECTL_HERE) get $(SEEN_KINDS)
	@$(KUBECTL_HERE) events --types=Warning | tail -n 20

k8s-interactive: ## Open itango on the cluster (ITANGO_ENABLED=true when installing)
	@$(KUBECTL_HERE) get pod $(K8S_ITANGO_POD) --output=name >/dev/null || { \
	  echo "There is no console: make k8s-install-chart ITANGO_ENABLED=true" >&2; exit 1; }
	$(KUBECTL_HERE) exec --stdin --tty $(K8S_ITANGO_POD) --container=itango -- itango3
