// Seeds: *.update
// Dictionary: pdf
// What stands behind a signed revision: whole updates, or a reason why it is none.
#include "sign/updates.h"

#include "fuzz.h"

namespace {

constexpr std::string_view base =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>\nendobj\nxref\n0 4\n0000000000 65535 f \n"
    "0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer\n<</Root 1 0 R/Size 4>>\nstartxref\n170\n"
    "%%EOF\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string pdf = std::string(base) + std::string(test::as_text(data, size));
    try {
        const auto revision = sign::open_pdf(std::string_view(pdf).substr(0, base.size()));
        Message why;
        const auto sections = sign::read_updates(pdf, base.size(), *revision, why);
        test::must(sections || (!why.en.empty() && !why.th.empty()));
        if (!sections || sections->empty()) return 0;
        std::size_t end = base.size();
        for (const sign::UpdateSection& section : *sections) {
            test::must(section.begin == end && section.begin <= section.section && section.section < section.end);
            end = section.end;
        }
        test::must(end <= pdf.size());
        // All readers alike find in it what its own cross-reference lists: qpdf, without any repair.
        const auto whole = sign::open_pdf(pdf);
        const auto& table = whole->getXRefTable();
        for (const QPDFObjGen id : sections->back().objects) test::must(table.contains(id));
    } catch (const Error&) {  // it opens no more: no catalog, a limit passed
    }
    return 0;
}
