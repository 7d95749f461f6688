#include "batch/converter.h"

#include <doctest/doctest.h>

#include <thread>

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

TEST_CASE("threads with a Converter each make at once what one makes after the other") {
    const Settings settings;
    const Rules rules = load_rules("");
    std::vector<std::string> paths = inputs();
    for (const char* sample : {"samples/lamnamphong-ita-2566.doc", "samples/lamnamphong-ita-2566.xlsx",
                               "samples/lamnamphong-ita-2566.odt", "corpus/truncated.docx"})
        if (std::filesystem::exists(test::shared_dir() / sample))
            paths.push_back((test::shared_dir() / sample).string());
    Converter one(settings, rules);
    std::vector<Result> expected;
    expected.reserve(paths.size());
    for (const std::string& path : paths) expected.push_back(result_of(one, path));

    constexpr std::size_t threads = 4;
    std::vector<std::vector<Result>> made(threads, std::vector<Result>(paths.size()));
    {
        std::vector<std::jthread> crew;
        for (std::size_t t = 0; t < threads; ++t)
            crew.emplace_back([&, t] {
                Converter own(settings, rules);
                for (std::size_t i = 0; i < paths.size(); ++i) {
                    const std::size_t at = (i + t) % paths.size();  // each begins elsewhere
                    made[t][at] = result_of(own, paths[at]);
                }
            });
    }
    for (std::size_t t = 0; t < threads; ++t)
        for (std::size_t i = 0; i < paths.size(); ++i) CHECK_MESSAGE((made[t][i] == expected[i]), paths[i]);
}
