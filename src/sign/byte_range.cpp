#include "sign/byte_range.h"

#include <algorithm>

#include "base/digits.h"
#include "sign/syntax.h"

namespace raingan::sign {
namespace {

/// "<0a1b>"; none where anything else stands in it.
std::optional<std::string> decode_hex(std::string_view text) {
    if (text.size() < 4 || text.size() % 2 != 0 || text.front() != '<' || text.back() != '>') return std::nullopt;
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 1; at + 1 < text.size(); at += 2) {
        const int high = hex_value(text[at]), low = hex_value(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out.push_back(static_cast<char>(high << 4 | low));
    }
    return out;
}

std::string_view without_space_behind(std::string_view text) {
    while (!text.empty() && std::string_view(" \r\n\t\f").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

/// The dictionary's entries as they stand in the file, in strict syntax: none where the object that holds it is packed,
/// elsewhere, or has a key twice.
std::optional<Members> written_members(std::string_view pdf, QPDF& qpdf, const QPDFObjectHandle& field,
                                       const QPDFObjectHandle& signature) {
    const QPDFObjectHandle& holder = signature.isIndirect() ? signature : field;
    const auto& table = qpdf.getXRefTable();
    const auto entry = table.find(holder.getObjGen());
    if (entry == table.end() || entry->second.getType() != 1) return std::nullopt;
    Syntax syntax(pdf, static_cast<std::size_t>(entry->second.getOffset()));
    syntax.space();
    const auto number = syntax.number();
    if (!number || !syntax.space(true) || !syntax.number() || !syntax.space(true) || !syntax.word("obj"))
        return std::nullopt;
    Members members;
    syntax.space();
    if (!syntax.value(&members)) return std::nullopt;
    if (signature.isIndirect()) return members;
    const auto value = members.find("V");
    if (value == members.end()) return std::nullopt;
    Syntax inside(pdf, static_cast<std::size_t>(value->second.data() - pdf.data()));
    Members own;
    return inside.value(&own) ? std::optional(own) : std::nullopt;
}

/// The gap is the value of /Contents within the bytes of the signature's own object.
bool gap_is_own(std::string_view pdf, QPDF& qpdf, const QPDFObjectHandle& field, const QPDFObjectHandle& signature,
                std::string_view gap) {
    const auto members = written_members(pdf, qpdf, field, signature);
    const auto contents = members ? members->find("Contents") : Members::const_iterator();
    return members && contents != members->end() && contents->second.data() == gap.data() &&
           contents->second.size() == gap.size() && members->contains("ByteRange");
}

}  // namespace

std::optional<SignedRange> signed_range(std::string_view pdf, QPDF& qpdf, QPDFObjectHandle field, Message& why) {
    QPDFObjectHandle signature = field.getKey("/V");
    QPDFObjectHandle range = signature.getKey("/ByteRange");
    std::size_t numbers[4] = {};
    bool ok = range.isArray() && range.getArrayNItems() == 4;
    for (int i = 0; ok && i < 4; ++i) {
        QPDFObjectHandle number = range.getArrayItem(i);
        ok = number.isInteger() && number.getIntValue() >= 0 &&
             static_cast<std::size_t>(number.getIntValue()) <= pdf.size();
        if (ok) numbers[i] = static_cast<std::size_t>(number.getIntValue());
    }
    const auto [begin, gap, gap_end, rest] = numbers;
    const std::size_t end = gap_end + rest;
    if (!ok || begin != 0 || gap == 0 || gap_end <= gap || end > pdf.size()) {
        why = {"its byte range does not begin at 0, overlaps or leaves the file",
               "ช่วงไบต์ไม่ได้เริ่มที่ 0 ซ้อนทับกัน หรือเลยขนาดไฟล์"};
        return std::nullopt;
    }
    const auto contents = decode_hex(pdf.substr(gap, gap_end - gap));
    QPDFObjectHandle own = signature.getKey("/Contents");
    if (!contents || !own.isString() || (!qpdf.isEncrypted() && own.getStringValue() != *contents) ||
        !gap_is_own(pdf, qpdf, field, signature, pdf.substr(gap, gap_end - gap))) {
        why = {"its byte range leaves out more or other bytes than its own value",
               "ช่วงไบต์เว้นข้อมูลอื่นนอกเหนือจากค่าของลายมือชื่อนี้"};
        return std::nullopt;
    }
    if (!without_space_behind(pdf.substr(0, end)).ends_with("%%EOF")) {
        why = {"its byte range does not end where a revision of the file ends", "ช่วงไบต์ไม่ได้สิ้นสุดที่ท้ายฉบับแก้ไขของไฟล์"};
        return std::nullopt;
    }
    return SignedRange{pdf.substr(0, gap), pdf.substr(gap_end, rest), *contents, end};
}

}  // namespace raingan::sign
