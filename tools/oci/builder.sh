# shellcheck shell=bash
# What the programs beside this share: docker, podman and buildah, each called by its own manners.

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }

# Choose the builder: the one that OCI_BUILDER names, else the first of the three that works here.
use_builder() {
    local candidates=(docker podman buildah) candidate
    [[ -z ${OCI_BUILDER:-} ]] || candidates=("$OCI_BUILDER")
    for candidate in "${candidates[@]}"; do
        if timeout 20 "$candidate" info >/dev/null 2>&1; then
            builder=$candidate
            return
        fi
    done
    die "Nothing here builds images (tried: ${candidates[*]}): install buildah, or start docker"
}

has_image() { "$builder" inspect --type image "$1" >/dev/null 2>&1; }

pull_image() { timeout 300 "$builder" pull -q "$1" >/dev/null 2>&1; }

# build_image OPTION... CONTEXT: quiet, but for what goes wrong.
build_image() {
    local log status=0
    log=$(mktemp)
    case $builder in
        docker) DOCKER_BUILDKIT=1 docker build "$@" ;;
        podman) podman build --layers "$@" ;;
        # The isolation that needs no right to make namespaces of its own.
        buildah) BUILDAH_ISOLATION=${BUILDAH_ISOLATION:-chroot} buildah build --layers "$@" ;;
        *) die "OCI_BUILDER=$builder is none of docker, podman and buildah" ;;
    esac >"$log" 2>&1 || status=$?
    ((status == 0)) || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

image_id() {
    case $builder in
        buildah) buildah inspect --type image --format '{{.FromImageID}}' "$1" ;;
        *) "$builder" image inspect --format '{{.Id}}' "$1" ;;
    esac
}

# archive_image IMAGE FILE: as a docker-archive, which every cluster can load.
archive_image() {
    case $builder in
        docker) docker save --output "$2" "$1" ;;
        podman) podman save --quiet --format docker-archive --output "$2" "$1" ;;
        buildah) buildah push --quiet "$1" "docker-archive:$2:$1" ;;
    esac
}

# push_image IMAGE NAME: to the registry that NAME begins with.
push_image() {
    case $builder in
        docker) docker tag "$1" "$2" && docker push --quiet "$2" ;;
        podman) podman push --quiet "$1" "$2" ;;
        buildah) buildah push --quiet "$1" "docker://$2" ;;
    esac
}
