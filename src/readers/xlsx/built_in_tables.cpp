#include "readers/xlsx/built_in_tables.h"

#include <array>
#include <charconv>
#include <string>

#include "readers/workbook/palette.h"

namespace raingan::xlsx {
namespace {

using std::string_view;
using workbook::Difference;
using workbook::TablePart;
using workbook::TableStyle;

/// Styles come in rows of seven: one in black and grey, and one for each accent of the theme.
constexpr unsigned in_family = 7;

class StyleMaker {
public:
    /// `colour`: 0 for black, 1 to 6 for an accent.
    StyleMaker(const word::Theme& theme, unsigned colour) : theme_(theme), accent_(colour) {}

    TableStyle light(unsigned family) const;
    TableStyle medium(unsigned family) const;
    TableStyle dark() const;
    TableStyle dark_of_two(unsigned second) const;

private:
    /// Of the style's own colour, lighter or darker.
    [[nodiscard]] Colour main(double tint = 0) const { return accent_ == 0 ? black(tint) : accent(accent_, tint); }
    /// The same as a fill; in black styles it is a grey of the paper.
    [[nodiscard]] Colour pale(double tint, double grey) const { return accent_ == 0 ? white(grey) : main(tint); }
    [[nodiscard]] Colour accent(unsigned number, double tint) const {
        return workbook::tinted(theme_.colour("accent" + std::to_string(number)).value_or(Colour{}), tint);
    }
    [[nodiscard]] Colour black(double tint = 0) const {
        return workbook::tinted(theme_.colour("dk1").value_or(Colour{}), tint);
    }
    [[nodiscard]] Colour white(double tint = 0) const {
        constexpr Colour paper{0xFF, 0xFF, 0xFF};
        return workbook::tinted(theme_.colour("lt1").value_or(paper), tint);
    }

    static Border line(BorderStyle style, double width_pt, const Colour& colour) {
        Border border;
        border.style = style;
        border.width = Points(width_pt);
        border.colour = colour;
        return border;
    }
    static Border thin(const Colour& colour) { return line(BorderStyle::single, 0.5, colour); }
    static Border medium_line(const Colour& colour) { return line(BorderStyle::single, 1, colour); }
    static Border thick(const Colour& colour) { return line(BorderStyle::thick, 1.5, colour); }
    static Border double_line(const Colour& colour) { return line(BorderStyle::double_line, 0.5, colour); }

    static void set_outline(Difference& part, const Border& border) {
        part.top = part.end = part.bottom = part.start = border;
    }
    static void set_bold(TableStyle& style, std::initializer_list<TablePart> parts, const Colour& colour) {
        for (const TablePart part : parts) {
            style.of(part).look.bold = true;
            style.of(part).look.colour = colour;
        }
    }
    static void set_fill(TableStyle& style, std::initializer_list<TablePart> parts, const Colour& colour) {
        for (const TablePart part : parts) style.of(part).look.fill = colour;
    }

    static constexpr double light_tint = 0.8, paler_tint = 0.6, line_tint = 0.4, grey_tint = -0.15, dark_grey = -0.35,
                            darker = -0.25, darkest = -0.5;
    const word::Theme& theme_;
    unsigned accent_;
};

constexpr auto all_bold = {TablePart::header_row, TablePart::total_row, TablePart::first_column,
                           TablePart::last_column};
constexpr auto stripes = {TablePart::first_row_stripe, TablePart::first_column_stripe};

TableStyle StyleMaker::light(unsigned family) const {
    TableStyle style;
    Difference& whole = style.of(TablePart::whole).look;
    Difference& header = style.of(TablePart::header_row).look;
    Difference& total = style.of(TablePart::total_row).look;
    const Colour text = family == 0 && accent_ != 0 ? main(darker) : black();
    whole.colour = text;
    set_bold(style, all_bold, text);
    if (family == 0) {
        whole.top = whole.bottom = header.bottom = total.top = thin(main());
    } else {
        set_outline(whole, thin(main()));
        total.top = double_line(main());
    }
    if (family == 1) {
        header.colour = white();
        header.fill = main();
        for (const TablePart stripe : {TablePart::first_row_stripe, TablePart::second_row_stripe})
            style.of(stripe).look.top = thin(main());
        for (const TablePart stripe : {TablePart::first_column_stripe, TablePart::second_column_stripe})
            style.of(stripe).look.start = thin(main());
        return style;
    }
    if (family == 2) {
        whole.across = whole.along = thin(main());
        header.bottom = medium_line(main());
    }
    set_fill(style, stripes, pale(light_tint, grey_tint));
    return style;
}

TableStyle StyleMaker::medium(unsigned family) const {
    TableStyle style;
    Difference& whole = style.of(TablePart::whole).look;
    Difference& header = style.of(TablePart::header_row).look;
    Difference& total = style.of(TablePart::total_row).look;
    whole.colour = black();
    set_bold(style, all_bold, black());
    switch (family) {
        case 0:
            set_outline(whole, thin(accent_ == 0 ? black() : main(line_tint)));
            whole.across = whole.top;
            header.colour = white();
            header.fill = main();
            total.top = double_line(main());
            set_fill(style, stripes, pale(light_tint, grey_tint));
            break;
        case 1:
            whole.fill = pale(light_tint, grey_tint);
            whole.across = whole.along = thin(white());
            set_bold(style, all_bold, white());
            set_fill(style, all_bold, main());
            header.bottom = total.top = thick(white());
            set_fill(style, stripes, pale(paler_tint, dark_grey));
            break;
        case 2:
            whole.top = whole.bottom = header.bottom = medium_line(black());
            if (accent_ == 0) whole.start = whole.end = whole.across = whole.along = thin(black());
            set_bold(style, {TablePart::header_row, TablePart::first_column, TablePart::last_column}, white());
            set_fill(style, {TablePart::header_row, TablePart::first_column, TablePart::last_column}, main());
            total = {};
            total.top = double_line(black());
            set_fill(style, stripes, white(grey_tint));
            break;
        default:
            whole.fill = pale(light_tint, grey_tint);
            set_outline(whole, thin(accent_ == 0 ? black() : main(line_tint)));
            whole.across = whole.along = whole.top;
            total.top = medium_line(main());
            set_fill(style, stripes, pale(paler_tint, dark_grey));
            break;
    }
    return style;
}

TableStyle StyleMaker::dark() const {
    constexpr double black_whole = 0.45, black_total = 0.15, black_stripe = 0.25;
    TableStyle style;
    Difference& whole = style.of(TablePart::whole).look;
    whole.colour = white();
    whole.fill = accent_ == 0 ? black(black_whole) : main();
    set_bold(style, all_bold, white());
    style.of(TablePart::header_row).look.fill = black();
    style.of(TablePart::header_row).look.bottom = medium_line(white());
    style.of(TablePart::total_row).look.fill = accent_ == 0 ? black(black_total) : main(darkest);
    style.of(TablePart::total_row).look.top = medium_line(white());
    const Colour shade = accent_ == 0 ? black(black_stripe) : main(darker);
    set_fill(style, {TablePart::first_column, TablePart::last_column}, shade);
    set_fill(style, stripes, shade);
    style.of(TablePart::first_column).look.end = medium_line(white());
    style.of(TablePart::last_column).look.start = medium_line(white());
    return style;
}

TableStyle StyleMaker::dark_of_two(unsigned second) const {
    TableStyle style;
    style.of(TablePart::whole).look.fill = pale(light_tint, grey_tint);
    set_bold(style, {TablePart::total_row, TablePart::first_column, TablePart::last_column}, black());
    style.of(TablePart::header_row).look.colour = white();
    style.of(TablePart::header_row).look.fill = accent_ == 0 ? black() : accent(second, 0);
    style.of(TablePart::total_row).look.top = double_line(black());
    set_fill(style, stripes, pale(paler_tint, dark_grey));
    return style;
}

}  // namespace

std::shared_ptr<const TableStyle> built_in_table_style(string_view name, const word::Theme& theme) {
    constexpr string_view prefix = "TableStyle";
    if (!name.starts_with(prefix)) return nullptr;
    name.remove_prefix(prefix.size());
    struct Kind {
        string_view name;
        unsigned count;
    };
    constexpr std::array<Kind, 3> kinds{{{"Light", 21}, {"Medium", 28}, {"Dark", 11}}};
    for (const Kind& kind : kinds) {
        if (!name.starts_with(kind.name)) continue;
        unsigned number = 0;
        const string_view digits = name.substr(kind.name.size());
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc() || end != digits.data() + digits.size() || number == 0 || number > kind.count)
            return nullptr;
        const unsigned family = (number - 1) / in_family, colour = (number - 1) % in_family;
        const StyleMaker maker(theme, colour);
        if (kind.name == "Light") return std::make_shared<TableStyle>(maker.light(family));
        if (kind.name == "Medium") return std::make_shared<TableStyle>(maker.medium(family));
        if (family == 0) return std::make_shared<TableStyle>(maker.dark());
        // Dark8 to 11: black, and accents in pairs.
        const unsigned first = colour == 0 ? 0 : 2 * colour - 1;
        return std::make_shared<TableStyle>(StyleMaker(theme, first).dark_of_two(first + 1));
    }
    return nullptr;
}

}  // namespace raingan::xlsx
