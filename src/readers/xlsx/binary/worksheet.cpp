#include "readers/xlsx/binary/worksheet.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <utility>

#include "base/limits.h"
#include "readers/workbook/binary_values.h"
#include "readers/workbook/references.h"
#include "readers/xlsx/binary/element.h"
#include "readers/xlsx/binary/parts.h"
#include "readers/xlsx/binary/records.h"
#include "readers/xlsx/binary/rules.h"
#include "readers/xlsx/binary/text.h"
#include "readers/xlsx/conditions.h"
#include "readers/xlsx/row_cells.h"
#include "readers/xlsx/sheet_parts.h"

namespace raingan::xlsx::binary {
namespace {

/// The rows. Numbers stand in the records as they are, so a cell costs a copy of its fields.
class RowRecords {
public:
    RowRecords(const StringPool& strings, const StyleTables& styles, const formula::TokenTables& tables,
               workbook::RowSink& sink)
        : strings_(strings), styles_(styles.styles()), tables_(tables), sink_(sink), rich_(styles),
          wants_formulas_(sink.wants_formulas()) {}

    void add(std::uint32_t type, Bytes body) {
        if (type == type::row) return begin_row(Fields(body));
        if (type == type::shared_formula || type == type::array_formula) return add_shared(type, Fields(body));
        const bool is_short = type >= type::short_blank && type <= type::short_shared;
        if (open_ && (type <= type::formula_error || is_short || type == type::rich_text)) add_cell(type, body);
    }
    /// Hands on the row that stands open.
    void end_row() {
        if (!open_) return;
        open_ = false;
        if (row_.index > workbook::last_row) return;
        cells_.settle();
        const auto by_column = [](const workbook::Cell& a, const workbook::Cell& b) { return a.column < b.column; };
        if (!std::ranges::is_sorted(cells_.cells, by_column)) std::ranges::stable_sort(cells_.cells, by_column);
        row_.cells = cells_.cells;
        sink_.row(row_);
    }

private:
    /// BrtRowHdr
    void begin_row(Fields fields) {
        constexpr unsigned hidden = 0x10, own_height = 0x20;
        constexpr double twips = 20, tallest = 409.5;
        end_row();
        open_ = true;
        cells_.clear();
        row_ = {};
        row_.index = std::max(fields.u32(), next_row_);  // one that does not ascend would overwrite others
        next_row_ = row_.index < workbook::last_row ? row_.index + 1 : row_.index;
        fields.skip(4);
        row_.height = Points(std::min(fields.u16() / twips, tallest));
        fields.skip(1);
        const unsigned flags = fields.u8();
        row_.hidden = (flags & hidden) != 0;
        row_.fixed_height = (flags & own_height) != 0;
        next_column_ = 0;
    }

    void add_cell(std::uint32_t type, Bytes body) {
        constexpr std::uint32_t look_bits = 0xFFFFFF;
        Fields fields(body);
        const bool is_short = type >= type::short_blank && type <= type::short_shared;
        workbook::Cell& cell = cells_.cells.emplace_back();
        cell.column = is_short ? next_column_ : std::min(fields.u32(), workbook::last_column + 1);
        next_column_ = cell.column + 1;
        cell.look = fields.u32() & look_bits;
        if (cell.look >= styles_.looks.size()) cell.look = 0;
        cell.formula = type >= type::formula_text && type <= type::formula_error;
        set_value(cell, type, fields);
        if (cell.formula && wants_formulas_) set_formula(cell, fields);
    }

    /// CellParsedFormula
    static formula::Tokens tokens_of(Fields& fields, workbook::CellAddress base) {
        formula::Tokens tokens{workbook::Biff::v12};
        tokens.formula = fields.bytes(fields.u32());
        tokens.extra = fields.bytes(fields.u32());
        tokens.base = base;
        return tokens;
    }
    void set_formula(workbook::Cell& cell, Fields& fields) {
        fields.skip(2);
        const formula::Tokens tokens = tokens_of(fields, {row_.index, cell.column});
        if (const auto from = formula::shared_with(tokens)) {
            const auto found = shared_.find({from->row, from->column});
            if (found == shared_.end() || found->second.array) return;
            cell.source = {{}, from->row, from->column, false};
            cells_.keep_formula(found->second.text);
        } else if (const auto text = formula::text_of(tokens, tables_)) {
            cell.source = {{}, row_.index, cell.column, false};
            cells_.keep_formula(*text);
        }
    }
    /// BrtShrFmla, BrtArrFmla: of the cell before it, and others that name that one.
    void add_shared(std::uint32_t type, Fields fields) {
        constexpr std::size_t range_size = 16;
        if (!open_ || !wants_formulas_ || cells_.cells.empty()) return;
        workbook::Cell& cell = cells_.cells.back();
        const bool array = type == type::array_formula;
        fields.skip(range_size + (array ? 1 : 0));
        const auto text = formula::text_of(tokens_of(fields, {row_.index, cell.column}), tables_);
        if (!text) return;
        shared_bytes_ += text->size();
        if (shared_bytes_ > limits::document_text_bytes) return;
        shared_.try_emplace({row_.index, cell.column}, SharedText{*text, array});
        cell.source = {{}, row_.index, cell.column, array};
        cells_.keep_formula(*text);
    }
    void set_value(workbook::Cell& cell, std::uint32_t type, Fields& fields) {
        switch (type) {
            case type::rk:
            case type::short_rk:
                return set_number(cell, workbook::rk_number(fields.u32()));
            case type::real:
            case type::short_real:
            case type::formula_real:
                return set_number(cell, fields.real());
            case type::boolean:
            case type::short_boolean:
            case type::formula_boolean:
                return set_bool_error(cell, fields.u8(), false);
            case type::error:
            case type::short_error:
            case type::formula_error:
                return set_bool_error(cell, fields.u8(), true);
            case type::shared:
            case type::short_shared:
                return set_shared(cell, fields.u32());
            case type::text:
            case type::short_text:
            case type::formula_text:
                buffer_.clear();
                append_text(buffer_, fields.wide());
                return set_text(cell, buffer_, {});
            case type::rich_text:
                rich_.read(fields);
                return set_text(cell, rich_.text(), rich_.runs());
            default:
                return;
        }
    }
    void set_shared(workbook::Cell& cell, std::uint32_t index) const {
        if (index >= strings_.size()) return;
        cell.text = strings_.text(index);
        cell.runs = strings_.runs(index);
        if (!cell.text.empty()) cell.kind = workbook::Kind::text;
    }
    void set_text(workbook::Cell& cell, const std::string& text, const std::vector<workbook::TextRun>& runs) {
        if (text.empty()) return;
        cell.kind = workbook::Kind::text;
        cells_.keep(text, runs);
    }

    struct SharedText {
        std::string text;
        bool array = false;
    };

    const StringPool& strings_;
    const workbook::Styles& styles_;
    const formula::TokenTables& tables_;
    workbook::RowSink& sink_;
    std::size_t shared_bytes_ = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, SharedText> shared_;  ///< by the cell that has it
    workbook::Row row_;
    RowCells cells_;
    RichReader rich_;
    std::string buffer_;
    std::uint32_t next_row_ = 0, next_column_ = 0;
    bool open_ = false;
    const bool wants_formulas_;
};

/// What stands around the rows, as the elements that say the same in .xlsx.
class PartRecords {
public:
    PartRecords(const StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet)
        : parts_(styles, relationships, sheet) {}

    void add(std::uint32_t type, Bytes body) {
        const auto* found = std::ranges::find(handlers, type, &Handler::type);
        Fields fields(body);
        if (found != handlers.end()) (this->*found->read)(fields);
    }

private:
    struct Handler {
        std::uint32_t type;
        void (PartRecords::*read)(Fields&);
    };
    static const std::array<Handler, 12> handlers;
    static constexpr double width_unit = 256;  ///< of a character

    /// BrtColInfo
    void column(Fields& fields) {
        Element column("col");
        column.set("min", std::int64_t{fields.u32()} + 1).set("max", std::int64_t{fields.u32()} + 1);
        column.set("width", fields.u32() / width_unit);
        fields.skip(4);
        column.set_if((fields.u16() & 1U) != 0, "hidden").give(parts_);
    }
    /// BrtWsFmtInfo
    void format(Fields& fields) {
        constexpr std::uint32_t no_width = 0xFFFFFFFF;
        constexpr unsigned zero_height = 2;
        constexpr double twips = 20;
        Element format("sheetFormatPr");
        if (const std::uint32_t width = fields.u32(); width != no_width)
            format.set("defaultColWidth", width / width_unit);
        // Eight is what .xlsx leaves unsaid.
        constexpr unsigned usual = 8;
        if (const unsigned base = fields.u16(); base != usual) format.set("baseColWidth", std::int64_t{base});
        format.set("defaultRowHeight", fields.u16() / twips);
        format.set_if((fields.u16() & zero_height) != 0, "zeroHeight").give(parts_);
    }
    void merge(Fields& fields) { Element("mergeCell").set("ref", reference_of(range_of(fields))).give(parts_); }
    /// BrtWsProp
    void properties(Fields& fields) {
        constexpr unsigned fit = 0x100;
        Element("pageSetUpPr").set_if((fields.u16() & fit) != 0, "fitToPage").give(parts_);
    }
    void print_options(Fields& fields) {
        constexpr unsigned centred = 1, lines = 8;
        const unsigned flags = fields.u16();
        Element("printOptions")
            .set_if((flags & centred) != 0, "horizontalCentered")
            .set_if((flags & lines) != 0, "gridLines")
            .give(parts_);
    }
    void margins(Fields& fields) {
        Element margins("pageMargins");
        for (const char* side : {"left", "right", "top", "bottom", "header", "footer"})
            margins.set(side, fields.real());
        margins.give(parts_);
    }
    /// BrtPageSetup
    void page_setup(Fields& fields) {
        constexpr unsigned over_then_down = 1, landscape = 2, not_set = 4, no_orientation = 0x40, own_first_page = 0x80;
        Element setup("pageSetup");
        const std::int64_t paper = fields.u32(), scale = fields.u32();
        fields.skip(12);  // resolution, copies
        setup.set("firstPageNumber", std::int64_t{fields.i32()});
        setup.set("fitToWidth", std::int64_t{fields.u32()}).set("fitToHeight", std::int64_t{fields.u32()});
        const unsigned flags = fields.u16();
        if ((flags & not_set) == 0) setup.set("paperSize", paper).set("scale", scale);
        if ((flags & over_then_down) != 0) setup.set("pageOrder", std::string("overThenDown"));
        if ((flags & landscape) != 0 && (flags & (no_orientation | not_set)) == 0)
            setup.set("orientation", std::string("landscape"));
        setup.set_if((flags & own_first_page) != 0, "useFirstPageNumber").give(parts_);
    }
    /// BrtBeginHeaderFooter
    void header_footer(Fields& fields) {
        constexpr unsigned different_even = 1, different_first = 2;
        const unsigned flags = fields.u16();
        Element("headerFooter")
            .set_if((flags & different_even) != 0, "differentOddEven")
            .set_if((flags & different_first) != 0, "differentFirst")
            .give(parts_);
        for (const char* story : {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
            Element(story).give(parts_, fields.text());
    }
    void row_breaks(Fields& /*fields*/) { Element("rowBreaks").give(parts_); }
    void column_breaks(Fields& /*fields*/) { Element("colBreaks").give(parts_); }
    void page_break(Fields& fields) { Element("brk").set("id", std::int64_t{fields.u32()}).give(parts_); }
    void link(Fields& fields) {
        const std::string where = reference_of(range_of(fields));
        Element("hyperlink").set("ref", where).set("id", fields.text()).give(parts_);
    }

    SheetParts parts_;
};

const std::array<PartRecords::Handler, 12> PartRecords::handlers{
    {{type::column, &PartRecords::column},
     {type::sheet_format, &PartRecords::format},
     {type::merge, &PartRecords::merge},
     {type::sheet_properties, &PartRecords::properties},
     {type::print_options, &PartRecords::print_options},
     {type::margins, &PartRecords::margins},
     {type::page_setup, &PartRecords::page_setup},
     {type::begin_header_footer, &PartRecords::header_footer},
     {type::begin_row_breaks, &PartRecords::row_breaks},
     {type::begin_column_breaks, &PartRecords::column_breaks},
     {type::page_break, &PartRecords::page_break},
     {type::link, &PartRecords::link}}};

}  // namespace

void read_worksheet(const std::string& part, const ByteSource& source, const StringPool& strings,
                    const StyleTables& styles, const word::Relationships& relationships,
                    const formula::TokenTables& tables, workbook::Sheet& sheet, workbook::RowSink& sink) {
    Records records(part, source);
    PartRecords parts(styles, relationships, sheet);
    ConditionReader conditions(styles, sheet);
    RowRecords rows(strings, styles, tables, sink);
    bool opened = false, in_rows = false;
    int future = 0;  // of later versions: what they say again or anew is not read
    while (records.next()) {
        const std::uint32_t type = records.type();
        if (type == type::begin_future) ++future;
        if (type == type::end_future) --future;
        if (in_rows && type != type::end_rows) {
            if (future == 0) rows.add(type, records.body());
            continue;
        }
        if (type == type::begin_rows && !opened) {
            opened = in_rows = true;
            if (!sink.begin_sheet(sheet, styles.styles())) return;
        } else if (type == type::end_rows) {
            in_rows = false;
            rows.end_row();
        } else if (future == 0) {
            parts.add(type, records.body());
            add_rule(conditions, type, records.body());
        }
    }
    rows.end_row();
    if (!opened && !sink.begin_sheet(sheet, styles.styles())) return;
    sink.end_sheet(sheet);
}

}  // namespace raingan::xlsx::binary
