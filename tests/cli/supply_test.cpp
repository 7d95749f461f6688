// What the program is made of, and how it was hardened, told by tools that are not ours (docs/security.md).
#include <nlohmann/json.hpp>
#include <set>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

fs::path build_dir() {
    return fs::path(RAINGAN_PROGRAM).parent_path();
}

std::set<std::string> lines_of(const std::string& command) {
    std::istringstream out(run(command).out);
    std::set<std::string> lines;
    for (std::string line; std::getline(out, line);)
        if (!line.empty()) lines.insert(line);
    return lines;
}

/// Packages of the named files, as dpkg knows them (under /lib, where /usr/lib is meant, too).
std::set<std::string> packages_of(const std::string& files) {
    return lines_of(
        "for file in $(" + files +
        "); do real=$(readlink -f \"$file\"); dpkg -S \"$real\" \"${real#/usr}\" \"$file\" \"${file#/usr}\" "
        "2>/dev/null | head -1 | cut -d: -f1; done");
}

bool is_release() {
    return build_dir().filename() == "release";
}

}  // namespace

TEST_CASE("the bill of materials names each library that the linker was given, and its version") {
    const fs::path file = build_dir() / "raingan.cdx.json";
    if (!is_release() || run("command -v dpkg readelf ldd").status != 0) {
        MESSAGE("skipped: only of a release build, with dpkg and readelf");
        return;
    }
    const auto bill = nlohmann::json::parse(slurp(file));
    CHECK(bill.at("bomFormat") == "CycloneDX");
    CHECK(bill.at("specVersion") == "1.5");
    CHECK(bill.at("metadata").at("component").at("hashes").at(0).at("content").get<std::string>() ==
          run("sha256sum " + quoted(RAINGAN_PROGRAM)).out.substr(0, 64));
    std::set<std::string> shared, other;
    for (const auto& component : bill.at("components")) {
        CHECK(component.at("licenses").size() == 1);
        if (component.at("type") != "library") continue;
        const std::string linkage = component.at("properties").at(0).at("value");
        // Of what is loaded only when it is needed, the machine that builds may have none.
        CHECK_MESSAGE((linkage == "loaded" || component.contains("version")), component.dump());
        (linkage == "shared" ? shared : other).insert(component.at("properties").at(1).at("value"));
    }

    // Named by the program itself, not what those bring along.
    const std::string needed = "for name in $(readelf -d " + quoted(RAINGAN_PROGRAM) +
                               " | sed -n 's/.*NEEDED.*\\[\\(.*\\)\\]/\\1/p'); do ldd " + quoted(RAINGAN_PROGRAM) +
                               " | grep -oE \"/[^ ]*$name\" | head -1; done";
    const std::set<std::string> used = packages_of(needed);
    CHECK(used.size() > 8);
    for (const std::string& package : used) CHECK_MESSAGE(shared.contains(package), package);
    for (const std::string& package : shared) CHECK_MESSAGE(used.contains(package), package);

    // The archives on the program's own command line.
    const std::string archives = "grep -A12 -E '^build raingan( |:)' " + quoted(build_dir() / "build.ninja") +
                                 " | grep -oE '/[^ ]+\\.a' | sort -u";
    const std::set<std::string> linked = packages_of(archives);
    CHECK(linked.size() > 5);
    for (const std::string& package : linked) CHECK_MESSAGE(other.contains(package), package);
}

TEST_CASE("the program is built with what makes faults hard to use") {
    if (!is_release() || run("command -v checksec").status != 0) {
        MESSAGE("skipped: only of a release build, with checksec");
        return;
    }
    const std::string told = run("checksec --output=json --file=" + quoted(RAINGAN_PROGRAM)).out;
    const auto found = nlohmann::json::parse(told.substr(told.find('{'))).at(RAINGAN_PROGRAM);
    for (const auto& [property, value] :
         std::initializer_list<std::pair<const char*, const char*>>{{"relro", "full"},
                                                                    {"canary", "yes"},
                                                                    {"nx", "yes"},
                                                                    {"pie", "yes"},
                                                                    {"rpath", "no"},
                                                                    {"runpath", "no"},
                                                                    {"fortify_source", "yes"}})
        CHECK_MESSAGE(found.at(property) == value, property);
}
