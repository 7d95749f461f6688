// A comment on a cell (ODF 1.3 part 3 14.1 office:annotation), as its elements stream by.
#pragma once

#include <string_view>

#include "readers/workbook/rows.h"

namespace raingan::ods {

class CommentReader {
public:
    /// office:annotation begins, of the cell at this place.
    void begin(std::uint32_t row, std::uint32_t column);
    [[nodiscard]] bool open() const { return open_; }
    /// An element within it, text within that, and its end.
    void start(std::string_view name);
    void text(std::string_view piece);
    void leave();
    /// It ended.
    workbook::SheetComment finish();

private:
    workbook::SheetComment comment_;
    enum class In : std::uint8_t { text, author, nothing } in_ = In::text;
    std::size_t depth_ = 0;  ///< of elements within the one that says what is read
    bool open_ = false, begun_ = false;
};

}  // namespace raingan::ods
