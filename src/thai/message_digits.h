// The digits of what is told in Thai: ๐–๙, as official writing has them. Messages are made with 0–9, so that programs
// that count and sort them can read their numbers.
#pragma once

#include <string>
#include <string_view>

namespace raingan::thai {

/// As people read it. What the message quotes (“…”, «…», "…") stays as it is written there, and so do tokens with Latin
/// letters (O43, C7, report2.docx) and the value behind an option (--year 2566).
std::string with_message_digits(std::string_view message);

}  // namespace raingan::thai
