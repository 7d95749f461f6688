#include "readers/xls/scales.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "readers/workbook/palette.h"
#include "readers/workbook/scales.h"

namespace raingan::xls {
namespace {

using workbook::Scale;
using Type = Scale::Mark::Type;

constexpr std::size_t ref_header = 12;  ///< FrtRefHeader
constexpr std::size_t most_rules = 1'000;

/// One field behind the other; behind the end all are 0.
class Fields {
public:
    explicit Fields(Bytes body, std::size_t at) : body_(body), at_(at) {}
    unsigned u8() { return body_.u8(skip(1)); }
    unsigned u16() { return body_.u16(skip(2)); }
    std::uint32_t u32() { return body_.u32(skip(4)); }
    double real() { return std::bit_cast<double>(body_.u64(skip(8))); }
    std::size_t skip(std::size_t count) {
        const std::size_t before = at_;
        at_ += count;
        return before;
    }
    [[nodiscard]] bool at_end() const { return at_ > body_.size(); }

private:
    Bytes body_;
    std::size_t at_;
};

/// 2.5.36 CFVO; none where the value is a formula's.
std::optional<Scale::Mark> read_mark(Fields& fields) {
    constexpr unsigned number = 1, lowest = 2, highest = 3, percent = 4, percentile = 5;
    Scale::Mark mark;
    const unsigned type = fields.u8(), formula = fields.u16();
    fields.skip(formula);
    if (type == lowest || type == highest) {
        mark.type = type == lowest ? Type::lowest : Type::highest;
        return mark;
    }
    if (formula == 0) mark.value = fields.real();
    mark.type = type == percent ? Type::percent : type == percentile ? Type::percentile : Type::number;
    if (formula != 0 || (type != number && type != percent && type != percentile) || !std::isfinite(mark.value))
        return std::nullopt;
    return mark;
}

/// 2.5.21 CFColor: of the palette or of its own; what a theme says is not known here.
std::optional<Colour> read_colour(Fields& fields, const Globals& globals) {
    constexpr unsigned indexed = 1, rgb = 2;
    const std::uint32_t type = fields.u32(), value = fields.u32();
    const double tint = fields.real();
    std::optional<Colour> colour;
    if (type == indexed) colour = globals.styles.colour(value);
    if (type == rgb)
        colour = Colour{static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8U),
                        static_cast<std::uint8_t>(value >> 16U)};
    if (!colour || !(std::abs(tint) <= 1)) return std::nullopt;
    return workbook::tinted(*colour, tint);
}

/// 2.5.32 CFGradient
std::optional<Scale> read_colours(Fields& fields, const Globals& globals) {
    constexpr std::size_t least = 2, most = 3, place = 8;
    fields.skip(3);
    const std::size_t count = fields.u8();
    fields.skip(2);
    if (count < least || count > most) return std::nullopt;
    Scale scale;
    for (std::size_t i = 0; i < count; ++i) {
        const auto mark = read_mark(fields);
        fields.skip(place);
        if (!mark) return std::nullopt;
        scale.marks.push_back(*mark);
    }
    for (Scale::Mark& mark : scale.marks) {
        fields.skip(place);
        const auto colour = read_colour(fields, globals);
        if (!colour) return std::nullopt;
        mark.colour = *colour;
    }
    return scale;
}

/// 2.5.28 CFDatabar
std::optional<Scale> read_bar(Fields& fields, const Globals& globals) {
    constexpr unsigned from_right = 1, shows_value = 2;
    constexpr double hundred = 100;
    fields.skip(3);
    const unsigned flags = fields.u8();
    Scale scale;
    scale.kind = Scale::Kind::bar;
    scale.shows_value = (flags & shows_value) != 0;
    scale.bar.from_right = (flags & from_right) != 0;
    scale.bar.shortest = std::min<double>(fields.u8(), hundred) / hundred;
    scale.bar.longest = std::min<double>(fields.u8(), hundred) / hundred;
    const auto colour = read_colour(fields, globals);
    const auto low = read_mark(fields), high = read_mark(fields);
    if (!colour || !low || !high) return std::nullopt;
    scale.bar.colour = *colour;
    scale.marks = {*low, *high};
    return scale;
}

/// 2.5.40 CFMultistate
std::optional<Scale> read_icons(Fields& fields) {
    constexpr unsigned icon_alone = 1, turned = 4;
    constexpr std::size_t most = 5, unused = 4;
    fields.skip(3);
    const std::size_t count = fields.u8();
    Scale scale;
    scale.kind = Scale::Kind::icons;
    scale.icons = workbook::icon_set(fields.u8());
    const unsigned flags = fields.u8();
    scale.shows_value = (flags & icon_alone) == 0;
    scale.icons_turned = (flags & turned) != 0;
    if (scale.icons.empty() || count == 0 || count > most) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        auto mark = read_mark(fields);
        if (!mark) return std::nullopt;
        mark->above = fields.u8() == 0;
        fields.skip(unused);
        scale.marks.push_back(*mark);
    }
    return scale;
}

/// CondFmtStructure: a number, the bounds, then the ranges (2.5.50 SqRefU).
struct Formats {
    unsigned number = 0;
    std::vector<workbook::Range> where;
};
Formats read_formats(Bytes body, std::size_t at) {
    constexpr std::size_t bounds = 8, range = 8;
    Formats formats;
    formats.number = body.u16(at + 2) >> 1U;
    const std::size_t count = body.u16(at + 4 + bounds);
    for (std::size_t i = 0, place = at + 6 + bounds; i < count && body.has(place, range); ++i, place += range)
        formats.where.push_back({body.u16(place), body.u16(place + 4), body.u16(place + 2), body.u16(place + 6)});
    return formats;
}

}  // namespace

void ScaleReader::read(workbook::Sheet& sheet, const Record& record, const Globals& globals) {
    switch (record.type) {
        case type::conditions: {
            Formats formats = read_formats(record.body, 0);
            older_ = formats.where;
            if (by_number_.size() < most_rules) by_number_[formats.number] = std::move(formats.where);
            break;
        }
        case type::conditions_12:
            where_ = read_formats(record.body, ref_header).where;
            break;
        case type::condition_of: {  // the CF12 behind it, where there is one, has the ranges of a CondFmt
            const auto known = by_number_.find(record.body.u16(ref_header + 4));
            where_ = known == by_number_.end() ? Ranges() : known->second;
            break;
        }
        case type::condition:
            leave_out_rule(sheet, older_);
            break;
        case type::condition_12:
            read_rule(sheet, record.body, globals);
            break;
        default:
            break;
    }
}

void ScaleReader::leave_out_rule(workbook::Sheet& sheet, const Ranges& where) {
    if (!where.empty() && sheet.other_conditions.size() < most_rules) sheet.other_conditions.push_back(where.front());
}

/// 2.4.43 CF12
void ScaleReader::read_rule(workbook::Sheet& sheet, Bytes body, const Globals& globals) {
    constexpr unsigned colours = 3, bar = 4, icons = 6;
    Fields fields(body, ref_header);
    const unsigned kind = fields.u8();
    if (kind != colours && kind != bar && kind != icons) return leave_out_rule(sheet, where_);
    if (where_.empty()) return;
    fields.skip(1);
    const std::size_t formulas = std::size_t{fields.u16()} + fields.u16();
    const std::uint32_t look = fields.u32();  // 2.5.80 DXFN12: without a look two bytes
    fields.skip((look == 0 ? 2 : std::size_t{look}) + formulas);
    fields.skip(fields.u16());  // when it holds at all
    fields.skip(1);
    const unsigned priority = fields.u16();
    fields.skip(2);
    fields.skip(fields.u8());  // parameters of a template
    auto scale = kind == colours ? read_colours(fields, globals)
                 : kind == bar   ? read_bar(fields, globals)
                                 : read_icons(fields);
    if (scale && !fields.at_end() && sheet.scales.size() < most_rules) {
        scale->priority = static_cast<int>(priority);
        scale->where = where_;
        sheet.scales.push_back(std::move(*scale));
    } else {
        leave_out_rule(sheet, where_);
    }
}

}  // namespace raingan::xls
