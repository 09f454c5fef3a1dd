# Where the node can run, and what it needs there. Each refusal names its cure.
# shellcheck shell=bash

# A program or file that is needed, and the package that has it.
readonly NEEDS="containerd:containerd runc:runc /usr/lib/cni/bridge:containernetworking-plugins
    nft:nftables ip:iproute2 socat:socat curl:curl openssl:openssl nsenter:util-linux
    mount:mount catatonit:catatonit"
readonly OTHERWISE="use minikube or kind instead (K8S_PROVIDER=minikube)"
# The node mounts its own over these, so its data would be hidden from itself.
readonly HIDDEN="/tmp /run /var/run /var/lib /var/log"

check_settings() {
    [[ $NODE_NAME =~ ^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$ ]] ||
        refuse "K8S_NODE_NAME=$NODE_NAME: use up to 42 lower-case letters, digits and dashes"
    [[ $NODE_PORT =~ ^[0-9]{1,5}$ && $NODE_PORT -lt 65536 ]] ||
        refuse "K8S_NODE_PORT=$NODE_PORT: use a port, or 0 for a free one"
    [[ $NODE_DATA =~ ^/[A-Za-z0-9/._+-]+$ ]] ||
        refuse "K8S_NODE_DATA=$NODE_DATA: use a path of letters, digits and ._+- only"
    local hidden
    for hidden in $HIDDEN; do
        [[ $NODE_DATA/ != $hidden/* ]] ||
            refuse "K8S_NODE_DATA=$NODE_DATA: the node hides $hidden, use a folder elsewhere"
    done
}

check_root() {
    [[ $(uname) == Linux ]] || refuse "it needs Linux; $OTHERWISE"
    ((EUID == 0)) || refuse "it needs root; run it as root, or $OTHERWISE"
}

check_machine() {
    check_root
    check_packages
    unshare --pid --fork --mount --net true 2>/dev/null ||
        refuse "no namespaces can be made here (in a container it must be privileged); $OTHERWISE"
    check_cgroups
    [[ $(stat --file-system --format=%T "$(existing_part_of "$NODE_DATA")") != overlayfs ]] ||
        refuse "K8S_NODE_DATA=$NODE_DATA is on an overlay; use a folder on a volume or a disk"
}

existing_part_of() {
    local path=$1
    until [[ -e $path ]]; do path=$(dirname "$path"); done
    echo "$path"
}

check_packages() {
    local packages
    packages=$(missing_packages)
    [[ -n $packages ]] || return 0
    local command="apt-get install --yes --no-install-recommends $packages"
    [[ $INSTALL == yes && -n $(command -v apt-get) ]] ||
        refuse "programs are missing; install them: $command"
    say "installing $packages"
    local log
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # words
    { timeout 120 apt-get update && timeout 600 $command; } </dev/null >"$log" 2>&1 || {
        tail --lines=5 "$log" >&2
        rm "$log"
        refuse "that failed; install them by hand: $command"
    }
    rm "$log"
}

missing_packages() {
    local need names=()
    for need in $NEEDS; do
        command -v "${need%%:*}" >/dev/null || names+=("${need##*:}")
    done
    echo "${names[*]}"
}
