// An input that changes under the reader's hands.
#include "faults.h"

using namespace raingan::test;

TEST_CASE("an input that is cut to nothing while it is read is told, whenever that happens") {
    for (const std::string call : {"parent:read", "parent:close", "parent:open"}) {
        unsigned long told = 0;
        for (unsigned long n = 1;; ++n) {
            const TemporaryDir dir;
            fs::copy(sample_docx(), dir.path / "a.docx");
            const Faulty faulty =
                program_with(nth(call, n, "empty"),
                             "convert " + quoted(dir.path / "a.docx") + " --to json -o " + quoted(dir.path / "a.json"),
                             dir.path / "a.docx");
            if (!faulty.happened) break;
            INFO(call, " ", n, ": status ", faulty.status, "\n", faulty.out);
            CHECK((faulty.status == 0 || faulty.status == 2));
            CHECK(fs::exists(dir.path / "a.json") == (faulty.status == 0));
            CHECK(files_in(dir.path).size() == (faulty.status == 0 ? 2 : 1));
            if (faulty.status == 2) {
                CHECK(faulty.out.find("a.docx: ") != std::string::npos);
                ++told;
            }
        }
        CHECK((told > 0 || call == "parent:close"));
    }
}

TEST_CASE("a device that fails under a read is told") {
    Disturbed conversion(convert_sample());
    CHECK(conversion.survives_each("parent:read", "EIO") > 0);
}
