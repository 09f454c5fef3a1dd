# Images: they come in archives, as there is no registry.
# shellcheck shell=bash

readonly PAUSE_IMAGE=localhost/pause:1

# load_images ARCHIVE...: of Docker's or of the OCI's form.
load_images() {
    local archive
    for archive; do
        [[ -f $archive ]] || refuse "$archive: no such archive"
        if is_loaded "$archive"; then
            say "$archive is loaded already"
        else
            load_image "$archive"
        fi
    done
}

load_image() {
    mkdir -p "$NODE_DATA/loaded"
    # By standard input, since inside the folders are others.
    containerd_client images import - <"$1" >"$NODE_DATA/loaded/part" ||
        refuse "$1: containerd cannot load it"
    sed -nE 's/^unpacking (.*) \((.*)\).*/\1 \2/p' "$NODE_DATA/loaded/part" >"$(note_of "$1")"
    say "loaded $(cut -d ' ' -f 1 "$(note_of "$1")" | paste -sd ' ')"
}

# Whether each name in the archive still stands for what the archive has, noted when it was loaded.
is_loaded() {
    local note
    note=$(note_of "$1")
    [[ -s $note ]] || return 1
    ! containerd_client images list | awk '{ print $1, $3 }' |
        grep --invert-match --line-regexp --fixed-strings --file - "$note" >/dev/null
}

note_of() { stat --printf "$NODE_DATA/loaded/%i-%s-%Y" "$1"; }

containerd_client() { enter ctr --namespace k8s.io "$@"; }

# The image that holds the namespaces of every pod: one static program that does nothing.
load_pause_image() {
    wait_until "containerd" 60 containerd enter ctr version
    [[ -z $(containerd_client images list --quiet "name==$PAUSE_IMAGE") ]] || return 0
    local folder
    folder=$(mktemp --directory)
    pause_archive "$folder" >"$folder/image.tar"
    containerd_client images import - <"$folder/image.tar" >/dev/null
    rm -r "$folder"
}

# pause_archive WORK_FOLDER: the image as an archive of Docker's form.
pause_archive() {
    local folder=$1 layer
    install -D "$(command -v catatonit)" "$folder/root/pause"
    tar --create --file "$folder/layer.tar" --directory "$folder/root" pause
    layer=$(sha256sum "$folder/layer.tar")
    cat >"$folder/config.json" <<END
{"architecture": "$(architecture)", "os": "linux", "config": {"Entrypoint": ["/pause", "-P"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:${layer%% *}"]}}
END
    cat >"$folder/manifest.json" <<END
[{"Config": "config.json", "RepoTags": ["$PAUSE_IMAGE"], "Layers": ["layer.tar"]}]
END
    tar --create --directory "$folder" manifest.json config.json layer.tar
}

# As images call it.
architecture() { uname --machine | sed 's/x86_64/amd64/; s/aarch64/arm64/'; }
