// Cells that hold several things: measures and offices (docs/field.md#anatomy, #headers).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace raingan::extraction {

/// The measures of a cell, without their markers: divided at marked lines ("- ", "๑. ", "1) "), at lines where no line
/// has a marker, at inline " - " and at inline numbers that count on. A line without marker below a marked one
/// continues it.
std::vector<std::string> split_actions(std::string_view cell);

/// The offices of a cell: divided at lines, commas, และ and spaces before an office word, and at "/" between two
/// offices that each have a name ("สำนักปลัด/กองคลัง", but "ทุกสำนัก/กอง" is one).
std::vector<std::string> split_offices(std::string_view cell);

}  // namespace raingan::extraction
