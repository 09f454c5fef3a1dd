# The way in: a port on the host's loopback that leads to the API server. The node's network has
# no link to anything, so each connection is carried by a process that stands in both.
# shellcheck shell=bash

open_access() {
    ! access_is_open || return 0
    local port
    port=$(chosen_port)
    (
        exec {LOCK}<&-
        join_cgroups
        exec setsid socat "TCP-LISTEN:$port,bind=127.0.0.1,reuseaddr,fork" \
            "EXEC:nsenter --target $(first_process) --net socat STDIO TCP\\:$NODE_IP\\:6443,nofork" \
            </dev/null >"$LOGS/access.log" 2>&1
    ) &
    wait_until "port $port" 20 access accepts "$port"
    (umask 077 && kubeconfig admin "https://127.0.0.1:$port" >"$KUBECONFIG_FILE")
}

access_is_open() {
    [[ -e $KUBECONFIG_FILE ]] && accepts "$(sed -n 's|.*https://.*:||p' "$KUBECONFIG_FILE")"
}

access_address() { sed -n 's/^ *server: //p' "$KUBECONFIG_FILE"; }

# accepts PORT: whether something on this machine's loopback does.
accepts() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

check_port() {
    ! accepts "$NODE_PORT" ||
        refuse "port $NODE_PORT is taken; set K8S_NODE_PORT to another one, or to 0 for any"
}

# The port that was asked for, or one that nobody uses.
chosen_port() {
    local port=$NODE_PORT
    ((port)) || until ((port)) && ! accepts "$port"; do port=$((20000 + RANDOM % 12000)); done
    echo "$port"
}
