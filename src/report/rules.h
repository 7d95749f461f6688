// What changes by year is data: schemas/headers.json and schemas/ita/<year>.json, built into the binary; a directory
// given with --rules overrides single files of it ("headers.json", "ita/2570.json"), so a new year needs no new binary.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace raingan {

/// What a column of a measures table holds (docs/field.md#headers).
enum class Field : std::uint8_t {
    none,
    seq,
    instrument,
    indicator,
    score,
    previous_score,
    change,
    level,
    issue,
    measure,
    steps,
    responsible,
    period,
    monitoring,
    result,
    status,
    problem,
    suggestion,
    budget,
    kpi,
    target,
    evidence,
    remark,
    score_part_1,  ///< EIT's parts (docs/field.md#indicators)
    score_part_2,
    process,     ///< of the seven of FY2567 (docs/field.md#contents)
    spent,       ///< of the budget
    completion,  ///< in percent
    dimension,   ///< มิติ of a plan against corruption
    risk,        ///< what may happen
    other,       ///< what columns of no known meaning hold
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::other) + 1;

/// The name in headers.json and in the report's JSON: "previous_score".
std::string_view field_name(Field field);

struct HeaderRule {
    std::string key;  ///< header_key() of the header (report/header_key.h)
    Field field = Field::none;
};
/// A header whose meaning depends on its neighbours: `field` where the same header row has one of `beside` and none of
/// `unless` in other columns.
struct HeaderClash {
    std::string key;
    Field field = Field::none;
    std::uint32_t beside = 0, unless = 0;  ///< sets: bit n is Field n
};
struct HeaderRules {
    std::vector<HeaderRule> headers;  ///< ascending by key
    std::vector<HeaderClash> clashes;

    /// The headers that begin with the key's first letter: of no others the key can begin with.
    [[nodiscard]] std::span<const HeaderRule> with_first_letter(std::string_view key) const;
};

/// A name and the form in which it is searched (report/key.h).
struct Name {
    std::string text;
    std::string key;
};
struct IndicatorRule {
    int number = 0;
    std::string instrument;             ///< code; empty in FY2561, whose indices span all instruments
    std::vector<Name> names;            ///< canonical first, then aliases
    std::optional<int> weight_percent;  ///< FY2561 only
    /// Its questions or items, by their numbers in its instrument: i1–i6, e1–e5, o1–o33; 0: not known.
    int first_question = 0, last_question = 0;
};
struct InstrumentRule {
    std::string code;
    std::vector<Name> names;  ///< canonical first, then variants
    std::optional<int> weight_percent;
};
struct LevelRule {
    Name name;
    Decimal minimum;                             ///< of the total
    std::optional<Decimal> instruments_minimum;  ///< of every instrument
};

/// A paper that the year asks for: O42 is the plan, O43 the report on it (docs/field.md#items).
struct PaperRule {
    bool is_plan = false;
    Name code;  ///< "O43", empty where it is not known
    Name title;
};

/// Rules of one fiscal year of scores (docs/field.md#ita).
struct YearRules {
    int year_be = 0;
    std::vector<InstrumentRule> instruments;
    std::vector<IndicatorRule> indicators;
    std::vector<LevelRule> levels;  ///< from the highest; the first whose conditions hold applies
    std::optional<Decimal> target;
    std::optional<int> oit_items;
    /// Least sample (docs/field.md#indicators): so many percent of those who may answer, but no fewer than the minimum
    /// (all, where there are fewer) and no more than the maximum.
    std::optional<int> respondents_minimum, respondents_percent, respondents_maximum;
    std::vector<Name> processes;  ///< from FY2567 the rows of the plan may be these
    std::vector<PaperRule> papers;
    std::vector<std::string> unverified;  ///< JSON pointers into the year's file

    [[nodiscard]] const InstrumentRule* instrument(std::string_view code) const;
    [[nodiscard]] const IndicatorRule* indicator(int number) const;
};

/// Loaded once, immutable to its users, shared between threads. A file is parsed when it is first asked for, since a
/// conversion needs one year of many.
class Rules {
public:
    struct State;
    explicit Rules(std::shared_ptr<State> state) : state_(std::move(state)) {}

    /// Throws Error naming file and place.
    [[nodiscard]] const HeaderRules& headers() const;

    /// The rules of that year, else of the nearest year that has any (none: the newest). Throws Error naming file and
    /// place.
    [[nodiscard]] const YearRules& year(std::optional<int> year_be) const;

    [[nodiscard]] std::vector<int> years() const;  ///< ascending, BE

private:
    std::shared_ptr<State> state_;
};

/// Built-in rules, overridden by files of the same name in `directory` (empty: none), which are parsed at once, so that
/// a fault in them is known before any work. Throws Error naming file and place.
Rules load_rules(const std::string& directory = {});

}  // namespace raingan
