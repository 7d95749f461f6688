// The program's help in the language of the locale. The command line is declared in English (main.cpp); here stand the
// Thai words for it, by the names of commands and options, and the examples that end each help.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "base/message.h"

namespace raingan::cli {

/// Gives the program and each of its commands examples, headings and, in Thai, descriptions. Once all options are
/// declared.
void add_help(CLI::App& app, Language language);

/// The Thai description of a command ("convert"; "" is the program) or of an option of it; null where there is none.
const char* thai_words(const std::string& command, const std::string& option = "");

/// The examples of a command, as they end its help; of the program the commonest, as many as `most`.
std::string examples_of(const std::string& command, Language language, std::size_t most = 100);

}  // namespace raingan::cli
