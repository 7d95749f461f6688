# Sourced by scripts/run and scripts/test: installs what is missing, builds. Nothing is assumed to be on the machine but
# bash and apt; quick when there is nothing to do.

root_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else
        echo "raingan: needs root or sudo to install: $*" >&2
        return 1
    fi
}

# install_packages PACKAGE...: by apt, only those that are missing.
install_packages() {
    local missing=() package
    for package in "$@"; do
        # ${Status} of an installed package is "install ok installed".
        case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" in
            *" ok installed") ;;
            *) missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "raingan: installing ${missing[*]}" >&2
    as_root apt-get update -qq >&2
    # On a machine that has just started its own upgrades may hold the lock.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# What building the program takes; a fresh machine waits for each of them.
build_packages=(g++ cmake ninja-build pkg-config ccache libicu-dev libpugixml-dev libzip-dev libharfbuzz-dev libhpdf-dev libxlsxwriter-dev
                libminizip-dev libxml2-dev liblzma-dev zlib1g-dev libdeflate-dev libpng-dev libstb-dev libqpdf-dev libjpeg-dev libssl-dev
                libcurl4-openssl-dev libgsf-1-dev libgmime-3.0-dev libexpat1-dev libseccomp-dev nlohmann-json3-dev rapidjson-dev libcli11-dev libcpptoml-dev libsqlite3-dev libpq-dev)
# Boost.Beast 1.81 or later, which Debian 12 has beside its usual 1.74.
build_packages+=("$(grep -q '^VERSION_CODENAME=bookworm' /etc/os-release && echo libboost1.81-dev || echo libboost-dev)")
# And what the tests include: libvalijson-dev alone brings half of Qt.
test_build_packages=(doctest-dev libvalijson-dev)
# And what the sanitizers' builds take: Clang, which compiles what they instrument in half of GCC's time, and its linker, for programs of
# 200 MB each.
sanitizer_packages=(clang-16 libclang-rt-16-dev llvm-16 lld-16)

# What ninja says, read line by line: how far it is. On a terminal one line that changes, else a line at every tenth. Nothing
# where there is little to do.
show_progress() {
    local line done total percent told=0 few=5
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
        [ "$total" -ge "$few" ] || continue
        percent=$((100 * done / total))
        if [ -t 2 ]; then
            printf '\rraingan: building, %d %% (%d of %d)' "$percent" "$done" "$total" >&2
            told=1
        elif [ $((percent / 10)) -gt "$told" ]; then
            told=$((percent / 10))
            echo "raingan: building, $((10 * told)) %" >&2
        fi
    done
    if [ -t 2 ] && [ "$told" = 1 ]; then echo >&2; fi
}

# build PRESET [TARGET]
build() {
    local preset=$1 target=${2:-all}
    local dir="$root_dir/build/$preset"
    # Once more where the Python module's needs have been installed since (cmake/Python.cmake).
    if [ ! -f "$dir/build.ninja" ] || { [ -d /usr/include/pybind11 ] && grep -q '^pybind11_DIR:.*NOTFOUND' "$dir/CMakeCache.txt"; }; then
        (cd "$root_dir" && cmake --preset "$preset" >&2)
    fi
    # Ninja says nothing worth reading where there is nothing to do.
    (set -o pipefail; cmake --build "$dir" --target "$target" 2>&1 | tee "$dir/build.log" | show_progress) || {
        cat "$dir/build.log" >&2
        return 1
    }
}
