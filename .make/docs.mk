# The documentation.
#: Where the documentation is, and where it is built.
DOCS_SOURCEDIR ?= docs/src
DOCS_BUILDDIR ?= docs/build
#: What Sphinx makes: html, linkcheck, ...
DOCS_BUILDER ?= html
#: Options for Sphinx; a warning is an error.
DOCS_SPHINXOPTS ?= -W --keep-going

##@ Documentation
.PHONY: docs-build docs-pre-build docs-do-build docs-post-build

docs-build: docs-pre-build docs-do-build docs-post-build ## Build the documentation into docs/build
docs-do-build: $(INSTALLED_ALL)
	$(RUN)python tools/lint.py $(REPORTS)/linting-docs.xml \
	  "$(PYTHON_RUNNER) sphinx -M $(DOCS_BUILDER) $(DOCS_SOURCEDIR) $(DOCS_BUILDDIR) $(DOCS_SPHINXOPTS)"
