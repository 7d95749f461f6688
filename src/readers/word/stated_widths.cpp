#include "readers/word/stated_widths.h"

#include <algorithm>

#include "readers/xml.h"

namespace raingan::word {

void StatedWidths::add(std::uint32_t column, std::uint32_t span, pugi::xml_node tcPr) {
    if (!counts_) return;
    const pugi::xml_node tcW = xml::child(tcPr, "tcW");
    const std::string_view type = xml::text_of(tcW, "type");
    const Points width = xml::measure(tcW, "w", xml::twip).value_or(Points());
    counts_ = width > Points() && (type.empty() || type == "dxa");
    if (!counts_) return;
    in_cells_ = in_cells_ + width;
    for (std::size_t i = column; i < std::min<std::size_t>(column + span, stated_.size()); ++i) {
        in_grid_ = in_grid_ + grid_[i];
        if (stated_[i] < width / span) stated_[i] = width / span;
    }
}

void StatedWidths::end_row() {
    constexpr double far = 2;
    counts_ = counts_ && !(in_cells_.pt < far * in_grid_.pt);
    in_cells_ = in_grid_ = Points();
    any_ = true;
}

}  // namespace raingan::word
