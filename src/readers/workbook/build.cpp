// How a workbook is laid out. [x] as Excel prints it, [/] otherwise, [ ] not.
//
//   sheets    [x] one section or more each, in order; hidden ones are told, not shown   [ ] chart sheets, macro sheets
//   areas     [x] print areas, each on pages of its own; without one all that is used, from A1
//             [x] manual breaks of rows and of columns; repeated rows and columns
//   across    [x] columns that do not fit go on further pages, down and then over or the other way (Table::bands)
//             [/] a merged cell that pages divide has its text whole on one of them; a column that is wider than its
//                 page is made as wide as that, and one with texts that would go on over pages in it takes what room
//                 its page has left
//   scale     [x] fit to pages wide and high, never enlarged; a set scale
//             [/] a format without page set-up (CSV): scaled to the page, to a half at most, then columns get narrower
//   page      [x] paper, orientation, margins, headers and footers with page numbers and fonts, centred across
//             [x] pictures of headers, the file's name   [/] day and time of printing: of the last saving
//             [ ] centred on height, printed gridlines and headings, &Z (told)
//   cells     [x] text as shown by its number format, typed value, font, colours, borders, fill, wrap, indent, merges,
//                 turned by right angles, rich text, links; tables' styles below their cells' own looks
//             [/] a number that does not fit is one line in a smaller size where Excel shows ####, as what is to be
//                 shrunk; text that does not fit is set on more lines where Excel cuts it off; a text alone in its row
//                 runs over its neighbours; other angles too (where a page ends, steeper),
//                 and over their neighbours; borders and fills stay level
//             [/] conditional formats that count on the cell's own value (conditions.cpp), but for cells without
//                 content, borders and fill; others are told
//             [x] colour scales   [/] data bars (as high as the text) and icon sets (figures of their kind; scales.h)
//             [x] pictures at their cells (overlays.h), rows below them on one page with them
//             [/] charts likewise where nothing is written below them, else behind all cells (charts.h)
//             [x] comments as notes behind the sheet on request, else told
//             [ ] shapes, sparklines, validation (nothing to see)
//   rows      [x] heights (as the least), hidden rows   [/] gaps of more than 100 blank rows are shortened; a row that
//                 repeats to the sheet's end is shown 1,000 times
//             [x] many: behind the first 2,000 they are packed (packer.h)   [/] behind limits::sheet_cells: told
#include "readers/workbook/build.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/workbook/banding.h"
#include "readers/workbook/charts.h"
#include "readers/workbook/comments.h"
#include "readers/workbook/sheet_section.h"

namespace raingan::workbook {

struct DocumentBuilder::State {
    explicit State(Options chosen) : options(std::move(chosen)) {}

    Options options;
    Document document;
    Formats formats{document};
    RowStore store;
    Notices notices;
    KnownImages images;
    const Styles* styles = nullptr;
    std::size_t cells = 0;  ///< of the sheets so far
    std::size_t unpacked_cells = 0;
    std::size_t sheets = 0, visible = 0;
    std::string hidden;              ///< names
    bool full = false;               ///< rows of this sheet no longer fit
    std::optional<Banding> banding;  ///< of a sheet with tables
};

DocumentBuilder::DocumentBuilder(Options options) : state_(std::make_unique<State>(std::move(options))) {}
DocumentBuilder::~DocumentBuilder() = default;

bool DocumentBuilder::begin_sheet(const Sheet& sheet, const Styles& styles) {
    State& state = *state_;
    if (++state.sheets > limits::sheets) throw over_limit(limits::sheets, "");
    if (sheet.visibility != Visibility::visible) {
        constexpr std::size_t most_told = 4096;  // bytes
        if (state.hidden.size() < most_told) state.hidden += (state.hidden.empty() ? "" : ", ") + sheet.name;
        return false;
    }
    ++state.visible;
    state.document.parts.push_back(sheet.name);
    state.styles = &styles;
    state.banding.reset();
    if (Banding::concerns(sheet)) state.styles = &state.banding.emplace(sheet, styles).styles();
    state.store.clear();
    state.full = false;
    return true;
}

namespace {

/// A row with content that repeats over so many rows was filled down to the sheet's end; it is shown so often.
constexpr std::uint32_t most_equal_rows = 10'000, shown_equal_rows = 1'000;

bool repeats_without_end(const Row& row) {
    return row.repeat > most_equal_rows && !row.hidden &&
           std::ranges::any_of(row.cells, [](const Cell& cell) { return cell.kind != Kind::empty; });
}

Diagnostic told_repetition(const Row& row, std::uint16_t part) {
    const std::string number = std::to_string(row.index + 1), times = std::to_string(row.repeat),
                      shown = std::to_string(shown_equal_rows);
    Message message{"row ", "แถว "};
    message.en.append(number).append(" repeats itself ").append(times).append(" times and is shown ").append(shown);
    message.en.append(" times; delete the rows that are not of the report, and save the workbook");
    message.th.append(number).append(" ซ้ำกัน ").append(times).append(" แถว แสดงเพียง ").append(shown);
    message.th.append(" แถว โปรดลบแถวที่ไม่ใช่ส่วนของรายงานแล้วบันทึก");
    return {Severity::warning, "not-shown", std::move(message), {part, 0, row.index + 1, 0, 0}};
}

}  // namespace

void DocumentBuilder::row(const Row& row) {
    if (state_->banding)
        state_->banding->add(row, [&](const Row& banded) { keep(banded); });
    else
        keep(row);
}

void DocumentBuilder::keep(const Row& row) {
    State& state = *state_;
    if (repeats_without_end(row)) {
        state.document.diagnostics.push_back(
            told_repetition(row, static_cast<std::uint16_t>(state.document.parts.size() - 1)));
        Row shorter = row;
        shorter.repeat = shown_equal_rows;
        return keep(shorter);
    }
    if (!state.full) {
        const std::size_t room = limits::sheet_cells - state.cells - state.store.size();
        state.full = !state.store.add(row, *state.styles, room);
        if (!state.full) return;
    }
    for (const Cell& cell : row.cells) {
        if (cell.kind == Kind::empty) continue;
        state.notices.add_row(Notice::over_limit, row.index);
        return;
    }
}

void DocumentBuilder::end_sheet(const Sheet& sheet) {
    State& state = *state_;
    if (state.banding) state.banding->finish([&](const Row& row) { keep(row); });
    const auto part = static_cast<std::uint16_t>(state.document.parts.size() - 1);
    const std::size_t sections = state.document.sections.size();
    const std::vector<std::size_t> placed =
        add_sections({sheet, *state.styles, state.store, state.options, part, state.unpacked_cells, state.images},
                     state.document, state.formats, state.notices);
    const auto is_flat = [](const SheetChart& each) { return each.chart.flattened; };
    if (const auto flat = std::ranges::count_if(sheet.charts, is_flat); flat > 0)
        state.notices.add_count(Notice::flat_charts, static_cast<std::uint32_t>(flat));
    std::vector<const SheetChart*> behind;
    for (std::size_t i = 0; i < sheet.charts.size(); ++i)
        if (std::ranges::find(placed, i) == placed.end()) behind.push_back(&sheet.charts[i]);
    if (!behind.empty()) {
        if (state.document.sections.size() == sections) state.document.sections.emplace_back();
        add_charts(behind, part, state.document.sections.back(), state.document, state.formats);
        state.notices.add_count(Notice::moved_charts, static_cast<std::uint32_t>(behind.size()));
    }
    if (state.options.notes && !sheet.comments.empty()) {
        if (state.document.sections.size() == sections) state.document.sections.emplace_back();
        add_comments(sheet, state.styles->looks.front().text, part, state.document.sections.back(), state.formats);
    } else {
        for (const SheetComment& comment : sheet.comments) state.notices.add(left_out_comment(comment));
    }
    state.cells += state.store.size();
    state.store.clear();
    for (const LeftOut::Place& where : sheet.strange_text)
        state.notices.add(Notice::strange_text, where.row, where.column);
    for (const LeftOut& what : sheet.left_out) state.notices.add(what);
    for (const Range& where : sheet.other_conditions) state.notices.add(Notice::conditional, where.top, where.left);
    state.notices.finish(state.document.diagnostics, part);
}

Document DocumentBuilder::finish(Properties properties) {
    State& state = *state_;
    if (state.visible == 0)
        throw unreadable("no-sheets", "",
                         {"the workbook has no visible sheet; unhide the sheet of the report in Excel and save it",
                          "สมุดงานไม่มีแผ่นงานที่มองเห็นได้ โปรดเลิกซ่อนแผ่นงานของรายงานใน Excel แล้วบันทึก"});
    if (!state.hidden.empty())
        state.document.diagnostics.insert(
            state.document.diagnostics.begin(),
            {Severity::warning,
             "not-shown",
             {"hidden sheets are not shown or read: " + state.hidden, "ไม่แสดงและไม่อ่านแผ่นงานที่ซ่อนไว้: " + state.hidden},
             {}});
    if (state.document.sections.empty()) state.document.sections.emplace_back();
    state.document.properties = std::move(properties);
    return std::move(state.document);
}

void DocumentBuilder::tell(Diagnostic diagnostic) {
    state_->document.diagnostics.push_back(std::move(diagnostic));
}

}  // namespace raingan::workbook
