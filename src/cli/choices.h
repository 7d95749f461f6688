// What an option's value may be. Like CLI11's own validators, but what they say of a wrong value is in the language of
// the locale, and says what was probably meant.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace raingan::cli {

/// One of the words, without regard to case; given to transform(), it makes "pdf" of "PDF".
CLI::Validator one_of(std::vector<std::string> words);
/// "-", standard input, is one as well.
CLI::Validator existing_file();
CLI::Validator existing_folder();
/// A whole number in [least, most].
CLI::Validator whole_number(std::int64_t least, std::int64_t most);
/// A year of the Buddhist era, 2500 to 2700; of one of the Christian era it says which that is.
CLI::Validator buddhist_year();

}  // namespace raingan::cli
