#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("what the reader said of a document goes with its report, also where the document holds no measures") {
    Document report = sample_document();
    Document other;
    other.parts = report.parts;
    for (Document* document : {&report, &other}) {
        document->diagnostics.push_back({Severity::warning, "not-shown", {"a chart", "แผนภูมิ"}, {}});
        const Diagnostics found = extracted(*document).diagnostics;
        CHECK(std::ranges::find(found, std::string("not-shown"), &Diagnostic::code) != found.end());
    }
}
