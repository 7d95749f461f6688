// Rows of the tables → measures; tables of scores only → scores.
#include <algorithm>
#include <array>

#include "extraction/cells.h"
#include "extraction/gantt.h"
#include "extraction/join.h"
#include "extraction/parts.h"
#include "extraction/phases.h"
#include "extraction/progress.h"
#include "extraction/projects.h"
#include "extraction/row_fields.h"
#include "extraction/splitting.h"
#include "extraction/table_headings.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// What a row says where its own cells are empty; it goes on over page breaks and from table to table.
struct Carry {
    const InstrumentRule* instrument = nullptr;
    const InstrumentRule* stated = nullptr;  ///< by a band, a cell or a heading; `instrument` may be its indicator's
    const IndicatorRule* indicator = nullptr;
    std::string indicator_name;
    std::optional<Score> score;
    std::optional<Text> process;  ///< of FY2567, in a band or above the table
    std::vector<Text> offices;    ///< in a band or above the table
    std::uint32_t sequence = 0;
    std::vector<std::string> headers;  ///< of the table
};

std::vector<std::string> headers_of(const MeasuresTable& table) {
    std::vector<std::string> headers;
    for (const Column& column : table.header.columns) headers.push_back(header_key(column.header).text);
    return headers;
}

/// The field whose cells are the measures: without a measure column the issue column holds them, else the steps.
Field action_field(const HeaderMatch& header) {
    for (const Field field : {Field::measure, Field::issue, Field::steps})
        if (header.has(field)) return field;
    return Field::none;
}

/// A list of projects with their money alone ("โครงการ | งบประมาณ | เบิกจ่าย") is no table of measures.
bool speaks_of_measures(const HeaderMatch& header) {
    if (action_field(header) == Field::none) return true;
    constexpr std::array<Field, 10> fields = {Field::indicator,   Field::instrument, Field::issue,      Field::steps,
                                              Field::responsible, Field::period,     Field::monitoring, Field::result,
                                              Field::status,      Field::process};
    return std::ranges::any_of(fields, [&](Field field) { return header.has(field); });
}

class MeasureTableReader {
public:
    MeasureTableReader(const YearRules& year, Report& report)
        : year_(year), report_(report), agency_(report.organization ? report.organization->value : std::string()),
          fiscal_year_(report.report_year ? static_cast<int>(report.report_year->value) : 0) {}

    void read(const MeasuresTable& table, const InstrumentRule* instrument, const TableHeading& heading) {
        if (table.sequence != carry_.sequence) {
            // Another table: under the same header the group may go on over the page break; its indicator does not.
            auto headers = headers_of(table);
            const bool goes_on = headers == carry_.headers && !table.cards;
            Carry carry;
            carry.instrument = instrument != nullptr ? instrument : goes_on ? carry_.instrument : nullptr;
            carry.stated = instrument != nullptr ? instrument : goes_on ? carry_.stated : nullptr;
            carry.sequence = table.sequence;
            carry.headers = std::move(headers);
            carry_ = std::move(carry);
        } else if (table.cards) {
            carry_.instrument = carry_.stated = instrument;
        }
        table_instrument_ = instrument;
        heading_ = &heading;
        if (!heading.offices.empty() || table.cards) carry_.offices = heading.offices;
        if (heading.process || table.cards) carry_.process = heading.process;
        if (heading.indicator != nullptr && !table.header.has(Field::indicator)) set_indicator(*heading.indicator);
        const Field actions = action_field(table.header);
        for (std::size_t row = table.first_row; row < table.end_row; ++row) {
            if (table.cards) begin_card(heading);
            read_row(table, RowReader(table, row), actions);
        }
    }

    /// Tells of results whose measures are nowhere.
    void join() {
        const std::size_t dropped = join_measures(report_.measures, sources_);
        if (dropped == 0 || report_.measures.empty()) return;
        const std::string count = std::to_string(dropped);
        report_.diagnostics.push_back({Severity::warning,
                                       "results-unjoined",
                                       {count + " rows tell results of measures that no table of the document names",
                                        "มีผลการดำเนินการ " + count + " แถวที่ไม่พบมาตรการในตารางใด"},
                                       {}});
    }

private:
    void set_indicator(const IndicatorRule& rule) {
        carry_.indicator = &rule;
        carry_.indicator_name = rule.names.front().text;
        carry_.score.reset();
        if (!rule.instrument.empty()) carry_.instrument = year_.instrument(rule.instrument);
    }

    /// A card says all itself; what is not in it stands above, not in the card before.
    void begin_card(const TableHeading& heading) {
        carry_.instrument = carry_.stated = table_instrument_;
        carry_.indicator = nullptr;
        carry_.indicator_name.clear();
        carry_.score.reset();
        if (heading.indicator != nullptr) set_indicator(*heading.indicator);
    }

    void read_row(const MeasuresTable& table, const RowReader& row, Field actions) {
        if (row.empty()) return;
        if (const Cell* only = row.only_cell(); only != nullptr && !table.cards && read_band(*only, table, actions))
            return;
        const InstrumentRule* own = read_instrument(row);
        const CellText label = row.text(Field::indicator);
        if (is_total(label.text) || (label.text.empty() && is_total(row.text(Field::instrument).text))) {
            read_total(row, own);
            return;
        }
        if (is_sum(row, actions)) return;
        if (own != nullptr && !table.header.has(Field::indicator)) state_instrument_score(row, *own);
        // Without a column that says of what, a row's score is its own.
        if (!table.header.has(Field::indicator)) carry_.score.reset();
        read_indicator(row, label);
        if (own != nullptr) carry_.stated = own;
        if (own == nullptr && carry_.indicator != nullptr && !carry_.indicator->instrument.empty())
            own = year_.instrument(carry_.indicator->instrument);
        // What is no indicator of the year is not of the row's above.
        if (own == nullptr && carry_.indicator == nullptr && !is_nothing(label.text)) {
            own = instrument_of_item(label.text);
            if (own == nullptr) carry_.instrument = carry_.stated;
        }
        if (own != nullptr) carry_.instrument = own;
        state_scores(row);
        if (actions != Field::none || tells_results(table)) add_measure(table, row, actions, label);
    }

    /// "รวมทั้งสิ้น | ๕๐,๐๐๐": below a list of measures, what their money adds up to.
    static bool is_sum(const RowReader& row, Field actions) {
        const std::string seq = row.text(Field::seq).text;
        return names_sum(seq) || (is_nothing(seq) && names_sum(row.text(actions).text));
    }

    /// Results of measures that another table names (join.h).
    static bool tells_results(const MeasuresTable& table) {
        return (table.header.has(Field::result) || table.header.has(Field::status)) &&
               (table.header.has(Field::seq) || table.header.has(Field::indicator)) &&
               !table.header.has(Field::score) && !table.header.has(Field::level);
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
            carry_.instrument = carry_.stated = instrument->rule;
            carry_.indicator = nullptr;
            carry_.indicator_name.clear();
            carry_.score.reset();
            return true;
        }
        if (read_process_band(text, cell, spans) || read_office_band(text, cell, table)) return true;
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

    /// "๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ" over the rows of its measures.
    bool read_process_band(const std::string& text, const Cell& cell, bool spans) {
        const Name* process = spans ? process_of(text, year_) : nullptr;
        if (process == nullptr) return false;
        carry_.process = Text{process->text, one_line(trimmed(text)), cell.origin};
        carry_.indicator = nullptr;
        carry_.indicator_name.clear();
        carry_.score.reset();
        return true;
    }

    bool read_office_band(const std::string& text, const Cell& cell, const MeasuresTable& table) {
        if (table.header.has(Field::responsible) || cell.col_span < 2) return false;
        const auto offices = offices_of_heading(trimmed(text), agency_);
        if (offices.empty()) return false;
        carry_.offices = texts_of(offices, cell.origin);
        return true;
    }

    const InstrumentRule* read_instrument(const RowReader& row) {
        const CellText cell = row.text(Field::instrument);
        if (cell.text.empty()) return nullptr;
        const auto named = only_instrument(key_of(cell.text), year_);
        return named ? named->rule : nullptr;
    }

    /// "o11 …", "e12 …", "i7 …": questions and items bear their instrument's letter.
    [[nodiscard]] const InstrumentRule* instrument_of_item(std::string_view label) const {
        const std::string key = key_of(label);
        const std::size_t end = std::min(key.find_first_not_of("0123456789", 1), key.size());
        const bool coded = (end == 2 || end == 3) && (end == key.size() || !(key[end] >= 'a' && key[end] <= 'z'));
        if (!coded) return nullptr;
        for (const std::string_view code : {"IIT", "EIT", "OIT"})
            if (key.front() == code.front() + ('a' - 'A')) return year_.instrument(code);
        return nullptr;
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
        if (!carry_.score && cell.score) carry_.score = Score{cell.score->value, cell.score->as_written, label.origin};
        if (cell.rule != nullptr && label.begins)
            add_statement(report_, {Statement::About::indicator_name,
                                    cell.rule->instrument,
                                    cell.rule->number,
                                    {},
                                    cell.name,
                                    label.origin});
    }

    /// A table by instruments: the score is the instrument's, or that of the part which the cell names.
    void state_instrument_score(const RowReader& row, const InstrumentRule& rule) {
        const CellText cell = row.text(Field::score);
        Instrument& instrument = instrument_entry(report_, rule.code, year_);
        read_part_scores(row, instrument.part_scores);
        const auto score = score_of_cell(cell);
        if (!score || !cell.begins) return;
        if (const auto part = find_part(key_of(row.text(Field::instrument).text))) {
            part_entry(instrument.part_scores, part->part).score = score;
            return;
        }
        add_statement(report_, {Statement::About::instrument_score, rule.code, 0, score->value, score->as_written,
                                score->origin});
        if (!instrument.score) instrument.score = score;
    }

    static void read_part_scores(const RowReader& row, std::vector<PartScore>& parts) {
        for (const auto& [field, part] : {std::pair(Field::score_part_1, 1), std::pair(Field::score_part_2, 2)})
            if (auto score = score_of_cell(row.text(field))) part_entry(parts, part).score = std::move(score);
    }

    /// An index of FY2561 belongs to no instrument.
    void state_index(const RowReader& row, const IndicatorRule& rule) {
        const CellText label = row.text(Field::indicator);
        Indicator& index = index_entry(report_, rule.number);
        if (index.name.value.empty()) index.name = {carry_.indicator_name, carry_.indicator_name, label.origin};
        const auto score = score_of_cell(row.text(Field::score));
        if (!score) return;
        add_statement(
            report_,
            {Statement::About::indicator_score, {}, rule.number, score->value, score->as_written, score->origin});
        if (!index.score) index.score = score;
    }

    /// The indicator's score as this table has it; also the instrument's entry where prose had no list.
    void state_scores(const RowReader& row) {
        if (carry_.indicator == nullptr) return;
        const auto& rule = *carry_.indicator;
        if (rule.instrument.empty()) {
            state_index(row, rule);
            return;
        }
        if (carry_.instrument == nullptr) return;
        Instrument& instrument = instrument_entry(report_, carry_.instrument->code, year_);
        auto after = std::ranges::lower_bound(instrument.indicators, rule.number, {}, &Indicator::number);
        const CellText label = row.text(Field::indicator);
        if (after == instrument.indicators.end() || after->number != rule.number)
            after = instrument.indicators.insert(
                after, Indicator{rule.number, {carry_.indicator_name, carry_.indicator_name, label.origin}, {}, {}});
        if (!after->score) after->score = carry_.score;
        read_part_scores(row, after->part_scores);
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
            const CellText level = row.text(Field::level);
            if (!report_.overall.level && !is_nothing(level.text))
                report_.overall.level = Text{level.text, level.text, level.origin};
        } else if (Instrument& instrument = instrument_entry(report_, named->code, year_); !instrument.score) {
            instrument.score = score;
        }
    }

    void add_measure(const MeasuresTable& table, const RowReader& row, Field actions, const CellText& label) {
        const CellText action = row.text(actions);
        Measure measure;
        measure.actions = texts_of(split_actions(action.text), action.origin);
        measure.responsible = read_offices(table, row);
        measure.period = read_period(table, row, fiscal_year_);
        // A row with more text of the measure above and nothing else was cut by a page break.
        const bool more_text = !table.cards && label.text.empty() && measure.responsible.empty() && !measure.period &&
                               row.only_cell() != nullptr;
        if (more_text && !report_.measures.empty() && table.header.has(Field::indicator)) {
            auto& above = report_.measures.back().actions;
            std::ranges::move(measure.actions, std::back_inserter(above));
            return;
        }
        if (carry_.instrument != nullptr) measure.instrument = carry_.instrument->code;
        if (carry_.indicator != nullptr) measure.indicator = carry_.indicator->number;
        measure.indicator_name = carry_.indicator_name;
        measure.score = carry_.score;
        if (!table.header.has(Field::responsible)) measure.responsible = carry_.offices;
        measure.seq = read_seq(row);
        measure.fields = read_fields(table, row, actions);
        if (carry_.process && !table.header.has(Field::process))
            measure.fields.emplace_back("process", *carry_.process);
        measure.progress = read_progress(table, row, measure.fields, actions, heading_->round);
        if (table.header.has(Field::remark)) {
            const CellText remark = row.text(Field::remark);
            measure.remark = Text{remark.text, remark.text, remark.origin};
        }
        measure.origin = row.origin();
        report_.measures.push_back(std::move(measure));
        sources_.push_back({table.sequence, heading_->round, actions != Field::none});
    }

    const YearRules& year_;
    Report& report_;
    std::string agency_;
    int fiscal_year_;
    Carry carry_;
    const InstrumentRule* table_instrument_ = nullptr;
    const TableHeading* heading_ = nullptr;
    std::vector<MeasureSource> sources_;  ///< of report_.measures
};

/// Gives the field to the first column of no better meaning in which half of the filled cells hold.
template <typename Holds>
void settle_column(MeasuresTable& table, Field field, std::initializer_list<Field> from, Holds&& holds) {
    if (table.header.has(field)) return;
    for (Column& column : table.header.columns) {
        if (std::ranges::find(from, column.field) == from.end()) continue;
        std::size_t filled = 0;
        std::size_t held = 0;
        for (std::size_t row = table.first_row; row < table.end_row; ++row) {
            const CellText cell = RowReader(table, row).text(column);
            if (!cell.begins || is_nothing(cell.text)) continue;
            ++filled;
            held += holds(cell.text) ? 1U : 0U;
        }
        if (held == 0 || held * 2 < filled) continue;
        column.field = field;
        return;
    }
}

/// What stands over cards and is no indicator or process is the measure itself; the list below it is how it is done.
void settle_titles(MeasuresTable& table) {
    Column& title = table.header.columns.front();
    if (title.field != Field::none) return;
    const auto named = [](const Column& column) { return column.field == Field::measure && !column.header.empty(); };
    if (std::ranges::any_of(table.header.columns, named)) return;
    for (Column& column : table.header.columns)
        if (column.field == Field::measure) column.field = Field::steps;
    title.field = Field::measure;
}

/// Headers such as "ประเด็น" say little: what stands below them says whether they are indicators or processes.
MeasuresTable settled_by_content(MeasuresTable table, const YearRules& year) {
    settle_column(table, Field::indicator, {Field::none, Field::issue, Field::process}, [&](std::string_view text) {
        // A bare number may count anything.
        return !thai::parse_number(text) && named_by_cell(read_indicator_cell(text, year).name, year) != nullptr;
    });
    settle_column(table, Field::process, {Field::none, Field::issue}, [&](std::string_view text) {
        const std::string key = key_of(text.substr(marker_length(text)));
        return std::ranges::any_of(year.processes, [&](const Name& name) { return key.starts_with(name.key); });
    });
    settle_quarters(table);
    if (table.titled) settle_titles(table);
    return table;
}

/// The instrument in whose section the table stands; none below a list that names one after the other.
const InstrumentRule* heading_above(const Flow& flow, const std::vector<LineRole>& roles, std::size_t index) {
    const LineRole* last = nullptr;
    const std::size_t above = index == 0 ? 0 : flow.tables[index - 1].line;
    for (std::size_t line = flow.tables[index].line; line-- > 0;) {
        if (flow.lines[line].text.empty()) continue;
        const LineRole& role = roles[line];
        if (last == nullptr) {
            last = &role;
            if (role.kind != LineKind::instrument || line <= above) break;
            continue;
        }
        if (role.kind == LineKind::instrument && role.instrument != last->instrument) return nullptr;
        break;
    }
    return last == nullptr ? nullptr : last->instrument;
}

/// A sheet may be called after its instrument ("IIT"), and then says so nowhere else.
const InstrumentRule* named_by_sheet(const MeasuresTable& table, const Report& report, const YearRules& year) {
    const Origin& origin = table.grid->table().origin;
    const bool sheet = origin.table == 0 && origin.row != 0;
    if (!sheet || origin.part >= report.parts.size()) return nullptr;
    const auto named = only_instrument(key_of(report.parts[origin.part]), year);
    return named ? named->rule : nullptr;
}

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
    MeasureTableReader reader(year, report);
    const auto headings = table_headings(flow, roles, year, report);
    ProjectReader projects(flow, year, report);
    for (std::size_t i = 0; i < flow.tables.size(); ++i) {
        if (flow.tables[i].scores) continue;
        const MeasuresTable table = settled_by_content(flow.tables[i], year);
        if (projects.read(table, i, headings[i]) || !speaks_of_measures(table.header)) continue;
        const InstrumentRule* instrument = named_by_sheet(table, report, year);
        if (instrument == nullptr) instrument = heading_above(flow, roles, i);
        if (instrument == nullptr) instrument = headings[i].instrument;
        reader.read(table, instrument, headings[i]);
    }
    reader.join();
    report_guessed_headers(flow, report);
}

}  // namespace raingan::extraction
