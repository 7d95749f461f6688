#include "sign/document_timestamp.h"

#include <algorithm>

#include "sign/fields.h"
#include "sign/placeholder.h"
#include "sign/timestamp.h"
#include "sign/widget.h"

namespace raingan::sign {
namespace {

std::string free_name(const std::vector<SignatureField>& fields) {
    const std::string plain = "ตราประทับเวลา";
    std::string name = plain;
    for (int n = 2; std::ranges::find(fields, name, &SignatureField::name) != fields.end(); ++n)
        name = plain + " " + std::to_string(n);
    return name;
}

}  // namespace

std::string add_document_timestamp(std::string_view pdf, const std::string& url, const Fetch& fetch) {
    constexpr std::size_t room = 16384;  // an authority's chain of certificates included
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Update update(pdf, *qpdf);
        FormEditor editor(*qpdf, update);
        const Placeholder placeholder =
            make_placeholder("/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161", room, "");
        const pdf::Ref stamp = update.add(placeholder.text);
        const pdf::Ref empty = update.reserve();
        update.set_stream(
            empty, {{"/Type", "/XObject"}, {"/Subtype", "/Form"}, {"/BBox", "[0 0 0 0]"}, {"/Resources", "<<>>"}}, "");
        editor.add_field(free_name(signature_fields(*qpdf)), {},
                         {{"/V", reference(stamp)}, {"/AP", "<</N " + reference(empty) + ">>"}});
        editor.mark_signed();
        editor.finish();
        require_whole(*qpdf);
        std::string file(pdf);
        file += update.finish();
        const Gap gap = set_range(file, update.offset_of(stamp), placeholder);
        const std::string_view whole = file;
        const Digest digest = sha256(whole.substr(0, gap.begin), whole.substr(gap.end));
        set_contents(file, gap, fetch_timestamp(url, digest, fetch));
        return file;
    });
}

}  // namespace raingan::sign
