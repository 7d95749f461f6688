#include "pdf/attachments.h"

// clang-format off
#include <hpdf.h>
#include <hpdf_encrypt.h>
// clang-format on

#include <algorithm>
#include <array>

#include "pdf/metadata.h"

namespace raingan::pdf {

namespace {

std::string md5(std::string_view bytes) {
    HPDF_MD5_CTX context;
    HPDF_MD5Init(&context);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t part = std::min<std::size_t>(bytes.size() - at, 1U << 30U);
        HPDF_MD5Update(&context, reinterpret_cast<const HPDF_BYTE*>(bytes.data()) + at, static_cast<HPDF_UINT32>(part));
        at += part;
    }
    std::array<HPDF_BYTE, 16> digest{};
    HPDF_MD5Final(digest.data(), &context);
    std::string out;
    for (const unsigned char byte : digest) append_hex(out, byte, 2);
    return out;
}

/// A media type as a name: "application#2Fjson" (ISO 32000-1 7.3.5).
std::string name_of(std::string_view media_type) {
    std::string out = "/";
    for (const char c : media_type) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '+' || c == '_';
        if (plain) {
            out.push_back(c);
        } else {
            out.push_back('#');
            append_hex(out, static_cast<unsigned char>(c), 2);
        }
    }
    return out;
}

Ref write_file(File& file, const Attachment& attachment, const std::string& date) {
    const std::string bytes = attachment.bytes();
    std::string entries = "/Type/EmbeddedFile/Subtype" + name_of(attachment.media_type) + "/Params<</Size " +
                          std::to_string(bytes.size()) + "/CheckSum<" + md5(bytes) + ">/ModDate(" + date + ")>>\n";
    const bool packed = bytes.starts_with("PK\x03\x04");  // deflating a ZIP again gains nothing
    return packed ? file.add_stream(entries, bytes) : file.add_deflated(std::move(entries), bytes);
}

std::string_view relationship(Attachment::Relationship relationship) {
    if (relationship == Attachment::Relationship::source) return "/Source";
    return relationship == Attachment::Relationship::data ? "/Data" : "/Alternative";
}

Ref write_specification(File& file, const Attachment& attachment, Ref embedded) {
    std::string entries = "/Type/Filespec/F";
    append_text(entries, attachment.name);
    entries += "/UF";
    append_text(entries, attachment.name);
    entries.append("/AFRelationship").append(relationship(attachment.relationship));
    entries += "/Desc";
    append_text(entries, attachment.description);
    entries += "/EF<</F ";
    append(entries, embedded);
    entries += "/UF ";
    append(entries, embedded);
    return file.add(entries + ">>");
}

}  // namespace

std::string write_attachments(File& file, std::vector<Attachment> attachments, const std::string& modified) {
    if (attachments.empty()) return {};
    const std::string own_date = pdf_date(modified);
    const std::string date = own_date.empty() ? no_date : own_date;
    std::sort(attachments.begin(), attachments.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    std::string associated, names;
    for (const Attachment& attachment : attachments) {
        const Ref ref = write_specification(file, attachment, write_file(file, attachment, date));
        append(associated, ref);
        associated.push_back(' ');
        append_text(names, attachment.name);
        append(names, ref);
        names.push_back(' ');
    }
    return "/AF[" + associated + "]/Names<</EmbeddedFiles<</Names[" + names + "]>>>>";
}

}  // namespace raingan::pdf
