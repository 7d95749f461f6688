// What Word 2003's vocabulary calls otherwise than ECMA-376 does, as data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace raingan::wordml {

/// "sz-cs" → "szCs", "first-line" → "firstLine", "pct-10" → "pct10": what 2006 did to every name.
std::string camel_case(std::string_view dashed);

/// The name that ECMA-376 has for an element of Word 2003 (local names).
std::string element_name(std::string_view local);
std::string attribute_name(std::string_view local);

/// The value of an attribute that is one of a list of words: dashes go here too, and some have another word. What is
/// text of the author's (names, styles, fonts, languages) comes back as it is.
std::string value_of(std::string_view element, std::string_view attribute, std::string_view value);

}  // namespace raingan::wordml
