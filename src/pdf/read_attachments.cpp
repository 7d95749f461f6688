#include "pdf/read_attachments.h"

#include <algorithm>

#include "base/limits.h"
#include "pdf/stream_bytes.h"

namespace raingan::pdf {

namespace {

std::string media_type_of(QPDFObjectHandle stream) {
    QPDFObjectHandle subtype = stream.getDict().getKey("/Subtype");
    return subtype.isName() ? subtype.getName().substr(1) : std::string();
}

}  // namespace

bool is_pdf(std::string_view bytes) {
    return bytes.substr(0, 5) == "%PDF-";
}

std::vector<EmbeddedFile> read_attachments(QPDF& qpdf, std::initializer_list<std::string_view> media_types) {
    std::vector<EmbeddedFile> out;
    QPDFEmbeddedFileDocumentHelper helper(qpdf);
    for (const auto& [name, specification] : helper.getEmbeddedFiles()) {
        QPDFObjectHandle stream = specification->getEmbeddedFileStream();
        if (!stream.isStream()) continue;
        const std::string type = media_type_of(stream);
        const bool wanted =
            type.empty() || std::find(media_types.begin(), media_types.end(), type) != media_types.end();
        if (!wanted) continue;
        auto bytes = stream_bytes(stream, limits::entry_bytes);
        if (!bytes) continue;  // a filter that hides something
        out.push_back({specification->getFilename(), type, std::move(*bytes)});
    }
    return out;
}

std::vector<EmbeddedFile> read_attachments(std::string_view pdf, std::initializer_list<std::string_view> media_types,
                                           const std::string& password) {
    QPDF qpdf;
    return guarded(qpdf, [&] {
        open_encrypted(qpdf, pdf, password);
        return read_attachments(qpdf, media_types);
    });
}

}  // namespace raingan::pdf
