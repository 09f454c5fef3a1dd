# shellcheck shell=bash
# What the programs beside this share: docker, podman and buildah, each called by its own manners.

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }

# Choose the builder: the one that OCI_BUILDER names, else the first of the three that works here.
use_builder() {
    local candidates=(docker podman buildah)
    [[ -z ${OCI_BUILDER:-} ]] || candidates=("$OCI_BUILDER")
    find_builder || { [[ " ${candidates[*]} " == *" buildah "* ]] && have buildah && find_builder; } ||
        die "Nothing here builds images (tried: ${candidates[*]}): install buildah, or start docker"
}

find_builder() {
    local candidate
    for candidate in "${candidates[@]}"; do
        if timeout 20 "$candidate" info >/dev/null 2>&1; then
            builder=$candidate
            return
        fi
    done
    return 1
}

# have PROGRAM: it is here, or root has got it from the Debian package of that name
# (OCI_INSTALL=no: nothing is installed).
have() {
    command -v "$1" >/dev/null && return
    [[ $EUID == 0 && ${OCI_INSTALL:-yes} == yes && -n $(command -v apt-get) ]] || return
    say "installing $1"
    {
        timeout 120 apt-get update
        DEBIAN_FRONTEND=noninteractive timeout 600 \
            apt-get install --yes --no-install-recommends "$1"
    } </dev/null >/dev/null 2>&1 || die "that failed; install it by hand: apt-get install $1"
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
