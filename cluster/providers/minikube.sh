# minikube, in a profile of its own: other clusters of the user are left alone.
# shellcheck shell=bash

up() {
    minikube start --profile "$PROFILE" --keep-context=false --interactive=false \
        --memory "${K8S_MEMORY:-6g}" --cpus "${K8S_CPUS:-2}" \
        --addons metrics-server,ingress,metallb --wait all --wait-timeout 6m
}

down() {
    if [[ -n ${K8S_KEEP:-} ]]; then
        minikube stop --profile "$PROFILE"
    else
        minikube delete --profile "$PROFILE"
    fi
}

is_up() { minikube status --profile "$PROFILE"; }

status() { minikube status --profile "$PROFILE"; }

load_archives() {
    local archive
    for archive; do minikube image load --profile "$PROFILE" "$archive"; done
}
