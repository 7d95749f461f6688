#include "readers/word/font_table.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/error.h"
#include "readers/xml.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

template <typename Number>
Number hexadecimal(string_view text) {
    Number value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

/// Big-endian numbers of a font file; what lies behind its end is 0.
class Numbers {
public:
    explicit Numbers(string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint32_t u16(std::size_t at) const { return byte(at) << 8U | byte(at + 1); }
    [[nodiscard]] std::int16_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const { return u16(at) << 16U | u16(at + 2); }

private:
    [[nodiscard]] std::uint32_t byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    string_view bytes_;
};

/// Where a table of the face begins (ISO/IEC 14496-22, 4.5); none where it is not there or lies outside.
std::optional<std::size_t> table_at(string_view bytes, string_view tag) {
    constexpr std::size_t header = 12, record = 16;
    const Numbers numbers(bytes);
    const std::size_t count = numbers.u16(4);
    for (std::size_t i = 0; i < count && header + (i + 1) * record <= bytes.size(); ++i) {
        const std::size_t at = header + i * record;
        if (bytes.substr(at, tag.size()) != tag) continue;
        const std::size_t begin = numbers.u32(at + 8);
        return begin < bytes.size() ? std::optional(begin) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<LineExtent> read_face(Package& package, const Relationships& relationships, xml_node embedded) {
    const Relationship* relationship = relationships.by_id(xml::text_of(embedded, "id"));
    if (relationship == nullptr || relationship->external) return std::nullopt;
    std::optional<std::string> bytes = package.read(relationship->target);
    if (!bytes) return std::nullopt;
    unmask_font(*bytes, xml::text_of(embedded, "fontKey"));
    return line_of_face(*bytes);
}

FontFacts read_font(Package& package, const Relationships& relationships, xml_node node) {
    static constexpr std::array<string_view, 4> faces{"embedRegular", "embedBold", "embedItalic", "embedBoldItalic"};
    FontFacts font;
    font.name = xml::text_of(node, "name");
    for (const xml_node part : node.children()) {
        const string_view name = xml::name(part);
        if (name == "charset") font.charset = hexadecimal<std::uint8_t>(xml::text_of(part, "val"));
        if (name == "sig") {
            constexpr std::array<const char*, 4> ranges{"usb0", "usb1", "usb2", "usb3"};
            for (std::size_t i = 0; i < ranges.size(); ++i)
                font.usb.at(i) = hexadecimal<std::uint32_t>(xml::text_of(part, ranges.at(i)));
            font.csb = {hexadecimal<std::uint32_t>(xml::text_of(part, "csb0")),
                        hexadecimal<std::uint32_t>(xml::text_of(part, "csb1"))};
        }
        if (const auto* face = std::ranges::find(faces, name); face != faces.end())
            font.embedded.at(static_cast<std::size_t>(face - faces.begin())) = read_face(package, relationships, part);
    }
    return font;
}

}  // namespace

void unmask_font(std::string& bytes, string_view key) {
    std::string digits;
    for (const char c : key)
        if (c != '{' && c != '}' && c != '-') digits += c;
    constexpr std::size_t mask_length = 16, masked = 32;
    if (digits.size() != 2 * mask_length || bytes.size() < masked) return;
    for (std::size_t i = 0; i < masked; ++i) {  // the GUID's last byte is the first of the mask
        const std::size_t digit = digits.size() - 2 * (i % mask_length + 1);
        bytes[i] = static_cast<char>(static_cast<unsigned char>(bytes[i]) ^
                                     hexadecimal<std::uint8_t>(string_view(digits).substr(digit, 2)));
    }
}

std::optional<LineExtent> line_of_face(string_view bytes) {
    const auto head = table_at(bytes, "head");
    const auto hhea = table_at(bytes, "hhea");
    if (!head || !hhea) return std::nullopt;
    const Numbers numbers(bytes);
    const double units = numbers.u16(*head + 18);
    constexpr double least_units = 16;
    if (units < least_units) return std::nullopt;
    const auto os2 = table_at(bytes, "OS/2");
    const double win_ascent = os2 ? numbers.u16(*os2 + 74) : 0;
    const double win_descent = os2 ? numbers.u16(*os2 + 76) : 0;
    const LineExtent line = gdi_line(win_ascent, win_descent, numbers.i16(*hhea + 4), numbers.i16(*hhea + 6),
                                     numbers.i16(*hhea + 8), units);
    constexpr double highest = 10;  // no face asks for more; a damaged one may
    const double pitch = line.ascent + line.descent;
    return pitch > 0 && pitch < highest && line.ascent >= 0 && line.descent >= 0 ? std::optional(line) : std::nullopt;
}

std::vector<FontFacts> read_font_table(Package& package, const Relationships& relationships) {
    std::vector<FontFacts> fonts;
    const Relationship* table = relationships.by_type("fontTable");
    if (table == nullptr) return fonts;
    try {
        const std::unique_ptr<xml::Part> part = related_part(package, relationships, "fontTable");
        if (!part) return fonts;
        const Relationships own = relationships_of(package, table->target);
        for (const xml_node node : part->root().children())
            if (xml::name(node) == "font") fonts.push_back(read_font(package, own, node));
    } catch (const Error&) {  // nothing visible stands in these parts: a damaged one is no reason to refuse the file
        fonts.clear();
    }
    return fonts;
}

}  // namespace raingan::word
