// Lines → paragraphs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "readers/pdf/lines.h"
#include "thai/breaks.h"

namespace raingan::pdf_reader {

/// Lines that are one paragraph.
struct LineGroup {
    std::vector<Line> lines;
    double top = 0, bottom = 0;  ///< of its letters, about
};

/// What joins lines: the place where text may go on to, and the tags.
struct JoinRules {
    thai::Breaker* breaker = nullptr;
    double right = 0;                                               ///< where a line ends at the latest
    const std::map<std::int32_t, std::uint32_t>* blocks = nullptr;  ///< content id → block of the structure tree
};

/// Whether `next` goes on with the paragraph that `line` is the last line of. `before` is the paragraph's text up to
/// it, `behind` the text of the line after `next`.
bool is_continued(std::string_view before, const Line& line, const Line& next, const JoinRules& rules,
                  std::string_view behind = {});

std::vector<LineGroup> join_lines(std::vector<Line> lines, const JoinRules& rules);

/// How two lines of one paragraph meet: "" within Thai text, " " elsewhere. `said` is the paragraph's text up to
/// `next`, where it is more than `line`.
std::string joint(const Line& line, const Line& next, std::string_view said = {});

/// "ตัวชี้วัดที่ ๑ …", "ตัวชี้วัดที่ ๒ …": lines that begin alike, up to a number or with a label each, say one thing each.
bool begin_alike(std::string_view first, std::string_view next);

/// "- ", "๑.", "(๑)", "ก)", "•" and the like begin an item.
bool begins_item(std::string_view text);

}  // namespace raingan::pdf_reader
