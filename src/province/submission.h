// A report as the province keeps it: what its sheets and its summary need, and nothing else, since thousands stand in
// memory at once.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "province/agency.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::province {

/// What of the total comes from an instrument (of FY2561: from an index).
struct Part {
    std::string code;  ///< "IIT"; of an index its number
    int weight_percent = 0;
    std::optional<Decimal> score;
    std::optional<Decimal> points;  ///< the score by the year's weight, two decimals, half-up (docs/field.md#scores)
    friend bool operator==(const Part&, const Part&) = default;
};

struct IndicatorScore {
    int number = 0;
    std::optional<Decimal> score;
    friend bool operator==(const IndicatorScore&, const IndicatorScore&) = default;
};

/// A row of the report's table of measures; texts of several items have one a line.
struct MeasureRow {
    std::string instrument;
    std::optional<int> indicator;
    std::string indicator_name;
    std::optional<Decimal> score;
    std::string actions, responsible;
    std::string period_text;
    std::optional<thai::Period> period;
    std::vector<std::pair<std::string, std::string>> fields;  ///< columns beyond the core, by model field
    std::string remark;
    std::optional<WorkStatus> status;  ///< none: not said
    friend bool operator==(const MeasureRow&, const MeasureRow&) = default;
};

/// What a report says must be mended.
struct Weakness {
    std::string instrument;
    std::optional<int> indicator;  ///< the one named as weakest; none: only words
    std::string text;
    friend bool operator==(const Weakness&, const Weakness&) = default;
};

struct Finding {
    Severity severity = Severity::finding;
    std::string code, message, place;  ///< Thai
    friend auto operator<=>(const Finding&, const Finding&) = default;
};

/// What counts when two reports are compared: not which file each was read from.
struct Content {
    Agency agency;
    std::optional<int> year;        ///< of the report, BE
    std::optional<int> score_year;  ///< whose rules the scores follow
    std::optional<Decimal> score, target, change, previous_score;
    std::string level;
    std::vector<Part> parts;                 ///< in the rules' order
    std::vector<IndicatorScore> indicators;  ///< ascending
    std::vector<MeasureRow> measures;
    std::vector<Weakness> weaknesses;
    std::optional<thai::Date> signed_on;  ///< the latest date of a signature
    std::optional<thai::Date> last_day;   ///< the latest day of a measure's period
    friend bool operator==(const Content&, const Content&) = default;
};

/// The total of a year's assessment.
struct YearScore {
    int year = 0;  ///< BE, of the scores
    Decimal score;
    friend bool operator==(const YearScore&, const YearScore&) = default;
};

struct Submission {
    Content content;
    std::string doubt;               ///< why the total is not certain, Thai; empty: it is, or there is none
    std::vector<YearScore> earlier;  ///< what the report says of other years, ascending
    std::string source;              ///< the file that the report was first read from
    std::string path;                ///< under which it was given
    std::string modified;            ///< when that was last saved, ISO 8601; empty: not known
    std::vector<Finding> findings;   ///< infos are left out
};

/// `modified`: of the document's properties, or empty. An instrument without a score of its own, but with all of the
/// year's indicators, gets their mean; a report without a total, but with all parts, the sum of their points by the
/// rules. Both are told by a finding, and nothing else is filled in.
Submission reduce(const Report& report, const Rules& rules, std::string modified);

}  // namespace raingan::province
