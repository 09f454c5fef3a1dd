# The programs of the node, each with a log of its own, and started again when it ends.
# shellcheck shell=bash

start_programs() {
    keep etcd kube_with_options etcd
    keep containerd containerd --config /run/node/containerd.toml
    keep kube-apiserver kube_with_options kube-apiserver
    keep kubelet kube_with_options kubelet
    keep kube-proxy kube_with_options kube-proxy
    # The rest ends at once when it comes before the roles that allow it to read.
    until api_has_roles; do sleep 0.1; done
    keep kube-controller-manager kube_with_options kube-controller-manager
    keep kube-scheduler kube_with_options kube-scheduler
    keep load-balancer assign_addresses
    keep volumes provide_volumes
    keep volumes-removal remove_volumes
    until apply_addons >"/var/log/node/addons.log" 2>&1; do sleep 0.5; done
    keep coredns kube_with_options coredns
}

# Reading this without a name is among what those roles allow.
api_has_roles() {
    curl --silent --fail --max-time 2 --output /dev/null --cacert /run/node/ca.crt \
        "https://$NODE_IP:6443/readyz"
}

apply_addons() {
    kubectl_as_admin apply --server-side --force-conflicts --request-timeout=10s \
        --filename /run/node/addons.yaml
}

# watch_all RESOURCE FIELDS: a line of these fields for each object that is there, comes or changes.
watch_all() {
    local fields
    fields=$(tr --squeeze-repeats '\n ' ' ' <<<"$2")
    kubectl_as_admin get "$1" --all-namespaces --watch --output "jsonpath=$fields{'\n'}"
}

# All of Kubernetes is one program.
kube() { /run/programs/kube "$@"; }

kubectl_as_admin() { kube kubectl --kubeconfig /run/node/admin.kubeconfig "$@"; }

# keep NAME COMMAND...
keep() {
    local name=$1
    shift
    while :; do
        "$@" || echo "--- ended with $?, starting again"
        sleep 1
    done >"/var/log/node/$name.log" 2>&1 </dev/null &
}

# Its options stand in the template conf/PROGRAM.options, one a line.
kube_with_options() {
    local options
    mapfile -t options < <(sed '/^ *#/d; /^ *$/d' "/run/node/$1.options")
    kube "$1" "${options[@]}"
}
