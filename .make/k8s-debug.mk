# A debugger on a device that runs on a cluster. (DEVICE: run.mk)
#: Port at which the debugger is reached, in the pod and on this machine.
K8S_DEBUG_PORT ?= 5678
#: Image with debugpy that the server runs in meanwhile; empty: its own has it.
K8S_DEBUG_IMAGE ?= $(K8S_TEST_IMAGE_TO_TEST)

##@ A debugger on a cluster
.PHONY: k8s-debug k8s-debug-off

k8s-debug: ## Let a debugger into the server of a device, and forward its port (DEVICE=test/tabata/1)
	@$(K8S) --timeout $(K8S_TIMEOUT) debug --device $(DEVICE) --port $(K8S_DEBUG_PORT) \
	  --image "$(K8S_DEBUG_IMAGE)"

k8s-debug-off: ## Put every server back that a debugger was let into
	@$(K8S) --timeout $(K8S_TIMEOUT) debug-off
