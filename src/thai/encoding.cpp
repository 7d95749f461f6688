#include "thai/encoding.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/ascii_case.h"
#include "thai/byte_tables.h"
#include "thai/characters.h"
#include "thai/utf8_scan.h"

namespace raingan::thai {
namespace {

struct Name {
    std::string_view name;  // lower case, without - _ and space
    Encoding encoding;
};
constexpr auto names = std::to_array<Name>({
    {"utf8", Encoding::utf8},
    {"utf8bom", Encoding::utf8},
    {"ascii", Encoding::utf8},
    {"usascii", Encoding::utf8},
    {"utf16le", Encoding::utf16le},
    {"utf16", Encoding::utf16le},  // as Windows means it; a byte order mark says otherwise
    {"unicode", Encoding::utf16le},
    {"utf16be", Encoding::utf16be},
    {"windows874", Encoding::windows874},
    {"cp874", Encoding::windows874},
    {"ms874", Encoding::windows874},
    {"874", Encoding::windows874},
    {"ansi", Encoding::windows874},
    {"xwindows874", Encoding::windows874},
    {"iso885911", Encoding::iso8859_11},
    {"iso885911:2001", Encoding::iso8859_11},
    {"tis620", Encoding::tis620},
    {"tis6200", Encoding::tis620},
    {"tis6202529", Encoding::tis620},
    {"tis6202533", Encoding::tis620},
    {"isoir166", Encoding::tis620},
    {"thai", Encoding::tis620},
    {"ibm874", Encoding::ibm874},
    {"cpibm874", Encoding::ibm874},
    {"ibmcp874", Encoding::ibm874},
    {"xibm874", Encoding::ibm874},
    {"macthai", Encoding::mac_thai},
    {"xmacthai", Encoding::mac_thai},
    {"macintoshthai", Encoding::mac_thai},
});

constexpr std::array<const char*, 8> shown_names = {"utf-8",       "utf-16le", "utf-16be", "windows-874",
                                                    "iso-8859-11", "tis-620",  "ibm-874",  "x-mac-thai"};

const ByteTable& table_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::iso8859_11:
            return iso8859_11_table;
        case Encoding::tis620:
            return tis620_table;
        case Encoding::ibm874:
            return ibm874_table;
        case Encoding::mac_thai:
            return mac_thai_table;
        default:
            return windows874_table;
    }
}
bool is_wide(Encoding encoding) {
    return encoding == Encoding::utf16le || encoding == Encoding::utf16be;
}
unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

DecodedPart decode_utf8(std::string_view bytes, bool more, std::string& out) {
    const std::size_t end = well_formed_end(bytes);
    out.append(bytes.substr(0, end));
    return {end, end < bytes.size() && !(more && is_cut_character(bytes, end))};
}

DecodedPart decode_utf16(std::string_view bytes, bool big_end, bool more, std::string& out) {
    const auto unit_at = [&](std::size_t at) {
        return (byte_at(bytes, at + (big_end ? 0 : 1)) << 8U) | byte_at(bytes, at + (big_end ? 1 : 0));
    };
    std::size_t at = 0;
    while (at + 2 <= bytes.size()) {
        char32_t c = unit_at(at);
        std::size_t length = 2;
        if (c >= 0xD800 && c <= 0xDFFF) {
            if (c <= 0xDBFF && at + 4 > bytes.size()) break;
            const char32_t low = c <= 0xDBFF ? unit_at(at + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF) return {at, true};
            c = ((c - 0xD7C0) << 10U) | (low & 0x3FFU);
            length = 4;
        }
        utf8::append(out, c);
        at += length;
    }
    return {at, at < bytes.size() && !more};
}

DecodedPart decode_bytes(std::string_view bytes, const ByteTable& table, std::string& out) {
    // The text is made in a row of bytes that is long enough for all: three for each.
    const std::size_t begin = out.size();
    out.resize(begin + 3 * bytes.size());
    char* to = out.data() + begin;
    std::size_t at = 0;
    for (; at < bytes.size(); ++at) {
        const unsigned byte = byte_at(bytes, at);
        if (byte < 0x80) {
            *to++ = bytes[at];
            continue;
        }
        const char32_t c = table[byte - 0x80];
        if (c == 0) break;
        if (c < 0x800) {
            *to++ = static_cast<char>(0xC0U | (c >> 6U));
        } else {
            *to++ = static_cast<char>(0xE0U | (c >> 12U));
            *to++ = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        }
        *to++ = static_cast<char>(0x80U | (c & 0x3FU));
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
    return {at, at < bytes.size()};
}

std::string folded(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '-' || c == '_' || c == ' ' || c == '.') continue;
        out.push_back(ascii_lower(c));
    }
    return out;
}

// Of the code units of one byte order, how many have a high byte that Thai text has.
struct WideCount {
    std::size_t likely = 0, telling = 0;
};
WideCount count_wide(std::string_view bytes, std::size_t high) {
    WideCount count;
    for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
        const unsigned byte = byte_at(bytes, at + high);
        const unsigned low = byte_at(bytes, at + 1 - high);
        const bool telling = (byte == 0x0E && low >= 0x01 && low <= 0x5B) || (byte == 0 && low != 0);
        count.telling += telling ? 1U : 0U;
        count.likely += telling || byte == 0x20 || byte == 0xF7 ? 1U : 0U;
    }
    return count;
}

// How well a text in the 874 family reads: marks on no letter are what a wrong table makes.
struct Reading {
    std::size_t high = 0, thai = 0, unlawful = 0;
    [[nodiscard]] bool is_thai() const { return thai * 10 >= high * 8 && unlawful * 20 <= thai; }
};
std::optional<Reading> read_as(std::string_view bytes, Encoding encoding) {
    const ByteTable& table = table_of(encoding);
    Reading reading;
    char32_t before = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const unsigned byte = byte_at(bytes, at);
        const char32_t c = byte < 0x80 ? byte : table[byte - 0x80];
        if (c == 0 && byte >= 0x80) return std::nullopt;
        reading.high += byte >= 0x80 ? 1U : 0U;
        reading.thai += in_thai_block(c) ? 1U : 0U;
        const bool bare_mark = is_zero_width_thai(c) && !is_consonant(before) && !is_zero_width_thai(before);
        const bool bare_vowel = is_leading_vowel(before) && !is_consonant(c);
        reading.unlawful += bare_mark || bare_vowel || (is_tone(c) && is_tone(before)) ? 1U : 0U;
        before = c;
    }
    return reading;
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
    const std::string key = folded(name);
    const auto* const found = std::ranges::find(names, std::string_view(key), &Name::name);
    if (found == names.end()) return std::nullopt;
    return found->encoding;
}

const char* name_of(Encoding encoding) {
    return shown_names.at(static_cast<std::size_t>(encoding));
}

DecodedPart decode_part(std::string_view bytes, Encoding encoding, bool more, std::string& out) {
    if (encoding == Encoding::utf8) return decode_utf8(bytes, more, out);
    if (is_wide(encoding)) return decode_utf16(bytes, encoding == Encoding::utf16be, more, out);
    return decode_bytes(bytes, table_of(encoding), out);
}

std::size_t byte_order_mark(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::utf8) return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (encoding == Encoding::utf16le) return bytes.starts_with("\xFF\xFE") ? 2 : 0;
    return encoding == Encoding::utf16be && bytes.starts_with("\xFE\xFF") ? 2 : 0;
}

Error undecodable(std::size_t offset, unsigned char byte, Encoding encoding) {
    std::array<char, 8> hex{};
    std::snprintf(hex.data(), hex.size(), "0x%02X", static_cast<unsigned>(byte));
    const std::string name = name_of(encoding);
    return unreadable("undecodable", "byte " + std::to_string(offset),
                      {std::string(hex.data()) + " means nothing here in " + name +
                           "; name the text's encoding with --from, or mend the text",
                       "ไบต์ " + std::string(hex.data()) + " ไม่มีความหมายในรหัส " + name +
                           " โปรดระบุรหัสของข้อความด้วย --from หรือแก้ไขข้อความ"});
}

std::string decode(std::string_view bytes, Encoding encoding) {
    const std::size_t mark = byte_order_mark(bytes, encoding);
    std::string out;
    const DecodedPart part = decode_part(bytes.substr(mark), encoding, false, out);
    if (part.undecodable) {
        const std::size_t at = mark + part.consumed;
        throw undecodable(at, static_cast<unsigned char>(bytes[at]), encoding);
    }
    return out;
}

std::optional<Encoding> detect_wide_encoding(std::string_view head) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be})
        if (byte_order_mark(head, encoding) > 0) return encoding;
    const std::size_t units = head.size() / 2;
    const WideCount little = count_wide(head, 1), big = count_wide(head, 0);
    const auto is_it = [&](const WideCount& it, const WideCount& other) {
        return it.telling > other.telling && it.likely * 10 >= units * 9;
    };
    if (is_it(little, big)) return Encoding::utf16le;
    if (is_it(big, little)) return Encoding::utf16be;
    return std::nullopt;
}

std::optional<Encoding> detect_encoding(std::string_view bytes, bool more) {
    if (const auto wide = detect_wide_encoding(bytes)) return wide;
    const std::size_t end = well_formed_end(bytes);
    if (end == bytes.size() || (more && end > 0 && is_cut_character(bytes, end))) return Encoding::utf8;

    const auto windows = read_as(bytes, Encoding::windows874);
    if (windows && windows->is_thai()) return Encoding::windows874;
    std::optional<Encoding> best;
    std::size_t least = 0;
    for (const Encoding encoding : {Encoding::mac_thai, Encoding::ibm874}) {
        const auto reading = read_as(bytes, encoding);
        if (!reading || !reading->is_thai() || (best && reading->unlawful >= least)) continue;
        best = encoding;
        least = reading->unlawful;
    }
    return best;
}

}  // namespace raingan::thai
