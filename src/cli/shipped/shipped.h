// What is made of the table of options and lies in packaging/, from where it is installed. tests/cli/shipped_test.cpp
// makes it anew and holds the two together.
#pragma once

#include <string>

#include "base/message.h"

namespace raingan::cli::shipped {

/// The page of manual, for man(7).
std::string manual(Language language);

/// Completions; each says what options are in the language of the locale, where its shell shows that.
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace raingan::cli::shipped
