#include "batch/converter.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

std::vector<std::string> inputs() {
    std::vector<std::string> paths{test::sample("lamnamphong-ita-2566.docx").string()};
    if (test::has_shared("corpus"))
        for (const auto& entry : std::filesystem::directory_iterator(test::shared_dir() / "corpus"))
            if (entry.path().extension() == ".docx" && entry.file_size() < 200'000)
                paths.push_back(entry.path().string());
    return paths;
}

struct Result {
    std::vector<std::string> outputs;
    Diagnostics diagnostics;
    friend bool operator==(const Result&, const Result&) = default;
};
Result result_of(Converter& converter, const std::string& path) {
    Result result;
    try {
        Converted converted = converter.convert(test::slurp(path), path.substr(path.rfind('/') + 1));
        for (Output& output : converted.outputs) result.outputs.push_back(std::move(output.bytes));
        result.diagnostics = std::move(converted.diagnostics);
    } catch (const Error& error) {
        result.outputs.emplace_back(error.what());
    }
    return result;
}

}  // namespace

TEST_CASE("what a file becomes does not depend on the files before it") {
    const Settings settings;
    const Rules rules = load_rules("");
    Converter used(settings, rules);
    for (const std::string& path : inputs()) {
        Converter fresh(settings, rules);
        const Result alone = result_of(fresh, path);
        CHECK_MESSAGE((result_of(used, path) == alone), path);
        CHECK_MESSAGE((result_of(used, path) == alone), path);
    }
}
