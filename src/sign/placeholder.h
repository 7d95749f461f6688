// A signature dictionary of which two values are known only when the file around it is complete: its /ByteRange, and
// its /Contents, for which room is kept (ISO 32000-1 12.8.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace raingan::sign {

struct Placeholder {
    std::string text;                     ///< of the dictionary
    std::size_t range = 0, contents = 0;  ///< offsets of the three numbers and of "<"
    std::size_t room = 0;                 ///< bytes
};

/// `before` and `behind`: entries around the two, "/Type/Sig…".
Placeholder make_placeholder(const std::string& before, std::size_t room, const std::string& behind);

/// What the file's signature leaves out: from "<" to behind ">".
struct Gap {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] std::size_t room() const { return (end - begin - 2) / 2; }
};

/// Writes the byte range into the complete file. `object`: offset of the dictionary's "12 0 obj".
Gap set_range(std::string& file, std::size_t object, const Placeholder& placeholder);

/// Writes the value. Throws Error (unwritable, "signing-failed") where it is larger than its room.
void set_contents(std::string& file, const Gap& gap, std::string_view value);

}  // namespace raingan::sign
