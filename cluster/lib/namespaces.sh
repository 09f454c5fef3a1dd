# The namespaces, which live as long as their first process, cluster/init. Its end is the end of
# every process, mount and network of the node: the kernel sees to that.
# shellcheck shell=bash

start_namespaces() {
    (
        exec {LOCK}<&-
        join_cgroups
        exec setsid unshare --pid --fork --kill-child=KILL --mount --propagation private --net \
            "$CLUSTER/init" </dev/null >"$LOGS/init.log" 2>&1
    ) &
    wait_until "the node's namespaces" 20 init node_runs
}

node_runs() { [[ -n $(first_process) ]]; }

# The process of the node whose id is 1 in a namespace one below ours (that of a pod is two below).
# A process may end before its file is read: cat goes on with the others then, awk would not.
# shellcheck disable=SC2016 # awk expands
first_process() {
    processes_of_node | sed 's|.*|/proc/&/status|' |
        { xargs --no-run-if-empty cat 2>/dev/null || true; } | awk '
            $1 == "Pid:" { id = $2 }
            $1 == "NSpid:" && NF == 3 && $3 == 1 { print id }'
}

# enter COMMAND...
enter() { nsenter --target "$(first_process)" --mount --net --pid -- "$@"; }

# With the host's files, as in a pipe from them.
enter_network() { nsenter --target "$(first_process)" --net -- "$@"; }

require_running() {
    check_root
    node_runs || refuse "node $NODE_NAME does not run; start it first"
}

# Whatever a start or an earlier run has left, half-made or dead.
clear_residue() {
    rm -f "$KUBECONFIG_FILE"
    clear_cgroups
}
