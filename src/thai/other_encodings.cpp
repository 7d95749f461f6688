#include "thai/other_encodings.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/owned.h"
#include "base/utf8.h"

namespace raingan::thai {
namespace {

using std::string_view;
using Converter = Owned<UConverter, ucnv_close>;
using Detector = Owned<UCharsetDetector, ucsdet_close>;

constexpr string_view utf_32_little("\xFF\xFE\0\0", 4), utf_32_big("\0\0\xFE\xFF", 4);
constexpr string_view replacement_character = "\uFFFD";

Converter converter_of(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    if (U_FAILURE(status) != 0) converter.reset();
    return converter;
}

/// The name of a converter by which mail and web pages call it, else ICU's.
std::string shown_name(UConverter* converter) {
    UErrorCode status = U_ZERO_ERROR;
    const char* own = ucnv_getName(converter, &status);
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode unknown = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(own, standard, &unknown);
        if (U_SUCCESS(unknown) != 0 && name != nullptr) return name;
    }
    return own != nullptr ? own : "";
}

/// Controls that no text has: 0x80–0x9F of ISO 8859, which ICU gives for bytes that a Windows page leaves undefined.
bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A && c != 0x1B) ||
           (c >= 0x7F && c < 0xA0 && c != 0x85);
}

OtherText decode_with(UConverter* converter, string_view bytes) {
    constexpr std::size_t units = std::size_t{16} * 1024;
    OtherText text;
    text.encoding = shown_name(converter);
    std::array<char16_t, units> buffer{};
    const char* from = bytes.data();
    const char* end = from + bytes.size();
    char32_t high = 0;
    const auto put = [&](char32_t c) {
        if (c == 0xFEFF && text.utf8.empty()) return;
        if (c == 0xFFFD || is_control(c)) {
            ++text.replaced;
            text.utf8 += replacement_character;
        } else {
            utf8::append(text.utf8, c);
        }
    };
    for (bool more = true; more;) {
        UErrorCode status = U_ZERO_ERROR;
        char16_t* to = buffer.data();
        ucnv_toUnicode(converter, &to, buffer.data() + units, &from, end, nullptr, 1, &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        for (const char16_t* unit = buffer.data(); unit != to; ++unit) {
            const char32_t c = *unit;
            if (c >= 0xD800 && c < 0xDC00) {
                high = c;
            } else if (c >= 0xDC00 && c < 0xE000) {
                put(high == 0 ? 0xFFFD : 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00));
                high = 0;
            } else {
                put(c);
            }
        }
    }
    return text;
}

std::size_t long_characters(const OtherText& text) {
    const auto all = std::ranges::count_if(text.utf8, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
    return static_cast<std::size_t>(all) - text.replaced;
}

/// UTF-8 with broken bytes: other encodings have hardly any of its characters of several bytes. Fewer will do where the
/// text says that it is UTF-8.
bool is_broken_utf_8(const OtherText& text, bool stated) {
    constexpr std::size_t times = 2, times_stated = 4;
    const std::size_t whole = long_characters(text);
    return stated ? whole * times_stated >= text.replaced : whole >= text.replaced * times;
}

/// Others that the detector knows are those of mainframes, and wide ones without a mark: nearly any bytes mean
/// something there.
bool is_of_texts(string_view name) {
    return !name.starts_with("IBM") && !name.starts_with("UTF-16") && !name.starts_with("UTF-32");
}

std::optional<OtherText> detected(string_view bytes) {
    constexpr std::size_t looked_at = std::size_t{256} * 1024;
    constexpr int least_confidence = 10;  // of 100: below it a guess is none
    UErrorCode status = U_ZERO_ERROR;
    const Detector detector(ucsdet_open(&status));
    if (U_FAILURE(status) != 0) return std::nullopt;
    const auto size = static_cast<std::int32_t>(std::min(bytes.size(), looked_at));
    ucsdet_setText(detector.get(), bytes.data(), size, &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status) != 0) return std::nullopt;
    for (std::int32_t i = 0; i < count; ++i) {
        UErrorCode unknown = U_ZERO_ERROR;
        const char* name = ucsdet_getName(matches[i], &unknown);
        if (ucsdet_getConfidence(matches[i], &unknown) < least_confidence || U_FAILURE(unknown) != 0 ||
            !is_of_texts(name))
            continue;
        auto text = decode_as(bytes, name);
        if (!text) continue;
        if (text->replaced == 0) return text;
    }
    return std::nullopt;
}

}  // namespace

bool is_utf_32(string_view head) {
    return head.starts_with(utf_32_little) || head.starts_with(utf_32_big);
}

std::optional<OtherText> decode_as(string_view bytes, const std::string& name) {
    // ICU takes an empty name for the system's own, and ISO-8859-1 on the web is windows-1252 (WHATWG Encoding 4.2).
    const std::string known = name == "ISO-8859-1" || name == "iso-8859-1" ? "windows-1252" : name;
    const Converter converter = known.empty() ? nullptr : converter_of(known.c_str());
    if (!converter) return std::nullopt;
    return decode_with(converter.get(), bytes);
}

std::optional<OtherText> decode_other(string_view bytes, string_view stated) {
    if (is_utf_32(bytes)) {
        return decode_as(bytes, bytes.front() == '\0' ? "UTF-32BE" : "UTF-32LE");
    }
    const bool says_utf_8 = stated == "utf-8" || stated == "UTF-8" || stated == "utf8";
    if (auto text = decode_as(bytes, "UTF-8"); text && is_broken_utf_8(*text, says_utf_8)) return text;
    if (auto text = decode_as(bytes, std::string(stated)); text && text->replaced == 0) return text;
    if (auto text = detected(bytes)) return text;
    auto western = decode_as(bytes, "windows-1252");
    return western && western->replaced == 0 ? std::move(western) : std::nullopt;
}

}  // namespace raingan::thai
