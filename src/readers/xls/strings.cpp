#include "readers/xls/strings.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "thai/other_encodings.h"

namespace raingan::xls {
namespace {

constexpr unsigned wide_flag = 1, extended_flag = 4, rich_flag = 8;

/// UTF-16 units as they come → UTF-8; a lone surrogate becomes U+FFFD.
class Utf16 {
public:
    explicit Utf16(std::string& out) : out_(out) {}
    void put(char32_t unit) {
        const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high_ != 0) {
            const char32_t high = std::exchange(high_, 0);
            if (low) return utf8::append(out_, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
            utf8::append(out_, 0xFFFD);
        }
        if (unit >= 0xD800 && unit <= 0xDBFF)
            high_ = unit;
        else
            utf8::append(out_, low ? 0xFFFD : unit);
    }
    void finish() {
        if (std::exchange(high_, 0) != 0) utf8::append(out_, 0xFFFD);
    }

private:
    std::string& out_;
    char32_t high_ = 0;
};

/// 0x80–0x9F of Windows-1252.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string decode_latin(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        utf8::append(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : char32_t{byte});
    }
    return out;
}

/// What ICU calls a page that CODEPAGE numbers ([MS-XLS] 2.4.52), but for Windows-1252 and those of Thai.
std::string other_page(unsigned number) {
    constexpr unsigned first_windows = 1250, last_windows = 1258, western = 1252;
    constexpr auto others = std::to_array<std::pair<unsigned, const char*>>({{437, "IBM437"},
                                                                             {737, "IBM737"},
                                                                             {775, "IBM775"},
                                                                             {850, "IBM850"},
                                                                             {852, "IBM852"},
                                                                             {857, "IBM857"},
                                                                             {861, "IBM861"},
                                                                             {862, "IBM862"},
                                                                             {863, "IBM863"},
                                                                             {864, "IBM864"},
                                                                             {865, "IBM865"},
                                                                             {866, "IBM866"},
                                                                             {869, "IBM869"},
                                                                             {932, "Shift_JIS"},
                                                                             {936, "GB18030"},
                                                                             {949, "windows-949"},
                                                                             {950, "Big5"},
                                                                             {10000, "macintosh"},
                                                                             {10006, "x-mac-greek"},
                                                                             {10007, "x-mac-cyrillic"},
                                                                             {10029, "x-mac-centraleurroman"},
                                                                             {10081, "x-mac-turkish"},
                                                                             {32768, "macintosh"}});
    if (number >= first_windows && number <= last_windows && number != western)
        return "windows-" + std::to_string(number);
    const auto* found = std::ranges::find(others, number, &std::pair<unsigned, const char*>::first);
    return found == others.end() ? std::string() : found->second;
}

std::string decode_thai(std::string_view bytes, thai::Encoding encoding) {
    std::string out;
    while (!bytes.empty()) {
        const thai::DecodedPart part = thai::decode_part(bytes, encoding, false, out);
        if (part.undecodable) utf8::append(out, 0xFFFD);
        bytes.remove_prefix(std::min(part.consumed + (part.undecodable ? 1 : 0), bytes.size()));
    }
    return out;
}

}  // namespace

bool StringReader::next_body() {
    if (body_ + 1 >= bodies_.size()) return false;
    ++body_;
    at_ = 0;
    return true;
}

bool StringReader::at_end() {
    while (body_ < bodies_.size() && at_ >= bodies_[body_].size())
        if (!next_body()) return true;
    return body_ >= bodies_.size();
}

std::uint32_t StringReader::number(std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes && !at_end(); ++i) value |= std::uint32_t{bodies_[body_].u8(at_++)} << (8 * i);
    return value;
}

void StringReader::skip(std::size_t bytes) {
    while (bytes > 0 && !at_end()) {
        const std::size_t here = std::min(bytes, bodies_[body_].size() - at_);
        at_ += here;
        bytes -= here;
    }
}

StringReader::Characters StringReader::read_characters(std::size_t count, bool wide, bool with_starts) {
    Characters read;
    Utf16 out(read.text);
    for (std::size_t i = 0; i < count; ++i) {
        if (body_ < bodies_.size() && at_ >= bodies_[body_].size()) {
            // Each continuation says anew how wide its characters are.
            if (!next_body()) break;
            wide = (bodies_[body_].u8(at_++) & wide_flag) != 0;
        }
        if (at_end()) break;
        if (with_starts) read.starts.push_back(static_cast<std::uint32_t>(read.text.size()));
        const Bytes body = bodies_[body_];
        out.put(wide ? body.u16(at_) : body.u8(at_));
        at_ += wide ? 2 : 1;
    }
    out.finish();
    return read;
}

std::string StringReader::characters(std::size_t count) {
    const unsigned flags = number(1);
    return read_characters(count, (flags & wide_flag) != 0, false).text;
}

RichString StringReader::unicode(std::size_t count_bytes) {
    const std::size_t count = number(count_bytes);
    const unsigned flags = number(1);
    const std::size_t changes = (flags & rich_flag) != 0 ? number(2) : 0;
    const std::size_t extension = (flags & extended_flag) != 0 ? number(4) : 0;
    Characters read = read_characters(count, (flags & wide_flag) != 0, changes > 0);
    RichString string{std::move(read.text), {}};
    for (std::size_t i = 0; i < changes && !at_end(); ++i) {
        const std::size_t at = number(2);
        const auto font = static_cast<std::uint16_t>(number(2));
        if (at < read.starts.size()) string.fonts.push_back({read.starts[at], font});
    }
    skip(extension);
    return string;
}

CodePage::CodePage(unsigned number) {
    constexpr unsigned windows_thai = 874, mac_thai = 10021;
    if (number == windows_thai) encoding_ = thai::Encoding::windows874;
    if (number == mac_thai) encoding_ = thai::Encoding::mac_thai;
    other_ = other_page(number);
}

std::string CodePage::decode(std::string_view bytes, bool thai_font) const {
    if (encoding_) return decode_thai(bytes, *encoding_);
    if (thai_font) return decode_thai(bytes, thai::Encoding::windows874);
    if (!other_.empty())
        if (auto text = thai::decode_as(bytes, other_)) return std::move(text->utf8);
    return decode_latin(bytes);
}

}  // namespace raingan::xls
