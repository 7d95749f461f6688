#include "layout/line_numbers.h"

#include <limits>
#include <string>

#include "layout/inline/items.h"

namespace raingan::layout {

void LineNumberer::begin_section(const Section& section) {
    const bool goes_on = numbers_.has_value();
    numbers_ = section.line_numbers;
    if (!numbers_) return;
    if (!goes_on || numbers_->restart == LineNumbers::Restart::section) next_ = numbers_->start;
}

void LineNumberer::number(Page& page, std::size_t page_number, const LineBox& line, double x_pt, double y_pt) {
    if (!numbers_) return;
    if (numbers_->restart == LineNumbers::Restart::page && page_number != page_) next_ = numbers_->start;
    page_ = page_number;
    const std::uint32_t number = next_++;
    if (number % numbers_->every != 0) return;
    Paragraph shown;
    shown.text = std::to_string(number);
    shown.runs = {{0, static_cast<std::uint32_t>(shown.text.size()), numbers_->format}};
    shown.mark_format = numbers_->format;
    shown.format = std::numeric_limits<std::uint32_t>::max();  // as by default
    double width = 0;
    for (const Item& item : collect_items(context_, shown)) width += item.width_pt;
    constexpr double wide_enough_pt = 200;
    const ParagraphBox box = lay_out_paragraph(context_, shown, {wide_enough_pt, header_tag});
    const Ink& ink = box.lines.front().ink;
    if (ink.lines.empty()) return;
    const double own = ink.lines.front().baseline_pt;
    const double baseline = line.ink.lines.empty() ? own : line.ink.lines.front().baseline_pt;
    draw(page, ink, x_pt - numbers_->distance.pt - width, y_pt + baseline - own);
}

}  // namespace raingan::layout
