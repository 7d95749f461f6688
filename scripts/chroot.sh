# Sourced after setup.sh: a bare Debian of another release in a folder (mmdebstrap, from this machine's own sources), with the
# committed state of the repository in it.
trusted_here=/etc/ssl/certs/ca-certificates.crt
trusted_there=/etc/trusted-outside.crt
declare -A debian_names=([12]=bookworm [13]=trixie)

# chroot_of RELEASE: makes build/chroot-RELEASE where it is not there yet (it is kept for the next time), and says where it is.
chroot_of() {
    local root="$root_dir/build/chroot-$1"
    mkdir -p "$root_dir/build"
    install_packages mmdebstrap >&2 || return
    [ -e "$root/etc/os-release" ] ||
        as_root mmdebstrap --variant=minbase --components=main --dpkgopt=force-unsafe-io "${debian_names[$1]}" "$root" >&2 || return
    echo "$root"
}

# commit_into ROOT: what is committed, as /src/raingan there; what was built and fetched there before stays.
commit_into() {
    as_root mkdir -p "$1/src/raingan"
    as_root find "$1/src/raingan" \( -path "$1/src/raingan/build" -o -name node_modules \) -prune -o -type f -exec rm -f {} +
    (cd "$root_dir" && git -c tar.umask=0022 archive HEAD) | as_root tar -x -C "$1/src/raingan"
    as_root cp /etc/resolv.conf "$1/etc/resolv.conf"
    # Behind a network that signs by a certificate of its own, what this machine trusts is needed there too (npm, curl).
    if [ -s "$trusted_here" ]; then as_root cp "$trusted_here" "$1$trusted_there"; fi
}

# in_chroot ROOT COMMAND…: with nothing of this machine's environment, but with /proc, /sys and /dev, which end with the command.
in_chroot() {
    # shellcheck disable=SC2016  # the inner shell expands these
    as_root unshare --mount --pid --fork sh -c '
        mount -t proc proc "$0/proc" && mount --rbind /sys "$0/sys" && mount --rbind /dev "$0/dev" || exit
        exec chroot "$0" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            NODE_EXTRA_CA_CERTS='"$trusted_there"' "$@"' "$@"
}
