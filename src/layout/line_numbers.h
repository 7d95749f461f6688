// Numbers beside the lines of sections that ask for them (w:lnNumType). Lines of tables, notes and boxes have none.
#pragma once

#include <cstdint>
#include <optional>

#include "layout/paragraph.h"

namespace raingan::layout {

class LineNumberer {
public:
    explicit LineNumberer(Context& context) : context_(context) {}

    void begin_section(const Section& section);
    /// A line was drawn on page `page`, counted from 1, at (x, y): left of it its number, an artifact.
    void number(Page& page, std::size_t page_number, const LineBox& line, double x_pt, double y_pt);

private:
    Context& context_;
    std::optional<LineNumbers> numbers_;
    std::uint32_t next_ = 1;
    std::size_t page_ = 0;
};

}  // namespace raingan::layout
