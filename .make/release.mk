# Releases: one version everywhere, and archives that come out alike when they are built again.
#: The version that `make set-release` writes everywhere, e.g. 1.2.3 or 1.2.3-rc.1.
RELEASE ?=
#: What the first release candidate counts up: patch, minor or major; empty: patch.
BUMP ?=
#: The repository that gets the tag.
GIT_REMOTE ?= origin

# Needs no environment, so that a build needs none.
RELEASE_TOOL = "$$(tools/find-python $(PYTHON))" -m tools.release

# Names of Jobs have a hash of their image, so that no text can be replaced there.
RENDER_ANEW = $(MAKE) helm-golden >/dev/null

##@ Release
.PHONY: show-version check-release check-status set-release
.PHONY: bump-patch-release bump-minor-release bump-major-release bump-rc rc-to-release
.PHONY: generate-changelog generate-release-notes create-git-tag push-git-tag
.PHONY: git-create-tag git-push-tag sbom check-reproducible

show-version: ## Show the version, with -dirty after it where there are changes in no commit
	@$(RELEASE_TOOL) show

check-release: ## Check that every place has the version that .release has
	@$(RELEASE_TOOL) check

check-status: ## Check that everything is committed
	@$(RELEASE_TOOL) status

bump-patch-release: ## Write the next patch release everywhere, and its section of the changelog
	@$(RELEASE_TOOL) bump patch
	@$(RENDER_ANEW)

bump-minor-release: ## The same with the next minor release
	@$(RELEASE_TOOL) bump minor
	@$(RENDER_ANEW)

bump-major-release: ## The same with the next major release
	@$(RELEASE_TOOL) bump major
	@$(RENDER_ANEW)

bump-rc: ## Write the next release candidate everywhere (BUMP=minor: of the next minor release)
	@$(RELEASE_TOOL) bump-rc $(BUMP)
	@$(RENDER_ANEW)

rc-to-release: ## Make the candidate the release
	@$(RELEASE_TOOL) rc-to-release
	@$(RENDER_ANEW)

set-release: ## Write a version everywhere (RELEASE); the present one mends the places
	@$(RELEASE_TOOL) set "$(RELEASE)"
	@$(RENDER_ANEW)

generate-changelog: ## Put what is unreleased under the present version
	@$(RELEASE_TOOL) changelog

generate-release-notes: ## Print what the changelog says of the present version
	@$(RELEASE_TOOL) notes

create-git-tag: ## Tag the last commit as the release, with its notes
	@$(RELEASE_TOOL) tag

push-git-tag: ## Send the tag away (GIT_REMOTE)
	@$(RELEASE_TOOL) push "$(GIT_REMOTE)"

git-create-tag: create-git-tag

git-push-tag: push-git-tag

sbom: ## Write what the wheel stands on into dist/, as CycloneDX
	@$(RELEASE_TOOL) sbom $(PYTHON_DIST)

# A path of this folder is none in the two; a name on PATH stays a name.
POETRY_ELSEWHERE = $(if $(wildcard $(POETRY)),$(abspath $(POETRY)),$(POETRY))

check-reproducible: ## Build wheels, charts and SBOM twice in different places, and compare
	@$(RELEASE_TOOL) reproducible "make python-build helm-build sbom \
	  POETRY=$(POETRY_ELSEWHERE) HELM=$(HELM) PYTHON_DIST=dist" dist
