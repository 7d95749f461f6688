#include "readers/workbook/looks.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace raingan::workbook {
namespace {

Alignment alignment_of(Horizontal horizontal, LookFormats::Side side) {
    switch (horizontal) {
        case Horizontal::left:
        case Horizontal::fill:
            return Alignment::start;
        case Horizontal::centre:
        case Horizontal::centre_across:
            return Alignment::centre;
        case Horizontal::right:
            return Alignment::end;
        case Horizontal::justify:
            return Alignment::thai_distribute;
        case Horizontal::distributed:
            return Alignment::distribute;
        case Horizontal::general:
            break;
    }
    return side == LookFormats::Side::number    ? Alignment::end
           : side == LookFormats::Side::centred ? Alignment::centre
                                                : Alignment::start;
}

/// What general alignment makes of turned text: it begins, or ends, in the lower corner of its cell.
std::optional<Alignment> turned_alignment(const Look& look) {
    constexpr int upright = 90;
    if (look.horizontal != Horizontal::general || std::abs(look.rotation) == upright) return std::nullopt;
    if (look.stacked) return Alignment::centre;
    if (look.rotation == 0) return std::nullopt;
    return look.rotation > 0 ? Alignment::start : Alignment::end;
}

}  // namespace

LookFormats::LookFormats(Formats& formats, const Styles& styles, double scale)
    : formats_(formats), styles_(styles), scale_(scale), text_(styles.looks.size(), unknown),
      paragraph_(styles.looks.size(), {unknown, unknown, unknown, unknown}) {}

std::uint32_t LookFormats::text(const TextFormat& format) {
    TextFormat scaled = format;
    constexpr double smallest = 1;
    scaled.size = Points(std::max(scaled.size.pt * scale_, smallest));
    return formats_.intern(scaled);
}

std::uint32_t LookFormats::text(std::uint32_t look) {
    if (text_[look] == unknown) text_[look] = text(styles_.looks[look].text);
    return text_[look];
}

std::uint32_t LookFormats::paragraph(std::uint32_t look, Side side) {
    std::uint32_t& known = paragraph_[look][static_cast<std::size_t>(side)];
    if (known != unknown) return known;
    const Look& cell = styles_.looks[look];
    ParagraphFormat format;
    format.alignment = turned_alignment(cell).value_or(alignment_of(cell.horizontal, side));
    format.widow_control = false;
    format.one_line = (side != Side::text || cell.shrink) && !cell.stacked;
    constexpr double step_pt = 6.75;  // three spaces of the default font, 9 px
    const Points indent(cell.indent * step_pt * scale_);
    if (format.alignment == Alignment::end)
        format.indent_end = indent;
    else if (format.alignment != Alignment::centre)
        format.indent_start = indent;
    known = formats_.intern(format);
    return known;
}

Border LookFormats::scaled(Border border) const {
    constexpr double thinnest_pt = 0.25;
    border.width = Points(std::max(border.width.pt * std::min(scale_, 1.0), thinnest_pt));
    return border;
}

}  // namespace raingan::workbook
