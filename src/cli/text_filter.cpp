#include "cli/text_filter.h"

#include <algorithm>

#include "thai/characters.h"
#include "thai/clean_text.h"
#include "thai/mojibake.h"
#include "thai/normalise.h"
#include "thai/numbers.h"

namespace raingan::cli {
namespace {

using thai::Encoding;

constexpr std::size_t window = 64U << 10U;
constexpr std::size_t longest_line = 1U << 20U;

bool is_high(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

Encoding named(const std::string& name) {
    if (const auto encoding = thai::encoding_named(name)) return *encoding;
    throw Error(
        ExitStatus::usage, "unknown-encoding", "--from",
        {"no encoding is called " + name +
             "; known are utf-8, utf-16le, utf-16be, windows-874, iso-8859-11, tis-620, ibm-874, x-mac-thai, auto",
         "ไม่รู้จักรหัสชื่อ " + name +
             " ใช้ได้: utf-8, utf-16le, utf-16be, windows-874, iso-8859-11, tis-620, ibm-874, x-mac-thai, auto"});
}

// Where a line too long to hold is cut: behind its last blank before a consonant, else before a consonant that begins a
// cell, else between characters; so no rule of normalising looks across.
std::size_t safe_cut(std::string_view text) {
    const std::size_t least = text.size() / 2;
    std::size_t cell = 0, character = 0;
    for (std::size_t at = text.size(); at > least;) {
        const utf8::Decoded before = thai::decode_before(text, at);
        const utf8::Decoded c = utf8::decode(text, at);
        if (thai::is_consonant(c.code_point) && at < text.size()) {
            if (before.code_point == ' ') return at;
            const bool begins_cell = thai::is_consonant(before.code_point) || before.code_point == thai::sara_aa;
            if (cell == 0 && begins_cell) cell = at;
        }
        if (character == 0 && at < text.size()) character = at;
        at -= before.length;
    }
    if (cell > 0) return cell;
    return character > 0 ? character : text.size();
}

/// What begins as a document does is none of its text, in whatever encoding.
void refuse_documents(std::string_view head) {
    const bool is_pdf = head.starts_with("%PDF-");
    constexpr std::string_view zip("PK\x03\x04", 4), compound("\xD0\xCF\x11\xE0", 4);
    if (is_pdf)
        throw unreadable("not-text", "",
                         {"is a PDF and no plain text; give the text that was copied from it, or the Word file that it "
                          "was made from to raingan convert",
                          "เป็น PDF ไม่ใช่ข้อความล้วน โปรดใช้ข้อความที่คัดลอกออกมา หรือใช้ไฟล์ Word ต้นฉบับกับ raingan convert"});
    if (head.starts_with(zip) || head.starts_with(compound))
        throw unreadable(
            "not-text", "",
            {"is a document (Word, Excel …) or an archive and no plain text; raingan convert reads documents",
             "เป็นเอกสาร (Word, Excel …) หรือไฟล์ ZIP ไม่ใช่ข้อความล้วน โปรดใช้ raingan convert กับเอกสาร"});
}

bool has_thai_digit(std::string_view text) {
    // U+0E50–0E59 are E0 B9 90–99; 90–99 behind B9 occurs in nothing else of Thai.
    for (std::size_t at = text.find('\xB9'); at + 1 < text.size(); at = text.find('\xB9', at + 1)) {
        const auto last = static_cast<unsigned char>(text[at + 1]);
        if (last >= 0x90 && last <= 0x99) return true;
    }
    return false;
}
bool has_ascii_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

TextFilter::TextFilter(const TextOptions& options)
    : options_(options), plain_(!options.normalise && options.numerals == "keep") {
    if (options.from == "auto") return;
    encoding_ = named(options.from);
}

void TextFilter::take(std::string_view bytes, std::string& out) {
    if (pending_.empty() && encoding_ && offset_ > 0) {
        decode(bytes, true, out);
        return;
    }
    pending_ += bytes;
    advance(true, out);
}

void TextFilter::finish(std::string& out) {
    advance(false, out);
    write_lines(false, out);
}

// Decides where it can, and decodes what is decided.
void TextFilter::advance(bool more, std::string& out) {
    constexpr std::size_t longest_mark = 8;  // of an encoding, or of a document
    if (more && offset_ == 0 && pending_.size() < (encoding_ ? longest_mark : window)) return;
    if (offset_ == 0) refuse_documents(pending_);
    if (!encoding_) decide(more);
    std::string bytes = std::move(pending_);
    pending_.clear();
    if (encoding_) {
        if (offset_ == 0) {
            offset_ = thai::byte_order_mark(bytes, *encoding_);
            bytes.erase(0, offset_);
        }
        decode(bytes, more, out);
        return;
    }
    // ASCII up to the first byte that is not; from there a window is gathered.
    const auto high = static_cast<std::size_t>(std::ranges::find_if(bytes, is_high) - bytes.begin());
    lines_.append(bytes, 0, high);
    offset_ += high;
    pending_ = bytes.substr(high);
    write_lines(more, out);
}

void TextFilter::decide(bool more) {
    if (!head_seen_) {
        head_seen_ = true;
        encoding_ = thai::detect_wide_encoding(std::string_view(pending_).substr(0, window));
        if (encoding_) return;
    }
    const auto high = static_cast<std::size_t>(std::ranges::find_if(pending_, is_high) - pending_.begin());
    const std::string_view rest = std::string_view(pending_).substr(high);
    if (rest.empty() || (more && rest.size() < window)) return;
    // ASCII before it gives marks their letters.
    encoding_ = thai::detect_encoding(rest, more);
    if (encoding_) return;
    throw unreadable("unknown-encoding", "byte " + std::to_string(offset_ + high),
                     {"this is no Thai text in any known encoding; name the encoding with --from",
                      "ไม่ใช่ข้อความไทยในรหัสที่รู้จัก โปรดระบุรหัสด้วย --from"});
}

void TextFilter::decode(std::string_view bytes, bool more, std::string& out) {
    const bool straight = plain_ && lines_.empty();
    std::string& to = straight ? out : lines_;
    const thai::DecodedPart part = thai::decode_part(bytes, *encoding_, more, to);
    offset_ += part.consumed;
    if (!straight) write_lines(more && !part.undecodable, out);
    if (part.undecodable)
        throw thai::undecodable(offset_, static_cast<unsigned char>(bytes[part.consumed]), *encoding_);
    pending_ = bytes.substr(part.consumed);
}

void TextFilter::write_lines(bool more, std::string& out) {
    std::size_t end = lines_.size();
    if (more && !plain_) {
        end = lines_.rfind('\n') + 1;  // none: 0
        if (lines_.size() - end > longest_line) end += safe_cut(std::string_view(lines_).substr(end));
    }
    write_text(std::string_view(lines_).substr(0, end), out);
    lines_.erase(0, end);
}

void TextFilter::write_text(std::string_view text, std::string& out) {
    if (plain_) {
        out += text;
        return;
    }
    std::string normalised;
    if (options_.normalise && !(thai::is_clean_body(text) && !thai::may_be_mojibake(text))) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
            normalise_line(text.substr(at, end - at), normalised);
            at = end;
        }
        text = normalised;
    }
    if (options_.numerals == "thai" && has_ascii_digit(text))
        out += thai::to_thai_digits(text);
    else if (options_.numerals == "arabic" && has_thai_digit(text))
        out += thai::to_ascii_digits(text);
    else
        out += text;
}

void TextFilter::normalise_line(std::string_view line, std::string& out) {
    std::string mended;
    if (thai::may_be_mojibake(line)) {
        thai::Demojibaked result = thai::repair_mojibake(line);
        for (const thai::MojibakeFound& found : result.found) {
            auto& counts = found.replacement.empty() ? changes_.unmendable : changes_.mended;
            ++counts.at(static_cast<std::size_t>(found.form));
        }
        mended = std::move(result.text);
        line = mended;
    }
    const thai::Normalised result = thai::normalise(line, thai::Level::body);
    for (const thai::Edit& edit : result.edits) ++changes_.edits.at(static_cast<std::size_t>(edit.rule));
    for (const thai::Edit& report : result.reports) ++changes_.reports.at(static_cast<std::size_t>(report.rule));
    out += result.text;
}

}  // namespace raingan::cli
