#include "readers/container/compound.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "support.h"

using namespace raingan;

namespace {

constexpr const char* doc = "samples/lamnamphong-ita-2566.doc";

}  // namespace

TEST_CASE("a compound file's streams are listed and read by name, without case") {
    if (!test::has_shared(doc)) return;
    const std::string bytes = test::slurp(test::shared_dir() / doc);
    const CompoundFile file(bytes);
    CHECK(file.has("WordDocument"));
    CHECK(file.has("worddocument"));
    CHECK_FALSE(file.has("WordDocument/nothing"));
    CHECK_FALSE(file.read("Workbook"));
    CHECK(file.require("1Table").size() == 10885);
    CHECK(file.names().size() == 7);
    CHECK_THROWS_AS(file.require("Workbook"), Error);
}
TEST_CASE("a damaged compound file is an error, wherever it is cut") {
    if (!test::has_shared(doc)) return;
    const std::string whole = test::slurp(test::shared_dir() / doc);
    for (std::size_t i = 0; i < 64; ++i) {
        const std::string bytes = whole.substr(0, whole.size() * i / 64);
        try {
            const CompoundFile file(bytes);
            for (const std::string& name : file.names()) static_cast<void>(file.read(name));
        } catch (const Error& error) {
            CHECK(error.code() == "damaged");
        }
    }
}
