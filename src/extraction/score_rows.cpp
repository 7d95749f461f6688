#include "extraction/score_rows.h"

#include <array>

#include "extraction/agency_mention.h"
#include "extraction/cells.h"
#include "extraction/parts.h"
#include "extraction/phases.h"
#include "extraction/years.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// By its name, or by what it is called behind a shortened kind: "อบต.บ้านใหม่".
bool names_reporter(std::string_view label, const Reporter& reporter) {
    if (reporter.name.empty()) return false;
    if (find_text(label, reporter.name) != std::string_view::npos) return true;
    if (reporter.kind == nullptr || reporter.own.empty() || !label.ends_with(reporter.own)) return false;
    const std::string_view before = label.substr(0, label.size() - reporter.own.size());
    for (std::size_t at = 0; at < before.size(); ++at) {
        if ((static_cast<unsigned char>(before[at]) & 0xC0U) == 0x80U) continue;
        const auto kind = agency_kind_at(label.substr(at));
        if (kind && at + kind->length == before.size()) return kind->kind->words == reporter.kind->words;
    }
    return false;
}

bool is_whole(std::string_view label, const Reporter& reporter) {
    constexpr auto openers = std::to_array<std::string_view>({"ผลรวม", "ผลการประเมิน", "คะแนน", "ผลคะแนน", "overall"});
    return is_total(label) || names_reporter(label, reporter) || starts_with_any(label, openers) != 0;
}

void classify(RowSubject& subject, std::string_view label, const Reporter& reporter) {
    using Is = RowSubject::Is;
    const auto years = years_named(label, BareYears::both);
    const Said said = said_by(label);
    const bool of_others =
        (said.whose != nullptr && said.whose->says == Cue::Says::other) || names_other_agency(label, reporter);
    // "จำนวนผู้ตอบ IIT | ๔๓ คน" names an instrument and tells no score.
    const bool counted = contains_any(label, {"จำนวนผู้", "ผู้ตอบ", "จำนวนข้อ", "จำนวนบุคลากร", "กลุ่มตัวอย่าง"});
    // "คะแนนรวมถ่วงน้ำหนัก" is no weight.
    const bool weighted_sum = is_total(label) && find_text(label, "ถ่วงน้ำหนัก") != std::string_view::npos;
    if (of_others || (counted && subject.indicator == nullptr && subject.is == Is::nothing) ||
        (!weighted_sum && said.kind != nullptr && said.kind->kind != Kind::score &&
         said.kind->kind != Kind::list_number && subject.indicator == nullptr && subject.instrument == nullptr &&
         subject.is == Is::nothing))
        subject.is = Is::other;
    else if (subject.is == Is::question)
        ;
    else if (subject.indicator != nullptr)
        subject.is = Is::indicator;
    else if (label.starts_with("ระดับ"))
        subject.is = Is::level;
    else if (subject.instrument != nullptr)
        subject.is = Is::instrument;
    else if (years.size() == 1)
        subject.is = Is::year;
    else if (is_whole(label, reporter))
        subject.is = Is::whole;
    if (years.size() == 1) subject.year_be = years.front().be;
    subject.itself = names_reporter(label, reporter);
}

}  // namespace

std::string cell_words(const Grid& grid, std::size_t row, std::uint32_t column) {
    const Cell* cell = grid.at(row, column);
    return cell == nullptr ? std::string() : std::string(trimmed(cell_text(*cell)));
}

bool is_cell_number(const Grid& grid, std::size_t row, std::uint32_t column) {
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr) return false;
    if (std::get_if<Decimal>(&cell->value) != nullptr) return true;
    return thai::parse_number(trimmed(cell_text(*cell))).has_value();
}

RowSubject row_subject(const Grid& grid, std::size_t row, const std::vector<ScoreColumn>& columns,
                       const YearRules& year, const Reporter& reporter) {
    RowSubject subject;
    std::string whole_label;
    for (const ScoreColumn& column : columns) {
        const bool first = &column == &columns.front();
        const Cell* cell = grid.at(row, column.grid);
        if (cell == nullptr || cell->column != column.grid) continue;
        const std::string text(trimmed(cell_text(*cell)));
        const bool labels = column.holds == ScoreColumn::Holds::label || first;
        if (text.empty() || !labels) continue;
        if (!first && is_cell_number(grid, row, column.grid)) continue;
        const std::string key = key_of(text);
        whole_label += key;
        if (subject.origin == Origin{}) subject.origin = cell->origin;
        if (const std::string code = question_of(key); !code.empty()) {
            subject.question = code;
            subject.is = RowSubject::Is::question;
            continue;
        }
        const IndicatorCell indicator = read_indicator_cell(text, year);
        const bool bare = thai::parse_number(text).has_value();
        if (indicator.rule != nullptr && !bare && (find_indicator(key, 0, year) || key.starts_with("ตัวชี้วัดที่"))) {
            subject.indicator = indicator.rule;
            subject.name = indicator.name;
            subject.origin = cell->origin;
        } else if (const auto named = only_instrument(key, year); named && subject.instrument == nullptr) {
            subject.instrument = named->rule;
            subject.label = text;
            if (const auto part = find_part(key)) subject.part = part->part;
        }
    }
    classify(subject, whole_label, reporter);
    return subject;
}

}  // namespace raingan::extraction
