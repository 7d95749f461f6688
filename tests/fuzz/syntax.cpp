// Seeds: *.object
// Dictionary: pdf
// The strict syntax of updates: what it takes for an object is one to qpdf too.
#include "sign/syntax.h"

#include "fuzz.h"
#include "sign/qpdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view text = test::as_text(data, size);
    sign::Syntax syntax(text);
    sign::Members members;
    syntax.space();
    const std::size_t before = syntax.at();
    const bool taken = syntax.value(&members);
    test::must(syntax.at() <= size && (!taken || syntax.at() > before));
    for (const auto& [key, value] : members)
        test::must(value.data() >= text.data() && value.data() + value.size() <= text.data() + size);
    if (!taken || !syntax.at_end()) return 0;
    QPDF qpdf;
    qpdf.emptyPDF();
    qpdf.setSuppressWarnings(true);
    QPDFObjectHandle object = QPDFObjectHandle::parse(&qpdf, std::string(text.substr(before)));
    test::must(qpdf.getWarnings().empty());
    test::must(members.empty() || object.isDictionary());
    return 0;
}
