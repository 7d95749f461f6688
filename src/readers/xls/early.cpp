#include "readers/xls/early.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "readers/xls/records.h"

namespace raingan::xls {
namespace {

using std::string_view;

/// Types that only BIFF2 to BIFF4 have, or have besides those of BIFF5.
namespace early_type {
constexpr std::uint16_t blank_2 = 0x0001, integer_2 = 0x0002, number_2 = 0x0003, label_2 = 0x0004,
                        bool_error_2 = 0x0005, formula_string_2 = 0x0007, row_2 = 0x0008, bof_2 = 0x0009,
                        format_2 = 0x001E, column_width_2 = 0x0024, default_height_2 = 0x0025, xf_2 = 0x0043,
                        cell_xf_2 = 0x0044, font_colour_2 = 0x0045, sheet_header_4 = 0x008F, formula_3 = 0x0206,
                        bof_3 = 0x0209, font_3 = 0x0231, xf_3 = 0x0243, formula_4 = 0x0406, bof_4 = 0x0409,
                        xf_4 = 0x0443;
}  // namespace early_type

/// Kinds of a substream (BOF).
constexpr unsigned worksheet_stream = 0x10, chart_stream = 0x20, workbook_kind = 0x100;

std::string little(std::uint64_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
}
void append_record(std::string& out, std::uint16_t type, string_view body) {
    out.append(little(type, 2)).append(little(body.size(), 2)).append(body);
}
constexpr unsigned bits_of(std::uint32_t value, unsigned first, unsigned count) {
    return (value >> first) & ((1U << count) - 1U);
}
bool is_bof(std::uint16_t type) {
    return type == early_type::bof_2 || type == early_type::bof_3 || type == early_type::bof_4;
}

/// What an XF says, as BIFF5 writes it.
struct EarlyXf {
    unsigned font = 0, format = 0;
    unsigned horizontal = 0, vertical = 2, rotation = 0;
    bool wrap = false;
    unsigned pattern = 0, front = system_text, back = system_ground;
    struct Line {
        unsigned style = 0, colour = system_text;
    } top, left, bottom, right;

    static constexpr unsigned system_text = 64, system_ground = 65;

    [[nodiscard]] std::string body() const {
        const unsigned alignment = horizontal | (wrap ? 8U : 0U) | vertical << 4U | rotation << 8U;
        const unsigned below = pattern | bottom.style << 6U | bottom.colour << 9U;
        const unsigned edges = top.style | left.style << 3U | right.style << 6U | top.colour << 9U;
        std::string out;
        for (const unsigned field :
             {font, format, 0U, alignment, front | back << 7U, below, edges, left.colour | right.colour << 7U})
            out += little(field, 2);
        return out;
    }
};

/// Five bits name the first colours of the palette; 24 and 25 are the system's own.
unsigned colour_of(unsigned number) {
    constexpr unsigned text = 24, ground = 25;
    if (number == text) return EarlyXf::system_text;
    return number == ground ? EarlyXf::system_ground : number;
}

/// BIFF2: four bytes, and the last three of a cell that names no XF.
EarlyXf xf_of_bits(unsigned font, unsigned format, unsigned style) {
    constexpr unsigned shaded = 0x80;
    EarlyXf xf;
    xf.font = font;
    xf.format = format;
    xf.horizontal = style & 7U;
    xf.left.style = bits_of(style, 3, 1);
    xf.right.style = bits_of(style, 4, 1);
    xf.top.style = bits_of(style, 5, 1);
    xf.bottom.style = bits_of(style, 6, 1);
    if ((style & shaded) != 0) xf.pattern = 17;
    return xf;
}

EarlyXf xf_of_34(Bytes body, bool is_4) {
    EarlyXf xf;
    xf.font = body.u8(0);
    xf.format = body.u8(1);
    const unsigned alignment = body.u8(4), area = body.u16(6);
    xf.horizontal = alignment & 7U;
    xf.wrap = bits_of(alignment, 3, 1) != 0;
    if (is_4) {
        xf.vertical = bits_of(alignment, 4, 2);
        xf.rotation = bits_of(alignment, 6, 2);
    }
    xf.pattern = bits_of(area, 0, 6);
    xf.front = colour_of(bits_of(area, 6, 5));
    xf.back = colour_of(bits_of(area, 11, 5));
    const auto line = [&](std::size_t at) {
        const unsigned byte = body.u8(at);
        return EarlyXf::Line{byte & 7U, colour_of(byte >> 3U)};
    };
    xf.top = line(8);
    xf.left = line(9);
    xf.bottom = line(10);
    xf.right = line(11);
    return xf;
}

class Rewriting {
public:
    explicit Rewriting(string_view stream) : records_(Bytes(stream), 0) {}

    std::string write() {
        while (const auto record = records_.next()) add(*record);
        if (in_sheet_) end_sheet(false);
        return joined();
    }

private:
    struct Sheet {
        std::string name, body;
        unsigned kind = worksheet_stream;
        bool whole = false;
    };

    void add(const Record& record) {
        if (is_bof(record.type)) return begin_stream(record);
        if (record.type == type::eof) return end_stream();
        if (add_table(record)) return;
        if (in_sheet_) add_to_sheet(record);
    }

    void begin_stream(const Record& record) {
        const unsigned kind = record.body.u16(2);
        ++depth_;
        if (kind == workbook_kind) return;
        if (in_sheet_) return;  // a chart on the sheet
        sheet_depth_ = depth_;
        in_sheet_ = true;
        sheets_.push_back({next_name_.empty() ? "Sheet" + std::to_string(sheets_.size() + 1) : next_name_, {}, kind});
        next_name_.clear();
        font_base_ = fonts_.size();
        format_base_ = formats_;
        xf_base_ = xfs_.size();
        own_fonts_ = own_formats_ = own_xfs_ = false;
    }
    void end_stream() {
        if (in_sheet_ && depth_ == sheet_depth_) end_sheet(true);
        if (depth_ > 0) --depth_;
    }
    void end_sheet(bool whole) {
        in_sheet_ = false;
        sheets_.back().whole = whole;
    }

    /// Fonts, formats and the like, which stand with the sheet that they are of.
    bool add_table(const Record& record) {
        const Bytes body = record.body;
        switch (record.type) {
            case early_type::sheet_header_4:
                next_name_ = std::string(body.slice(5, body.u8(4)).view());
                return true;
            case type::code_page:
            case type::dates_1904:
            case type::palette:
                append_record(globals_, record.type, body.view());
                return true;
            case type::font:
                add_font(body.u16(0), body.u16(2), 0x7FFF, body.slice(5, body.u8(4)).view());
                return true;
            case early_type::font_3:
                add_font(body.u16(0), body.u16(2), body.u16(4), body.slice(7, body.u8(6)).view());
                return true;
            case early_type::font_colour_2:
                if (!fonts_.empty()) fonts_.back().replace(4, 2, little(body.u16(0), 2));
                return true;
            case early_type::format_2:
                add_format(body.slice(1, body.u8(0)).view());
                return true;
            case type::format:
                add_format(body.slice(3, body.u8(2)).view());
                return true;
            case early_type::xf_2:
                add_xf(xf_of_bits(body.u8(0), body.u8(2) & 0x3FU, body.u8(3)));
                return true;
            case early_type::xf_3:
            case early_type::xf_4:
                add_xf(xf_of_34(body, record.type == early_type::xf_4));
                return true;
            default:
                return false;
        }
    }
    void add_font(unsigned height, unsigned flags, unsigned colour, string_view name) {
        constexpr unsigned bold = 1, underline = 4, normal_weight = 400, bold_weight = 700;
        own_fonts_ = true;
        std::string body = little(height, 2) + little(flags & ~(bold | underline), 2) + little(colour, 2) +
                           little((flags & bold) != 0 ? bold_weight : normal_weight, 2) + little(0, 2);
        body.append(little((flags & underline) != 0 ? 1 : 0, 1)).append(little(0, 3));
        body.append(little(name.size(), 1)).append(name);
        fonts_.push_back(std::move(body));
    }
    /// They are counted; behind Excel's own numbers.
    void add_format(string_view code) {
        own_formats_ = true;
        append_record(globals_, type::format,
                      little(first_format + formats_++, 2) + little(code.size(), 1) + std::string(code));
    }
    void add_xf(EarlyXf xf) {
        own_xfs_ = true;
        xfs_.push_back(placed(xf));
    }
    /// With the font and format that the sheet means.
    [[nodiscard]] EarlyXf placed(EarlyXf xf) const {
        xf.font += static_cast<unsigned>(own_fonts_ ? font_base_ : 0);
        const std::size_t format = xf.format + (own_formats_ ? format_base_ : 0);
        xf.format = format < formats_ ? static_cast<unsigned>(first_format + format) : 0;
        return xf;
    }
    [[nodiscard]] std::string xf_index(std::size_t index) const { return little(index + (own_xfs_ ? xf_base_ : 0), 2); }

    void put(std::uint16_t type, string_view body) { append_record(sheets_.back().body, type, body); }

    void add_to_sheet(const Record& record) {
        if (depth_ != sheet_depth_) return;
        const Bytes body = record.body;
        switch (record.type) {
            case early_type::blank_2:
            case early_type::integer_2:
            case early_type::number_2:
            case early_type::label_2:
            case early_type::bool_error_2:
            case type::formula:
                return add_cell_2(record);
            case early_type::cell_xf_2:
                next_xf_ = body.u16(0);
                return;
            case early_type::formula_string_2:
                return put(type::formula_string, little(body.u8(0), 2) + std::string(body.slice(1).view()));
            case type::blank:
            case type::number:
            case type::label:
            case type::bool_error:
            case type::rk:
                return put(record.type, place_and_xf(body) + std::string(body.slice(6).view()));
            case early_type::formula_3:
            case early_type::formula_4:
                return put(type::formula,
                           place_and_xf(body) + std::string(body.slice(6, 10).view()) + std::string(6, '\0'));
            case early_type::row_2:
                return put(type::row, std::string(body.slice(0, 8).view()) + std::string(8, '\0'));
            case early_type::column_width_2:
                return put(type::column_info, little(body.u8(0), 2) + little(body.u8(1), 2) + little(body.u16(2), 2) +
                                                  std::string(6, '\0'));
            case early_type::default_height_2:
                return put(type::default_height, little(0, 2) + little(body.u16(0), 2));
            case type::page_setup:
                return put(record.type, std::string(body.view()).append(header_and_footer(body)));
            default:
                if (std::ranges::find(same, record.type) != same.end()) put(record.type, body.view());
        }
    }
    /// Half an inch from the paper's edge, where BIFF4 does not say it.
    static std::string header_and_footer(Bytes body) {
        constexpr std::size_t stated = 16;
        if (body.size() > stated) return {};
        const std::string half = little(0x3FE0000000000000, 8);
        return std::string(stated - body.size(), '\0') + half + half;
    }
    [[nodiscard]] std::string place_and_xf(Bytes body) const {
        return std::string(body.slice(0, 4).view()) + xf_index(body.u16(4));
    }

    /// Row, column and three bytes of looks: an XF by its number, or the looks themselves.
    void add_cell_2(const Record& record) {
        constexpr std::size_t value_at = 7;
        const Bytes body = record.body;
        const std::string head = std::string(body.slice(0, 4).view()) + look_2(body);
        const Bytes value = body.slice(value_at);
        const std::string_view rest = value.view();
        switch (record.type) {
            case early_type::blank_2:
                return put(type::blank, head);
            case early_type::integer_2: {
                constexpr std::uint32_t whole = 2;
                return put(type::rk, head + little(std::uint32_t{value.u16(0)} << 2U | whole, 4));
            }
            case early_type::number_2:
                return put(type::number, head + std::string(rest));
            case early_type::label_2:
                return put(type::label, head + little(value.u8(0), 2) + std::string(value.slice(1).view()));
            case early_type::bool_error_2:
                return put(type::bool_error, head + std::string(rest));
            default:  // a formula: its result alone
                return put(type::formula, head + std::string(value.slice(0, 8).view()) + std::string(8, '\0'));
        }
    }
    std::string look_2(Bytes body) {
        constexpr unsigned in_record_before = 63;
        const unsigned number = body.u8(4) & 0x3FU;
        if (own_xfs_) return xf_index(number == in_record_before ? next_xf_ : number);
        const std::uint32_t key = body.u8(5) | static_cast<std::uint32_t>(body.u8(6)) << 8U;
        const auto known = looks_.find(key);
        if (known != looks_.end()) return little(known->second, 2);
        looks_.emplace(key, xfs_.size());
        xfs_.push_back(placed(xf_of_bits(body.u8(5) >> 6U, body.u8(5) & 0x3FU, body.u8(6))));
        return little(xfs_.size() - 1, 2);
    }

    std::string joined() {
        constexpr unsigned version = 0x0500, globals_kind = 5;
        const auto bof = [](unsigned kind) { return little(version, 2) + little(kind, 2) + std::string(4, '\0'); };
        std::string out;
        append_record(out, type::bof, bof(globals_kind));
        for (const std::string& font : fonts_) append_record(out, type::font, font);
        out += globals_;
        for (const EarlyXf& xf : xfs_) append_record(out, type::xf, xf.body());
        constexpr std::size_t bound_head = 7;
        std::size_t at = out.size() + Records::header_size;  // of the EOF
        for (const Sheet& sheet : sheets_) at += Records::header_size + bound_head + sheet.name.size();
        std::string bodies;
        for (const Sheet& sheet : sheets_) {
            const unsigned kind = sheet.kind == chart_stream ? 2 : sheet.kind == worksheet_stream ? 0 : 1;
            append_record(out, type::bound_sheet,
                          little(at + bodies.size(), 4) + little(0, 1) + little(kind, 1) +
                              little(sheet.name.size(), 1) + sheet.name);
            append_record(bodies, type::bof, bof(sheet.kind));
            bodies += sheet.body;
            if (sheet.whole) append_record(bodies, type::eof, {});
        }
        append_record(out, type::eof, {});
        return out + bodies;
    }

    static constexpr std::size_t first_format = 164;
    /// Records that BIFF5 has unchanged.
    static constexpr auto same = std::to_array<std::uint16_t>(
        {type::header, type::footer, type::left_margin, type::right_margin, type::top_margin, type::bottom_margin,
         type::print_grid, type::vertical_breaks, type::horizontal_breaks, type::default_width, type::column_info,
         type::sheet_bool, type::centre_across, type::default_height, type::row, type::formula_string, type::note});

    Records records_;
    std::string globals_;
    std::vector<std::string> fonts_;
    std::size_t formats_ = 0;
    std::vector<EarlyXf> xfs_;
    std::map<std::uint32_t, std::size_t> looks_;  ///< of cells that name no XF: format and style, XF
    std::vector<Sheet> sheets_;
    std::string next_name_;
    std::size_t font_base_ = 0, format_base_ = 0, xf_base_ = 0;
    bool own_fonts_ = false, own_formats_ = false, own_xfs_ = false, in_sheet_ = false;
    std::size_t depth_ = 0, sheet_depth_ = 0;
    std::size_t next_xf_ = 0;
};

}  // namespace

bool is_early(string_view bytes) {
    const Bytes head(bytes);
    constexpr std::size_t least = 4, most = 16;
    const unsigned kind = head.u16(6);
    return is_bof(head.u16(0)) && head.u16(2) >= least && head.u16(2) <= most &&
           (kind == worksheet_stream || kind == chart_stream || kind == 0x40 || kind == workbook_kind);
}

std::string as_biff5(string_view stream) {
    return Rewriting(stream).write();
}

}  // namespace raingan::xls
