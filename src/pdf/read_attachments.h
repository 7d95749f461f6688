// Files out of a PDF, whoever wrote it (xref streams, incremental updates), through qpdf.
#pragma once

#include <string>
#include <string_view>
#include <vector>

class QPDF;

namespace raingan::pdf {

struct EmbeddedFile {
    std::string name, media_type;  ///< as the PDF says; may be empty
    std::string bytes;
};

bool is_pdf(std::string_view bytes);

/// The embedded files whose media type is `media_type`, or unnamed, in the order of the PDF's name tree. Throws Error
/// (unreadable): "broken-pdf", "encrypted", "wrong-password", "over-limit".
std::vector<EmbeddedFile> read_attachments(std::string_view pdf, std::initializer_list<std::string_view> media_types,
                                           const std::string& password = {});
/// The same of a PDF that is open. Throws what qpdf throws, and "over-limit".
std::vector<EmbeddedFile> read_attachments(QPDF& qpdf, std::initializer_list<std::string_view> media_types);

}  // namespace raingan::pdf
