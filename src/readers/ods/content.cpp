#include "readers/ods/content.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "readers/left_out_words.h"
#include "readers/ods/cell_text.h"
#include "readers/ods/comments.h"
#include "readers/ods/page_setup.h"
#include "readers/ods/pictures.h"
#include "readers/ods/scales.h"
#include "readers/ods/story_pictures.h"
#include "readers/ods/values.h"
#include "readers/xml_stream.h"

namespace raingan::ods {
namespace {

using opendocument::Properties;
using opendocument::Scope;
using std::string_view;
using workbook::Kind;
using workbook::LeftOut;

/// Where more equal cells without content than this stand side by side, they fill the sheet to its end.
constexpr std::uint32_t most_empty = 1'000;

/// As many as a sheet of LibreOffice or Excel has; what a file says is behind them is none.
constexpr std::uint32_t most_columns = 16'384;
/// LibreOffice's, where no row says how high it is.
constexpr Points usual_height{12.8};

/// What a row's style says of it.
struct RowForm {
    std::optional<Points> height;
    bool fixed = false, begins_page = false;
};

/// What a cell says of its value.
struct CellValue {
    Kind kind = Kind::empty;
    double number = 0;
    std::string text;
    std::string formula;
};

/// A cell of the row that is being read, with what it shows.
struct RowCell {
    workbook::Cell cell;
    CellText::Text text;
    std::string formula;
};

class Content final : public xml::Events {
public:
    Content(const std::string& part, Head head, workbook::RowSink& sink)
        : part_(part), head_(head), sink_(sink), wants_formulas_(sink.wants_formulas()),
          text_(head.sheet, head.cells, head.scratch), pictures_(head.source) {}

    void start(string_view name, const xml::Attributes& attributes) override;
    void end(string_view name) override;
    void text(string_view piece) override {
        if (skip_ > 0 && in_frame_) pictures_.text(piece);
        if (skip_ > 0 && comment_.open())
            comment_.text(piece);
        else if (skip_ > 0 && left_out_ && !(in_frame_ && pictures_.in_bytes()))
            words_.add(piece);
        else if (in_cell_ && skip_ == 0)
            text_.data(piece);
    }
    [[nodiscard]] bool has_spreadsheet() const { return has_spreadsheet_; }

private:
    void start_outside(string_view name, const xml::Attributes& attributes);
    void start_in_table(string_view name, const xml::Attributes& attributes);
    void start_in_cell(string_view name, const xml::Attributes& attributes);
    void begin_left_out(LeftOut::Kind kind);
    void go_into_left_out(string_view name);
    void end_left_out();
    void begin_frame(const xml::Attributes& attributes);

    void name_expression(string_view element, const xml::Attributes& attributes);
    void begin_table(const xml::Attributes& attributes);
    void announce_sheet();
    void end_table();
    void add_columns(const xml::Attributes& attributes);
    void begin_row(const xml::Attributes& attributes);
    void end_row();
    void begin_cell(const xml::Attributes& attributes);
    void end_cell();

    CellValue read_value(const xml::Attributes& attributes) const;
    const RowForm& row_form(const std::string& style);
    string_view column_style();

    const std::string& part_;
    Head head_;
    workbook::RowSink& sink_;
    bool wants_formulas_;
    CellText text_;
    bool has_spreadsheet_ = false;
    std::size_t skip_ = 0;                       ///< depth within an element that is passed over
    bool counts_drawings_ = false;               ///< whose children are drawings (table:shapes)
    std::optional<workbook::LeftOut> left_out_;  ///< what is being passed over
    std::size_t left_out_depth_ = 0;             ///< and the depth that it stands at
    LeftOutWords words_;                         ///< its own
    PictureReader pictures_;
    bool in_frame_ = false;  ///< what is being passed over may be a picture
    CommentReader comment_;

    bool in_formats_ = false;  ///< what is being passed over are conditional formats
    bool names_here_ = false;  ///< what is passed over are names that formulas use
    std::uint32_t sheet_number_ = 0;
    bool in_table_ = false, announced_ = false, wanted_ = false;
    workbook::Sheet sheet_;
    ScaleEvents scales_{sheet_};
    std::uint32_t row_ = 0, column_ = 0;
    bool in_title_rows_ = false, in_title_columns_ = false;
    std::vector<std::pair<std::uint32_t, std::string>> column_styles_;  ///< last column and its cells' default style
    std::size_t column_style_at_ = 0;

    workbook::Row current_;
    std::uint32_t most_repeated_ = 0;  ///< of the sheet's rows
    std::string row_style_;            ///< default style of the row's cells
    std::vector<RowCell> cells_;
    std::size_t cell_count_ = 0;

    bool in_cell_ = false;
    const CellStyle* style_ = nullptr;
    CellValue value_;
    std::uint32_t cell_repeats_ = 1;
    std::unordered_map<std::string, RowForm> row_forms_;
};

// --- elements --------------------------------------------------------------------------------------------------------

void Content::start(string_view name, const xml::Attributes& attributes) {
    if (skip_ > 0) {
        const bool is_new = skip_ == 1 && counts_drawings_;
        if (is_new) begin_left_out(LeftOut::Kind::shape);
        if (is_new && name == "frame") begin_frame(attributes);
        if (skip_ == 1 && names_here_) name_expression(name, attributes);
        if (in_formats_) scales_.start(name, attributes);
        if (comment_.open()) comment_.start(name);
        if (left_out_) go_into_left_out(name);
        if (in_frame_ && !is_new) pictures_.start(name, attributes);
        ++skip_;
    } else if (in_cell_) {
        start_in_cell(name, attributes);
    } else if (in_table_) {
        start_in_table(name, attributes);
    } else {
        start_outside(name, attributes);
    }
}

void Content::start_outside(string_view name, const xml::Attributes& attributes) {
    static constexpr std::array<string_view, 6> passed_over{"automatic-styles", "styles",    "master-styles",
                                                            "tracked-changes",  "dde-links", "consolidation"};
    if (name == "spreadsheet") has_spreadsheet_ = true;
    if (name == "null-date" && attributes["date-value"] == "1904-01-01")
        head_.cells.styles.dates = workbook::DateSystem::from_1904;
    if (name == "table" && has_spreadsheet_) begin_table(attributes);
    if (wants_formulas_) name_expression(name, attributes);
    if (std::ranges::find(passed_over, name) != passed_over.end()) skip_ = 1;
}

void Content::start_in_table(string_view name, const xml::Attributes& attributes) {
    // What else stands around rows is looked into: groups, and what the reader does not know.
    static constexpr std::array<string_view, 10> no_rows{
        "named-expressions", "forms",    "conditional-formats", "shapes",    "desc", "title",
        "table-source",      "scenario", "sparkline-groups",    "dde-source"};
    counts_drawings_ = false;
    if (name == "table-row") {
        begin_row(attributes);
    } else if (name == "table-cell" || name == "covered-table-cell") {
        begin_cell(attributes);
    } else if (name == "table-column") {
        add_columns(attributes);
    } else if (name == "named-expressions" && wants_formulas_) {
        skip_ = 1;
        names_here_ = true;
    } else if (std::ranges::find(no_rows, name) != no_rows.end()) {
        skip_ = 1;
        counts_drawings_ = name == "shapes";
        in_formats_ = name == "conditional-formats";
    }
    if (name == "table-header-columns") in_title_columns_ = true;
    if (name == "table-header-rows") in_title_rows_ = true;
}

void Content::start_in_cell(string_view name, const xml::Attributes& attributes) {
    if (text_.in_paragraph() || name == "p") {
        text_.start(name, attributes);
        return;
    }
    static constexpr std::array<string_view, 4> no_drawings{"annotation", "detective", "cell-range-source", "table"};
    counts_drawings_ = false;
    if (name == "annotation")
        comment_.begin(row_, column_);
    else if (std::ranges::find(no_drawings, name) == no_drawings.end())
        begin_left_out(LeftOut::Kind::shape);
    if (name == "frame") begin_frame(attributes);
    skip_ = 1;
}

void Content::begin_frame(const xml::Attributes& attributes) {
    in_frame_ = true;
    pictures_.begin(attributes, left_out_->place);
}

/// The element that begins is not shown.
void Content::begin_left_out(LeftOut::Kind kind) {
    left_out_ = LeftOut{kind, std::nullopt, {}};
    if (in_cell_) left_out_->place = LeftOut::Place{row_, column_};
    left_out_depth_ = skip_;
    words_ = {};
}

/// What a frame holds says what it is.
void Content::go_into_left_out(string_view name) {
    if (name == "image" && left_out_->kind == LeftOut::Kind::shape) left_out_->kind = LeftOut::Kind::picture;
    if (name == "object") left_out_->kind = LeftOut::Kind::chart;
    if (name == "p" || name == "tab" || name == "s") words_.next();
}

void Content::end_left_out() {
    const bool frame = std::exchange(in_frame_, false);
    if (frame)
        if (auto chart = pictures_.chart(head_.cells.styles.looks.at(head_.cells.find("").complex_look).text)) {
            sheet_.charts.push_back(std::move(*chart));
            left_out_.reset();
            return;
        }
    if (frame)
        if (auto picture = pictures_.finish()) {
            if (!pictures_.left_out().empty())
                leave_out(sheet_, {LeftOut::Kind::picture_parts, left_out_->place, pictures_.left_out()});
            sheet_.pictures.push_back(std::move(*picture));
            left_out_.reset();
            return;
        }
    left_out_->words = words_.quoted();
    leave_out(sheet_, *std::exchange(left_out_, std::nullopt));
}

void Content::end(string_view name) {
    if (skip_ > 0) {
        --skip_;
        if (comment_.open() && skip_ > 0)
            comment_.leave();
        else if (comment_.open())
            add_comment(sheet_, comment_.finish());
        if (in_frame_) pictures_.leave();
        names_here_ = names_here_ && skip_ > 0;
        if (in_formats_ && skip_ == 0) scales_.finish();
        in_formats_ = in_formats_ && skip_ > 0;
        if (left_out_ && skip_ == left_out_depth_) end_left_out();
    } else if (in_cell_ && text_.in_paragraph()) {
        text_.end();
    } else if (in_cell_) {
        end_cell();
    } else if (!in_table_) {
        return;  // rows stand elsewhere too where a file is damaged
    } else if (name == "table-row") {
        end_row();
    } else if (name == "table") {
        end_table();
    } else if (name == "table-header-columns") {
        in_title_columns_ = false;
    } else if (name == "table-header-rows") {
        in_title_rows_ = false;
    }
}

// --- sheets ----------------------------------------------------------------------------------------------------------

/// ODF 1.3 part 3 9.4.10, 9.4.12.
void Content::name_expression(string_view element, const xml::Attributes& attributes) {
    const auto sheet = in_table_ ? std::optional(sheet_number_ - 1) : std::nullopt;
    if (element == "named-expression") sink_.defined_name(attributes["name"], attributes["expression"], sheet);
    if (element == "named-range")
        sink_.defined_name(attributes["name"], "of:=[" + std::string(attributes["cell-range-address"]) + "]", sheet);
}

void Content::begin_table(const xml::Attributes& attributes) {
    const opendocument::Style& style = head_.sheet.find(Scope::content, "table", attributes["style-name"]);
    sheet_ = workbook::Sheet();
    sheet_.name = attributes["name"];
    if (style.properties("table-properties").is("display", "false")) sheet_.visibility = workbook::Visibility::hidden;
    sheet_.print_areas = read_ranges(attributes["print-ranges"]);
    sheet_.page = read_page_setup(head_.sheet, style.text("master-page-name"));
    read_story_pictures(head_.source, head_.sheet, style.text("master-page-name"), sheet_.page);
    sheet_.default_height = usual_height;
    most_repeated_ = 0;
    in_table_ = true;
    ++sheet_number_;
    announced_ = wanted_ = false;
    row_ = column_ = 0;
    in_title_rows_ = in_title_columns_ = false;
    column_styles_.clear();
}

void Content::announce_sheet() {
    if (std::exchange(announced_, true)) return;
    wanted_ = sink_.begin_sheet(sheet_, head_.cells.styles);
}

void Content::end_table() {
    announce_sheet();
    if (wanted_) sink_.end_sheet(sheet_);
    in_table_ = false;
}

void Content::add_columns(const xml::Attributes& attributes) {
    const opendocument::Style& style = head_.sheet.find(Scope::content, "table-column", attributes["style-name"]);
    const Properties form = style.properties("table-column-properties");
    const std::uint32_t count = repeats(attributes["number-columns-repeated"]);
    const std::uint32_t last = sum(column_, count - 1);
    const string_view visibility = attributes["visibility"];
    sheet_.columns.push_back({column_, last, form.length("column-width").value_or(sheet_.default_width),
                              visibility == "collapse" || visibility == "filter"});
    if (form.is("break-before", "page") && column_ > 0) sheet_.column_breaks.push_back(column_);
    if (in_title_columns_) {
        if (!sheet_.title_columns) sheet_.title_columns = {column_, last};
        sheet_.title_columns->second = last;
    }
    column_styles_.emplace_back(last, attributes["default-cell-style-name"]);
    column_ = sum(column_, count);
}

// --- rows ------------------------------------------------------------------------------------------------------------

const RowForm& Content::row_form(const std::string& name) {
    const auto [found, is_new] = row_forms_.try_emplace(name);
    if (!is_new) return found->second;
    const Properties form = head_.sheet.find(Scope::content, "table-row", name).properties("table-row-properties");
    found->second.height = form.length("row-height");
    found->second.fixed = form.is("use-optimal-row-height", "false");
    found->second.begins_page = form.is("break-before", "page");
    return found->second;
}

void Content::begin_row(const xml::Attributes& attributes) {
    announce_sheet();
    if (!wanted_) {
        skip_ = 1;
        return;
    }
    const RowForm& form = row_form(std::string(attributes["style-name"]));
    const string_view visibility = attributes["visibility"];
    current_ = workbook::Row();
    current_.index = row_;
    current_.repeat = repeats(attributes["number-rows-repeated"]);
    current_.hidden = visibility == "collapse" || visibility == "filter";
    current_.height = form.height;
    current_.fixed_height = form.fixed;
    // Rows that are not listed are as most of them.
    if (form.height && !form.fixed && current_.repeat > most_repeated_) {
        most_repeated_ = current_.repeat;
        sheet_.default_height = form.height;
    }
    if (form.begins_page && row_ > 0) sheet_.row_breaks.push_back(row_);
    row_style_ = attributes["default-cell-style-name"];
    column_ = 0;
    column_style_at_ = 0;
    cells_.clear();
}

void Content::end_row() {
    std::vector<workbook::Cell> cells;
    cells.reserve(cells_.size());
    for (RowCell& held : cells_) {
        workbook::Cell cell = held.cell;
        if (cell.kind == Kind::text || cell.kind == Kind::error) cell.text = held.text.text;
        cell.runs = held.text.runs;
        cell.source = {held.formula, row_, cell.column, false};
        cell.link = held.text.link;
        cells.push_back(std::move(cell));
    }
    current_.cells = cells;
    sink_.row(current_);
    if (in_title_rows_) {
        if (!sheet_.title_rows) sheet_.title_rows = {row_, row_};
        sheet_.title_rows->second = sum(row_, current_.repeat - 1);
    }
    row_ = sum(row_, current_.repeat);
}

// --- cells -----------------------------------------------------------------------------------------------------------

/// Of a cell that names no style: its row's, then its column's.
string_view Content::column_style() {
    if (!row_style_.empty()) return row_style_;
    while (column_style_at_ < column_styles_.size() && column_styles_[column_style_at_].first < column_)
        ++column_style_at_;
    return column_style_at_ < column_styles_.size() ? string_view(column_styles_[column_style_at_].second)
                                                    : string_view();
}

CellValue Content::read_value(const xml::Attributes& attributes) const {
    CellValue value;
    string_view type;
    bool error = false;
    attributes.for_each([&](string_view name, string_view text) {
        if (name == "formula") value.formula = text;
        if (name != "value-type") return;
        if (text == "error")
            error = true;  // calcext:value-type beside an office:value-type of string
        else
            type = text;
    });
    std::optional<double> number;
    if (type == "float" || type == "percentage" || type == "currency") number = number_of(attributes["value"]);
    if (type == "date") number = date_serial(attributes["date-value"], head_.cells.styles.dates);
    if (type == "time") number = time_serial(attributes["time-value"]);
    if (type == "boolean") number = attributes["boolean-value"] == "true" ? 1 : 0;
    value.number = number.value_or(0);
    if (number)
        value.kind = type == "boolean" ? Kind::boolean : Kind::number;
    else if (type == "string")
        value.kind = error ? Kind::error : Kind::text;
    value.text = attributes["string-value"];
    return value;
}

void Content::begin_cell(const xml::Attributes& attributes) {
    cell_repeats_ = repeats(attributes["number-columns-repeated"]);
    const string_view style = attributes["style-name"];
    style_ = &head_.cells.find(style.empty() ? column_style() : style);
    value_ = read_value(attributes);
    const std::uint32_t across = repeats(attributes["number-columns-spanned"]);
    const std::uint32_t down = repeats(attributes["number-rows-spanned"]);
    if (across > 1 || down > 1) sheet_.merges.push_back({row_, column_, sum(row_, down - 1), sum(column_, across - 1)});
    text_.begin(*style_);
    in_cell_ = true;
}

void Content::end_cell() {
    in_cell_ = false;
    RowCell held;
    const std::optional<CellText::Text> text = text_.finish();
    if (text) held.text = *text;
    if (value_.kind == Kind::empty && !held.text.text.empty()) value_.kind = Kind::text;
    if (!text && (value_.kind == Kind::text || value_.kind == Kind::error)) held.text.text = value_.text;
    held.cell.kind = value_.kind;
    held.cell.number = value_.number;
    held.cell.formula = !value_.formula.empty();
    held.cell.unvalued = held.cell.formula && value_.kind == Kind::empty;
    held.formula = wants_formulas_ ? value_.formula : std::string();
    held.cell.look = held.text.complex ? style_->complex_look : style_->look;
    if (text && (value_.kind == Kind::number || value_.kind == Kind::boolean)) {
        held.cell.shown = held.text.text;
        held.text.runs.clear();
    }
    const bool shows =
        value_.kind != Kind::empty || held.cell.unvalued || (style_->visible && cell_repeats_ <= most_empty);
    const std::uint32_t copies = std::min(cell_repeats_, most_columns - std::min(column_, most_columns));
    if (shows) {
        cell_count_ += copies;
        if (cell_count_ > limits::table_cells) throw over_limit(limits::table_cells, part_);
        for (std::uint32_t i = 0; i < copies; ++i) {
            held.cell.column = sum(column_, i);
            cells_.push_back(held);
        }
    }
    column_ = sum(column_, cell_repeats_);
}

}  // namespace

void read_content(const std::string& part, const std::string& content, Head head, workbook::RowSink& sink) {
    Content events(part, head, sink);
    xml::read_stream(part, content, events);
    if (!events.has_spreadsheet())
        throw unreadable("not-odf", part,
                         {"holds no office:spreadsheet; open the file in LibreOffice and save it again",
                          "ไม่มี office:spreadsheet โปรดเปิดไฟล์ใน LibreOffice แล้วบันทึกใหม่"});
}

}  // namespace raingan::ods
