// What the headings above a table say of all its rows: instrument, indicator, office, round of reporting, process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/phases.h"

namespace raingan::extraction {

struct TableHeading {
    const InstrumentRule* instrument = nullptr;
    const IndicatorRule* indicator = nullptr;
    std::vector<Text> offices;  ///< "๑. สำนักปลัดเทศบาล"
    std::string round;          ///< "รอบ ๖ เดือน", as written
    std::optional<Text> process;
};

/// The offices that the line is the heading of: the line is nothing but their names, numbered or not, or names them
/// behind a label ("หน่วยงานรับผิดชอบ : กองคลัง") or at the end of a short heading ("มาตรการของกองคลัง"). Empty where it
/// is none. `agency`: the name of the whole agency, which is no office of its own.
std::vector<std::string> offices_of_heading(std::string_view line, std::string_view agency);

/// The process of FY2567 whose name the text begins with, in the year's rules; null where it is none.
const Name* process_of(std::string_view text, const YearRules& year);

/// Of each table of the flow. A table that goes on under the same header without words between has what the one above
/// has.
std::vector<TableHeading> table_headings(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year,
                                         const Report& report);

/// The last line with text before the table, if it is short, tells no figures and is no row of another table; and the
/// scope that it stands in.
std::pair<std::string, Scope> caption_of(const Flow& flow, std::size_t line);

}  // namespace raingan::extraction
