// The examples that end each help and stand in the manual.
#pragma once

#include <cstddef>
#include <string>

#include "base/message.h"

namespace raingan::cli {

/// The examples of a command, as they end its help; of the program the commonest, as many as `most`.
std::string examples_of(const std::string& command, Language language, std::size_t most = 100);

}  // namespace raingan::cli
