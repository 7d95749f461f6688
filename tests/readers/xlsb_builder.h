// Small binary workbooks made in a test ([MS-XLSB]): records go in, a package comes out.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <string>

#include "docx_builder.h"

namespace raingan::test {

/// Little-endian numbers and UTF-16 strings, one behind the other.
struct Bits {
    std::string bytes;

    Bits& number(std::uint64_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
        return *this;
    }
    Bits& u8(std::uint64_t value) { return number(value, 1); }
    Bits& u16(std::uint64_t value) { return number(value, 2); }
    Bits& u32(std::uint64_t value) { return number(value, 4); }
    Bits& real(double value) { return number(std::bit_cast<std::uint64_t>(value), 8); }
    Bits& wide(std::u16string_view text) {
        u32(text.size());
        for (const char16_t c : text) u16(c);
        return *this;
    }
    Bits& raw(std::string_view more) {
        bytes += more;
        return *this;
    }
};

/// Type and size in 7 bits a byte, then the body.
inline std::string xlsb_record(std::uint32_t type, const Bits& body = {}) {
    std::string out;
    const auto put = [&](std::size_t value) {
        for (; value >= 0x80; value >>= 7U) out += static_cast<char>((value & 0x7FU) | 0x80U);
        out += static_cast<char>(value);
    };
    put(type);
    put(body.bytes.size());
    return out + body.bytes;
}

/// A cell's head: column, look.
inline Bits xlsb_cell(std::uint32_t column, std::uint32_t look = 0) {
    return Bits().u32(column).u32(look);
}
/// BrtRowHdr; `flags`: 0x10 hidden, 0x20 own height.
inline std::string xlsb_row(std::uint32_t index, unsigned twips = 300, unsigned flags = 0) {
    return xlsb_record(0, Bits().u32(index).u32(0).u16(twips).u8(0).u8(flags).u8(0).u32(0));
}

struct XlsbBuilder {
    std::map<std::string, std::string> parts;
    std::string sheets, names, relationships;
    int count = 0;

    /// `before` and `behind`: records around the rows.
    XlsbBuilder& sheet(std::u16string_view name, const std::string& rows, const std::string& before = {},
                       const std::string& behind = {}, unsigned state = 0) {
        const std::string id = std::to_string(++count);
        sheets +=
            xlsb_record(156, Bits().u32(state).u32(count).wide(u"r" + std::u16string(1, u'0' + count)).wide(name));
        relationships +=
            R"(<Relationship Id="r)" + id + R"(" Type="x/worksheet" Target="worksheets/s)" + id + R"(.bin"/>)";
        parts["xl/worksheets/s" + id + ".bin"] =
            xlsb_record(129) + before + xlsb_record(145) + rows + xlsb_record(146) + behind + xlsb_record(130);
        return *this;
    }
    XlsbBuilder& part(const std::string& type, const std::string& bytes) {
        relationships +=
            R"(<Relationship Id=")" + type + R"(" Type="x/)" + type + R"(" Target=")" + type + R"(.bin"/>)";
        parts["xl/" + type + ".bin"] = bytes;
        return *this;
    }
    [[nodiscard]] std::string bytes() const {
        auto all = parts;
        all["_rels/.rels"] =
            R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>)";
        all["xl/_rels/workbook.bin.rels"] = "<Relationships>" + relationships + "</Relationships>";
        all["xl/workbook.bin"] = xlsb_record(131) + xlsb_record(153, Bits().u32(0)) + xlsb_record(143) + sheets +
                                 xlsb_record(144) + names + xlsb_record(132);
        return zip_of(all);
    }
};

}  // namespace raingan::test
