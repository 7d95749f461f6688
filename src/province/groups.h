// The province by kind of agency and by amphoe, and how far its measures have come.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "province/province.h"

namespace raingan::province {

/// Measures by what their reports say of how far they have come.
struct StatusCounts {
    std::size_t done = 0, under_way = 0;
    std::size_t not_done = 0;  ///< not begun, or cancelled
    std::size_t unknown = 0;   ///< not said
    [[nodiscard]] std::size_t all() const { return done + under_way + not_done + unknown; }
    friend bool operator==(const StatusCounts&, const StatusCounts&) = default;
};
StatusCounts status_counts(const Submission& report);
/// Of all standings.
StatusCounts status_counts(const Province& province);

struct Group {
    std::string name;  ///< empty: of agencies that do not say
    std::size_t reported = 0, missing = 0;
    std::vector<std::optional<Decimal>> totals;  ///< of the ranked
    std::size_t passed = 0;                      ///< of them, at the target or above
    StatusCounts measures;
};
/// In the order of kinds (report/agency_name.h), those of no known kind last.
std::vector<Group> by_kind(const Province& province);
/// In the order of the dictionary, those that do not say theirs last. The same amphoe of two provinces is two.
std::vector<Group> by_amphoe(const Province& province);

}  // namespace raingan::province
