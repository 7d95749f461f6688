// How many answered and how many may answer (docs/field.md#indicators), as a line of prose says it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extraction/prose.h"

namespace raingan::extraction {

/// "มีผู้ตอบ ๕๐ คน": of several counts the one of those who answered, not of those who were asked.
std::optional<Count> find_respondents(const Line& line, const std::vector<LineNumber>& numbers);

/// "บุคลากรทั้งหมด ๑๒๐ คน": all who may answer.
std::optional<Count> find_population(const Line& line, const std::vector<LineNumber>& numbers);

/// "IIT" or "EIT" for a line that tells of inner or outer stakeholders, staff or users; empty: of none, or of both.
std::string_view answerers(std::string_view key);

/// Where an instrument has no count of its own: the one that all claims agree on ("ผู้ตอบ IIT ๕๓ คน ผู้ตอบ EIT ๒๑๘ คน").
void settle_respondents(Report& report, const YearRules& year);

}  // namespace raingan::extraction
