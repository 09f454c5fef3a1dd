# Where a cluster finds the images, if nobody loads them into it.
#: The registry with all of them, e.g. registry.example/group; empty: as the charts say.
K8S_IMAGE_REGISTRY ?=
#: The tag that they have there.
K8S_IMAGE_TAG ?= $(OCI_TAG)

# The values of the umbrella chart that name an image.
IMAGE_VALUES := $(foreach name,dsconfig tango_example,ska-tango-examples.$(name).image) \
  $(foreach name,dsconfig tangodb tangodb.sqlite databaseds itango deviceServers.tangotest,ska-tango-base.$(name).image)
# A tag may look like a number, which Helm is not to take it for.
K8S_IMAGE_PARAMS = $(if $(K8S_IMAGE_REGISTRY),$(foreach value,$(IMAGE_VALUES), \
  --set $(value).registry=$(K8S_IMAGE_REGISTRY) --set-string $(value).tag=$(K8S_IMAGE_TAG)))
