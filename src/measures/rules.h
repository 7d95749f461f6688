// What changes by year is data: schemas/headers.json and schemas/ita/<year>.json, built into the binary; a directory
// given with --rules overrides single files of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace raingan {

struct IndicatorRule {
    int number = 0;
    std::string name;  ///< canonical
    std::vector<std::string> aliases;
    std::string instrument;  ///< code
};
struct InstrumentRule {
    std::string code;
    std::vector<std::string> names;  ///< canonical first, then variants
    Decimal weight;
};
/// Rules of one fiscal year of scores (DOMAIN.md §1).
struct YearRules {
    int year_be = 0;
    std::vector<InstrumentRule> instruments;
    std::vector<IndicatorRule> indicators;
};

/// Everything loaded once, immutable, shared between threads.
struct Rules {
    std::vector<std::pair<std::string, std::vector<std::string>>>
        headers;  ///< model field → comparison keys of its headers
    std::map<int, YearRules> years;

    /// The rules of that year, else of the nearest year that has any.
    [[nodiscard]] const YearRules& year(std::optional<int> year_be) const;
};

/// Built-in rules, overridden by files of the same name in `directory` (empty: none). Throws Error naming file and
/// place.
Rules load_rules(const std::string& directory = {});

}  // namespace raingan
