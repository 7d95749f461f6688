#include "document/numerals.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/offsets.h"
#include "document/walk.h"
#include "thai/numbers.h"

namespace raingan {
namespace {

std::string converted(std::string_view text, Numerals numerals) {
    return numerals == Numerals::thai ? thai::to_thai_digits(text) : thai::to_ascii_digits(text);
}

bool has_digits_of_the_other_kind(std::string_view text, Numerals numerals) {
    if (numerals == Numerals::thai) return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return text.find("\xE0\xB9") != std::string_view::npos;  // ๐–๙ are E0 B9 90–99
}

/// Where each byte offset of `before` stands in `after`, which has the same characters but for their digits.
std::vector<std::uint32_t> moved_offsets(std::string_view before, std::string_view after) {
    std::vector<std::uint32_t> moved(before.size() + 1);
    std::size_t to = 0;
    for (std::size_t from = 0; from < before.size();) {
        const std::size_t length = utf8::decode(before, from).length;
        std::fill_n(moved.begin() + static_cast<std::ptrdiff_t>(from), length, static_cast<std::uint32_t>(to));
        from += length;
        to += utf8::decode(after, to).length;
    }
    moved[before.size()] = static_cast<std::uint32_t>(after.size());
    return moved;
}

void convert(Paragraph& paragraph, Numerals numerals) {
    if (paragraph.label) paragraph.label->text = converted(paragraph.label->text, numerals);
    if (!has_digits_of_the_other_kind(paragraph.text, numerals)) return;
    std::string after = converted(paragraph.text, numerals);
    if (after == paragraph.text) return;
    const std::vector<std::uint32_t> moved = moved_offsets(paragraph.text, after);
    const auto move = [&](std::uint32_t& offset) { offset = moved[std::min<std::size_t>(offset, moved.size() - 1)]; };
    move_offsets(paragraph, move);
    paragraph.text = std::move(after);
}

NumberFormat converted(NumberFormat format, Numerals numerals) {
    if (numerals == Numerals::thai && format == NumberFormat::decimal) return NumberFormat::thai_numbers;
    if (numerals == Numerals::arabic && format == NumberFormat::thai_numbers) return NumberFormat::decimal;
    return format;
}

void convert(PageField& field, Numerals numerals) {
    if (field.format) field.format = converted(*field.format, numerals);
    field.text = converted(field.text, numerals);
    for (PageField& inner : field.inner) convert(inner, numerals);
}

void convert_fields(Paragraph& paragraph, Numerals numerals) {
    for (InlineObject& object : paragraph.objects)
        if (auto* field = std::get_if<PageField>(&object.what)) convert(*field, numerals);
    for (PageReference& reference : paragraph.references) reference.format = converted(reference.format, numerals);
}

/// A face whose 0–9 look Thai, and the one that the same office has for other digits.
struct ThaiDigitFace {
    std::string_view name, plain;
};
constexpr std::array<ThaiDigitFace, 6> thai_digit_faces{{
    {"TH SarabunIT๙", "TH SarabunPSK"},
    {"TH SarabunIT9", "TH SarabunPSK"},
    {"TH Sarabun IT๙", "TH SarabunPSK"},
    {"TH Sarabun IT9", "TH SarabunPSK"},
    {"TH NiramitIT๙", "TH Niramit AS"},
    {"TH NiramitIT9", "TH Niramit AS"},
}};

struct Converter {
    Numerals numerals;

    void operator()(Paragraph& paragraph) const {
        convert(paragraph, numerals);
        convert_fields(paragraph, numerals);
    }
    void operator()(PackedRows& packed) const {
        for_each_paragraph_in_rows(packed.whole, *this);
        for (PackedRows::Text& said : packed.texts) said.text = converted(said.text, numerals);
    }
};

void replace_thai_digit_faces(Document& document) {
    for (TextFormat& format : document.text_formats)
        for (const ThaiDigitFace& face : thai_digit_faces)
            if (format.font == face.name) format.font = face.plain;
}

}  // namespace

void convert_numerals(Document& document, Numerals numerals) {
    if (numerals == Numerals::keep) return;
    for_each_paragraph(document, Converter{numerals});
    for (Section& section : document.sections)
        section.page_number_format = converted(section.page_number_format, numerals);
    if (numerals == Numerals::arabic) replace_thai_digit_faces(document);
}

}  // namespace raingan
