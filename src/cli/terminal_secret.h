// What is typed without being seen.
#pragma once

#include <cstddef>
#include <string>

namespace raingan::cli {

/// Asks on the terminal, whatever the standard streams are, and adds what is typed up to the line's end, at most `most`
/// bytes of text, without moving it. False where there is no terminal.
bool ask_unseen(const std::string& prompt, std::string& text, std::size_t most);

}  // namespace raingan::cli
