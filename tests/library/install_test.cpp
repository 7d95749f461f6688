// The library as it is installed: an outside program finds it by CMake, shared and as an archive, and by pkg-config;
// each of the examples is built and run.
#include <doctest/doctest.h>

#include "outside.h"

using namespace outside;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool plain_build = false;
#else
constexpr bool plain_build = true;
#endif

std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

/// Installed once for all cases, into a prefix where nothing else is.
const std::filesystem::path& prefix() {
    static const Folder folder;
    static const Ran ran = run("cmake --install " + quoted(build_dir()) + " --prefix " + quoted(folder.path));
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    return folder.path;
}

/// A PKCS#12 file, for the example that signs.
std::string key_file(const Folder& folder) {
    const std::string key = (folder.path / "key.pem").string(), p12 = (folder.path / "key.p12").string();
    const Ran ran =
        run("cd " + quoted(folder.path) +
            " && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Example' -addext "
            "keyUsage=critical,digitalSignature -keyout key.pem -out cert.pem && openssl pkcs12 -export -inkey "
            "key.pem -in cert.pem -passout pass:secret -out key.p12");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    return p12;
}

/// Every example does what its head says.
void run_examples(const std::filesystem::path& programs, const std::string& environment) {
    const Folder folder;
    const auto example = [&](const char* name, const std::string& arguments, int status) {
        const Ran ran = run(environment + " " + quoted(programs / name) + " " + arguments);
        CHECK_MESSAGE(ran.status == status, name << ": " << ran.out);
        return ran.out;
    };
    const std::string report = "'" + sample_path() + "'";
    CHECK(example("scores", report, 0).find("total: 99.24") != std::string::npos);
    (void)example("check", report, run(std::string(RAINGAN_PROGRAM) + " check -q " + report).status == 0 ? 0 : 1);
    CHECK(example("convert", report + " " + quoted(folder.path), 0).find(".xml: ") != std::string::npos);
    const std::filesystem::path pdf = folder.path / "lamnamphong-ita-2566.pdf";
    CHECK(example("rollup", quoted(folder.path / "province.xlsx") + " " + quoted(pdf) + " /nonexistent.pdf", 0)
              .find("[not-found]") != std::string::npos);
    CHECK(std::filesystem::file_size(folder.path / "province.xlsx") > 1000);
    CHECK(example("sign",
                  quoted(pdf) + " " + key_file(folder) + " secret ผู้รายงาน " + quoted(folder.path / "signed.pdf"), 0)
              .find("by Example: intact, not known") != std::string::npos);
    CHECK(example("sign", quoted(pdf) + " " + key_file(folder) + " wrong ผู้รายงาน " + quoted(folder.path / "x.pdf"), 2)
              .find("[wrong-password]") != std::string::npos);
    const std::string answers = example("service", report + " " + report + " /nonexistent.pdf", 0);
    CHECK(answers.find("200 ") != std::string::npos);
    CHECK(answers.find("422 /nonexistent.pdf: not-found") != std::string::npos);
    CHECK(answers.find(" docx") != std::string::npos);
}

bool can_build() {
    if (plain_build &&
        run("command -v cmake && command -v pkg-config && command -v g++ && command -v openssl").status == 0)
        return true;
    MESSAGE("skipped: only of a build without sanitizers, with cmake, pkg-config, g++ and openssl");
    return false;
}

}  // namespace

TEST_CASE("examples built by CMake against the installed library, shared and as an archive, run") {
    if (!can_build()) return;
    for (const std::string target : {"raingan::raingan", "raingan::raingan_static"}) {
        const Folder out;
        const Ran built = run("cmake -G Ninja -S " + quoted(source_dir() / "examples") + " -B " + quoted(out.path) +
                              " -DCMAKE_PREFIX_PATH=" + quoted(prefix()) + " -DRAINGAN_TARGET=" + target +
                              " && cmake --build " + quoted(out.path) + " -j2");
        REQUIRE_MESSAGE(built.status == 0, built.out);
        const bool is_shared = target == "raingan::raingan";
        const Ran needs = run("ldd " + quoted(out.path / "scores"));
        CHECK((needs.out.find("libraingan.so.0.1 => " + prefix().string()) != std::string::npos) == is_shared);
        run_examples(out.path, "");
    }
}

TEST_CASE("an outside program finds the library by pkg-config, with the warnings of a strict project") {
    if (!can_build()) return;
    const Folder out;
    const std::string library =
        run("ls -d " + quoted(prefix()) + "/lib*/pkgconfig " + quoted(prefix()) + "/lib/*/pkgconfig 2>/dev/null").out;
    const std::string folder = library.substr(0, library.find('\n'));
    for (const char* name : {"scores", "check", "convert", "rollup", "sign", "service"}) {
        const Ran built = run("export PKG_CONFIG_PATH='" + folder +
                              "'; g++ -std=c++20 -pedantic -Wall -Wextra -Wconversion -Wshadow " +
                              "-Werror -Wno-missing-field-initializers " +
                              quoted(source_dir() / "examples" / (std::string(name) + ".cpp")) + " -o " +
                              quoted(out.path / name) + " $(pkg-config --cflags --libs raingan)");
        REQUIRE_MESSAGE(built.status == 0, built.out);
    }
    run_examples(out.path, "LD_LIBRARY_PATH='" + folder.substr(0, folder.rfind('/')) + "'");
}

TEST_CASE("of the shared library only what its headers declare is visible, and what has to be found before others'") {
    if (!can_build()) return;
    const std::string library = (build_dir() / "libraingan.so").string();
    const Ran symbols = run("nm -DC --defined-only '" + library + "' | sed 's/^[0-9a-f]* //'");
    REQUIRE_MESSAGE(symbols.status == 0, symbols.out);
    std::size_t ours = 0;
    std::istringstream lines(symbols.out);
    for (std::string line; std::getline(lines, line);) {
        const std::string name = line.substr(line.find(' ') + 1);
        const bool is_ours = name.find("raingan::v0::") != std::string::npos;
        const bool is_in_front = name.starts_with("lxw_tmpfile") || name.starts_with("zip");
        CHECK_MESSAGE((is_ours || is_in_front), line);
        if (is_ours) ++ours;
    }
    CHECK(ours >= 30);
    CHECK(ours <= 80);
}
