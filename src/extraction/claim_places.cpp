// Where tables and lists of scores have the indicators, and what the other cells of tables claim.
#include <algorithm>
#include <array>
#include <set>

#include "extraction/cells.h"
#include "extraction/claim_parts.h"
#include "extraction/score_columns.h"

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
    if (role.kind != LineKind::indicator || line.in_table || line.scope.topic != Topic::own ||
        contains_any(line.key.text, {"ต่ำ", "น้อย", "สูง", "มากที่สุด", "พบว่า", "เพิ่ม", "ลด", "ปี", "รองลงมา", "ส่วนที่"}))
        return std::nullopt;
    const auto scores = indicator_scores(line, year);
    if (scores.size() != 1 || year.indicator(scores.front().number) == nullptr) return std::nullopt;
    // "ตัวชี้วัดที่ ๙, ๑๐ …" has no name behind its number.
    if (named_by_cell(scores.front().name.value, year) == nullptr) return std::nullopt;
    return scores.front();
}

}  // namespace

bool names_change(std::string_view header) {
    return contains_any(header, {"ผลต่าง", "เปลี่ยนแปลง", "เพิ่มขึ้น", "เพิ่ม/ลด", "พัฒนาการ", "+/-"}) &&
           !contains_any(header, {"ร้อยละ", "%"});
}

Decimal signed_change(const Decimal& written, std::string_view cell, const Decimal& score, const Decimal& previous) {
    const std::string key = key_of(cell);
    const bool falls = contains_any(key, {"ลด", "-", "−", "▼", "↓"}) || (key.starts_with('(') && key.ends_with(')'));
    const bool rises = contains_any(key, {"เพิ่ม", "+", "▲", "↑"});
    return falls || (!rises && score < previous) ? Decimal(0, written.places()) - written : written;
}

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

void claim_named_indicators(const Line& line, const YearRules& year, Report& report) {
    const std::string_view key = line.key.text;
    const std::size_t cue = std::min(find_text(key, "ประกอบด้วย"), find_text(key, "ได้แก่"));
    if (cue == std::string_view::npos) return;
    constexpr auto separators =
        std::to_array<std::string_view>({" ", ",", "และ", "(", ")", ".", ":", "ตัวชี้วัดที่", "ตัวชี้วัด", "ด้าน", "0", "1",
                                         "2", "3", "4",   "5", "6", "7", "8", "9",      "\"",    "-",   "•", "/"});
    const auto names = instruments_named(key.substr(0, cue), year);
    if (names.empty()) return;
    std::vector<const IndicatorRule*> listed;
    std::size_t end = cue;
    for (auto named = find_indicator(key, cue, year); named; named = find_indicator(key, named->end, year)) {
        const std::string_view gap = key.substr(end, named->begin - end);
        // The list ends where other words begin.
        if (!listed.empty() && !without_first(gap, separators).empty()) break;
        if (listed.empty() && !instruments_named(gap, year).empty()) return;
        listed.push_back(named->rule);
        end = named->end;
    }
    const InstrumentRule& owner = *names.back().rule;
    const auto own =
        std::ranges::count_if(listed, [&](const IndicatorRule* rule) { return rule->instrument == owner.code; });
    if (own * 2 <= static_cast<std::ptrdiff_t>(listed.size())) return;
    for (const IndicatorRule* rule : listed)
        if (rule->instrument != owner.code) add_place(&owner, *rule, rule->names.front().text, line.origin, report);
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
          scores_only_(!has_any({Field::measure, Field::issue, Field::steps, Field::responsible, Field::period}) &&
                       !has_details()) {}

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
        add_weights();
    }

private:
    [[nodiscard]] bool has_any(std::initializer_list<Field> fields) const {
        return std::ranges::any_of(fields, [&](Field field) { return table_.header.has(field); });
    }

    /// A row is less than an indicator: a question, an item.
    [[nodiscard]] bool has_details() const {
        return std::ranges::any_of(table_.header.columns, [](const Column& column) {
            if (column.field != Field::none) return false;
            const std::string key = key_of(column.header);
            return names_part_of_indicator(key) ||
                   contains_any(key, {"ข้อ", "คำถาม", "ประเด็น", "รายการ", "ด้าน", "ส่วนที่"});
        });
    }

    /// Instruments that the table labels: a row without label belongs to the last one only if the others have labels.
    void find_labelled() {
        const Column* column = table_.header.column(Field::instrument);
        for (std::size_t row = table_.first_row; row < table_.end_row; ++row) {
            const RowReader reader(table_, row);
            if (const Cell* only = reader.only_cell(); only != nullptr) {
                if (const auto named = only_instrument(key_of(cell_text(*only)), year_))
                    labelled_.insert(named->rule->code);
            } else if (const InstrumentRule* band = band_of(reader); band != nullptr) {
                bands_ = bands_ || row == table_.first_row;
                if (bands_) labelled_.insert(band->code);
            } else if (column != nullptr) {
                const CellText cell = reader.text(*column);
                if (const auto named = only_instrument(key_of(cell.text), year_)) labelled_.insert(named->rule->code);
            }
        }
    }

    /// "IIT : แบบวัด… | ๙๑.๐๐" among rows of indicators.
    [[nodiscard]] const InstrumentRule* band_of(const RowReader& row) const {
        const CellText label = row.text(Field::indicator);
        if (is_nothing(label.text) || is_total(label.text) || !row.text(Field::instrument).text.empty()) return nullptr;
        const std::string key = key_of(label.text);
        const auto named = only_instrument(key, year_);
        return named && !find_indicator(key, 0, year_) ? named->rule : nullptr;
    }

    void read_row(const RowReader& row) {
        if (row.empty()) return;
        if (const Cell* only = row.only_cell(); only != nullptr) {
            if (const auto named = only_instrument(key_of(cell_text(*only)), year_)) instrument_ = named->rule;
            return;
        }
        if (const InstrumentRule* band = bands_ ? band_of(row) : nullptr; band != nullptr) instrument_ = band;
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
        CellText label = row.text(Field::indicator);
        // "ตัวชี้วัดที่ | ชื่อตัวชี้วัด": what the name says counts.
        for (const Column& column : table_.header.columns)
            if (column.field == Field::indicator && thai::parse_number(label.text)) label = row.text(column);
        indicator_ = nullptr;
        if (is_nothing(label.text) || is_total(label.text)) return;
        indicator_ = read_indicator_cell(label.text, year_).rule;
        if (indicator_ == nullptr || indicator_->instrument.empty() || !label.begins) return;
        const bool said = !row.text(Field::instrument).text.empty();
        const bool placed = instrument_ != nullptr && (said || labelled_.contains(indicator_->instrument));
        const bool elsewhere = placed && instrument_->code != indicator_->instrument;
        // A plan's rows name an indicator as often as it has measures.
        if (scores_only_ || elsewhere)
            add_place(placed ? instrument_ : nullptr, *indicator_, one_line(label.text), label.origin, report_);
    }

    void read_cell(const RowReader& row, const Column& column) {
        const CellText cell = row.text(column);
        // All that is claimed here is told by numbers.
        if (!cell.begins || is_nothing(cell.text) || !thai::has_digit(cell.text)) return;
        switch (column.field) {
            case Field::score:
            case Field::previous_score:
            case Field::score_part_1:
            case Field::score_part_2:
                claim_broken_numbers(line_of(cell), true, year_, report_);
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
        const Statement statement{About::weight, instrument_->code, 0, number->value, cell.text, cell.origin};
        const bool weight = find_text(header, "น้ำหนัก") != std::string::npos &&
                            !contains_any(header, {"ถ่วง", "คะแนนที่ได้", "หลัง", "ตามน้ำหนัก", "ส่วนที่"});
        const bool people = (header.starts_with("จำนวนผู้ตอบ") || header.starts_with("ผู้ตอบ")) &&
                            !contains_any(header, {"ขั้นต่ำ", "เป้าหมาย", "ส่วนที่", "ปี", "ร้อยละ"});
        if (weight) weights_.push_back(statement);
        // Beside an indicator only the row of the instrument's label speaks of the instrument.
        if (!people || (indicator_ != nullptr && !labelled_row_)) return;
        add_statement(report_, statement);
        report_.statements.back().about = About::respondents;
    }

    /// Where an instrument has several they are its indicators'.
    void add_weights() {
        std::set<std::string, std::less<>> once;
        for (const Statement& weight : weights_)
            if (!once.insert(weight.instrument).second) return;
        for (Statement& weight : weights_) add_statement(report_, std::move(weight));
    }

    void claim_change_cell(const CellText& cell) {
        const auto number = thai::find_number(cell.text);
        if (!number || number->value <= Decimal(100, 0)) return;
        add_statement(report_, {About::impossible_number, {}, 0, number->value, cell.text, cell.origin});
    }

    /// The column that a header calls one of changes, known by the rules or not.
    [[nodiscard]] const Column* change_column() const {
        if (const Column* known = table_.header.column(Field::change)) return known;
        const auto found = std::ranges::find_if(table_.header.columns, [](const Column& column) {
            return column.field == Field::none && names_change(key_of(column.header));
        });
        return found == table_.header.columns.end() ? nullptr : &*found;
    }

    /// Of several years before, that of the year before the score's.
    [[nodiscard]] std::optional<Score> previous_score(const RowReader& row) const {
        const Column* score = table_.header.column(Field::score);
        const Column* best = nullptr;
        for (const Column& column : table_.header.columns) {
            if (column.field != Field::previous_score) continue;
            if (score != nullptr && score->year_be && column.year_be) {
                if (*column.year_be == *score->year_be - 1) best = &column;
                continue;
            }
            if (best != nullptr) return std::nullopt;
            best = &column;
        }
        return best == nullptr ? std::nullopt : score_of_cell(row.text(*best));
    }

    /// Score, previous score and change of one row.
    void read_change(const RowReader& row) {
        const Column* column = change_column();
        if (column == nullptr || contains_any(key_of(column->header), {"ร้อยละ", "%"})) return;
        const CellText cell = row.text(*column);
        const auto score = score_of_cell(row.text(Field::score));
        const auto previous = previous_score(row);
        const auto number = thai::find_number(cell.text);
        if (!score || !previous || !number || !cell.begins || find_text(cell.text, "%") != std::string::npos) return;
        const Decimal value = signed_change(number->value, cell.text, score->value, previous->value);
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
    bool bands_ = false;  ///< the first row is one: they stand above their indicators, and are no sums below them
    std::vector<Statement> weights_;
    const InstrumentRule* instrument_ = nullptr;
    const IndicatorRule* indicator_ = nullptr;
    bool labelled_row_ = false;  ///< the instrument's label begins in this row
};

/// Columns of two years that follow each other, and of the change between them.
struct YearColumns {
    std::size_t previous = 0, score = 0, change = 0, count = 0;
};

std::optional<YearColumns> year_columns(const std::vector<std::string_view>& header) {
    YearColumns columns{0, 0, 0, header.size()};
    std::vector<std::pair<int, std::size_t>> years;
    for (std::size_t i = 1; i < header.size(); ++i) {
        if (const auto year = header_key(header[i]).year_be) years.emplace_back(*year, i);
        if (names_change(key_of(header[i]))) columns.change = i;
    }
    if (years.size() != 2 || columns.change == 0) return std::nullopt;
    std::ranges::sort(years);
    if (years[1].first != years[0].first + 1 || years[0].second == columns.change || years[1].second == columns.change)
        return std::nullopt;
    columns.previous = years[0].second;
    columns.score = years[1].second;
    return columns;
}

/// The value closes the cell, behind the column's label if it has one.
std::optional<thai::Number> last_number(std::string_view cell) {
    std::optional<thai::Number> last;
    for (auto number = thai::find_number(cell); number; number = thai::find_number(cell, number->end)) last = number;
    return last;
}

void claim_row_change(const Line& line, const YearColumns& columns, Report& report) {
    const auto cells = tab_cells(line.text);
    if (cells.size() != columns.count) return;
    const std::string_view cell = cells[columns.change];
    const auto score = last_number(cells[columns.score]);
    const auto previous = last_number(cells[columns.previous]);
    const auto change = last_number(cell);
    if (!score || !previous || !change || find_text(cell, "%") != std::string_view::npos) return;
    // The label itself may speak of rising and falling.
    constexpr std::size_t sign_bytes = 4;
    const std::size_t from = change->begin - std::min(change->begin, sign_bytes);
    Statement statement{About::change,
                        {},
                        0,
                        signed_change(change->value, cell.substr(from), score->value, previous->value),
                        std::string(cell),
                        line.origin};
    statement.terms = {score->value, previous->value};
    add_statement(report, std::move(statement));
}

}  // namespace

void claim_rows_by_year(const Flow& flow, Report& report) {
    std::optional<YearColumns> columns;
    std::uint32_t table = 0;
    for (const Line& line : flow.lines) {
        if (line.in_table || line.text.find('\t') == std::string::npos) continue;
        if (const auto header = year_columns(tab_cells(line.text)); header && header->count > 2) {
            columns = header;
            table = line.origin.table;
        } else if (columns && table == line.origin.table) {
            claim_row_change(line, *columns, report);
        }
    }
}

void claim_table(const MeasuresTable& table, const YearRules& year, Report& report) {
    TableClaims(table, year, report).read();
}

}  // namespace raingan::extraction
