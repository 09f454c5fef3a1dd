# The node of this folder, without any container engine. See README.md.
# shellcheck shell=bash

up() {
    local cache=${K8S_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ska-tango-examples}
    "$CLUSTER/node" check # before a build of many minutes
    [[ -x $cache/bin/kube ]] || "$CLUSTER/build"
    "$CLUSTER/node" start
}

down() {
    "$CLUSTER/node" stop
    [[ -n ${K8S_KEEP:-} ]] || "$CLUSTER/node" wipe
}

is_up() { status; }

status() { "$CLUSTER/node" status; }

load_archives() { "$CLUSTER/node" load "$@"; }
