#include "readers/workbook/cell_content.h"

#include <algorithm>
#include <cmath>

#include "readers/workbook/scale_drawing.h"
#include "thai/characters.h"

namespace raingan::workbook {
namespace {

/// What Excel keeps between a cell's edge and its text, at both sides.
constexpr double side_margin_pt = 2;

/// A number of a person, an account or a telephone, kept as text: digits with signs between them.
bool is_code(std::string_view text) {
    constexpr std::size_t longest = 120;  // bytes
    if (text.empty() || text.size() > longest) return false;
    bool digit = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        if (thai::is_any_digit(c.code_point))
            digit = true;
        else if (c.code_point > 0x7F ||
                 std::string_view(" ,.-/()+:%").find(static_cast<char>(c.code_point)) == std::string_view::npos)
            return false;
    }
    return digit;
}

/// Rich text: runs cover the text without gaps, and lie on character boundaries.
std::vector<Run> covering(std::span<const TextRun> runs, std::string_view text, std::uint32_t base,
                          LookFormats& looks) {
    std::vector<Run> out;
    std::uint32_t at = 0;
    const auto add = [&](std::uint32_t end, std::uint32_t format) {
        if (end <= at) return;
        if (!out.empty() && out.back().format == format)
            out.back().end = end;
        else
            out.push_back({at, end, format});
        at = end;
    };
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto on_boundary = [&](std::uint32_t place) {
        place = std::min(place, size);
        while (place < size && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80) ++place;
        return place;
    };
    for (const TextRun& run : runs) {
        add(on_boundary(run.begin), base);
        add(on_boundary(run.end), looks.text(run.format));
    }
    add(size, base);
    return out;
}

bool is_level(const Look& look) {
    return look.rotation == 0 && !look.stacked;
}

/// Clockwise; text at other angles is slanted.
std::uint8_t quarter_turns(const Look& look) {
    constexpr int upright = 90;
    if (look.rotation == upright) return 3;
    return look.rotation == -upright ? 1 : 0;
}

std::int8_t slant_of(const Look& look) {
    return quarter_turns(look) == 0 ? static_cast<std::int8_t>(std::clamp(look.rotation, -89, 89)) : std::int8_t{0};
}

}  // namespace

CellMaker::CellMaker(const SheetParts& parts, Formats& formats, Notices& notices, double scale)
    : parts_(parts), notices_(notices), looks_(formats, parts.styles, scale),
      conditions_(parts.sheet, parts.styles, parts.store), scale_(scale) {
    // Links over several cells are few; those of one are found by their place.
    constexpr std::size_t most_wide = 64;
    for (const SheetLink& link : parts.sheet.links) {
        const bool one = link.where.top == link.where.bottom && link.where.left == link.where.right;
        if (one)
            links_.push_back(&link);
        else if (wide_links_.size() < most_wide)
            wide_links_.push_back(&link);
    }
    std::ranges::stable_sort(links_, {}, place_of);
    for (const Range& where : conditions_.left_out_scales()) notices_.add(Notice::scale_limit, where.top, where.left);
}

CellMaker::Place CellMaker::place_of(const SheetLink* link) {
    return {link->where.top, link->where.left};
}

const std::string* CellMaker::link_of(std::uint32_t row, std::uint32_t column) const {
    if (links_.empty() && wide_links_.empty()) return nullptr;
    const auto found = std::ranges::lower_bound(links_, Place{row, column}, {}, place_of);
    if (found != links_.end() && place_of(*found) == Place{row, column}) return &(*found)->target;
    for (const SheetLink* link : wide_links_) {
        const Range& where = link->where;
        if (row >= where.top && row <= where.bottom && column >= where.left && column <= where.right)
            return &link->target;
    }
    return nullptr;
}

void CellMaker::tell(const KeptCell& kept, Mended mended, std::uint32_t row, std::uint32_t column) {
    if (kept.kind == Kind::error) notices_.add(Notice::error_values, row, column, parts_.store.text(kept));
    if (mended == Mended::buddhist_year) notices_.add(Notice::buddhist_year, row, column);
    if (kept.kind != Kind::empty && parts_.styles.looks[kept.look].beyond_upright)
        notices_.add(Notice::turned_over, row, column);
    if (!parts_.options.typed) return;
    if (mended == Mended::number_as_text) notices_.add(Notice::number_as_text, row, column);
    if (mended == Mended::date_as_text) notices_.add(Notice::date_as_text, row, column);
}

CellMaker::Content CellMaker::content_of(const KeptCell& kept) const {
    Content content;
    const FormatCode& format = parts_.styles.formats[parts_.styles.looks[kept.look].format];
    const DateSystem dates = parts_.styles.dates;
    Typed typed;
    switch (kept.kind) {
        case Kind::empty:
            break;
        case Kind::number: {
            Shown shown = kept.shown ? Shown{} : show_number(format, kept.number, dates);
            content.text = std::move(shown.text);
            content.colour = shown.colour;
            content.side = LookFormats::Side::number;
            typed = typed_number(kept.number, format.is_date(), dates);
            break;
        }
        case Kind::text: {
            Shown shown = kept.shown ? Shown{} : show_text(format, parts_.store.text(kept));
            content.text = std::move(shown.text);
            content.colour = shown.colour;
            typed = typed_text(parts_.store.text(kept));
            // Where nothing has a type, what is a number is one.
            if (!parts_.options.typed && std::holds_alternative<Decimal>(typed.value))
                content.side = LookFormats::Side::number;
            else if (is_code(content.text) && !parts_.styles.looks[kept.look].wrap)
                content.side = LookFormats::Side::code;
            break;
        }
        case Kind::boolean:
            content.text = kept.number != 0 ? "TRUE" : "FALSE";
            content.side = LookFormats::Side::centred;
            typed.value = kept.number != 0;
            break;
        case Kind::error:
            content.text = parts_.store.text(kept);
            content.side = LookFormats::Side::centred;
            break;
    }
    if (kept.shown) content.text = parts_.store.text(kept);
    content.value = typed.value;
    content.mended = typed.mended;
    return content;
}

std::uint32_t CellMaker::coloured(TextFormat format, const Colour& colour) {
    format.colour = colour;
    return looks_.text(format);
}

Paragraph CellMaker::paragraph_of(const KeptCell& kept, Content& content, const Look* changed, std::uint32_t row,
                                  std::uint32_t column) {
    Paragraph paragraph;
    paragraph.text = std::move(content.text);
    paragraph.format = looks_.paragraph(kept.look, content.side);
    paragraph.mark_format = changed != nullptr ? looks_.text(changed->text) : looks_.text(kept.look);
    std::uint32_t base = paragraph.mark_format;
    // A number format's own colour goes over the cell's, and a conditional format's over both.
    const auto& own = parts_.styles.looks[kept.look].text.colour;
    if (content.colour && (changed == nullptr || changed->text.colour == own))
        base = coloured((changed != nullptr ? *changed : parts_.styles.looks[kept.look]).text, *content.colour);
    const auto size = static_cast<std::uint32_t>(paragraph.text.size());
    // Runs count bytes of the stored text, which a text section with literals would move.
    const bool as_stored =
        kept.kind == Kind::text && !kept.shown && paragraph.text.size() == parts_.store.text(kept).size();
    const auto runs = parts_.store.runs(kept);
    if (as_stored && !runs.empty())
        paragraph.runs = covering(runs, paragraph.text, base, looks_);
    else if (size > 0)
        paragraph.runs = {{0, size, base}};
    if (const auto link = parts_.store.link(kept); !link.empty() && size > 0)
        paragraph.links.push_back({0, size, std::string(link)});
    if (paragraph.links.empty() && size > 0)
        if (const std::string* target = link_of(row, column)) paragraph.links.push_back({0, size, *target});
    return paragraph;
}

void CellMaker::set_look(raingan::Cell& cell, const Look& look) {
    cell.borders = {looks_.scaled(look.borders.top), looks_.scaled(look.borders.end),
                    looks_.scaled(look.borders.bottom), looks_.scaled(look.borders.start)};
    cell.diagonal_down = looks_.scaled(look.diagonal_down);
    cell.diagonal_up = looks_.scaled(look.diagonal_up);
    cell.background = look.fill;
    cell.vertical = look.vertical;
    cell.quarter_turns = quarter_turns(look);
    cell.slant = slant_of(look);
    cell.stacked = look.stacked;
    cell.margin_start = cell.margin_end = Points(side_margin_pt * scale_);
}

raingan::Cell CellMaker::make(const KeptCell& kept, std::uint32_t row, std::uint32_t column) {
    Content content = content_of(kept);
    tell(kept, content.mended, row, column);
    const std::optional<Look> changed = conditions_.apply(kept, row, column);
    raingan::Cell cell;
    cell.origin = {parts_.part, 0, row + 1, column + 1, 0};
    set_look(cell, changed ? *changed : parts_.styles.looks[kept.look]);
    cell.value = content.value;
    Paragraph paragraph = paragraph_of(kept, content, changed ? &*changed : nullptr, row, column);
    paragraph.origin = cell.origin;
    cell.blocks.push_back({std::move(paragraph)});
    return cell;
}

void CellMaker::draw(raingan::Cell& cell, const KeptCell& kept, std::uint32_t row, std::uint32_t column, Points width) {
    const ScaleMarks marks = conditions_.marks_of(kept, row, column);
    if (marks.any())
        draw_marks(marks, Points(width.pt - cell.margin_start.pt - cell.margin_end.pt),
                   parts_.styles.looks[kept.look].text.size * scale_, cell);
}

bool CellMaker::is_plain(const KeptCell& kept, std::uint32_t row, std::uint32_t column) {
    return kept.extra == 0 && link_of(row, column) == nullptr && !conditions_.apply(kept, row, column) &&
           !conditions_.marks_of(kept, row, column).any();
}

raingan::Cell CellMaker::make_model(const KeptCell& kept, const Content& content) {
    raingan::Cell cell;
    cell.origin.part = parts_.part;
    set_look(cell, parts_.styles.looks[kept.look]);
    Paragraph paragraph;
    paragraph.format = looks_.paragraph(kept.look, content.side);
    paragraph.mark_format = looks_.text(kept.look);
    paragraph.runs = {
        {0, 0,
         content.colour ? coloured(parts_.styles.looks[kept.look].text, *content.colour) : paragraph.mark_format}};
    cell.blocks.push_back({std::move(paragraph)});
    return cell;
}

raingan::Cell CellMaker::make_empty(std::uint32_t look, std::uint32_t row, std::uint32_t column) {
    KeptCell nothing;
    nothing.look = look;
    return make(nothing, row, column);
}

double CellMaker::overflowing_width_pt(const KeptCell& kept) const {
    const Look& look = parts_.styles.looks[kept.look];
    if (kept.kind != Kind::text || look.wrap || look.shrink || !is_level(look)) return 0;
    if (look.horizontal != Horizontal::general && look.horizontal != Horizontal::left &&
        look.horizontal != Horizontal::centre)
        return 0;
    const std::string_view text = parts_.store.text(kept);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (c.code_point == '\n') return 0;
        if (!thai::is_zero_width_thai(c.code_point)) ++characters;
        at += c.length;
    }
    constexpr double em_share = 0.55;  // of usual faces; a narrower one only has room to spare
    return static_cast<double>(characters) * look.text.size.pt * em_share * scale_;
}

void CellMaker::set_far_borders(raingan::Cell& cell, const Range& merge) {
    const auto look_at = [&](std::uint32_t row, std::uint32_t column) -> const Look* {
        const KeptCell* kept = parts_.store.find(row, column);
        return kept == nullptr ? nullptr : &parts_.styles.looks[kept->look];
    };
    if (const Look* look = look_at(merge.bottom, merge.left)) cell.borders.bottom = looks_.scaled(look->borders.bottom);
    if (const Look* look = look_at(merge.top, merge.right)) cell.borders.end = looks_.scaled(look->borders.end);
}

}  // namespace raingan::workbook
