# The node's own group in each hierarchy of control groups: /NAME, with the node's programs in
# /NAME/node and the pods, made by kubelet, beside it. Whatever is in there belongs to the node.
# shellcheck shell=bash

# One hierarchy for each controller (version 1), or one for all (version 2).
hierarchies() { awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts; }

is_version_2() { [[ -e /sys/fs/cgroup/cgroup.controllers ]]; }

check_cgroups() {
    local controller
    for controller in cpu cpuset memory pids; do
        has_controller "$controller" || refuse "no cgroup controller $controller here; $OTHERWISE"
    done
}

has_controller() {
    if is_version_2; then
        grep --quiet --word-regexp "$1" /sys/fs/cgroup/cgroup.controllers
    else
        awk -v name="$1" '$3 == "cgroup" && ("," $4 ",") ~ "," name "," { found = 1 }
            END { exit !found }' /proc/mounts
    fi
}

# Put the calling (sub)shell, and so what it starts, into the node's groups.
join_cgroups() {
    local hierarchy
    for hierarchy in $(hierarchies); do
        mkdir -p "$hierarchy/$NODE_NAME/node"
        if is_version_2; then
            hand_down_controllers "$hierarchy" "$hierarchy/$NODE_NAME"
        elif [[ -e $hierarchy/cpuset.cpus ]]; then
            hand_down_cpus "$hierarchy" "$NODE_NAME" node
        fi
        echo "$BASHPID" >"$hierarchy/$NODE_NAME/node/cgroup.procs"
    done
}

# A new cpuset of version 1 is empty, and takes no process until it is filled.
hand_down_cpus() {
    local group=$1 child file
    shift
    for child; do
        for file in cpuset.cpus cpuset.mems; do cat "$group/$file" >"$group/$child/$file"; done
        group=$group/$child
    done
}

# (Version 2 could not be tried on the machine where this was written.)
hand_down_controllers() {
    local group controller
    for group; do
        for controller in $(<"$group/cgroup.controllers"); do
            echo "+$controller" 2>/dev/null >"$group/cgroup.subtree_control" || true
        done
    done
}

# Their ids, pods included.
processes_of_node() {
    local hierarchy
    for hierarchy in $(hierarchies); do
        find "$hierarchy/$NODE_NAME" -name cgroup.procs -exec cat {} + 2>/dev/null
    done | sort --unique --numeric-sort
}

# End every process and remove every group, as often as it takes: a dying process holds its group.
clear_cgroups() {
    local deadline=$((SECONDS + 20)) hierarchy left
    while :; do
        # shellcheck disable=SC2046 # words; one may have ended meanwhile
        kill -KILL $(processes_of_node) 2>/dev/null || true
        left=
        for hierarchy in $(hierarchies); do
            find "$hierarchy/$NODE_NAME" -depth -type d -exec rmdir {} + 2>/dev/null || true
            [[ ! -d $hierarchy/$NODE_NAME ]] || left+=" $hierarchy/$NODE_NAME"
        done
        [[ -n $left ]] || return 0
        ((SECONDS < deadline)) || refuse "these control groups cannot be removed:$left"
        sleep 0.05
    done
}
