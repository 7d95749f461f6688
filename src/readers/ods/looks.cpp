#include "readers/ods/looks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/round.h"
#include "readers/ods/values.h"
#include "readers/opendocument/number_styles.h"

namespace raingan::ods {
namespace {

using opendocument::Properties;
using opendocument::Scope;
using opendocument::Style;
using std::string_view;
using workbook::Horizontal;

Horizontal horizontal_of(const Properties& cell, const Properties& paragraph) {
    static constexpr std::array<std::pair<string_view, Horizontal>, 6> names{{{"start", Horizontal::left},
                                                                              {"left", Horizontal::left},
                                                                              {"center", Horizontal::centre},
                                                                              {"end", Horizontal::right},
                                                                              {"right", Horizontal::right},
                                                                              {"justify", Horizontal::justify}}};
    if (cell.is("text-align-source", "value-type")) return Horizontal::general;
    if (cell.is("repeat-content", "true")) return Horizontal::fill;
    for (const auto& [name, horizontal] : names)
        if (paragraph.is("text-align", name)) return horizontal;
    return Horizontal::general;
}

VerticalAlignment vertical_of(const Properties& cell) {
    if (cell.is("vertical-align", "top")) return VerticalAlignment::top;
    return cell.is("vertical-align", "middle") ? VerticalAlignment::centre : VerticalAlignment::bottom;
}

/// 0 … 360 degrees anticlockwise → −90 … 90.
void read_rotation(const Properties& cell, workbook::Look& look) {
    constexpr double whole = 360, half = 180, quarter = 90;
    double angle = std::fmod(number_of(cell.text("rotation-angle")).value_or(0), whole);
    if (angle < 0) angle += whole;
    if (angle > half) angle -= whole;
    look.beyond_upright = std::abs(angle) > quarter;
    look.rotation = static_cast<int>(round_to_int(std::clamp(angle, -quarter, quarter)));
}

/// fo:margin-left in steps of three spaces, about ten points each.
std::uint8_t indent_of(const Properties& paragraph) {
    constexpr double step = 10;
    constexpr double most = 250;
    const double indent = paragraph.length("margin-left").value_or(Points()).pt;
    return static_cast<std::uint8_t>(std::clamp(std::round(indent / step), 0.0, most));
}

workbook::Look look_of(const Style& style) {
    const Properties cell = style.properties("table-cell-properties");
    const Properties paragraph = style.properties("paragraph-properties");
    workbook::Look look;
    look.horizontal = horizontal_of(cell, paragraph);
    look.vertical = vertical_of(cell);
    look.wrap = cell.is("wrap-option", "wrap");
    look.shrink = !look.wrap && cell.is("shrink-to-fit", "true");
    look.indent = indent_of(paragraph);
    read_rotation(cell, look);
    look.stacked = cell.is("direction", "ttb");
    look.borders = opendocument::read_borders(cell, false);
    look.diagonal_down = opendocument::read_border(cell.find("diagonal-tl-br").value_or("none"));
    look.diagonal_up = opendocument::read_border(cell.find("diagonal-bl-tr").value_or("none"));
    look.fill = opendocument::background_of(cell);
    return look;
}

}  // namespace

CellStyles::CellStyles(opendocument::StyleSheet& sheet, Document& scratch, Formats& formats)
    : looks(formats, sheet), sheet_(sheet), scratch_(scratch) {
    styles.looks.clear();
    add({});  // the default comes first
    for (const string_view name : sheet.names("table-cell")) add(name);
    const TextFormat& text = styles.looks.front().text;
    styles.digit_width = workbook::digit_width_of(text.font, text.size);
}

void CellStyles::add(string_view name) {
    const Style& style = sheet_.find(Scope::content, "table-cell", name);
    CellStyle& cell = by_name_[name];
    cell.text = &looks.of(style);
    workbook::Look look = look_of(style);
    look.format = format_of(style);
    cell.visible = look.borders != Borders() || look.fill.has_value();
    look.text = scratch_.text_formats[looks.format(*cell.text, Slot::ascii)];
    const TextFormat& complex = scratch_.text_formats[looks.format(*cell.text, Slot::cs)];
    const bool differ = !same_look(look.text, complex);
    cell.look = cell.complex_look = add_look(look);
    if (!differ) return;
    look.text = complex;
    cell.complex_look = add_look(std::move(look));
}

std::uint32_t CellStyles::add_look(workbook::Look look) {
    styles.looks.push_back(std::move(look));
    return static_cast<std::uint32_t>(styles.looks.size() - 1);
}

std::uint32_t CellStyles::format_of(const Style& style) {
    const std::string code = opendocument::format_code(sheet_, style.text("data-style-name"));
    if (code.empty()) return 0;
    const auto [found, is_new] = formats_.emplace(code, static_cast<std::uint32_t>(styles.formats.size()));
    if (is_new) styles.formats.push_back(workbook::parse_format(code));
    return found->second;
}

const CellStyle& CellStyles::find(string_view name) const {
    const auto found = by_name_.find(name);
    return found != by_name_.end() ? found->second : by_name_.find(string_view())->second;
}

}  // namespace raingan::ods
