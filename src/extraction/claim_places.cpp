// Where tables and lists of scores have the indicators, and what the other cells of tables claim.
#include <algorithm>
#include <array>
#include <set>

#include "extraction/cells.h"
#include "extraction/claim_parts.h"

namespace raingan::extraction {
namespace {

using About = Statement::About;

void add_place(const InstrumentRule* instrument, const IndicatorRule& rule, std::string text, const Origin& origin,
               Report& report) {
    add_statement(report, {About::indicator_place,
                           instrument == nullptr ? rule.instrument : instrument->code,
                           rule.number,
                           {},
                           std::move(text),
                           origin});
}

/// One line of a list: an indicator with its score, and no sentence about it.
std::optional<IndicatorScore> listed(const Line& line, const LineRole& role, const YearRules& year) {
    if (role.kind != LineKind::indicator || line.in_table ||
        contains_any(line.key.text, {"ต่ำ", "น้อย", "สูง", "มากที่สุด", "พบว่า", "เพิ่ม", "ลด", "ปี", "รองลงมา", "ส่วนที่"}))
        return std::nullopt;
    const auto scores = indicator_scores(line, year);
    if (scores.size() != 1 || year.indicator(scores.front().number) == nullptr) return std::nullopt;
    return scores.front();
}

}  // namespace

void claim_listed_indicators(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year,
                             Report& report) {
    struct Entry {
        const Line* line;
        IndicatorScore said;
    };
    for (std::size_t i = 0; i < flow.lines.size();) {
        std::vector<Entry> run;
        const InstrumentRule* section = roles[i].instrument;
        for (; i < flow.lines.size() && roles[i].instrument == section; ++i) {
            if (flow.lines[i].text.empty()) continue;
            auto said = listed(flow.lines[i], roles[i], year);
            if (!said) break;
            run.push_back({&flow.lines[i], std::move(*said)});
        }
        if (run.empty()) {
            ++i;
            continue;
        }
        const auto own = std::ranges::count_if(run, [&](const Entry& entry) {
            return section != nullptr && year.indicator(entry.said.number)->instrument == section->code;
        });
        // A list of all indicators stands in no instrument's section, whatever stood above it.
        const bool of_section = own * 2 > static_cast<std::ptrdiff_t>(run.size());
        for (const Entry& entry : run) {
            const IndicatorRule* rule = year.indicator(entry.said.number);
            if (const IndicatorRule* named = named_by_cell(entry.said.name.value, year)) rule = named;
            if (run.size() >= 2 && !rule->instrument.empty())
                add_place(of_section ? section : nullptr, *rule, entry.said.name.value, entry.line->origin, report);
        }
    }
}

namespace {

/// A cell as a line of its own.
Line line_of(const CellText& cell, std::string_view label = {}) {
    Line line;
    if (!label.empty()) line.text = one_line(label) + '\t';
    line.text += one_line(trimmed(cell.text));
    line.key = squeeze(line.text);
    line.origin = cell.origin;
    return line;
}

class TableClaims {
public:
    TableClaims(const MeasuresTable& table, const YearRules& year, Report& report)
        : table_(table), year_(year), report_(report),
          scores_only_(!has_any({Field::measure, Field::issue, Field::steps, Field::responsible, Field::period})) {}

    void read() {
        for (const Column& column : table_.header.columns) {
            Line header;
            header.text = one_line(column.header);
            header.key = squeeze(header.text);
            header.origin = column.origin;
            claim_eras({header, numbers_of(header)}, report_);
        }
        find_labelled();
        for (std::size_t row = table_.first_row; row < table_.end_row; ++row) read_row(RowReader(table_, row));
    }

private:
    [[nodiscard]] bool has_any(std::initializer_list<Field> fields) const {
        return std::ranges::any_of(fields, [&](Field field) { return table_.header.has(field); });
    }

    /// Instruments that the table labels: a row without label belongs to the last one only if the others have labels.
    void find_labelled() {
        const Column* column = table_.header.column(Field::instrument);
        for (std::size_t row = table_.first_row; row < table_.end_row; ++row) {
            const RowReader reader(table_, row);
            if (const Cell* only = reader.only_cell(); only != nullptr) {
                if (const auto named = only_instrument(key_of(cell_text(*only)), year_))
                    labelled_.insert(named->rule->code);
            } else if (column != nullptr) {
                const CellText cell = reader.text(*column);
                if (const auto named = only_instrument(key_of(cell.text), year_)) labelled_.insert(named->rule->code);
            }
        }
    }

    void read_row(const RowReader& row) {
        if (row.empty()) return;
        if (const Cell* only = row.only_cell(); only != nullptr) {
            if (const auto named = only_instrument(key_of(cell_text(*only)), year_)) instrument_ = named->rule;
            return;
        }
        const CellText label = row.text(Field::instrument);
        labelled_row_ = !label.text.empty() && label.begins;
        if (is_total(row.text(Field::indicator).text)) instrument_ = nullptr;
        if (!label.text.empty()) {
            const auto named = only_instrument(key_of(label.text), year_);
            instrument_ = named ? named->rule : nullptr;
        }
        read_indicator(row);
        for (const Column& column : table_.header.columns) read_cell(row, column);
        read_change(row);
    }

    void read_indicator(const RowReader& row) {
        const CellText label = row.text(Field::indicator);
        indicator_ = nullptr;
        if (is_nothing(label.text) || is_total(label.text)) return;
        indicator_ = read_indicator_cell(label.text, year_).rule;
        if (indicator_ == nullptr || indicator_->instrument.empty() || !label.begins) return;
        const bool placed = instrument_ != nullptr && labelled_.contains(indicator_->instrument);
        const bool elsewhere = placed && instrument_->code != indicator_->instrument;
        // A plan's rows name an indicator as often as it has measures.
        if (scores_only_ || elsewhere)
            add_place(placed ? instrument_ : nullptr, *indicator_, one_line(label.text), label.origin, report_);
    }

    void read_cell(const RowReader& row, const Column& column) {
        const CellText cell = row.text(column);
        if (!cell.begins || is_nothing(cell.text)) return;
        switch (column.field) {
            case Field::score:
            case Field::previous_score:
            case Field::score_part_1:
            case Field::score_part_2:
                claim_broken_numbers(line_of(cell), true, report_);
                return;
            case Field::change:
                claim_change_cell(cell);
                return;
            case Field::none:
                claim_column(cell, column);
                break;
            default:
                break;
        }
        const Line line = line_of(cell);
        const ClaimText text{line, numbers_of(line), nullptr};
        if (text.numbers.empty()) return;
        claim_shares(text, report_);
        claim_eras(text, report_);
    }

    /// Weights and respondents have no field: the header says what the column holds.
    void claim_column(const CellText& cell, const Column& column) {
        if (instrument_ == nullptr) return;
        const std::string header = key_of(column.header);
        const auto number = thai::parse_number(cell.text);
        if (!number) return;
        Statement statement{About::weight, instrument_->code, 0, number->value, cell.text, cell.origin};
        const bool weight = find_text(header, "น้ำหนัก") != std::string::npos &&
                            !contains_any(header, {"ถ่วง", "คะแนนที่ได้", "หลัง", "ตามน้ำหนัก", "ส่วนที่"});
        const bool people = (header.starts_with("จำนวนผู้ตอบ") || header.starts_with("ผู้ตอบ")) &&
                            !contains_any(header, {"ขั้นต่ำ", "เป้าหมาย", "ส่วนที่", "ปี", "ร้อยละ"});
        if (people) statement.about = About::respondents;
        // Beside an indicator only the row of the instrument's label speaks of the instrument.
        if (weight != people && (indicator_ == nullptr || labelled_row_)) add_statement(report_, std::move(statement));
    }
    void claim_change_cell(const CellText& cell) {
        const auto number = thai::find_number(cell.text);
        if (!number || number->value <= Decimal(100, 0)) return;
        add_statement(report_, {About::impossible_number, {}, 0, number->value, cell.text, cell.origin});
    }

    /// Score, previous score and change of one row.
    void read_change(const RowReader& row) {
        const Column* column = table_.header.column(Field::change);
        if (column == nullptr || contains_any(key_of(column->header), {"ร้อยละ", "%"})) return;
        const CellText cell = row.text(*column);
        const auto score = score_of_cell(row.text(Field::score));
        const auto previous = score_of_cell(row.text(Field::previous_score));
        const auto number = thai::find_number(cell.text);
        if (!score || !previous || !number || !cell.begins || find_text(cell.text, "%") != std::string::npos) return;
        const std::string key = key_of(cell.text);
        Decimal value = number->value;
        const Decimal negative = Decimal(0, value.places()) - value;
        const bool falls =
            contains_any(key, {"ลด", "-", "−", "▼", "↓", "(-"}) || (key.starts_with('(') && key.ends_with(')'));
        const bool rises = contains_any(key, {"เพิ่ม", "+", "▲", "↑"});
        // Without a sign nothing is said about the direction.
        if (falls || (!rises && score->value < previous->value)) value = negative;
        const std::string instrument = indicator_ == nullptr && instrument_ != nullptr ? instrument_->code : "";
        Statement statement{About::change, instrument, indicator_ == nullptr ? 0 : indicator_->number,
                            value,         cell.text,  cell.origin};
        statement.terms = {score->value, previous->value};
        add_statement(report_, std::move(statement));
    }

    const MeasuresTable& table_;
    const YearRules& year_;
    Report& report_;
    bool scores_only_;
    std::set<std::string, std::less<>> labelled_;
    const InstrumentRule* instrument_ = nullptr;
    const IndicatorRule* indicator_ = nullptr;
    bool labelled_row_ = false;  ///< the instrument's label begins in this row
};

}  // namespace

void claim_table(const MeasuresTable& table, const YearRules& year, Report& report) {
    TableClaims(table, year, report).read();
}

}  // namespace raingan::extraction
