#include "readers/detect.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "base/ascii_case.h"
#include "base/error.h"
#include "readers/container/zip.h"
#include "readers/formats.h"
#include "readers/word/relationships.h"
#include "readers/xls/early.h"
#include "thai/encoding.h"
#include "thai/other_encodings.h"

namespace raingan {
namespace {

using std::string_view;

/// The kind of the first mark of that sort that holds.
template <class Holds>
std::optional<FileKind> told_by(Told sort, Holds holds) {
    for (const Mark& mark : marks())
        if (mark.by == sort && holds(mark.sign)) return mark.kind;
    return std::nullopt;
}

/// Directory entries of a compound file lie 128-byte aligned (MS-CFB 2.6.1): the name in UTF-16LE, at 64 its length
/// in bytes with the closing zero, at 66 the type (2: stream). A sector table need not be sound to see them.
bool has_stream(string_view bytes, string_view name) {
    constexpr std::size_t entry_size = 128, header_size = 512;
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    for (std::size_t at = header_size; at + entry_size <= bytes.size(); at += entry_size) {
        const string_view entry = bytes.substr(at, entry_size);
        if (!same_but_for_case(entry.substr(0, wide.size()), wide) || entry[66] != 2) continue;
        if (static_cast<unsigned char>(entry[64]) == wide.size() + 2) return true;
    }
    return false;
}

constexpr std::size_t text_head = 8192;  ///< what a text is told by

FileKind detect_compound(string_view bytes) {
    return told_by(Told::stream, [&](string_view name) { return has_stream(bytes, name); })
        .value_or(FileKind::other_compound);
}

/// By the part that the package's main relationship names; by the parts that there are where even that is missing.
FileKind detect_package(Zip& zip) {
    if (zip.has("mimetype")) {
        const std::string type = zip.require("mimetype");
        return told_by(Told::mimetype, [&](string_view begins) { return type.starts_with(begins); })
            .value_or(FileKind::other_zip);
    }
    const word::Relationships package = word::relationships_of(zip, "");
    if (const word::Relationship* main = package.by_type("officeDocument")) {
        const string_view target = main->target, name = target.substr(target.rfind('/') + 1);
        if (const auto kind = told_by(Told::package_main_name, [&](string_view called) { return name == called; }))
            return *kind;
        return told_by(Told::package_main, [&](string_view folder) { return target.starts_with(folder); })
            .value_or(FileKind::docx);  // its root element will tell
    }
    return told_by(Told::package_part, [&](string_view part) { return zip.has(std::string(part)); })
        .value_or(FileKind::other_zip);
}

FileKind detect_zip(string_view bytes) {
    try {
        Zip zip(bytes);
        return detect_package(zip);
    } catch (const Error&) {
        return FileKind::broken_zip;
    }
}

/// MS Office's owner file: a byte with the name's length, the name in 8 bits, and again in 16.
bool is_lock_file(string_view bytes) {
    constexpr std::size_t word_size = 162, other_size = 165, longest_name = 53;
    if (bytes.size() != word_size && bytes.size() != other_size) return false;
    const auto length = static_cast<unsigned char>(bytes[0]);
    return length >= 1 && length <= longest_name && static_cast<unsigned char>(bytes[longest_name + 1]) == length;
}

/// A workbook's stream without a compound file around it: always so before Excel 5.
bool is_bare_workbook(string_view bytes) {
    constexpr string_view biff_5("\x09\x08\x08\x00\x00\x05\x05\x00", 8), biff_8("\x09\x08\x10\x00\x00\x06\x05\x00", 8);
    return xls::is_early(bytes) || bytes.starts_with(biff_5) || bytes.starts_with(biff_8);
}

std::string lower(string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// The ASCII of a UTF-16 text.
std::string without_zeros(std::string wide) {
    std::erase(wide, '\0');
    return wide;
}

/// The value of a header field of MIME, lower case, without what it folds into; empty where there is none. `low` has a
/// line end before its first line.
string_view header_field(string_view low, string_view name) {
    const std::size_t at = low.find("\n" + std::string(name) + ":");
    if (at == string_view::npos) return {};
    string_view value = low.substr(at + name.size() + 2);
    value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
    return value;
}

/// A message begins with fields (RFC 5322); one that nobody sent is a page that was saved.
std::optional<FileKind> detect_message(string_view low) {
    const std::size_t colon = low.find(':');
    const bool begins_with_field =
        colon != string_view::npos && colon > 1 &&
        low.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == string_view::npos;
    const std::size_t blank = std::min(low.find("\n\n"), low.find("\n\r\n"));
    const std::string fields = "\n" + std::string(low.substr(0, blank));
    const bool is_mime = !header_field(fields, "mime-version").empty() || !header_field(fields, "content-type").empty();
    const bool was_sent = !header_field(fields, "received").empty() || !header_field(fields, "message-id").empty() ||
                          !header_field(fields, "to").empty();
    if (!begins_with_field || (!is_mime && (!was_sent || header_field(fields, "from").empty()))) return std::nullopt;
    const string_view type = header_field(fields, "content-type");
    const bool holds_page = type.starts_with("multipart/related") || type.starts_with("text/html") ||
                            type.starts_with("multipart/alternative");
    return holds_page && !was_sent ? FileKind::web_archive : FileKind::mail;
}

/// By the head of a text in lower case, behind what may stand before its first character.
std::optional<FileKind> told_by_head(string_view low) {
    const auto begins = [&](string_view sign) { return low.starts_with(sign); };
    if (const auto kind = detect_message(low)) return kind;
    if (const auto kind = told_by(Told::head, [&](string_view name) { return low.find(name) != string_view::npos; }))
        return kind;
    return told_by(Told::text_begins, begins);
}

FileKind detect_text(string_view bytes) {
    string_view head = bytes.substr(0, text_head);
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const bool wide = thai::is_utf_32(head) ||
                      thai::detect_wide_encoding(head).value_or(thai::Encoding::utf8) != thai::Encoding::utf8;
    while (!wide && !head.empty() && std::isspace(static_cast<unsigned char>(head.front())) != 0) head.remove_prefix(1);
    const std::string low = wide ? without_zeros(lower(head)) : lower(head);
    if (const auto kind = told_by_head(low)) return *kind;
    if (wide) return FileKind::csv_or_text;
    const bool has_controls = std::any_of(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && string_view("\t\n\r\f\v\x1A\x1B").find(c) == string_view::npos;
    });
    return has_controls ? FileKind::unknown : FileKind::csv_or_text;
}

}  // namespace

std::optional<FileKind> message_kind(string_view head) {
    return detect_message(lower(head.substr(0, text_head)));
}

FileKind detect(string_view bytes) {
    if (bytes.empty()) return FileKind::empty;
    if (bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6")) return detect_zip(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return detect_compound(bytes);
    if (is_lock_file(bytes)) return FileKind::word_lock;
    if (is_bare_workbook(bytes)) return FileKind::excel_97;
    if (const auto kind = told_by(Told::beginning, [&](string_view sign) { return bytes.starts_with(sign); }))
        return *kind;
    constexpr std::size_t pdf_header_within = 1024;  // ISO 32000-1 Annex H.3.4.1
    if (bytes.substr(0, pdf_header_within).find("%PDF-") != string_view::npos) return FileKind::pdf;
    return detect_text(bytes);
}

}  // namespace raingan
