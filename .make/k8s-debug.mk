# A debugger on a device that runs on a cluster. (DEVICE: run.mk)
#: Port at which the debugger is reached, in the pod and on this machine.
K8S_DEBUG_PORT ?= 5678
#: Image with debugpy, in place of an image of this project; empty: that has it itself.
K8S_DEBUG_IMAGE ?= $(K8S_TEST_IMAGE_TO_TEST)

##@ A debugger on a cluster
.PHONY: k8s-debug k8s-debug-off

k8s-debug: ## Open the server of a device to a debugger, and forward its port (DEVICE=test/tabata/1)
	@$(K8S) --timeout $(K8S_TIMEOUT) debug --device "$(DEVICE)" --port "$(K8S_DEBUG_PORT)" \
	  --image "$(K8S_DEBUG_IMAGE)"

k8s-debug-off: ## Put back every server that was opened to a debugger
	@$(K8S) --timeout $(K8S_TIMEOUT) debug-off
