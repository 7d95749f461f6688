// The fonts that a document names ([MS-DOC] 2.9.286 SttbfFfn, 2.9.81 FFN).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/container/wide_text.h"
#include "readers/doc/fib.h"

namespace raingan::doc {

struct Font {
    std::string name;  ///< UTF-8
    std::uint8_t charset = 0;
};
inline constexpr std::uint8_t thai_charset = 222;

/// By ftc. `word_6`: names of 8 bits.
std::vector<Font> read_fonts(Bytes table, bool word_6);

}  // namespace raingan::doc
