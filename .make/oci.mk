# The container images: build, check, publish. (On a cluster: k8s.mk)
#: What builds them: docker, podman or buildah; empty: the first of these that works here.
OCI_BUILDER ?=
#: The base: public (as the Dockerfiles say), local (made here), or auto: what can be had.
OCI_BASE ?= auto
#: no: root does not install buildah and mmdebstrap where they are needed and missing.
OCI_INSTALL ?= yes
#: What stands before the name of an image, and after it.
OCI_REGISTRY ?= localhost
OCI_TAG ?= $(shell sed -n 's/^release=//p' .release)
#: What `make oci-build` and `make oci-publish` take.
OCI_IMAGE ?= ska-tango-examples ska-tango-examples-test
#: What `make oci-build-all` takes: those, and the folders of images/ that are no base.
OCI_IMAGES ?= ska-tango-examples ska-tango-examples-test \
  $(filter-out base,$(patsubst images/%/Dockerfile,%,$(wildcard images/*/Dockerfile)))
#: What `make oci-publish-all` takes.
OCI_IMAGES_TO_PUBLISH ?= $(filter-out %-test,$(OCI_IMAGES))
#: More options for the builder.
OCI_BUILD_ADDITIONAL_ARGS ?=
#: The registry to publish to, e.g. registry.example/group.
CAR_OCI_REGISTRY_HOST ?=

#: Where an archive of each image is left, for clusters without a registry.
OCI_ARCHIVES ?= $(BUILD)/images

OCI = OCI_BUILDER="$(OCI_BUILDER)" OCI_INSTALL="$(OCI_INSTALL)" OCI_BASE="$(OCI_BASE)" OCI_REGISTRY="$(OCI_REGISTRY)" \
  OCI_TAG="$(OCI_TAG)" OCI_ARCHIVES="$(OCI_ARCHIVES)" BUILD="$(BUILD)" \
  OCI_BUILD_ADDITIONAL_ARGS="$(OCI_BUILD_ADDITIONAL_ARGS)" \
  CAR_OCI_REGISTRY_HOST="$(CAR_OCI_REGISTRY_HOST)"

##@ Images
.PHONY: oci-build oci-build-all oci-base oci-lint oci-test oci-publish oci-publish-all
.PHONY: oci-pre-build oci-do-build oci-post-build oci-pre-build-all oci-do-build-all
.PHONY: oci-post-build-all oci-pre-lint oci-do-lint oci-post-lint
.PHONY: oci-pre-publish oci-do-publish oci-post-publish
.PHONY: oci-pre-publish-all oci-do-publish-all oci-post-publish-all

oci-build: oci-pre-build oci-do-build oci-post-build ## Build the image of the examples and that of their tests (OCI_IMAGE)
oci-do-build:
	@$(OCI) tools/oci/build $(OCI_IMAGE)

oci-build-all: oci-pre-build-all oci-do-build-all oci-post-build-all ## Build all images
oci-do-build-all:
	@$(OCI) tools/oci/build $(OCI_IMAGES)

oci-base: ## Make the local base image anew, from the packages of this distribution
	@$(OCI) tools/oci/base --make

oci-lint: oci-pre-lint oci-do-lint oci-post-lint ## Check the Dockerfiles
oci-do-lint: $(INSTALLED_ALL)
	$(RUN)python tools/lint.py $(REPORTS)/linting-oci.xml \
	  "$(RUN)hadolint Dockerfile $(wildcard images/*/Dockerfile)"

oci-test: $(INSTALLED_ALL) ## Test the images that have been built
	$(PYTHON_RUNNER) pytest tests/images $(PYTHON_VARS_AFTER_PYTEST)

oci-publish: oci-pre-publish oci-do-publish oci-post-publish ## Push what `make oci-build` built (CAR_OCI_REGISTRY_HOST)
oci-do-publish:
	@$(OCI) tools/oci/publish $(OCI_IMAGE)

oci-publish-all: oci-pre-publish-all oci-do-publish-all oci-post-publish-all ## Push all images
oci-do-publish-all:
	@$(OCI) tools/oci/publish $(OCI_IMAGES_TO_PUBLISH)
