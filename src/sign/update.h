// An incremental update (ISO 32000-1 7.5.6): objects appended to a PDF whose bytes stay as they are. A file whose last
// cross-reference section is a stream gets a stream, another one a table (7.5.8.4).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pdf/haru.h"
#include "sign/qpdf.h"

namespace raingan::sign {

class Update {
public:
    /// Both must outlive the update.
    Update(std::string_view bytes, QPDF& qpdf);

    /// A new object; its text comes later.
    pdf::Ref reserve();
    pdf::Ref add(std::string text);
    void set(pdf::Ref ref, std::string text);
    /// `entries` without /Length.
    void set_stream(pdf::Ref ref, Entries entries, std::string_view bytes);
    /// An object of the file in its new form; its generation stays.
    void replace(QPDFObjGen id, std::string text);

    /// What is to be appended to the file. `offset_of(ref)` counts from the file's start, once this was called.
    std::string finish();
    [[nodiscard]] std::size_t offset_of(pdf::Ref ref) const { return offsets_.at(id_of(ref)); }

private:
    static QPDFObjGen id_of(pdf::Ref ref) { return QPDFObjGen(static_cast<int>(ref.number), 0); }
    [[nodiscard]] Entries trailer(const std::string& body) const;
    void append_table(std::string& out);
    void append_stream(std::string& out);

    std::string_view bytes_;
    QPDF& qpdf_;
    std::uint32_t next_ = 0;
    std::size_t previous_ = 0;     ///< offset of the file's last cross-reference section
    bool stream_section_ = false;  ///< which is a stream
    std::map<QPDFObjGen, std::string> objects_;
    std::map<QPDFObjGen, std::size_t> offsets_;
};

/// A text string object (ISO 32000-1 7.9.2.2).
std::string text_string(std::string_view utf8);
/// "12 0 R".
std::string reference(pdf::Ref ref);

/// The offset behind the last "startxref". Throws Error (unreadable, "broken-pdf") where there is none.
std::size_t last_section(std::string_view bytes);

}  // namespace raingan::sign
