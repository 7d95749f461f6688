// A command line that makes no sense is answered with what was probably meant, in the language of the locale.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/message.h"

namespace raingan::cli {

/// The words behind the program's name as CLI11 shall see them: `help`, `help convert`, `version` and -V become the
/// options that are meant; formats that follow --to, as in `--to pdf xlsx`, become one list with it, unless there are
/// files of such names.
std::vector<std::string> understood(std::vector<std::string> words);

/// Tells on standard error why the command line was refused and what may have been meant. The app has failed to parse
/// it.
void tell_usage_error(const CLI::App& app, const CLI::ParseError& error, Language language);

/// What a `raingan` without a word prints: the three commonest things that one can do.
void print_start(Language language);

}  // namespace raingan::cli
