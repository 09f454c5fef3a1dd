# What the node's programs take for the machine's own folders are the node's.
# shellcheck shell=bash

arrange_mounts() {
    mount --make-rshared /
    mount -t proc proc /proc
    mount -t tmpfs -o mode=755 run /run
    mkdir /run/lock /run/node /run/programs
    mount --bind "$NODE_DIR" /run/node
    mount --bind "$PROGRAMS" /run/programs
    mount --bind "$NODE_DATA/lib" /var/lib
    mount --bind "$NODE_DATA/log" /var/log
    mount -t tmpfs -o mode=1777 tmp /tmp
    show_kernel_settings
}

# kubelet insists on these. They are the machine's and stay as they are; it sees files that agree.
show_kernel_settings() {
    local setting file
    for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 \
        kernel/panic_on_oops=1 kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
        file=${setting%=*}
        mkdir -p "/run/kernel/${file%/*}"
        echo "${setting#*=}" >"/run/kernel/$file"
        mount --bind "/run/kernel/$file" "/proc/sys/$file"
    done
}
