#include "extraction/score_columns.h"

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "extraction/cells.h"
#include "extraction/parts.h"
#include "extraction/phases.h"
#include "extraction/prose.h"
#include "extraction/years.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

using Holds = ScoreColumn::Holds;

/// The heads over a column, from above, each once.
std::string head_of(const Grid& grid, std::size_t first, std::size_t data, std::uint32_t column) {
    std::string head;
    const Cell* last = nullptr;
    for (std::size_t row = first; row < data; ++row) {
        const Cell* cell = grid.at(row, column);
        if (cell == nullptr || cell == last) continue;
        last = cell;
        if (!head.empty()) head += ' ';
        head += cell_text(*cell);
    }
    return head;
}

/// "ตชว.๑", "ตัวชี้วัด ๒": nothing but the word and a number; 0: no such head.
int abbreviated_indicator(std::string_view key) {
    constexpr auto words = std::to_array<std::string_view>({"ตชว.ที่", "ตชว.", "ตชว", "ตัวชี้วัด", "kpi"});
    const std::size_t word = starts_with_any(key, words);
    const std::string_view digits = key.substr(word);
    constexpr std::size_t most_digits = 2;
    if (word == 0 || digits.empty() || digits.size() > most_digits) return 0;
    int number = 0;
    for (const char c : digits) {
        if (!is_digit(c)) return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// "IIT ๑", "ตัวชี้วัดที่ ๓", "การใช้อำนาจ": the indicator that the head stands for.
const IndicatorRule* indicator_of(std::string_view head, const InstrumentRule* instrument, const YearRules& year) {
    const std::string key = key_of(head);
    if (const auto named = find_indicator(key, 0, year)) {
        // Two named: a group of them.
        return find_indicator(key, named->end, year) ? nullptr : named->rule;
    }
    for (const IndicatorNumber& number : indicator_numbers(key)) return year.indicator(number.number);
    if (const int number = abbreviated_indicator(key)) return year.indicator(number);
    if (instrument == nullptr) return nullptr;
    std::size_t from = 0;
    std::optional<std::int64_t> only;
    while (const auto number = thai::find_number(head, from)) {
        from = std::max(number->end, from + 1);
        if (only || number->value.places() != 0) return nullptr;
        only = number->value.units();
    }
    if (!only || *only < 1 || *only > 10) return nullptr;
    const IndicatorRule* rule = year.indicator(static_cast<int>(*only));
    return rule != nullptr && rule->instrument == instrument->code ? rule : nullptr;
}

bool is_sequence(std::string_view key) {
    constexpr auto words = std::to_array<std::string_view>(
        {"ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no.", "no", "#", "ตัวชี้วัดที่", "ตัวที่", "อันดับ", "อันดับที่"});
    return std::ranges::find(words, key) != words.end();
}

Holds holds_of(std::string_view key, const Said& said) {
    if (key.starts_with("ระดับ") || key.starts_with("เกรด") || key.starts_with("ratingscore") ||
        key.starts_with("ผลการประเมินระดับ"))
        return Holds::level;
    if (find_text(key, "(คน)") != std::string_view::npos || find_text(key, "จำนวนผู้") != std::string_view::npos ||
        find_text(key, "ผู้ตอบ") != std::string_view::npos)
        return contains_any(key, {"ขั้นต่ำ", "ที่ต้อง"}) && contains_any(key, {"ตอบ"}) ? Holds::nothing
               : contains_any(key, {"ทั้งหมด", "ประชากร", "เป้าหมาย", "ขั้นต่ำ", "บุคลากร", "ผู้มีสิทธิ", "ผู้มีส่วนได้"}) &&
                       !contains_any(key, {"ตอบ"})
                   ? Holds::population
                   : Holds::respondents;
    if (contains_any(key, {"ประชากร", "จำนวนบุคลากร"})) return Holds::population;
    if (contains_any(key, {"ข้อคำถาม", "จำนวนข้อ", "จำนวนคำถาม", "จำนวนตัวชี้วัด"})) return Holds::items;
    if (contains_any(key, {"สูงสุด", "ต่ำสุด", "เบี่ยงเบน", "s.d.", "ค่าฐานนิยม", "มัธยฐาน"})) return Holds::nothing;
    // "คะแนน (เต็ม ๑๐๐)" is a score and says of how much; "คะแนนเต็ม" is the full mark itself.
    if (const std::size_t of = find_text(key, "(เต็ม");
        of != std::string_view::npos && find_text(key.substr(0, of), "คะแนน") != std::string_view::npos)
        return Holds::score;
    if (said.kind == nullptr) return Holds::score;
    switch (said.kind->kind) {
        case Kind::score:
        case Kind::list_number:
        case Kind::unknown:
            return Holds::score;
        case Kind::change:
            return Holds::change;
        case Kind::people:
            return Holds::respondents;
        default:
            return Holds::nothing;
    }
}

bool names_instruments(std::string_view key) {
    return contains_any(key, {"รายเครื่องมือ", "ตามเครื่องมือ", "แต่ละเครื่องมือ", "ของเครื่องมือ", "เครื่องมือ", "รายแบบ", "แบบวัด",
                              "แบบประเมิน"}) &&
           contains_any(key, {"คะแนน", "เฉลี่ย", "รวม", "ผล"});
}

}  // namespace

bool names_part_of_indicator(std::string_view key) {
    return contains_any(key, {"ย่อย", "รายข้อ", "ข้อคำถาม", "องค์ประกอบ"});
}

std::vector<ScoreColumn> score_columns(const Grid& grid, std::size_t first, std::size_t data, const YearRules& year,
                                       const Reporter& reporter) {
    std::vector<ScoreColumn> columns;
    for (std::uint32_t c = 0; c < grid.columns(); ++c) {
        const std::string head = head_of(grid, first, data, c);
        ScoreColumn column;
        column.grid = c;
        column.head = key_of(head);
        const Said said = said_by(column.head);
        if (const auto named = only_instrument(column.head, year)) column.instrument = named->rule;
        column.indicator = indicator_of(head, column.instrument, year);
        const auto years = years_named(head, BareYears::both);
        if (is_sequence(column.head)) {
            column.holds = Holds::nothing;
        } else if (years.size() >= 2 || find_text(column.head, "+/-") != std::string::npos ||
                   contains_any(column.head, {"เพิ่ม/ลด", "ผลต่าง", "เพิ่มขึ้น/ลดลง"})) {
            column.holds = Holds::change;
        } else {
            column.holds = holds_of(column.head, said);
            if (!years.empty()) column.year_be = years.front().be;
        }
        const bool others =
            (said.whose != nullptr && said.whose->says != Cue::Says::own) || names_other_agency(column.head, reporter);
        if (others) column.holds = Holds::nothing;
        if (said.tense != nullptr && column.holds == Holds::score && column.year_be == 0) {
            // "คะแนนปีก่อน": last year's.
            const bool previous = said.tense->says == Cue::Says::previous && reporter.score_year_be != 0;
            column.holds = previous ? Holds::score : Holds::nothing;
            column.year_be = previous ? reporter.score_year_be - 1 : 0;
        }
        if (const auto part = find_part(column.head)) column.part = part->part;
        if (column.holds == Holds::score && names_instruments(column.head) && column.instrument == nullptr)
            column.holds = Holds::instrument_score;
        constexpr auto totals =
            std::to_array<std::string_view>({"รวม", "คะแนนรวม", "ภาพรวม", "คะแนนภาพรวม", "คะแนนita", "ผลรวม",
                                             "รวมทั้งหมด", "คะแนนเฉลี่ยรวม", "ค่าคะแนนita", "ita", "ผลการประเมินita"});
        // "คะแนนถ่วงน้ำหนัก": what it has in the rows of instruments are points of their weights; their sum is the
        // whole's.
        column.weighted = column.holds == Holds::nothing && !others && years.size() < 2 &&
                          contains_any(column.head, {"ถ่วงน้ำหนัก", "ตามน้ำหนัก", "คูณน้ำหนัก"});
        column.whole = column.holds == Holds::score && starts_with_any(column.head, totals) != 0 &&
                       column.instrument == nullptr && column.indicator == nullptr;
        columns.push_back(std::move(column));
    }
    return columns;
}

namespace {

/// Columns whose cells name indicators, where one row names different ones: each begins a table of its own.
std::vector<std::size_t> naming_columns(const std::vector<ScoreColumn>& columns, const Grid& grid, std::size_t data,
                                        std::size_t end, const YearRules& year) {
    std::vector<std::size_t> naming;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        std::size_t rows = 0;
        for (std::size_t row = data; row < end; ++row) {
            const Cell* cell = grid.at(row, columns[c].grid);
            if (cell == nullptr || cell->column != columns[c].grid) continue;
            const IndicatorRule* named = named_by_cell(trimmed(cell_text(*cell)), year);
            if (named == nullptr) continue;
            bool again = false;
            for (const std::size_t other : naming)
                if (const Cell* beside = grid.at(row, columns[other].grid))
                    again = again || named_by_cell(trimmed(cell_text(*beside)), year) == named;
            rows += again ? 0U : 1U;
        }
        constexpr std::size_t enough = 2;
        if (rows >= enough) naming.push_back(c);
    }
    return naming;
}

}  // namespace

std::vector<std::vector<ScoreColumn>> column_groups(std::vector<ScoreColumn> columns, const Grid& grid,
                                                    std::size_t data, std::size_t end, const YearRules& year) {
    for (std::size_t width = 2; width * 2 <= columns.size(); ++width) {
        if (columns.size() % width != 0 || columns.front().head.empty()) continue;
        bool repeats = columns[0].head != columns[1].head;
        for (std::size_t c = width; c < columns.size(); ++c)
            repeats = repeats && columns[c].head == columns[c - width].head;
        if (!repeats) continue;
        std::vector<std::vector<ScoreColumn>> groups;
        groups.reserve(columns.size() / width);
        for (std::size_t c = 0; c < columns.size(); c += width)
            groups.emplace_back(columns.begin() + static_cast<std::ptrdiff_t>(c),
                                columns.begin() + static_cast<std::ptrdiff_t>(c + width));
        return groups;
    }
    const auto naming = naming_columns(columns, grid, data, end, year);
    if (naming.size() < 2) return {std::move(columns)};
    std::vector<std::vector<ScoreColumn>> groups(naming.size());
    for (std::size_t c = 0, group = 0; c < columns.size(); ++c) {
        while (group + 1 < naming.size() && c >= naming[group + 1]) ++group;
        groups[group].push_back(std::move(columns[c]));
    }
    return groups;
}

}  // namespace raingan::extraction
