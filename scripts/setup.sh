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
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

build_packages=(g++ dpkg-dev cmake ninja-build pkg-config ccache libicu-dev libpugixml-dev libzip-dev libharfbuzz-dev libhpdf-dev
                libxlsxwriter-dev libminizip-dev libxml2-dev liblzma-dev zlib1g-dev libdeflate-dev libpng-dev libstb-dev libqpdf-dev libjpeg-dev libssl-dev libcurl4-openssl-dev libgsf-1-dev libgmime-3.0-dev libexpat1-dev libseccomp-dev
                nlohmann-json3-dev rapidjson-dev libcli11-dev doctest-dev libvalijson-dev libcpptoml-dev)

# build PRESET [TARGET]
build() {
    local preset=$1 target=${2:-all}
    local dir="$root_dir/build/$preset"
    # Once more where the Python module's needs have been installed since (cmake/Python.cmake).
    if [ ! -f "$dir/build.ninja" ] || { [ -d /usr/include/pybind11 ] && grep -q '^pybind11_DIR:.*NOTFOUND' "$dir/CMakeCache.txt"; }; then
        (cd "$root_dir" && cmake --preset "$preset" >&2)
    fi
    # Ninja says nothing worth reading where there is nothing to do.
    cmake --build "$dir" --target "$target" >"$dir/build.log" 2>&1 || {
        cat "$dir/build.log" >&2
        return 1
    }
}
