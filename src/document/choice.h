// The branch that an IF field shows (ECMA-376 Part 1 17.16.5.22), when what it compares is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan {

/// `code`: "IF \uFFFC = 1 "ปก" "หน้า \uFFFC"", whose U+FFFC stand for `inner` in order. Numbers are compared as numbers
/// (digits of either kind), other texts letter by letter; in the right operand of = and <> a * stands for any letters,
/// a ? for one. None where it is no such field.
std::optional<std::string> choose(std::string_view code, const std::vector<std::string>& inner = {});

}  // namespace raingan
