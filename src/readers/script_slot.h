// Which of its fonts a character takes: Word's and OpenDocument's formats keep one for each kind of script, and Thai is
// a complex one (docs/formats.md#docx).
#pragma once

#include <cstddef>
#include <cstdint>

namespace raingan {

/// ECMA-376 17.3.2.26. OpenDocument knows no hansi: its western fonts are both ascii and hansi.
enum class Slot : std::uint8_t { ascii, hansi, east_asia, cs };
inline constexpr std::size_t slot_count = 4;

/// The slot of a character that nothing marks as complex by itself (w:cs, w:rtl). `hint_cs`: w:hint="cs".
Slot slot_of(char32_t c, bool hint_cs = false);
/// Space, digit or punctuation: a character that shows no script of its own.
bool is_neutral(char32_t c);

}  // namespace raingan
