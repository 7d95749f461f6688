#include "readers/xlsx/sheet_parts.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/limits.h"
#include "readers/real.h"
#include "readers/workbook/references.h"
#include "readers/xml.h"

namespace raingan::xlsx {
namespace {

using std::string_view;
using xml::Attributes;
using xml::real;

constexpr double usual_width = 9.140625;  // 8 digits and padding of the default font

}  // namespace

std::uint32_t whole(string_view text, std::uint32_t otherwise) {
    std::uint32_t value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}
bool is_true(string_view value) {
    return !value.empty() && xml::truth(value);
}

SheetParts::SheetParts(const StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet)
    : styles_(styles), relationships_(relationships), sheet_(sheet) {
    sheet.default_width = width(usual_width);
}

void SheetParts::start(string_view local, const Attributes& attributes) {
    for (const Handler& handler : handlers)
        if (local == handler.element) return (this->*handler.read)(attributes);
    for (const Story& story : stories)
        if (local == story.element) story_ = &(sheet_.page.*story.code);
}

void SheetParts::end(string_view local) {
    if (local == "headerFooter" || std::ranges::find(stories, local, &Story::element) != stories.end())
        story_ = nullptr;
}

void SheetParts::text(string_view piece) {
    constexpr std::size_t longest = 4096;
    if (story_ != nullptr && story_->size() + piece.size() <= longest) *story_ += piece;
}

Points SheetParts::width(double characters) const {
    return workbook::column_width(characters, styles_.styles().digit_width);
}

void SheetParts::column(const Attributes& attributes) {
    workbook::ColumnInfo column;
    column.first = whole(attributes["min"], 1) - 1;
    column.last = std::min(whole(attributes["max"], column.first + 1) - 1, workbook::last_column);
    column.width = width(real(attributes["width"], usual_width));
    column.hidden = is_true(attributes["hidden"]);
    if (column.first <= column.last && sheet_.columns.size() <= workbook::last_column) sheet_.columns.push_back(column);
}

void SheetParts::defaults(const Attributes& attributes) {
    if (const string_view base = attributes["baseColWidth"]; !base.empty()) {
        // 18.3.1.81: so many digits, 5 pixels of padding.
        constexpr double padding = 5;
        constexpr double pixels_of_point = 96.0 / 72.0;
        const double digit = styles_.styles().digit_width.pt * pixels_of_point;
        sheet_.default_width = width((real(base, 8) * digit + padding) / digit);
    }
    if (const string_view stated = attributes["defaultColWidth"]; !stated.empty())
        sheet_.default_width = width(real(stated, usual_width));
    if (const string_view height = attributes["defaultRowHeight"]; !height.empty())
        sheet_.default_height = Points(std::clamp(real(height, 15), 0.0, 409.0));
    sheet_.rows_hidden = is_true(attributes["zeroHeight"]);
}

void SheetParts::merge(const Attributes& attributes) {
    if (sheet_.merges.size() >= limits::table_cells) throw over_limit(limits::table_cells, sheet_.name);
    if (const auto range = workbook::parse_range(attributes["ref"])) sheet_.merges.push_back(*range);
}

void SheetParts::fit(const Attributes& attributes) {
    sheet_.page.fit = is_true(attributes["fitToPage"]);
}
void SheetParts::print_options(const Attributes& attributes) {
    sheet_.page.centre_across = is_true(attributes["horizontalCentered"]);
    sheet_.page.gridlines = is_true(attributes["gridLines"]);
}

void SheetParts::margins(const Attributes& attributes) {
    workbook::PageSetup& page = sheet_.page;
    const auto set = [&](const char* name, Points& length) {
        constexpr double inch = 72;
        if (const string_view value = attributes[name]; !value.empty())
            length = Points(std::clamp(real(value, length.pt / inch), 0.0, 50.0) * inch);
    };
    set("left", page.left);
    set("right", page.right);
    set("top", page.top);
    set("bottom", page.bottom);
    set("header", page.header);
    set("footer", page.footer);
}

void SheetParts::page_setup(const Attributes& attributes) {
    workbook::PageSetup& page = sheet_.page;
    constexpr unsigned a4 = 9;
    const workbook::PaperSize paper = workbook::paper_size(whole(attributes["paperSize"], a4));
    page.paper_width = xml::measure(attributes["paperWidth"], Points(1)).value_or(paper.width);
    page.paper_height = xml::measure(attributes["paperHeight"], Points(1)).value_or(paper.height);
    page.landscape = attributes["orientation"] == "landscape";
    constexpr double percent = 100;
    page.scale = real(attributes["scale"], percent) / percent;
    page.over_then_down = attributes["pageOrder"] == "overThenDown";
    page.fit_wide = whole(attributes["fitToWidth"], 1);
    page.fit_high = whole(attributes["fitToHeight"], 1);
    if (is_true(attributes["useFirstPageNumber"])) page.first_page = whole(attributes["firstPageNumber"], 1);
}

void SheetParts::header_footer(const Attributes& attributes) {
    sheet_.page.different_first = is_true(attributes["differentFirst"]);
    sheet_.page.different_even = is_true(attributes["differentOddEven"]);
}

void SheetParts::row_breaks(const Attributes& /*attributes*/) {
    breaks_ = &sheet_.row_breaks;
}
void SheetParts::column_breaks(const Attributes& /*attributes*/) {
    breaks_ = &sheet_.column_breaks;
}
/// A break stands behind its row.
void SheetParts::page_break(const Attributes& attributes) {
    constexpr std::size_t most = 100'000;
    const std::uint32_t behind = whole(attributes["id"], 0);
    if (breaks_ != nullptr && behind > 0 && breaks_->size() < most) breaks_->push_back(behind);
}

void SheetParts::hyperlink(const Attributes& attributes) {
    const auto range = workbook::parse_range(attributes["ref"]);
    const word::Relationship* target = relationships_.by_id(attributes["id"]);
    constexpr std::size_t most = 65'536;
    if (range && target != nullptr && target->external && sheet_.links.size() < most)
        sheet_.links.push_back({*range, target->target});
}

const std::array<SheetParts::Handler, 12> SheetParts::handlers{{{"col", &SheetParts::column},
                                                                {"sheetFormatPr", &SheetParts::defaults},
                                                                {"mergeCell", &SheetParts::merge},
                                                                {"pageSetUpPr", &SheetParts::fit},
                                                                {"printOptions", &SheetParts::print_options},
                                                                {"pageMargins", &SheetParts::margins},
                                                                {"pageSetup", &SheetParts::page_setup},
                                                                {"headerFooter", &SheetParts::header_footer},
                                                                {"rowBreaks", &SheetParts::row_breaks},
                                                                {"colBreaks", &SheetParts::column_breaks},
                                                                {"brk", &SheetParts::page_break},
                                                                {"hyperlink", &SheetParts::hyperlink}}};

const std::array<SheetParts::Story, 6> SheetParts::stories{{{"oddHeader", &workbook::PageSetup::odd_header},
                                                            {"oddFooter", &workbook::PageSetup::odd_footer},
                                                            {"firstHeader", &workbook::PageSetup::first_header},
                                                            {"firstFooter", &workbook::PageSetup::first_footer},
                                                            {"evenHeader", &workbook::PageSetup::even_header},
                                                            {"evenFooter", &workbook::PageSetup::even_footer}}};

}  // namespace raingan::xlsx
