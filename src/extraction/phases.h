// The phases of extraction in their order (extract.cpp). Each reads the Flow and what earlier phases found, and fills
// its part of the Report.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// The lines that are the title, in order.
std::vector<const Line*> title_lines(const Flow& flow);

/// Title, report year and score year.
void read_identity(const Flow& flow, Report& report);

/// The scope of each line and what its numbers are said of.
void find_mentions(Flow& flow, const Report& report, const YearRules& year);

/// What a line is to the readers of prose.
enum class LineKind : std::uint8_t {
    plain,
    instrument,  ///< heading of an instrument's section, possibly with its whole summary
    indicator,   ///< one or more indicators with their scores
    weakness,    ///< begins the prose behind ข้อบกพร่อง / จุดอ่อน
    weakness_more,
};
struct LineRole {
    LineKind kind = LineKind::plain;
    const InstrumentRule* instrument = nullptr;  ///< whose section the line is in; null: of the whole
    std::size_t text_from = 0;                   ///< weakness: source offset behind the label
};
/// One role for each line of the flow.
std::vector<LineRole> assign_roles(const Flow& flow, const YearRules& year, const HeaderRules& headers);

/// Score, level, target, change and previous year of the whole. `rules` gives levels of other years where the year's
/// own are not used.
void read_overall(const Flow& flow, const std::vector<LineRole>& roles, const Rules& rules, const YearRules& year,
                  Report& report);

/// Respondents, items, scores, indicator lists and weaknesses of each instrument.
void read_instruments(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report);

/// Rows of the tables → measures, and instruments' scores from tables where prose has none.
void read_tables(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report);

/// An indicator that is named in running text.
struct NamedIndicator {
    const IndicatorRule* rule = nullptr;
    std::size_t begin = 0, end = 0;  ///< byte range of the name in the key
};
/// The indicator whose name or alias the key has at `at`, the longest one; or none.
std::optional<NamedIndicator> indicator_at(std::string_view key, std::size_t at, const YearRules& year);
/// The first indicator named at or after `from`; names that stand within an instrument's name do not count.
std::optional<NamedIndicator> find_indicator(std::string_view key, std::size_t from, const YearRules& year);

/// The instrument that a text speaks of by code or name; null: of none or of several.
struct NamedInstrument {
    const InstrumentRule* rule = nullptr;
    std::size_t begin = 0, end = 0;  ///< byte range of the first mention in the key
};
std::optional<NamedInstrument> only_instrument(std::string_view key, const YearRules& year);
/// Every instrument that the key names, at its first mention, in the order of the text.
std::vector<NamedInstrument> instruments_named(std::string_view key, const YearRules& year);

/// The report's entry for the index of FY2561, made in order if it is not there.
Indicator& index_entry(Report& report, int number);

/// The indicator's entry in its instrument (in FY2561 among the indices), made in order if it is not there; its name
/// may be empty.
Indicator& indicator_entry(Report& report, const IndicatorRule& rule, const YearRules& year);

/// Levels of the year, then those of other schemes: a report may use the wrong one, which check then says.
std::vector<LevelRule> all_levels(const Rules& rules, const YearRules& year);
/// The level whose name is the whole of a text, behind "ระดับ" or not.
const LevelRule* level_called(std::string_view key, const std::vector<LevelRule>& levels);

/// What only the years' own lines and tables say of this year and the one before; a history of this year alone goes.
void settle_history(Report& report);

/// "แบบวัดการรับรู้…ภายใน" of "๑. แบบวัดการรับรู้…ภายใน (IIT) (…)", in the report's own words.
std::optional<Text> instrument_name(const Line& line, const YearRules& year);

/// The report's entry for the instrument, made in the rules' order if it is not there.
Instrument& instrument_entry(Report& report, std::string_view code, const YearRules& year);

/// The report's entry for the year, made in order if it is not there.
YearResult& history_entry(Report& report, int year_be);

/// What is known of the one that reports.
Reporter reporter_of(const Report& report, const YearRules& year);

void add_statement(Report& report, Statement statement);

}  // namespace raingan::extraction
