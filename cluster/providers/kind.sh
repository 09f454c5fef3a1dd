# kind: a node in a container. It has no add-ons, and cannot be stopped and kept.
# shellcheck shell=bash

up() {
    is_up || kind create cluster --name "$PROFILE" --wait 5m
    kind export kubeconfig --name "$PROFILE"
}

is_up() { kind get clusters 2>/dev/null | grep --quiet --line-regexp --fixed-strings "$PROFILE"; }

down() { kind delete cluster --name "$PROFILE"; }

status() {
    is_up || { echo "kind has no cluster $PROFILE"; exit 3; }
    kind get nodes --name "$PROFILE"
}

load_archives() {
    local archive
    for archive; do kind load image-archive --name "$PROFILE" "$archive"; done
}
