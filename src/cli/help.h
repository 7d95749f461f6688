// The program's help in the language of the locale: what the table of options says, in our form, and examples.
#pragma once

#include "cli/declare.h"

namespace raingan::cli {

/// Gives the help of the program and of the commands that the words name its form and examples. Once all are declared.
void add_help(const CommandLine& line);

}  // namespace raingan::cli
