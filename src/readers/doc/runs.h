// Characters and what stands among them → w:r.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/doc/source.h"

namespace raingan::doc {

/// The state of a story's runs, which fields carry over paragraphs.
struct Runs {
    Source& source;
    StoryKind story = StoryKind::main;
    std::string_view part;          ///< where the story will stand: relationships lead from there
    std::vector<bool> fields{};     ///< open ones, outermost first; true: in the result
    std::size_t field_data_at = 0;  ///< where the data of the field begun last may be put into the XML; 0: nowhere
    std::optional<std::uint32_t> object{};  ///< its number, while nothing of the field's result shows it
    [[nodiscard]] bool in_instruction() const { return !fields.empty() && !fields.back(); }
};

/// Appends the runs of `range`, which has no paragraph mark in it. Deleted text is left out.
void append_runs(std::string& xml, Runs& runs, Range range, std::uint16_t paragraph_style);

}  // namespace raingan::doc
