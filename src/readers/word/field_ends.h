// Fields that have no end: a program cut the document there, or lost the mark. All that follows would be taken for
// their instruction and not be seen.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <unordered_set>

namespace raingan::word {

class FieldEnds {
public:
    /// Whether the w:fldChar that begins a field has its end in the same story (body, header, note, text box).
    [[nodiscard]] bool has_end(pugi::xml_node fldChar);

private:
    std::unordered_set<std::size_t> scanned_;  ///< stories, by hash_value()
    std::unordered_set<std::size_t> unended_;
};

}  // namespace raingan::word
