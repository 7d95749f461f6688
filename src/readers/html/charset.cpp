#include "readers/html/charset.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "base/error.h"
#include "thai/encoding.h"
#include "thai/other_encodings.h"

namespace raingan::html {
namespace {

using std::string_view;
using thai::Encoding;

/// The name behind the first "charset=" of the page's head; empty where there is none.
std::string stated_charset(string_view bytes) {
    constexpr std::size_t looked_at = 8192;
    constexpr string_view key = "charset=";
    std::string head(bytes.substr(0, looked_at));
    for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    std::size_t at = head.find(key);
    if (at == std::string::npos) return {};
    at = std::min(head.find_first_not_of(" \"'", at + key.size()), head.size());
    const std::size_t end = std::min(head.find_first_of(" \"';/>\r\n\t", at), head.size());
    return head.substr(at, end - at);
}

/// What a name means on the web: TIS-620 and ISO-8859-11 are windows-874 (WHATWG Encoding 4.2). A page that can be read
/// for its "utf-16" is none.
std::optional<Encoding> web_encoding(string_view name) {
    const auto encoding = thai::encoding_named(name);
    if (!encoding) return std::nullopt;
    switch (*encoding) {
        case Encoding::tis620:
        case Encoding::iso8859_11:
            return Encoding::windows874;
        case Encoding::utf16le:
        case Encoding::utf16be:
            return std::nullopt;
        default:
            return encoding;
    }
}

std::optional<std::string> decoded_wholly(string_view bytes, Encoding encoding) {
    std::string out;
    bytes.remove_prefix(thai::byte_order_mark(bytes, encoding));
    if (thai::decode_part(bytes, encoding, false, out).undecodable) return std::nullopt;
    return out;
}

void decode_with_gaps(string_view bytes, Encoding encoding, PageText& page) {
    page.encoding = thai::name_of(encoding);
    while (!bytes.empty()) {
        const thai::DecodedPart part = thai::decode_part(bytes, encoding, false, page.utf8);
        bytes.remove_prefix(part.consumed);
        if (!part.undecodable) break;
        bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 1));
        page.utf8 += "\uFFFD";
        ++page.undecodable;
    }
}

/// As Thai, where that is what the bytes are.
std::optional<PageText> decode_thai(string_view bytes, const std::string& name) {
    const auto wide = thai::detect_wide_encoding(bytes);
    const auto stated = web_encoding(name);
    PageText page;
    for (const auto& encoding : {wide, stated}) {
        if (!encoding) continue;
        auto text = decoded_wholly(bytes, *encoding);
        if (!text) continue;
        page.utf8 = std::move(*text);
        page.encoding = thai::name_of(*encoding);
        return page;
    }
    const auto detected = thai::detect_encoding(bytes);
    if (!detected) return std::nullopt;
    page.encoding = thai::name_of(*detected);
    page.utf8 = thai::decode(bytes, *detected);
    if (stated) page.stated = name;
    return page;
}

PageText decode(string_view bytes, string_view sent_as) {
    const std::string name = sent_as.empty() ? stated_charset(bytes) : std::string(sent_as);
    if (!thai::is_utf_32(bytes))
        if (auto page = decode_thai(bytes, name)) return std::move(*page);
    PageText page;
    const auto stated = web_encoding(name);
    // A page that calls itself Thai is, but for some bytes; that it is UTF-8 is said of pages of any kind.
    const bool is_thai = stated && *stated != Encoding::utf8;
    auto other = is_thai ? std::nullopt : thai::decode_other(bytes, name);
    if (other) {
        page.utf8 = std::move(other->utf8);
        page.encoding = std::move(other->encoding);
        page.undecodable = other->replaced;
        if (page.encoding == "UTF-8")
            page.encoding = thai::name_of(Encoding::utf8);
        else if (stated)
            page.stated = name;
    } else if (stated) {
        decode_with_gaps(bytes, *stated, page);
    } else {
        throw unreadable("unknown-encoding", "",
                         {"is a web page in an encoding that is not known; open it in Word and save it as .docx",
                          "เป็นหน้าเว็บในรหัสอักขระที่ไม่รู้จัก โปรดเปิดใน Word แล้วบันทึกเป็น .docx"});
    }
    return page;
}

/// <![if …]> and <![endif]>, between which Word and Excel put what other browsers show. libxml2 takes them for text.
void remove_revealing_marks(std::string& text) {
    constexpr string_view begins = "<![";
    std::size_t at = text.find(begins);
    if (at == std::string::npos) return;
    std::string kept = text.substr(0, at);
    while (at < text.size()) {
        const std::size_t end = text.find('>', at);
        const bool is_mark = end != std::string::npos && text[end - 1] == ']';  // not the end of <!--[if …
        const std::size_t next = std::min(text.find(begins, at + begins.size()), text.size());
        const std::size_t from = is_mark ? end + 1 : at;
        if (from < next) kept.append(text, from, next - from);
        at = next;
    }
    text = std::move(kept);
}

/// libxml2 leaves the prefix off <o:p>, which Word writes into each paragraph, and it becomes a paragraph: <o-p> does
/// not.
void rename_prefixed(std::string& text) {
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) {
        at += text.compare(at + 1, 1, "/") == 0 ? 2 : 1;
        while (at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0) ++at;
        if (at < text.size() && text[at] == ':') text[at] = '-';
    }
}

}  // namespace

PageText decode_page(string_view bytes, string_view sent_as) {
    PageText page = decode(bytes, sent_as);
    std::erase_if(page.utf8, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
    remove_revealing_marks(page.utf8);
    rename_prefixed(page.utf8);
    return page;
}

}  // namespace raingan::html
