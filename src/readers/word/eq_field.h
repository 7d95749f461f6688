// EQ fields (ECMA-376 17.16.5.17; Word's help, "Field codes: Eq"): equations of Word up to 2003, and ruby as .doc and
// RTF keep it.
#pragma once

#include <string>
#include <string_view>

namespace raingan::word {

/// The words of an EQ field's code as linear text, "(1)/(2)"; text that is set above other text behind it, in
/// parentheses.
std::string linear_eq_field(std::string_view code);

}  // namespace raingan::word
