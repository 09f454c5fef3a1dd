# The whole control system on this machine.
#: Set (ONCE=1) to end `make run` after one workout; the exit code tells whether it was exact.
ONCE ?=
#: A device of `make run` whose server is opened to a debugger, e.g. test/tabata/1.
RUN_DEBUG ?=
#: More options for `ska-tango-examples up`, see its --help.
RUN_OPTIONS ?=
#: The device that `make watch` shows.
DEVICE ?= test/tabata/1

EXAMPLES := $(RUN)ska-tango-examples

##@ Control system
.PHONY: run status down watch itango

run: $(INSTALLED_MAIN) ## Start a whole control system and watch a workout (ONCE=1: end after it)
	$(EXAMPLES) up $(if $(filter-out 0 no false,$(ONCE)),--once) \
	  $(RUN_DEBUG:%=--debug %) $(RUN_OPTIONS)

status: $(INSTALLED_MAIN) ## Show the running system: TANGO_HOST, servers, devices
	$(EXAMPLES) status

down: $(INSTALLED_MAIN) ## End the running system
	$(EXAMPLES) down

watch: $(INSTALLED_MAIN) ## Follow a device of the running system (DEVICE=test/motor/1)
	$(EXAMPLES) watch $(DEVICE)

itango: $(INSTALLED_ALL) ## Open itango on the running system
	TANGO_HOST=$$($(EXAMPLES) status --host) && export TANGO_HOST && $(RUN)itango3
