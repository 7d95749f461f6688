// The records of a binary part of .xlsb ([MS-XLSB] 2.1.4): a type in one or two bytes of 7 bits, a size in up to four,
// the body. They come one by one out of a stream that is never held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "readers/container/byte_source.h"
#include "readers/container/bytes.h"

namespace raingan::xlsx::binary {

/// Types that are read (2.3.2).
namespace type {
inline constexpr std::uint32_t row = 0, blank = 1, rk = 2, error = 3, boolean = 4, real = 5, text = 6, shared = 7,
                               formula_text = 8, formula_real = 9, formula_boolean = 10, formula_error = 11,
                               short_blank = 12, short_rk = 13, short_error = 14, short_boolean = 15, short_real = 16,
                               short_text = 17, short_shared = 18, string_item = 19, begin_future = 35, end_future = 36,
                               name = 39, font = 43, format = 44, fill = 45, border = 46, xf = 47, column = 60,
                               rich_text = 62, begin_book = 131, end_book = 132, begin_sheets = 143, end_sheets = 144,
                               begin_rows = 145, end_rows = 146, sheet_properties = 147, book_properties = 153,
                               bound_sheet = 156, merge = 176, begin_row_breaks = 392, end_row_breaks = 393,
                               begin_column_breaks = 394, end_column_breaks = 395, page_break = 396,
                               begin_conditions = 461, source_book = 355, source_self = 357, source_same = 358,
                               source_add_in = 667, external_sheets = 362, array_formula = 426, shared_formula = 427,
                               begin_rule = 463, end_rule = 464, begin_icons = 465, begin_bar = 467,
                               begin_colours = 469, mark = 471, colour = 564, indexed_colour = 475, margins = 476,
                               print_options = 477, page_setup = 478, begin_header_footer = 479, sheet_format = 485,
                               link = 494, begin_differences = 505, end_differences = 506, difference = 507,
                               begin_indexed = 565, end_indexed = 566, begin_style_sheet = 278, end_style_sheet = 279,
                               begin_fills = 603, end_fills = 604, begin_fonts = 611, end_fonts = 612,
                               begin_borders = 613, end_borders = 614, begin_formats = 615, end_formats = 616,
                               begin_xfs = 617, end_xfs = 618, begin_style_xfs = 626, end_style_xfs = 627,
                               begin_comments = 628, end_comments = 629, begin_comment_list = 633,
                               end_comment_list = 634, begin_comment = 635, end_comment = 636, comment_text = 637,
                               begin_authors = 630, end_authors = 631, author = 632, begin_list = 343, end_list = 344,
                               list_style = 513;
}  // namespace type

class Records {
public:
    /// `source` must outlive it.
    Records(const std::string& part, const ByteSource& source) : part_(part), source_(&source) {}
    /// Of bytes in memory, which must outlive it.
    Records(const std::string& part, std::string_view bytes) : part_(part), rest_(bytes) {}

    /// False behind the last one. Throws Error "damaged" where the part ends within one, or its size is none.
    bool next();
    [[nodiscard]] std::uint32_t type() const { return type_; }
    /// Lives until next().
    [[nodiscard]] Bytes body() const { return body_; }

private:
    bool fill(std::size_t size);
    /// Seven bits a byte, the last one without the eighth; `longest` bytes.
    std::uint32_t number(std::size_t longest);
    [[nodiscard]] std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(rest_[at]); }

    std::string part_;
    const ByteSource* source_ = nullptr;
    std::string buffer_;
    std::string_view rest_;  ///< what is there and was not given yet
    std::uint32_t type_ = 0;
    Bytes body_;
};

/// A record's fields one behind the other. Behind the end all are 0 or empty.
class Fields {
public:
    explicit Fields(Bytes body, std::size_t at = 0) : body_(body), at_(at) {}

    std::uint8_t u8() { return body_.u8(skip(1)); }
    std::uint16_t u16() { return body_.u16(skip(2)); }
    std::int16_t i16() { return body_.i16(skip(2)); }
    std::uint32_t u32() { return body_.u32(skip(4)); }
    std::int32_t i32() { return body_.i32(skip(4)); }
    double real();
    /// XLWideString, XLNullableWideString: its UTF-16.
    Bytes wide();
    std::string text();  ///< the same as UTF-8
    Bytes bytes(std::size_t count);
    std::size_t skip(std::size_t count) {
        const std::size_t before = at_;
        at_ += count;
        return before;
    }
    [[nodiscard]] bool at_end() const { return at_ >= body_.size(); }

private:
    Bytes body_;
    std::size_t at_ = 0;
};

}  // namespace raingan::xlsx::binary
