# Everything that can be done here: `make help`. The targets live in .make/, one file a subject.
#
# Settings of one machine go into PrivateRules.mak (plain NAME=value lines, never committed).
# Hooks (python-pre-test and the like) can be defined below the includes, or there.
MAKEFLAGS += --warn-undefined-variables --no-builtin-rules --no-print-directory
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Tests, reports and servers share this directory: one target at a time, in the order written,
# but for the tiers of `make test`, which keep out of each other's way.
LANES ?=
ifeq ($(LANES),)
.NOTPARALLEL:
endif

-include PrivateRules.mak
include .make/base.mk
include .make/venv.mk
include .make/doctor.mk
include .make/run.mk
include .make/test.mk
include .make/python.mk
include .make/pythons.mk
include .make/shell.mk
include .make/docs.mk
include .make/oci.mk
include .make/helm.mk
include .make/cluster.mk
include .make/k8s-images.mk
include .make/k8s.mk
include .make/k8s-look.mk
include .make/k8s-debug.mk
include .make/k8s-test.mk
include .make/bench.mk
include .make/release.mk
include .make/ci.mk
include .make/ci-local.mk
include .make/aliases.mk
