# What the user gets to read, and waiting with a deadline.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "cluster/node: $*"
    exit 1
}

# wait_until WHAT SECONDS PROGRAM COMMAND...: until the command succeeds. When it does not in time,
# the last lines of the log of the program that is to blame are shown. A command must not hang.
wait_until() {
    local what=$1 seconds=$2 program=$3 deadline=$((SECONDS + $2))
    shift 3
    until "$@" >/dev/null 2>&1; do
        if ((SECONDS >= deadline)); then
            say "--- the last lines of $LOGS/$program.log"
            tail --lines=15 "$LOGS/$program.log" >&2 || true
            refuse "gave up waiting for $what after $seconds s"
        fi
        sleep 0.1
    done
}
