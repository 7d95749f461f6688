// The Report: what a report on ITA measures says. Names, nesting and number types of its JSON are fixed by
// schemas/report.schema.json. A value that the source does not have is absent, never invented.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/origin.h"
#include "report/correction.h"
#include "report/source_signature.h"
#include "thai/dates.h"

namespace raingan {

/// A value with the characters that it was read from and where they stand.
template <typename T>
struct Sourced {
    T value{};
    std::string as_written;
    Origin origin;
    /// Why this one, where the report says several (docs/meaning.md); empty: certain.
    Message decided_by{};

    [[nodiscard]] bool is_certain() const { return decided_by.en.empty(); }
    friend bool operator==(const Sourced&, const Sourced&) = default;
};

using Score = Sourced<Decimal>;
using Count = Sourced<std::int64_t>;
using Text = Sourced<std::string>;

struct PeriodValue {
    std::string text;  ///< as written
    std::optional<thai::Period> period;
    Origin origin;
    friend bool operator==(const PeriodValue&, const PeriodValue&) = default;
};

struct Overall {
    std::optional<Score> score;
    std::optional<Text> level;           ///< "AA", "ผ่านดีเยี่ยม"
    std::optional<Score> target;         ///< ค่าเป้าหมาย
    std::optional<Score> change;         ///< signed: a fall is negative
    std::optional<Count> previous_year;  ///< BE
    std::optional<Score> previous_score;
    friend bool operator==(const Overall&, const Overall&) = default;
};

/// From FY2566 EIT has two parts (docs/field.md#indicators), whose scores are not the instrument's own.
struct PartScore {
    int part = 0;  ///< 1 or 2
    std::optional<Score> score;
    std::optional<Count> respondents;
    friend bool operator==(const PartScore&, const PartScore&) = default;
};

/// A question or item of an indicator: "i1"–"i30", "e1"–"e15", "o1"–"o43" (docs/field.md#indicators, #items).
struct QuestionScore {
    std::string code;
    std::optional<Score> score;
    friend bool operator==(const QuestionScore&, const QuestionScore&) = default;
};

struct Indicator {
    int number = 0;  ///< 1–10 (docs/field.md#indicators); 1–5 of an index of FY2561
    Text name;       ///< canonical name as the report's table or list writes it
    std::optional<Score> score;
    std::vector<PartScore> part_scores{};    ///< ascending by part
    std::vector<QuestionScore> questions{};  ///< in the order of their numbers
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

struct Instrument {
    std::string code;  ///< "IIT", "EIT", "OIT"
    std::optional<Text> name;
    std::optional<Count> respondents;
    std::optional<Count> population;  ///< all who may answer: บุคลากรทั้งหมด
    std::optional<Count> items;       ///< OIT: number of items examined
    std::optional<Score> score;
    std::vector<PartScore> part_scores{};  ///< ascending by part
    std::vector<Indicator> indicators;
    std::vector<int> weakest;  ///< indicator numbers that the report names as weakest
    std::optional<Text> weakness;
    friend bool operator==(const Instrument&, const Instrument&) = default;
};

/// What the report says of a year's assessment, this one or an earlier one.
struct YearResult {
    struct Of {
        std::string instrument;  ///< code; of an indicator its instrument's, or empty
        int indicator = 0;       ///< number; 0: the instrument as a whole
        Score score;
        friend bool operator==(const Of&, const Of&) = default;
    };
    int year_be = 0;
    std::optional<Score> score;
    std::optional<Text> level;
    std::vector<Of> scores;  ///< of instruments and indicators, in the order of the rules
    friend bool operator==(const YearResult&, const YearResult&) = default;
};

/// How far work has come, of the words that offices have for it.
enum class WorkStatus : std::uint8_t { done, under_way, not_done, cancelled };

/// "under_way": the name in JSON.
std::string_view status_name(WorkStatus status);

/// What a report says of one round of reporting: "รอบ ๖ เดือน", "รอบ ๑๒ เดือน".
struct RoundResult {
    std::string name;  ///< as written
    std::optional<Text> result;
    std::optional<Sourced<WorkStatus>> status;
    std::optional<Score> spent;  ///< baht
    friend bool operator==(const RoundResult&, const RoundResult&) = default;
};

/// What the words of a measure or project say as values; the words themselves stay in `fields`. "ไม่ใช้งบประมาณ" is no
/// number.
struct Progress {
    std::optional<Score> budget_planned, budget_spent;  ///< baht
    std::optional<Score> completion;                    ///< percent
    std::optional<Sourced<WorkStatus>> status;
    std::vector<Text> steps;          ///< without list marks
    std::vector<Text> links;          ///< value: address; as_written: what the reader sees of it
    std::vector<RoundResult> rounds;  ///< in the order of the report
    friend bool operator==(const Progress&, const Progress&) = default;
};

struct Measure {
    std::optional<int> seq;        ///< ลำดับที่
    std::string instrument;        ///< code, or empty
    std::optional<int> indicator;  ///< number
    std::string indicator_name;    ///< as the table writes it
    std::optional<Score> score;
    std::vector<Text> actions;      ///< มาตรการ, one each
    std::vector<Text> responsible;  ///< หน่วยงานรับผิดชอบ, one each
    std::optional<PeriodValue> period;
    /// Columns beyond the core, by model field of docs/field.md#headers ("issue", "steps", "result", "budget" …).
    std::vector<std::pair<std::string, Text>> fields;
    std::optional<Text> remark;  ///< หมายเหตุ; present and empty where the column exists and the cell is empty
    Progress progress;
    Origin origin;  ///< of the row
    friend bool operator==(const Measure&, const Measure&) = default;
};

/// A row of a plan against corruption (แผนปฏิบัติการป้องกันการทุจริต), of a report on it, or of an assessment of the
/// risks: no ITA measure.
struct Project {
    enum class Kind : std::uint8_t { plan, follow_up, risk };
    Kind kind = Kind::plan;
    std::optional<int> year;        ///< BE: of its budget's column, else of the paper
    std::optional<int> seq;         ///< ลำดับที่
    std::optional<Text> dimension;  ///< มิติ, with its number, as written
    std::optional<int> dimension_number;
    Text name;  ///< โครงการ/กิจกรรม; of a risk: what may happen
    std::vector<Text> responsible;
    std::optional<PeriodValue> period;
    std::vector<std::pair<std::string, Text>> fields;  ///< as Measure::fields
    Progress progress;
    Origin origin;  ///< of the row
    friend bool operator==(const Project&, const Project&) = default;
};

/// "follow_up": the name in JSON.
std::string_view kind_name(Project::Kind kind);

struct SignOff {
    std::string role, name, position;
    std::optional<thai::Date> date;
    Origin origin;
    friend bool operator==(const SignOff&, const SignOff&) = default;
};

/// What the report says again, or says about its own numbers: material for check (docs/field.md#facts), not part of the
/// result.
struct Statement {
    enum class About : std::uint8_t {
        overall_score,  ///< the total is `value`
        overall_level,  ///< the level is `text`
        above_target,   ///< the total reaches the target `value`
        below_target,   ///< the total misses the target `value`
        instrument_score,
        indicator_score,
        indicator_name,    ///< indicator number `indicator` is called `text`
        indicator_count,   ///< the instrument has `value` indicators
        organization,      ///< the agency is called `text`
        weakest,           ///< indicator number `indicator` has the least score of its instrument
        own_organization,  ///< the agency that reports calls itself `text`
        share,             ///< `terms`: a count, the whole that it is of; `value`: the percentage said of them
        change,       ///< `value`, signed, is how `terms`: score, previous score, differ; of the whole or `indicator`
        weight,       ///< the instrument's weight in percent
        respondents,  ///< so many people answered the instrument
        indicator_place,    ///< a table or list of scores has the indicator, and has it under the instrument
        broken_number,      ///< `text` stands where a score does, and is no number
        impossible_number,  ///< `value` is said to be a score or a change, and cannot be one
        other_era,          ///< `value` is a year CE where one BE is meant
    };
    static constexpr About last_about = About::other_era;
    About about = About::overall_score;
    std::string instrument;  ///< code, or empty
    int indicator = 0;       ///< number, or 0
    std::optional<Decimal> value;
    std::string text;  ///< as written
    Origin origin;
    std::vector<Decimal> terms{};  ///< further numbers that it is about, in the order told above
    friend bool operator==(const Statement&, const Statement&) = default;
};

/// "overall_score": the name in JSON.
std::string_view statement_name(Statement::About about);

/// The agency beyond its name, as far as the report says it. Only where the report has an `organization`.
struct AgencyDetails {
    std::optional<Text> kind;  ///< spelled out (report/agency_name.h): "เทศบาลตำบล", "โรงพยาบาล"
    std::optional<Text> amphoe;    ///< without อำเภอ
    std::optional<Text> province;  ///< without จังหวัด
    std::optional<Text> parent;    ///< the body that it belongs to: "กรมอนามัย"
    friend bool operator==(const AgencyDetails&, const AgencyDetails&) = default;
};

struct Report {
    std::string source;                ///< file name without folder
    std::vector<std::string> parts;    ///< names that Origin::part indexes
    std::optional<Text> organization;  ///< its name, without amphoe and province
    AgencyDetails agency;
    std::optional<Text> title;
    std::optional<Count> report_year;  ///< BE
    std::optional<Count> score_year;   ///< BE
    Overall overall;
    std::vector<Instrument> instruments;
    std::vector<Indicator> indices;   ///< of FY2561, which belong to no instrument (docs/field.md#years)
    std::vector<YearResult> history;  ///< ascending by year; empty where only one year is told
    std::vector<Measure> measures;
    std::vector<Project> projects;
    std::vector<SignOff> sign_off;
    std::vector<Statement> statements;
    Diagnostics diagnostics;
    std::vector<Correction> corrections;               ///< in the order of their log
    std::vector<SourceSignature> source_signatures{};  ///< of the PDF it was read from, in the order of signing

    [[nodiscard]] bool empty() const {
        return measures.empty() && instruments.empty() && indices.empty() && !overall.score;
    }
};

/// One a line.
std::string lines_of(const std::vector<Text>& texts);

/// The year BE whose rules the scores follow: the score's own, else the year before the report's (docs/field.md#ita),
/// else none.
std::optional<int> rules_year(const Report& report);

}  // namespace raingan
