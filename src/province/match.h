// Which agencies are the same one, and which might be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "province/agency.h"

namespace raingan::province {

struct Matched {
    std::vector<std::uint32_t> id;  ///< of each agency; equal ids are one agency; from 0 without gaps
    std::uint32_t count = 0;        ///< of ids
    /// Ids of agencies whose name stands in several amphoes or provinces, and who do not say in which they are.
    std::vector<std::uint32_t> ambiguous;
};

/// One agency are those of one key whose amphoe and province are the same. Who does not give both joins the one agency
/// of the name that what is given fits; where several fit, it stays an agency of its own. Ids go by key, province and
/// amphoe, so they do not depend on the order of the agencies.
Matched match(const std::vector<Agency>& agencies);

/// Pairs (smaller index first, ascending) of different names of one kind that are one letter apart (letter lost, added,
/// changed, two swapped), or two where both names have ten letters or more; not where both say that they are in
/// different amphoes or provinces. `agencies`: one of each id. Time grows with the names and not with their square; of
/// very many names that are all alike not all pairs are found.
std::vector<std::pair<std::uint32_t, std::uint32_t>> near_names(const std::vector<Agency>& agencies);

}  // namespace raingan::province
