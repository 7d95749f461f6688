// Numbers told in a row and said to belong, in that order, to things named before: "… ตามลำดับ".
#pragma once

#include <string_view>
#include <vector>

#include "extraction/mention.h"

namespace raingan::extraction {

/// "ปี ๒๕๖๕ ปี ๒๕๖๖ และปี ๒๕๖๗ ได้ ๘๕.๑๒, ๘๖.๐๒ และ ๘๘.๔๕ คะแนน ตามลำดับ": each number is of its year where as many years
/// are named before (or the first and the last of as many). Where they are of other things, or there are more or fewer
/// of them, none of the numbers is one that stands for the whole: their kind is unknown. `mentions` are those of the
/// line whose key this is.
void mark_series(std::string_view text, const SearchKey& key, const Reporter& reporter, std::vector<Mention>& mentions);

}  // namespace raingan::extraction
