// Inputs that once broke something (regressions/<target>/), and those that fuzzing begins with (seeds/<target>/): each
// must end in a result or an Error.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "fuzz.h"
#include "support.h"

using namespace raingan::test;

#define RAINGAN_FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef RAINGAN_FUZZ_TARGET

namespace {

struct Target {
    const char* name;
    int (*run)(const std::uint8_t* data, std::size_t size);
};
constexpr Target targets[] = {
#define RAINGAN_FUZZ_TARGET(name) {#name, fuzz_##name},
#include "fuzz_targets.inc"
#undef RAINGAN_FUZZ_TARGET
};

std::filesystem::path regressions() {
    return source_dir() / "tests" / "fuzz" / "regressions";
}
std::filesystem::path seeds() {
    return source_dir() / "tests" / "fuzz" / "seeds";
}

}  // namespace

TEST_CASE("what fuzzing found, and what it begins with, does no harm") {
    for (const Target& target : targets)
        for (const std::filesystem::path& folder : {regressions() / target.name, seeds() / target.name}) {
            if (!std::filesystem::is_directory(folder)) continue;
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                const std::string name = entry.path().string();
                CAPTURE(name);
                const std::string bytes = slurp(entry.path());
                CHECK(target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
            }
        }
}

TEST_CASE("every folder of regressions or seeds belongs to a target") {
    for (const std::filesystem::path& folders : {regressions(), seeds()}) {
        if (!std::filesystem::is_directory(folders)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folders)) {
            const std::string name = entry.path().filename().string();
            CAPTURE(name);
            CHECK(std::ranges::any_of(targets, [&](const Target& target) { return name == target.name; }));
        }
    }
}

TEST_CASE("every target takes an empty input and one byte") {
    for (const Target& target : targets) {
        CAPTURE(target.name);
        const std::uint8_t byte = '{';
        CHECK(target.run(&byte, 0) == 0);
        CHECK(target.run(&byte, 1) == 0);
    }
}
