#!/usr/bin/env bash
# libraries.sh FOLDER: what raingan.exe links, made from Debian's source packages by Debian's MinGW-w64: static, and no more of
# each than raingan uses. FOLDER/prefix has them then, FOLDER/prefix/built-from says of what (cmake/BillOfMaterials.cmake); a
# library that is there is not made again. CMAKE_BUILD_PARALLEL_LEVEL says how many compilers may run. scripts/package calls this.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1
prefix="$folder/prefix" sources="$folder/sources" builds="$folder/builds"
host=x86_64-w64-mingw32
mkdir -p "$prefix/done" "$sources" "$builds"

# The machine's own package sources, asked for source packages, in lists of their own.
apt_sources() {
    local parts="$folder/apt/parts"
    mkdir -p "$parts" "$folder/apt/lists/partial"
    local file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        [ -f "$file" ] && grep -qi debian "$file" || continue
        sed -E 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$file" >"$parts/$(basename "$file" | sed 's/^sources.list$/main.list/')"
    done
    apt_options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$parts" -o "Dir::State::Lists=$folder/apt/lists"
                 -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
}

# source_of PACKAGE: its newest version that can be had whole, with Debian's patches, in $sources/PACKAGE.
source_of() {
    local package=$1 version
    [ -d "$sources/$package" ] && return 0
    apt_sources
    [ -e "$folder/apt/updated" ] || { apt-get "${apt_options[@]}" update -qq && touch "$folder/apt/updated"; }
    local work="$sources/$package.new"
    rm -rf "$work" && mkdir -p "$work"
    for version in $(apt-cache "${apt_options[@]}" showsrc "$package" | sed -n "/^Package: ${package//./\\.}\$/,/^Version:/s/^Version: //p" | sort -rV); do
        (cd "$work" && apt-get "${apt_options[@]}" source -qq --download-only "$package=$version" >"$folder/apt/log" 2>&1 &&
            dpkg-source --no-check -x ./*.dsc source >>"$folder/apt/log" 2>&1) && break
        rm -rf "$work/source" "$work"/*.dsc
    done
    # Debian's changes could not be had: the authors' own release, whose digest apt has checked.
    if [ ! -d "$work/source" ] && compgen -G "$work/*.orig.tar.*" >/dev/null; then
        echo "raingan: of $package the authors' release alone, without Debian's changes" >&2
        mkdir "$work/source" && tar -xf "$work"/*.orig.tar.?z* -C "$work/source" --strip-components=1
    fi
    [ -d "$work/source" ] || { cat "$folder/apt/log" >&2; return 1; }
    echo "$version" >"$sources/$package.version"
    mv "$work/source" "$sources/$package" && rm -rf "$work"
}

# once NAME COMMAND...: unless it was done; its output only where it fails.
once() {
    local name=$1
    shift
    [ -e "$prefix/done/$name" ] && return 0
    echo "raingan: making $name for Windows" >&2
    "$@" >"$builds/$name.log" 2>&1 || { tail -n 60 "$builds/$name.log" >&2; return 1; }
    touch "$prefix/done/$name"
}

# with_cmake NAME SOURCE [OPTION...]: by its own CMakeLists.txt: all of it, or $target of it, and of what is installed $component.
with_cmake() {
    local name=$1 source=$2 launcher=()
    shift 2
    command -v ccache >/dev/null && launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    cmake -S "$source" -B "$builds/$name" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" \
        -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DRAINGAN_WINDOWS_PREFIX="$prefix" -DBUILD_SHARED_LIBS=OFF \
        -DCMAKE_C_FLAGS_RELEASE='-O2 -DNDEBUG' -DCMAKE_CXX_FLAGS_RELEASE='-O2 -DNDEBUG' "${launcher[@]}" "$@" &&
        cmake --build "$builds/$name" ${target:+--target "$target"} &&
        cmake --install "$builds/$name" ${component:+--component "$component"}
}

# Without its program, examples and tests. Its header of 11.3 has uint32_t from others' headers, which MinGW's do not bring.
qpdf() {
    sed -i '1i #include <stdint.h>' "$sources/qpdf/libqpdf/qpdf/rijndael.h" &&
        target=libqpdf component=dev with_cmake qpdf "$sources/qpdf" -DBUILD_STATIC_LIBS=ON -DUSE_IMPLICIT_CRYPTO=OFF \
            -DREQUIRE_CRYPTO_NATIVE=ON -DBUILD_DOC=OFF
}

# libcrypto alone: what signatures, digests and encrypted files ask for, with the old ciphers of PKCS #12 and .xls built in.
# Its settings it looks for where only administrators may write.
openssl() {
    local there='C:/Program Files/Common Files/SSL'
    mkdir -p "$builds/openssl" && cd "$builds/openssl" &&
        CC="$(command -v ccache || true) $host-gcc-posix" AR=$host-ar RANLIB=$host-ranlib RC=$host-windres \
            "$sources/openssl/Configure" mingw64 --libdir=lib no-shared no-tests no-module no-dso no-ssl3 no-dtls no-srp no-psk no-ct \
            no-aria no-bf no-camellia no-cast no-idea no-mdc2 no-seed no-sm2 no-sm3 no-sm4 no-whirlpool no-blake2 no-gost no-siphash \
            no-srtp no-engine no-cmp no-rfc3779 no-ec2m no-chacha no-poly1305 no-ocb no-md4 no-ui-console &&
        make build_generated && make -j"${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" libcrypto.a \
            OPENSSLDIR="$there" ENGINESDIR="$there" MODULESDIR="$there" &&
        mkdir -p "$prefix/lib" "$prefix/include" && cp libcrypto.a "$prefix/lib/" &&
        cp -rp "$sources/openssl/include/openssl" "$prefix/include/" && cp -p include/openssl/*.h "$prefix/include/openssl/"
}

# ICU's data as Debian's own archive has them: one object file, whose bytes are the data.
icu_data() {
    local work="$builds/icu-data"
    rm -rf "$work" && mkdir -p "$work" && cd "$work" &&
        ar x "$(find /usr/lib -name libicudata.a -print -quit)" &&
        objcopy -O binary --only-section=.rodata ./*_dat.o data &&
        nm ./*_dat.o | sed -nE 's/.* ([a-z0-9]+_dat)$/\1/p' | head -1 >symbol && test -s data && test -s symbol
}

headers_only() {
    mkdir -p "$prefix/include" && cd /usr/include &&
        cp -rL nlohmann rapidjson CLI stb cpptoml.h "$prefix/include/"
}

# Each library as the bill of materials calls it, and Debian's source package of it.
libraries=(icu=icu harfbuzz=harfbuzz harfbuzz-subset=harfbuzz libzip=libzip libxlsxwriter=libxlsxwriter minizip=minizip pugixml=pugixml expat=expat
           libpng=libpng1.6 libjpeg-turbo=libjpeg-turbo libharu=libharu qpdf=qpdf libdeflate=libdeflate libxml2=libxml2 openssl=openssl)
for library in "${libraries[@]}"; do
    source_of "${library#*=}"
done
for library in "${libraries[@]}"; do
    echo "${library%%=*}|${library#*=}|$(cat "$sources/${library#*=}.version")"
done >"$prefix/built-from"
once headers headers_only
once icu-data icu_data
once libpng with_cmake libpng "$sources/libpng1.6" -DPNG_SHARED=OFF -DPNG_TESTS=OFF -DPNG_EXECUTABLES=OFF
once libjpeg with_cmake libjpeg "$sources/libjpeg-turbo" -DENABLE_SHARED=OFF -DWITH_SIMD=OFF -DWITH_TURBOJPEG=OFF
once libzip with_cmake libzip "$sources/libzip" -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_OPENSSL=OFF \
    -DENABLE_WINDOWS_CRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF \
    -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF
once plain with_cmake plain "$here/libraries" -DSOURCES="$sources" -DICU_DATA="$builds/icu-data/data" \
    -DICU_SYMBOL="$(cat "$builds/icu-data/symbol")"
# Schemas, the reader and HTML are what raingan asks of it.
once libxml2 with_cmake libxml2 "$sources/libxml2" -DLIBXML2_WITH_{C14N,CATALOG,DEBUG,DOCB,FTP,HTTP,ICONV,LEGACY,LZMA,MODULES,PROGRAMS,PYTHON,SCHEMATRON,TESTS,XINCLUDE,ZLIB}=OFF
once qpdf qpdf
once openssl openssl
