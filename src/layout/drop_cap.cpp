#include "layout/drop_cap.h"

#include <algorithm>

#include "layout/inline/lines.h"
#include "layout/inline/place.h"

namespace raingan::layout {

std::optional<Initial> take_initial(Context& context, const Paragraph& paragraph, std::vector<Item>& items,
                                    ParagraphTags& tags) {
    if (!paragraph.drop_cap) return std::nullopt;
    const DropCap& cap = *paragraph.drop_cap;
    const auto behind =
        std::ranges::find_if(items, [&](const Item& item) { return item.is_label || item.end > cap.end; });
    if (behind == items.begin() || behind == items.end()) return std::nullopt;
    std::vector<Item> letters(items.begin(), behind);
    if (std::ranges::any_of(letters, [](const Item& item) { return item.is_break() || item.is_tab(); }))
        return std::nullopt;
    constexpr double rounding_pt = 0.01;
    double width = rounding_pt;
    for (const Item& item : letters) width += item.width_pt;
    const Line line = break_line(context, context.paragraph_format(paragraph.format), {0, 0, width}, letters, 0);
    LineBox set = place_line(context, paragraph, {0, 0, width}, letters, line, tags);
    if (set.ink.lines.empty()) return std::nullopt;
    Initial initial;
    initial.baseline_pt = set.ink.lines.front().baseline_pt;
    for (GlyphRun& run : set.ink.runs) run.rise_pt = 0;  // Word lowers it to its place so
    initial.ink = std::move(set.ink);
    initial.width_pt = line.natural_pt + cap.distance.pt;
    initial.shift_pt = cap.in_margin ? 0 : initial.width_pt;
    initial.lines = std::max<std::size_t>(cap.lines, 1);
    const bool starts_page = letters.front().starts_page;
    items.erase(items.begin(), behind);
    items.front().starts_page = items.front().starts_page || starts_page;
    return initial;
}

void hang(const Initial& initial, double left_pt, ParagraphBox& box) {
    double top = 0;
    double baseline = initial.baseline_pt;
    double line_height = 0;
    for (std::size_t i = 0; i < std::min(initial.lines, box.lines.size()); ++i) {
        const LineBox& line = box.lines[i];
        if (!line.ink.lines.empty()) baseline = top + line.ink.lines.front().baseline_pt;
        line_height = line.height_pt;
        top += line.height_pt;
    }
    for (std::size_t i = box.lines.size(); i < initial.lines; ++i) {
        box.lines.back().height_pt += line_height;
        box.lines.back().fit_pt += line_height;
        baseline += line_height;
    }
    Ink first;
    draw(first, initial.ink, left_pt, baseline - initial.baseline_pt);
    draw(first, box.lines.front().ink, 0, 0);  // behind it in reading order
    box.lines.front().ink = std::move(first);
}

}  // namespace raingan::layout
