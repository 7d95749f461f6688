// Seeds: *.docx *.odt *.rtf *.xlsx *.ods *.csv *.html *.doc *.xls *.fodt *.xml *.json *.txt
// Dictionary: word
// Any bytes, any format → Report and PDF, as `raingan convert` makes them. What must hold of the way as a whole: no
// visible character is lost between the Document and its pages, and qpdf finds nothing to complain of in the PDF.
#include <map>
#include <qpdf/Pl_Discard.hh>
#include <string>

#include "base/utf8.h"
#include "batch/input.h"
#include "document/walk.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf_in/qpdf.h"
#include "report/rules.h"
#include "thai/breaks.h"

#include "archive_mutator.h"
#include "fuzz.h"

namespace {

using namespace raingan;

/// Longer documents are set by the same code, and would only cost executions.
constexpr std::size_t input_bytes = 96U << 10U, text_bytes = 200'000, paragraphs = 5'000, most_pages = 500;

/// How often each visible character occurs.
using Census = std::map<char32_t, long>;

bool is_visible(char32_t c) {
    return c > U' ' && c != 0x7F && !(c >= 0x80 && c <= 0xA0) && c != 0xFFFC && c != 0xAD &&
           !(c >= 0x200B && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202F) && !(c >= 0x2060 && c <= 0x206F) &&
           c != 0xFEFF && !(c >= 0x2000 && c <= 0x200A) && c != 0x3000 && c != 0x205F && c != 0x1680;
}

void count(Census& census, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = utf8::decode(text, i);
        if (is_visible(c)) ++census[c];
        i += length;
    }
}

/// Of the sections' bodies: headers repeat, and a first page's may have no page to stand on.
Census text_of(const Document& document, std::size_t& bytes, std::size_t& count_of_paragraphs) {
    Census census;
    for (const Section& section : document.sections)
        for_each_paragraph_in(section.blocks, [&](const Paragraph& paragraph) {
            bytes += paragraph.text.size();
            ++count_of_paragraphs;
            count(census, paragraph.text);
        });
    return census;
}

Census text_of(const Pages& pages, const fonts::FontLibrary& fonts) {
    Census census;
    for (const Page& page : pages.all)
        for (const SetUnit& unit : page.units)
            for (const char32_t c : fonts.unit(unit.unit).text)
                if (is_visible(c)) ++census[c];
    return census;
}

void must_satisfy_qpdf(const std::string& pdf) {
    QPDF qpdf;
    qpdf.setSuppressWarnings(true);
    qpdf.processMemoryFile("output", pdf.data(), pdf.size());
    test::must(!qpdf.getAllPages().empty());
    for (QPDFObjectHandle& object : qpdf.getAllObjects())
        if (object.isStream()) {  // JPEG stays as it is
            Pl_Discard nowhere;
            bool filtered = false;
            test::must(object.pipeStreamData(&nowhere, &filtered, 0, qpdf_dl_generalized, true));
        }
    test::must(!qpdf.anyWarnings());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Rules rules = load_rules();
    if (size > input_bytes) return 0;
    static fonts::FontLibrary fonts{{}};
    static thai::Breaker breaker;
    try {
        const batch::Input input = batch::read_input(std::string(test::as_text(data, size)), "input", rules);
        if (!input.document) return 0;
        std::size_t bytes = 0, count_of_paragraphs = 0;
        const Census before = text_of(*input.document, bytes, count_of_paragraphs);
        if (bytes > text_bytes || count_of_paragraphs > paragraphs) return 0;
        fonts.begin_document();
        const Pages pages = lay_out(*input.document, fonts, breaker);
        for (const Diagnostic& told : pages.diagnostics)
            test::must(told.code != "text-lost" && told.code != "text-doubled");
        const Census after = text_of(pages, fonts);
        for (const auto& [c, times] : before) {
            const auto found = after.find(c);
            test::must(found != after.end() && found->second >= times);
        }
        if (pages.all.size() > most_pages) return 0;
        pdf::Metadata metadata;
        metadata.title = "end to end";
        must_satisfy_qpdf(pdf::write_pdf(pages, input.document->images, fonts, metadata));
    } catch (const Error&) {  // hostile input, refused
        return 0;
    }
    return 0;
}
