# The shell scripts, wherever they are.
SHELL_SCRIPTS = $(shell git grep --files-with-matches --extended-regexp \
  '^\#!.*\<(ba)?sh$$|^\# shellcheck shell=' -- ':!*.md' ':!*.mk' ':!*.py' ':!*.tpl')

##@ Shell
.PHONY: shell-lint

shell-lint: $(INSTALLED_ALL) ## Check every shell script
	$(RUN)python tools/lint.py $(REPORTS)/linting-shell.xml \
	  "$(RUN)shellcheck --external-sources $(SHELL_SCRIPTS)"
