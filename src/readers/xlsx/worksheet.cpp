#include "readers/xlsx/worksheet.h"
#include "readers/real.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "base/limits.h"
#include "readers/workbook/references.h"
#include "readers/workbook/serial.h"
#include "readers/xlsx/conditions.h"
#include "readers/xlsx/rich_text.h"
#include "readers/xlsx/row_cells.h"
#include "readers/xlsx/sheet_parts.h"
#include "readers/xml.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {
namespace {

using std::string_view;
using xml::Attributes;
using xml::real;

/// The rows. This is where a big file's time goes: a cell costs one look at its attributes and one copy of its text.
class RowEvents {
public:
    RowEvents(const StringPool& strings, const StyleTables& styles, workbook::Sheet& sheet, workbook::RowSink& sink)
        : strings_(strings), styles_(styles.styles()), sheet_(sheet), sink_(sink), rich_(styles),
          wants_formulas_(sink.wants_formulas()) {}

    void set_rows_hidden(bool hidden) { rows_hidden_ = hidden; }

    void start(string_view local, const Attributes& attributes) {
        if (inline_) return rich_.start(local, attributes);
        if (local == "c") return begin_cell(attributes);
        if (local == "v") {
            in_value_ = has_value_ = true;
            value_.clear();
        } else if (local == "row") {
            begin_row(attributes);
        } else if (local == "f") {
            begin_formula(attributes);
            ++unread_;
        } else if (local == "extLst") {
            ++unread_;
        } else if (local == "is") {
            inline_ = true;
            rich_.begin();
        }
    }
    void end(string_view local) {
        if (inline_) {
            if (local == "is")
                inline_ = false;
            else
                rich_.end(local);
        } else if (local == "v") {
            in_value_ = false;
        } else if (local == "f" || local == "extLst") {
            if (unread_ > 0) --unread_;
            if (local == "f") in_formula_ = false;
        } else if (local == "c") {
            end_cell();
        } else if (local == "row") {
            end_row();
        }
    }
    void text(string_view piece) {
        if (in_value_)
            value_ += piece;
        else if (inline_)
            rich_.characters(piece);
        else if (in_formula_)
            formula_.text += piece;
        else if (in_cell_ && unread_ == 0)
            strange_ += piece;
    }

private:
    enum class Type : std::uint8_t { number, shared, text, inline_text, boolean, error, date };
    static Type type_of(string_view name) {
        if (name.empty()) return Type::number;
        switch (name.front()) {
            case 's':
                return name.size() == 1 ? Type::shared : Type::text;
            case 'i':
                return Type::inline_text;
            case 'b':
                return Type::boolean;
            case 'e':
                return Type::error;
            case 'd':
                return Type::date;
            default:
                return Type::number;
        }
    }

    void begin_row(const Attributes& attributes) {
        row_ = {};
        row_.index = next_row_;
        row_.hidden = rows_hidden_;
        attributes.for_each([&](string_view name, string_view value) {
            if (name == "r")
                row_.index = std::max(whole(value, next_row_ + 1), 1U) - 1;
            else if (name == "ht")
                row_.height = Points(std::clamp(real(value, 15), 0.0, 409.5));
            else if (name == "hidden")
                row_.hidden = is_true(value);
            else if (name == "customHeight")
                row_.fixed_height = is_true(value);
        });
        next_column_ = 0;
        cells_.clear();
    }

    void begin_cell(const Attributes& attributes) {
        workbook::Cell& cell = cells_.cells.emplace_back();
        cell.column = next_column_;
        type_ = Type::number;
        in_cell_ = true;
        has_value_ = has_formula_ = false;
        value_.clear();
        strange_.clear();
        rich_.begin();
        attributes.for_each([&](string_view name, string_view value) {
            if (name.size() != 1) return;
            if (name[0] == 'r')
                cell.column = column_of(value);
            else if (name[0] == 's')
                cell.look = whole(value, 0);
            else if (name[0] == 't')
                type_ = type_of(value);
        });
        if (cell.look >= styles_.looks.size()) cell.look = 0;
        next_column_ = cell.column + 1;
    }
    /// The letters of "C7"; a column that no sheet has where they are none.
    [[nodiscard]] std::uint32_t column_of(string_view reference) const {
        std::uint32_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
            if (column > workbook::last_column + 1) return workbook::last_column + 1;
        }
        return column == 0 ? next_column_ : column - 1;
    }

    /// Of a formula that many cells share one has the text (18.3.1.40 f).
    struct SharedFormula {
        std::string text;
        std::uint32_t row = 0, column = 0;
        bool array = false;
    };
    void begin_formula(const Attributes& attributes) {
        cells_.back_is_formula();
        has_formula_ = true;
        if (!wants_formulas_ || cells_.cells.empty()) return;
        in_formula_ = true;
        shared_index_.reset();
        formula_ = {{}, row_.index, cells_.cells.back().column, attributes["t"] == "array"};
        if (attributes["t"] == "shared") shared_index_ = whole(attributes["si"], 0);
    }
    /// Views of the row's cells stay: what is kept moves only when a row ends.
    void set_formula(workbook::Cell& cell) {
        const SharedFormula* formula = &formula_;
        if (shared_index_ && !formula_.text.empty())
            formula = &shared_formulas_.try_emplace(*shared_index_, formula_).first->second;
        else if (shared_index_)
            if (const auto found = shared_formulas_.find(*shared_index_); found != shared_formulas_.end())
                formula = &found->second;
        cell.source = {{}, formula->row, formula->column, formula->array};
        cells_.keep_formula(formula->text);
    }

    void end_cell() {
        in_cell_ = in_formula_ = false;
        if (cells_.cells.empty()) return;
        workbook::Cell& cell = cells_.cells.back();
        set_value(cell);
        if (has_formula_) {
            // Scripts write an empty value where they have none; of a text it is one.
            cell.unvalued = !has_value_ || (value_.empty() && type_ != Type::text && type_ != Type::inline_text);
            if (wants_formulas_) set_formula(cell);
        }
        if (strange_.find_first_not_of(" \t\r\n") == std::string::npos) return;
        // Spaces between elements are none.
        if (cell.kind != workbook::Kind::empty) strange_.insert(0, shown_text(cell) + " ");
        rich_.begin();
        set_text(cell, strange_);
        constexpr std::size_t most = 100'000;
        if (sheet_.strange_text.size() < most) sheet_.strange_text.push_back({row_.index, cell.column});
    }
    /// What a cell holds beside text in unknown elements.
    [[nodiscard]] std::string shown_text(const workbook::Cell& cell) const {
        if (type_ == Type::shared) return std::string(cell.text);
        return type_ == Type::inline_text ? rich_.text() : value_;
    }
    void set_value(workbook::Cell& cell) {
        switch (type_) {
            case Type::number:
                set_number(cell);
                break;
            case Type::shared:
                set_shared(cell);
                break;
            case Type::inline_text:
                set_text(cell, rich_.text().empty() ? string_view(value_) : rich_.text());
                break;
            case Type::text:
                set_text(cell, value_);
                break;
            case Type::boolean:
                if (value_.empty()) break;
                cell.kind = workbook::Kind::boolean;
                cell.number = is_true(value_) ? 1 : 0;
                break;
            case Type::error:
                cell.kind = workbook::Kind::error;
                cells_.keep(value_, {});
                break;
            case Type::date:
                if (const auto serial = workbook::serial_of_iso(value_, styles_.dates)) {
                    cell.kind = workbook::Kind::number;
                    cell.number = *serial;
                } else {
                    set_text(cell, value_);
                }
                break;
        }
    }
    void set_number(workbook::Cell& cell) {
        if (value_.empty()) return;
        string_view digits = value_;
        while (!digits.empty() && (digits.front() == ' ' || digits.front() == '\n')) digits.remove_prefix(1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), cell.number);
        if (error == std::errc() && end != digits.data())
            cell.kind = workbook::Kind::number;
        else
            set_text(cell, value_);  // nothing is lost
    }
    void set_shared(workbook::Cell& cell) {
        const std::uint32_t index = whole(value_, 0xFFFFFFFF);
        if (index >= strings_.size()) return;
        cell.text = strings_.text(index);
        cell.runs = strings_.runs(index);
        if (!cell.text.empty()) cell.kind = workbook::Kind::text;
    }
    void set_text(workbook::Cell& cell, string_view text) {
        const string_view clean = unescaped(text, buffer_);
        if (clean.empty()) return;
        cell.kind = workbook::Kind::text;
        static const std::vector<workbook::TextRun> none;
        cells_.keep(clean, clean.size() == rich_.text().size() ? rich_.runs() : none);
    }

    void end_row() {
        // Rows that do not ascend would overwrite others; they are taken as they come.
        if (row_.index < next_row_) row_.index = next_row_;
        next_row_ = row_.index + 1;
        if (row_.index > workbook::last_row) return;
        const auto by_column = [](const workbook::Cell& a, const workbook::Cell& b) { return a.column < b.column; };
        cells_.settle();
        if (!std::ranges::is_sorted(cells_.cells, by_column)) std::ranges::stable_sort(cells_.cells, by_column);
        row_.cells = cells_.cells;
        sink_.row(row_);
    }

    const StringPool& strings_;
    const workbook::Styles& styles_;
    workbook::Sheet& sheet_;
    workbook::RowSink& sink_;
    workbook::Row row_;
    RowCells cells_;
    RichText rich_;
    std::string value_, strange_, buffer_;
    SharedFormula formula_;  ///< of the cell
    std::optional<std::uint32_t> shared_index_;
    std::unordered_map<std::uint32_t, SharedFormula> shared_formulas_;
    Type type_ = Type::number;
    std::uint32_t next_row_ = 0, next_column_ = 0;
    int unread_ = 0;  ///< formulas and extensions that stand open
    bool in_cell_ = false, in_value_ = false, inline_ = false, rows_hidden_ = false;
    bool has_value_ = false, has_formula_ = false, in_formula_ = false;
    const bool wants_formulas_;
};

class WorksheetEvents final : public xml::Events {
public:
    WorksheetEvents(const StringPool& strings, const StyleTables& styles, const word::Relationships& relationships,
                    workbook::Sheet& sheet, workbook::RowSink& sink)
        : styles_(styles), sheet_(sheet), sink_(sink), parts_(styles, relationships, sheet), conditions_(styles, sheet),
          rows_(strings, styles, sheet, sink) {}

    void start(string_view local, const Attributes& attributes) override {
        if (in_rows_) return rows_.start(local, attributes);
        if (local == "sheetData") {
            rows_.set_rows_hidden(sheet_.rows_hidden);
            open();
            in_rows_ = !unwanted_;
        } else if (local == "extLst" || local == "customSheetViews") {
            ++skipped_;
        }
        if (skipped_ == 0) parts_.start(local, attributes);
        conditions_.start(local, attributes);
    }
    void end(string_view local) override {
        if (local == "sheetData")
            in_rows_ = false;
        else if (in_rows_)
            rows_.end(local);
        else if (local == "extLst" || local == "customSheetViews")
            --skipped_;
        else
            parts_.end(local);
        if (!in_rows_) conditions_.end(local);
    }
    void text(string_view piece) override {
        if (in_rows_) return rows_.text(piece);
        if (skipped_ == 0) parts_.text(piece);
        conditions_.text(piece);
    }
    [[nodiscard]] bool done() const override { return unwanted_; }

    /// Ends the sheet; a part without rows begins here too.
    void finish() {
        open();
        if (!unwanted_) sink_.end_sheet(sheet_);
    }

private:
    void open() {
        if (!opened_) unwanted_ = !sink_.begin_sheet(sheet_, styles_.styles());
        opened_ = true;
    }

    const StyleTables& styles_;
    workbook::Sheet& sheet_;
    workbook::RowSink& sink_;
    SheetParts parts_;
    ConditionReader conditions_;
    RowEvents rows_;
    bool in_rows_ = false, opened_ = false, unwanted_ = false;
    int skipped_ = 0;
};

}  // namespace

void read_worksheet(const std::string& part, const ByteSource& source, const StringPool& strings,
                    const StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet,
                    workbook::RowSink& sink) {
    WorksheetEvents events(strings, styles, relationships, sheet, sink);
    xml::read_stream(part, source, events);
    events.finish();
}

}  // namespace raingan::xlsx
