// Rows of the tables → measures; tables of scores only → scores.
#include <algorithm>
#include <array>
#include <charconv>

#include "measures/phases.h"
#include "measures/splitting.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan {
namespace {

/// What a row says where its own cells are empty; it goes on over page breaks and from table to table.
struct Carry {
    const InstrumentRule* instrument = nullptr;
    const IndicatorRule* indicator = nullptr;
    std::string indicator_name;
    std::optional<Score> score;
    std::uint32_t sequence = 0;
};

struct CellText {
    std::string text;
    Origin origin;
    const Cell* cell = nullptr;
    bool begins = true;  ///< the cell begins in this row
};

class RowReader {
public:
    RowReader(const MeasuresTable& table, std::size_t row) : table_(table), row_(row) {}

    [[nodiscard]] CellText text(const Column& column) const {
        const Cell* cell = table_.grid->at(row_, column.grid);
        if (cell == nullptr) return {};
        return {std::string(trimmed(cell_text(*cell))), cell->origin, cell,
                table_.grid->first_row(row_, column.grid) == row_};
    }
    /// The first column of the field; empty where the table has none.
    [[nodiscard]] CellText text(Field field) const {
        const Column* column = table_.header.column(field);
        return column == nullptr ? CellText{} : text(*column);
    }
    [[nodiscard]] Origin origin() const {
        const Row& row = table_.grid->row(row_);
        if (row.cells.empty()) return {};
        Origin origin = row.cells.front().origin;
        origin.column = 0;
        origin.paragraph = 0;
        return origin;
    }
    /// The only cell with text, or null. A merge that came from above does not count.
    [[nodiscard]] const Cell* only_cell() const {
        const Cell* only = nullptr;
        for (const Cell& cell : table_.grid->row(row_).cells) {
            if (trimmed(cell_text(cell)).empty()) continue;
            if (only != nullptr) return nullptr;
            only = &cell;
        }
        return only;
    }
    [[nodiscard]] bool empty() const {
        return std::ranges::all_of(table_.header.columns,
                                   [&](const Column& column) { return text(column).text.empty(); });
    }

private:
    const MeasuresTable& table_;
    std::size_t row_;
};

bool is_nothing(std::string_view text) {
    return text.empty() || text == "-" || text == "–" || text == "—";
}

/// The cell's typed value, or the number that its text is or begins with ("๙๙.๔๕ (AA)").
std::optional<Score> score_of_cell(const CellText& cell) {
    if (is_nothing(cell.text) && (cell.cell == nullptr || cell.cell->value.index() == 0)) return std::nullopt;
    if (cell.cell != nullptr)
        if (const auto* value = std::get_if<Decimal>(&cell.cell->value)) return Score{*value, cell.text, cell.origin};
    if (const auto number = thai::parse_number(cell.text)) return Score{number->value, cell.text, cell.origin};
    const auto number = thai::find_number(cell.text);
    if (!number) return std::nullopt;
    return Score{number->value, cell.text.substr(number->begin, number->end - number->begin), cell.origin};
}

/// An indicator cell: "การใช้อำนาจ", "๓. การใช้อำนาจ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ", "๓".
struct IndicatorCell {
    const IndicatorRule* rule = nullptr;
    std::string name;  ///< as written, without number; forced line breaks are spaces
};

std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return c == '\n' || c == '\t' || c == '\f' || c == '\v'; }, ' ');
    return out;
}

/// The indicator that the cell names: its name is the whole, or stands apart at the beginning ("การใช้อำนาจ (IIT)"), or
/// is most of it ("ด้านการใช้อำนาจ"). "การเปิดเผยข้อมูลข่าวสาร" is another thing than การเปิดเผยข้อมูล.
const IndicatorRule* named_by_cell(std::string_view cell, const YearRules& year) {
    const Key key = squeeze(cell);
    const auto named = find_indicator(key.text, 0, year);
    if (!named) return nullptr;
    const std::string_view behind = cell.substr(key.source_end(named->end, cell));
    constexpr std::string_view apart = " (/:,\t[";
    if (named->begin == 0 && (behind.empty() || apart.find(behind.front()) != std::string_view::npos))
        return named->rule;
    return (named->end - named->begin) * 3 >= key.text.size() * 2 ? named->rule : nullptr;
}

IndicatorCell read_indicator_cell(std::string_view written, const YearRules& year) {
    IndicatorCell cell;
    const std::string text = one_line(written);
    std::string_view rest = std::string_view(text).substr(marker_length(text));
    constexpr std::string_view cue = "ตัวชี้วัด";
    if (rest.starts_with(cue)) {
        rest.remove_prefix(cue.size());
        if (rest.starts_with("ที่")) rest.remove_prefix(std::string_view("ที่").size());
        rest = trimmed(rest);
    }
    // A number before the name, however it is closed.
    if (const auto number = thai::find_number(rest); number && number->begin == 0 && number->value.places() == 0) {
        cell.rule = year.indicator(static_cast<int>(std::clamp<std::int64_t>(number->value.units(), -1, 1000)));
        rest = trimmed(rest.substr(number->end));
        while (!rest.empty() && std::string_view(".):-").find(rest.front()) != std::string_view::npos)
            rest = trimmed(rest.substr(1));
    }
    cell.name = trimmed(rest);
    if (const IndicatorRule* named = named_by_cell(rest, year)) cell.rule = named;
    if (cell.name.empty() && cell.rule != nullptr) cell.name = cell.rule->names.front().text;
    return cell;
}

/// A row "รวม", "คะแนนเฉลี่ย" below the indicators.
bool is_total(std::string_view label) {
    constexpr std::array<std::string_view, 6> words = {"รวม", "คะแนนรวม", "คะแนนเฉลี่ย", "เฉลี่ย", "ค่าเฉลี่ย", "ภาพรวม"};
    return starts_with_any(key_of(label), words) != 0;
}

std::vector<Text> texts(const std::vector<std::string>& values, const Origin& origin) {
    std::vector<Text> out;
    out.reserve(values.size());
    for (const std::string& value : values) out.push_back({value, value, origin});
    return out;
}

/// The field whose cells are the measures: without a measure column the issue column holds them, else the steps.
Field action_field(const HeaderMatch& header) {
    for (const Field field : {Field::measure, Field::issue, Field::steps})
        if (header.has(field)) return field;
    return Field::none;
}

/// Marked cells of Gantt columns as a period: from the first to the last month of the fiscal year.
std::optional<PeriodValue> gantt_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be) {
    const Column* first = nullptr;
    const Column* last = nullptr;
    PeriodValue period;
    for (const Column& column : table.header.columns) {
        if (column.month == 0) continue;
        const CellText cell = row.text(column);
        const bool shaded =
            cell.cell != nullptr && cell.cell->background && *cell.cell->background != Colour{255, 255, 255};
        if (cell.text.empty() && !shaded) continue;
        if (first == nullptr) {
            first = &column;
            period.origin = cell.origin;
        }
        last = &column;
    }
    if (first == nullptr) return std::nullopt;
    period.text = first == last ? first->header : first->header + " – " + last->header;
    if (fiscal_year_be == 0) return period;
    const auto year_ce = [&](int month) { return fiscal_year_be - 543 - (month >= 10 ? 1 : 0); };
    const int end_year = year_ce(last->month);
    period.period = thai::Period{{year_ce(first->month), first->month, 1},
                                 {end_year, last->month, thai::days_in_month(end_year, last->month)}};
    return period;
}

std::optional<PeriodValue> read_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be) {
    const bool gantt =
        std::ranges::any_of(table.header.columns, [](const Column& column) { return column.month != 0; });
    if (gantt) return gantt_period(table, row, fiscal_year_be);
    const CellText cell = row.text(Field::period);
    if (is_nothing(cell.text)) return std::nullopt;
    return PeriodValue{cell.text, thai::parse_period(one_line(cell.text), fiscal_year_be), cell.origin};
}

constexpr std::array<Field, 8> core_fields = {Field::seq,    Field::instrument,  Field::indicator, Field::score,
                                              Field::period, Field::responsible, Field::remark,    Field::none};

/// Columns beyond the core, by field; several columns of one field (ticks under "สถานะ") are joined.
void read_fields(const MeasuresTable& table, const RowReader& row, Field actions, Measure& measure) {
    const auto count = [&](Field field) { return std::ranges::count(table.header.columns, field, &Column::field); };
    for (const Column& column : table.header.columns) {
        if (column.field == actions || std::ranges::find(core_fields, column.field) != core_fields.end()) continue;
        const CellText cell = row.text(column);
        std::string value = is_nothing(cell.text) ? std::string() : cell.text;
        // A tick says that its column's header holds.
        constexpr std::array<std::string_view, 8> ticks = {"✓", "✔", "√", "/", "x", "X", "\uF0FC", "\uF050"};
        const bool tick = std::ranges::find(ticks, value) != ticks.end();
        if (tick && column.field == Field::status && count(column.field) > 1) value = column.header;
        const std::string name(field_name(column.field));
        const auto known = std::ranges::find(measure.fields, name, &std::pair<std::string, Text>::first);
        if (known == measure.fields.end()) {
            measure.fields.emplace_back(name, Text{value, cell.text, cell.origin});
        } else if (!value.empty()) {
            Text& text = known->second;
            text = text.value.empty()
                       ? Text{value, cell.text, cell.origin}
                       : Text{text.value + '\n' + value, text.as_written + '\n' + cell.text, text.origin};
        }
    }
}

class TableReader {
public:
    TableReader(const YearRules& year, Report& report)
        : year_(year), report_(report),
          fiscal_year_(report.report_year ? static_cast<int>(report.report_year->value) : 0) {}

    void read(const MeasuresTable& table, const InstrumentRule* heading) {
        if (table.sequence != carry_.sequence) {
            // Another table: the group may go on over the page break, its indicator does not.
            carry_.sequence = table.sequence;
            carry_.indicator = nullptr;
            carry_.indicator_name.clear();
            carry_.score.reset();
            if (heading != nullptr) carry_.instrument = heading;
        }
        const Field actions = action_field(table.header);
        for (std::size_t row = table.first_row; row < table.end_row; ++row)
            read_row(table, RowReader(table, row), actions);
    }

private:
    void read_row(const MeasuresTable& table, const RowReader& row, Field actions) {
        if (row.empty()) return;
        if (const Cell* only = row.only_cell(); only != nullptr && read_band(*only, table, actions)) return;
        const InstrumentRule* own = read_instrument(row);
        const CellText label = row.text(Field::indicator);
        if (is_total(label.text) || (label.text.empty() && is_total(row.text(Field::instrument).text))) {
            read_total(row, own);
            return;
        }
        read_indicator(row, label);
        if (own == nullptr && carry_.indicator != nullptr && !carry_.indicator->instrument.empty())
            own = year_.instrument(carry_.indicator->instrument);
        if (own != nullptr) carry_.instrument = own;
        state_scores(row);
        if (actions != Field::none) add_measure(table, row, actions, label);
    }

    /// A section band: an instrument or an indicator that goes over the whole row. Other single cells are notes only
    /// if they do not stand in the column of the measures.
    bool read_band(const Cell& cell, const MeasuresTable& table, Field actions) {
        const std::string text = cell_text(cell);
        const std::string key = key_of(text);
        const Column* action = table.header.column(actions);
        const bool spans = cell.col_span > 1;
        if (const auto instrument = only_instrument(key, year_);
            instrument && !find_indicator(key, instrument->end, year_)) {
            carry_.instrument = instrument->rule;
            carry_.indicator = nullptr;
            carry_.indicator_name.clear();
            carry_.score.reset();
            return true;
        }
        if (spans) {
            const IndicatorCell indicator = read_indicator_cell(text, year_);
            if (indicator.rule != nullptr && find_indicator(key, 0, year_)) {
                carry_.indicator = indicator.rule;
                carry_.indicator_name = indicator.rule->names.front().text;
                carry_.score.reset();
                return true;
            }
        }
        return action == nullptr || cell.column != action->grid;
    }

    const InstrumentRule* read_instrument(const RowReader& row) {
        const CellText cell = row.text(Field::instrument);
        if (cell.text.empty()) return nullptr;
        const auto named = only_instrument(key_of(cell.text), year_);
        return named ? named->rule : nullptr;
    }

    void read_indicator(const RowReader& row, const CellText& label) {
        if (is_nothing(label.text)) {
            if (const auto score = score_of_cell(row.text(Field::score))) carry_.score = score;
            return;
        }
        const IndicatorCell cell = read_indicator_cell(label.text, year_);
        carry_.indicator = cell.rule;
        carry_.indicator_name = cell.name;
        carry_.score = score_of_cell(row.text(Field::score));
        if (cell.rule != nullptr && label.begins)
            add_statement(report_, {Statement::About::indicator_name,
                                    cell.rule->instrument,
                                    cell.rule->number,
                                    {},
                                    cell.name,
                                    label.origin});
    }

    /// The indicator's score as this table has it; also the instrument's entry where prose had no list.
    void state_scores(const RowReader& row) {
        if (carry_.indicator == nullptr) return;
        const auto& rule = *carry_.indicator;
        if (carry_.instrument == nullptr) {
            if (const auto score = score_of_cell(row.text(Field::score)))
                add_statement(report_, {Statement::About::indicator_score,
                                        {},
                                        rule.number,
                                        score->value,
                                        score->as_written,
                                        score->origin});
            return;
        }
        Instrument& instrument = instrument_entry(report_, carry_.instrument->code, year_);
        auto after = std::ranges::lower_bound(instrument.indicators, rule.number, {}, &Indicator::number);
        const CellText label = row.text(Field::indicator);
        if (after == instrument.indicators.end() || after->number != rule.number)
            after = instrument.indicators.insert(
                after, Indicator{rule.number, {carry_.indicator_name, carry_.indicator_name, label.origin}, {}});
        if (!after->score) after->score = carry_.score;
        const CellText cell = row.text(Field::score);
        if (const auto score = score_of_cell(cell); score && cell.begins)
            add_statement(report_, {Statement::About::indicator_score, instrument.code, rule.number, score->value,
                                    score->as_written, score->origin});
    }

    void read_total(const RowReader& row, const InstrumentRule* own) {
        const auto score = score_of_cell(row.text(Field::score));
        if (!score) return;
        const InstrumentRule* named = own;
        if (named == nullptr)
            if (const auto in_label = only_instrument(key_of(row.text(Field::indicator).text), year_))
                named = in_label->rule;
        const auto about = named == nullptr ? Statement::About::overall_score : Statement::About::instrument_score;
        add_statement(report_, {about, named == nullptr ? std::string() : named->code, 0, score->value,
                                score->as_written, score->origin});
        if (named == nullptr) {
            if (!report_.overall.score) report_.overall.score = score;
        } else if (Instrument& instrument = instrument_entry(report_, named->code, year_); !instrument.score) {
            instrument.score = score;
        }
    }

    void add_measure(const MeasuresTable& table, const RowReader& row, Field actions, const CellText& label) {
        const CellText action = row.text(actions);
        const CellText offices = row.text(Field::responsible);
        Measure measure;
        measure.actions = texts(split_actions(action.text), action.origin);
        measure.responsible = texts(split_offices(offices.text), offices.origin);
        measure.period = read_period(table, row, fiscal_year_);
        // A row with more text of the measure above and nothing else was cut by a page break.
        const bool more_text =
            label.text.empty() && measure.responsible.empty() && !measure.period && row.only_cell() != nullptr;
        if (more_text && !report_.measures.empty() && table.header.has(Field::indicator)) {
            auto& above = report_.measures.back().actions;
            std::ranges::move(measure.actions, std::back_inserter(above));
            return;
        }
        if (carry_.instrument != nullptr) measure.instrument = carry_.instrument->code;
        if (carry_.indicator != nullptr) measure.indicator = carry_.indicator->number;
        measure.indicator_name = carry_.indicator_name;
        measure.score = carry_.score;
        read_fields(table, row, actions, measure);
        if (table.header.has(Field::remark)) {
            const CellText remark = row.text(Field::remark);
            measure.remark = Text{remark.text, remark.text, remark.origin};
        }
        measure.origin = row.origin();
        report_.measures.push_back(std::move(measure));
    }

    const YearRules& year_;
    Report& report_;
    int fiscal_year_;
    Carry carry_;
};

void report_guessed_headers(const Flow& flow, Report& report) {
    for (const MeasuresTable& table : flow.tables)
        for (const Column& column : table.header.columns)
            if (column.guessed)
                report.diagnostics.push_back(
                    {Severity::info,
                     "header-guessed",
                     {"the column \"" + column.header + "\" was read as " + std::string(field_name(column.field)),
                      "อ่านหัวคอลัมน์ \"" + column.header + "\" เป็น " + std::string(field_name(column.field))},
                     column.origin});
}

}  // namespace

void read_tables(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    TableReader reader(year, report);
    for (const MeasuresTable& table : flow.tables) {
        const InstrumentRule* heading = table.line > 0 ? roles[table.line - 1].instrument : nullptr;
        reader.read(table, heading);
    }
    report_guessed_headers(flow, report);
}

}  // namespace raingan
