// The program's help in the language of the locale: what the table of options says, in our form, and examples.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "base/message.h"

namespace raingan::cli {

/// Gives the help of the program and of each of its commands its form and examples. Once all are declared.
void add_help(CLI::App& app, Language language);

}  // namespace raingan::cli
