// What is told of a file, a line for each kind of thing and not for each glyph, cell or shape.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace raingan {

/// A diagnostic in one language, as it would be told by itself.
struct ToldLine {
    Severity severity = Severity::info;
    std::string_view code, place, message;
};

struct ToldKind {
    std::size_t first = 0;  ///< index of the line whose severity, code and place are told
    std::string message;    ///< its message, with how many more there are and where
};

/// Lines of one code whose messages differ only in what they quote, in brackets and in numbers are one kind. Each
/// finding is a kind by itself, for each is mended by itself. In the order of the first lines.
std::vector<ToldKind> kinds_of(const std::vector<ToldLine>& lines, Language language);

}  // namespace raingan
