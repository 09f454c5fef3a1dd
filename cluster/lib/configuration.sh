# The configuration of all programs, from the templates in conf/, and the folder that keeps it.
# shellcheck shell=bash

# A folder belongs to one node: its certificates and its objects carry the name.
claim_data() {
    local owner
    owner=$(owner_of_data)
    if [[ -z $owner ]]; then
        is_empty "$NODE_DATA" ||
            refuse "K8S_NODE_DATA=$NODE_DATA has other things in it; use a folder of its own"
        echo "$NODE_NAME" >"$NODE_DATA/name"
    elif [[ $owner != "$NODE_NAME" ]]; then
        refuse "K8S_NODE_DATA=$NODE_DATA is of node $owner; use another folder, or wipe it"
    fi
    mkdir -p "$NODE_DIR/network" "$NODE_DATA"/{lib,log/node}
}

is_empty() { [[ -z $(ls -A "$1") ]]; }

owner_of_data() { cat "$NODE_DATA/name" 2>/dev/null || true; }

remove_data() {
    [[ -n $(owner_of_data) ]] || is_empty "$NODE_DATA" ||
        refuse "K8S_NODE_DATA=$NODE_DATA is not a node's folder; it stays"
    rm -rf --one-file-system "$NODE_DATA"
}

make_configuration() {
    local file program
    for file in containerd.toml kubelet.yaml kube-proxy.yaml Corefile addons.yaml \
        network/pods.conflist "$CLUSTER"/conf/*.options; do
        file=${file#"$CLUSTER/conf/"}
        filled "$file" >"$NODE_DIR/$file"
    done
    (
        umask 077
        for program in kube-controller-manager kube-scheduler kubelet kube-proxy coredns admin; do
            kubeconfig "$program" "https://$NODE_IP:6443" >"$NODE_DIR/$program.kubeconfig"
        done
    )
}

# kubeconfig USER SERVER
# shellcheck disable=SC2034 # the template uses them
kubeconfig() {
    local USER=$1 SERVER=$2 AUTHORITY CERTIFICATE KEY
    AUTHORITY=$(base64 --wrap=0 "$NODE_DIR/ca.crt")
    CERTIFICATE=$(base64 --wrap=0 "$NODE_DIR/$USER.crt")
    KEY=$(base64 --wrap=0 "$NODE_DIR/$USER.key")
    filled kubeconfig.yaml
}

# filled TEMPLATE: with each @NAME@ replaced by the variable of that name.
filled() {
    local text
    text=$(<"$CLUSTER/conf/$1")
    while [[ $text =~ @([A-Z_]+)@ ]]; do
        text=${text//"${BASH_REMATCH[0]}"/"${!BASH_REMATCH[1]}"}
    done
    printf '%s\n' "$text"
}
