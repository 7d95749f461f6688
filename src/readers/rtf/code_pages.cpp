#include "readers/rtf/code_pages.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/digits.h"

#include "base/utf8.h"
#include "readers/rtf/tokens.h"
#include "thai/byte_tables.h"
#include "thai/encoding.h"

namespace raingan::rtf {
namespace {

using std::string_view;

constexpr std::array<std::pair<std::int64_t, int>, 20> charsets{{{2, code_page::symbol},
                                                                 {77, code_page::mac_roman},
                                                                 {87, code_page::mac_thai},
                                                                 {128, 932},
                                                                 {129, 949},
                                                                 {130, 1361},
                                                                 {134, 936},
                                                                 {136, 950},
                                                                 {161, 1253},
                                                                 {162, 1254},
                                                                 {163, 1258},
                                                                 {177, 1255},
                                                                 {178, 1256},
                                                                 {186, 1257},
                                                                 {204, 1251},
                                                                 {222, code_page::thai},
                                                                 {238, 1250},
                                                                 {254, 437},
                                                                 {255, 850},
                                                                 {78, 932}}};

/// Code pages whose ICU name is neither windows-N nor ibm-N.
constexpr std::array<std::pair<int, const char*>, 3> icu_names{{{932, "windows-31j"}, {936, "GBK"}, {1361, "johab"}}};

/// The high bytes of the text, with a space where others stood between them.
std::string high_bytes(string_view body) {
    constexpr std::size_t enough = 1U << 16U;
    std::string high;
    std::size_t end = 0;  // of the high byte before
    const auto add = [&](std::size_t at, std::size_t length, int byte) {
        if (at != end && !high.empty()) high += ' ';
        high += static_cast<char>(byte);
        end = at + length;
    };
    for (std::size_t at = 0; at < body.size() && high.size() < enough; ++at) {
        const auto byte = static_cast<unsigned char>(body[at]);
        if (byte >= 0x80) add(at, 1, byte);
        if (byte != '\\' || at + 3 >= body.size() || body[at + 1] != '\'') continue;
        const int high_digit = hex_value(body[at + 2]);
        const int low_digit = hex_value(body[at + 3]);
        if (high_digit >= 8 && low_digit >= 0) add(at, 4, high_digit * 16 + low_digit);
        at += 3;
    }
    return high;
}

}  // namespace

int code_page_of_charset(std::int64_t charset) {
    const auto* const found = std::ranges::find(charsets, charset, &std::pair<std::int64_t, int>::first);
    return found == charsets.end() ? code_page::unknown : found->second;
}

int code_page_by_evidence(string_view body, int stated) {
    if (stated == code_page::thai) return stated;
    const std::string high = high_bytes(body);
    if (high.empty()) return stated;
    const auto encoding = thai::detect_encoding(high);
    if (encoding == thai::Encoding::windows874) return code_page::thai;
    return encoding == thai::Encoding::utf8 ? code_page::utf8 : stated;
}

struct Decoder::Converter {
    int page = 0;
    UConverter* icu = nullptr;
    explicit Converter(int number) : page(number) {
        UErrorCode error = U_ZERO_ERROR;
        for (const auto& [known, name] : icu_names)
            if (known == page) icu = ucnv_open(name, &error);
        for (const char* family : {"windows-", "ibm-"}) {
            if (icu != nullptr) break;
            error = U_ZERO_ERROR;
            icu = ucnv_open((family + std::to_string(page)).c_str(), &error);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { ucnv_close(icu); }
};

Decoder::Decoder() = default;
Decoder::~Decoder() = default;

bool Decoder::append_by_icu(std::string& utf8, string_view bytes, int page) {
    if (!converter_ || converter_->page != page) converter_ = std::make_unique<Converter>(page);
    if (converter_->icu == nullptr) return false;
    std::u16string wide(bytes.size() * 2 + 1, u'\0');
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length = ucnv_toUChars(converter_->icu, wide.data(), static_cast<std::int32_t>(wide.size()),
                                              bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return false;
    for (std::int32_t i = 0; i < length; ++i) {
        char32_t c = wide[static_cast<std::size_t>(i)];
        const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < length;
        if (pair) c = ((c - 0xD7C0) << 10U) | (wide[static_cast<std::size_t>(++i)] & 0x3FFU);
        if (c == 0xFFFD) ++undecodable_;
        utf8::append(utf8, c);
    }
    return true;
}

void Decoder::append(std::string& utf8, string_view bytes, int page, bool or_western) {
    const auto by_table = [&](const thai::ByteTable& table, unsigned byte) {
        return byte < 0x80 ? static_cast<char32_t>(byte) : table[byte - 0x80];
    };
    thai::Encoding encoding = thai::Encoding::windows874;
    switch (page) {
        case code_page::thai:
            break;
        case code_page::mac_thai:
            encoding = thai::Encoding::mac_thai;
            break;
        case code_page::utf8:
            encoding = thai::Encoding::utf8;
            break;
        case code_page::symbol:
            for (const char c : bytes) {
                const auto byte = static_cast<unsigned char>(c);
                utf8::append(utf8, byte < 0x80 ? byte : 0xF000U + byte);
            }
            return;
        default:
            if (page != code_page::western && page != code_page::mac_roman && append_by_icu(utf8, bytes, page)) return;
            for (const char c : bytes)
                utf8::append(utf8,
                             by_table(page == code_page::mac_roman ? thai::mac_roman_table : thai::windows1252_table,
                                      static_cast<unsigned char>(c)));
            return;
    }
    while (!bytes.empty()) {
        const thai::DecodedPart part = thai::decode_part(bytes, encoding, false, utf8);
        bytes.remove_prefix(part.consumed);
        if (bytes.empty()) return;
        const char32_t western = thai::windows1252_table[static_cast<unsigned char>(bytes.front()) & 0x7FU];
        if (or_western && western >= 0xA0) {
            utf8::append(utf8, western);
        } else {
            ++undecodable_;
            utf8::append(utf8, 0xFFFD);
        }
        bytes.remove_prefix(1);
    }
}

}  // namespace raingan::rtf
