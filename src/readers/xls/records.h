// The records of a workbook's stream ([MS-XLS] 2.1.4): two bytes of type, two of size, the body.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "readers/container/bytes.h"

namespace raingan::xls {

/// Types that are read (2.3.2), those of BIFF5 among them.
namespace type {
inline constexpr std::uint16_t formula = 0x0006, eof = 0x000A, header = 0x0014, footer = 0x0015, name = 0x0018,
                               note = 0x001C, vertical_breaks = 0x001A, horizontal_breaks = 0x001B, dates_1904 = 0x0022,
                               left_margin = 0x0026, right_margin = 0x0027, top_margin = 0x0028, bottom_margin = 0x0029,
                               print_grid = 0x002B, file_pass = 0x002F, font = 0x0031, continuation = 0x003C,
                               code_page = 0x0042, default_width = 0x0055, object = 0x005D, column_info = 0x007D,
                               sheet_bool = 0x0081, centre_across = 0x0083, bound_sheet = 0x0085, palette = 0x0092,
                               standard_width = 0x0099, page_setup = 0x00A1, many_rk = 0x00BD, many_blank = 0x00BE,
                               rich_label = 0x00D6, xf = 0x00E0, interface_header = 0x00E1, merged_cells = 0x00E5,
                               strings = 0x00FC, shared_label = 0x00FD, revision_head = 0x0138, user_exclusive = 0x0194,
                               file_lock = 0x0195, revision_info = 0x0196, text_object = 0x01B6, link = 0x01B8,
                               external_sheets = 0x0017, external_name = 0x0023, source_book = 0x01AE,
                               array_formula = 0x0221, shared_formula = 0x04BC, drawing_group = 0x00EB,
                               drawing = 0x00EC, blank = 0x0201, number = 0x0203, label = 0x0204, bool_error = 0x0205,
                               formula_string = 0x0207, row = 0x0208, default_height = 0x0225, rk = 0x027E,
                               format = 0x041E, bof = 0x0809, conditions = 0x01B0, condition = 0x01B1,
                               story_picture = 0x0866, conditions_12 = 0x0879, condition_12 = 0x087A,
                               condition_of = 0x087B;
}  // namespace type

struct Record {
    std::uint16_t type = 0;
    std::size_t at = 0;  ///< where its header stands in the stream
    Bytes body;
};

class Records {
public:
    static constexpr std::size_t header_size = 4;

    Records(Bytes stream, std::size_t at) : stream_(stream), at_(at) {}

    /// None behind the last whole record.
    std::optional<Record> next() {
        if (!stream_.has(at_, header_size)) return std::nullopt;
        const std::size_t size = stream_.u16(at_ + 2);
        if (!stream_.has(at_ + header_size, size)) return std::nullopt;
        const Record record{stream_.u16(at_), at_, stream_.slice(at_ + header_size, size)};
        at_ += header_size + size;
        return record;
    }
    /// The next record of the substream that begins here, without those of the substreams within it; none behind its
    /// end.
    std::optional<Record> next_own() {
        constexpr std::size_t deepest = 8;  // a chart in a sheet is 2; more would let sheets be read over and over
        while (const auto record = next()) {
            if (depth_ == 0 && record->type != type::bof) break;
            if (record->type == type::bof && ++depth_ > deepest) break;
            if (record->type == type::eof && --depth_ == 0) break;
            if (depth_ == 1) return record;
        }
        return std::nullopt;
    }
    /// The bodies of the records that continue the one just given.
    std::vector<Bytes> continued(const Record& record) {
        std::vector<Bytes> bodies{record.body};
        while (stream_.u16(at_) == type::continuation)
            if (const auto more = next())
                bodies.push_back(more->body);
            else
                break;
        return bodies;
    }

private:
    Bytes stream_;
    std::size_t at_;
    std::size_t depth_ = 0;  ///< of substreams, of next_own()
};

}  // namespace raingan::xls
