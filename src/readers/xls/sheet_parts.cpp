#include "readers/xls/sheet_parts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/left_out_words.h"
#include "readers/xls/pictures.h"

namespace raingan::xls {
namespace {

using workbook::PageSetup;

constexpr double width_unit = 256;  ///< of a character

Points width_of(const Globals& globals, double characters) {
    return workbook::column_width(characters, globals.styles.styles().digit_width);
}

void read_columns(SheetParts& parts, Bytes body, const Globals& globals) {
    workbook::ColumnInfo column;
    column.first = body.u16(0);
    column.last = std::min<std::uint32_t>(body.u16(2), last_column);
    column.width = width_of(globals, body.u16(4) / width_unit);
    column.hidden = (body.u16(8) & 1U) != 0;
    std::vector<workbook::ColumnInfo>& columns = parts.sheet.columns;
    const bool ascends = columns.empty() || columns.back().last < column.first;
    if (column.first <= column.last && ascends) columns.push_back(column);
}

void read_merges(SheetParts& parts, Bytes body, const Globals&) {
    constexpr std::size_t range = 8;
    for (std::size_t i = 0; i < body.u16(0) && body.has(2 + range * i, range); ++i) {
        const Bytes at = body.slice(2 + range * i, range);
        parts.sheet.merges.push_back({at.u16(0), at.u16(4), at.u16(2), at.u16(6)});
        if (parts.sheet.merges.size() > limits::table_cells) throw over_limit(limits::table_cells, parts.sheet.name);
    }
}

void read_page_setup(SheetParts& parts, Bytes body, const Globals&) {
    constexpr unsigned left_to_right = 1, portrait = 2, not_set = 4, no_orientation = 0x40, own_first_page = 0x80;
    PageSetup& page = parts.sheet.page;
    const unsigned flags = body.u16(10);
    const auto distance = [&](std::size_t at, Points& margin) {
        const double inches = std::bit_cast<double>(body.u64(at));
        if (inches >= 0 && inches < 50) margin = Points(inches * 72);
    };
    distance(16, page.header);
    distance(24, page.footer);
    if ((flags & own_first_page) != 0) page.first_page = body.u16(4);
    page.over_then_down = (flags & left_to_right) != 0;
    page.fit_wide = body.u16(6);
    page.fit_high = body.u16(8);
    if ((flags & not_set) != 0) return;
    const workbook::PaperSize paper = workbook::paper_size(body.u16(0));
    page.paper_width = paper.width;
    page.paper_height = paper.height;
    constexpr unsigned least = 10, most = 400;
    if (body.u16(2) >= least && body.u16(2) <= most) page.scale = body.u16(2) / 100.0;
    page.landscape = (flags & no_orientation) == 0 && (flags & portrait) == 0;
}

template <Points PageSetup::*margin>
void read_margin(SheetParts& parts, Bytes body, const Globals&) {
    const double inches = std::bit_cast<double>(body.u64(0));
    if (inches >= 0 && inches < 50) parts.sheet.page.*margin = Points(inches * 72);
}

template <std::string PageSetup::*story>
void read_story(SheetParts& parts, Bytes body, const Globals& globals) {
    if (body.empty()) return;
    parts.sheet.page.*story =
        globals.biff8 ? StringReader({body}, 0).unicode(2).text : globals.page.decode(body.slice(1, body.u8(0)).view());
}

template <std::vector<std::uint32_t> workbook::Sheet::*breaks>
void read_breaks(SheetParts& parts, Bytes body, const Globals& globals) {
    const std::size_t size = globals.biff8 ? 6 : 2;
    for (std::size_t i = 0; i < body.u16(0) && body.has(2 + size * i, size); ++i)
        (parts.sheet.*breaks).push_back(body.u16(2 + size * i));
}

void read_fit(SheetParts& parts, Bytes body, const Globals&) {
    parts.sheet.page.fit = (body.u16(0) & 0x100U) != 0;
}
void read_centre(SheetParts& parts, Bytes body, const Globals&) {
    parts.sheet.page.centre_across = body.u16(0) != 0;
}
void read_grid(SheetParts& parts, Bytes body, const Globals&) {
    parts.sheet.page.gridlines = body.u16(0) != 0;
}
void read_default_height(SheetParts& parts, Bytes body, const Globals&) {
    parts.sheet.rows_hidden = (body.u16(0) & 2U) != 0;
    parts.sheet.default_height = Points((body.u16(2) & 0x7FFFU) / 20.0);
}
void read_default_width(SheetParts& parts, Bytes body, const Globals&) {
    parts.default_characters = std::min<unsigned>(body.u16(0), 255);
}
void read_standard_width(SheetParts& parts, Bytes body, const Globals&) {
    parts.standard_characters = body.u16(0) / width_unit;
}

namespace object_kind {
constexpr unsigned chart = 0x05, picture = 0x08, drop_down = 0x14, comment = 0x19;
}

void read_object(SheetParts& parts, Bytes body, const Globals& globals) {
    SheetObject& object = parts.objects.emplace_back();
    object.kind = body.u16(4);
    object.number = body.u16(6);
    constexpr std::size_t from_at = 10, to_at = 18;  // of Excel 5
    if (!globals.biff8) object.place = anchor_at(body, from_at, to_at);
}
/// Excel 5 keeps the text itself in the record, and what does not fit in further ones that name no row.
void read_note(SheetParts& parts, Bytes body, const Globals& globals) {
    constexpr unsigned no_row = 0xFFFF;
    constexpr std::size_t author_at = 8, text_at = 6;
    if (globals.biff8) {
        SheetNote note{body.u16(6), {body.u16(0), body.u16(2), {}, {}}};
        if (body.has(author_at, 3)) note.comment.author = StringReader({body.slice(author_at)}, 0).unicode(2).text;
        parts.notes.push_back(std::move(note));
        return;
    }
    if (body.u16(0) != no_row) parts.notes.push_back({0, {body.u16(0), body.u16(2), {}, {}}});
    if (!parts.notes.empty()) parts.notes.back().comment.text += globals.page.decode(body.slice(text_at).view());
}

/// Buttons of filters and lists are not told.
void leave_out_objects(SheetParts& parts, const Globals& globals) {
    using Kind = workbook::LeftOut::Kind;
    const std::vector<PlacedObject> placed = add_pictures(Bytes(parts.drawing), globals.pictures, parts.sheet);
    std::map<unsigned, const std::string*> texts;
    for (std::size_t i = 0; i < parts.objects.size(); ++i) {
        SheetObject& object = parts.objects[i];
        if (i < placed.size() && placed[i].shown) continue;
        if (object.chart) {
            const bool is_placed = i < placed.size();
            parts.sheet.charts.push_back({std::move(*object.chart), is_placed ? placed[i].said : std::string(),
                                          is_placed ? placed[i].place : object.place});
            continue;
        }
        if (object.kind == object_kind::comment) texts[object.number] = &object.text;
        if (object.kind == object_kind::comment || object.kind == object_kind::drop_down) continue;
        const Kind drawn = object.kind == object_kind::picture ? Kind::picture : Kind::shape;
        LeftOutWords words;
        words.add(object.text);
        leave_out(parts.sheet, {object.kind == object_kind::chart ? Kind::chart : drawn, std::nullopt, words.quoted()});
    }
    for (SheetNote& note : parts.notes) {
        const auto found = texts.find(note.object);
        if (globals.biff8 && found != texts.end()) note.comment.text = *found->second;
        add_comment(parts.sheet, std::move(note.comment));
    }
}

std::string utf16_text(Bytes wide) {
    std::string head = {'\1'};  // the flag of 16 bits before the characters
    std::size_t count = 0;
    while (wide.has(2 * count, 2) && wide.u16(2 * count) != 0) ++count;
    const std::string bytes = head.append(wide.slice(0, 2 * count).view());
    return StringReader({Bytes(bytes)}, 0).characters(count);
}

/// 2.4.140 HLink, [MS-OSHARED] 2.3.7.1: addresses of the web; places within the workbook stay text.
void read_link(SheetParts& parts, Bytes body, const Globals&) {
    constexpr unsigned has_moniker = 1, has_name = 0x10, has_frame = 0x80;
    constexpr std::size_t range = 8, class_id = 16;
    constexpr std::string_view url_class = "\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B";
    constexpr std::string_view url_moniker(url_class.data(), class_id);
    const unsigned flags = body.u32(range + class_id + 4);
    std::size_t at = range + class_id + 8;
    const auto skip_string = [&] { at += 4 + 2 * std::size_t{body.u32(at)}; };
    if ((flags & has_name) != 0) skip_string();
    if ((flags & has_frame) != 0) skip_string();
    if ((flags & has_moniker) == 0 || body.slice(at, class_id).view() != url_moniker) return;
    const std::string address = utf16_text(body.slice(at + class_id + 4, body.u32(at + class_id)));
    for (std::uint32_t row = body.u16(0); row <= body.u16(2); ++row)
        for (std::uint32_t column = body.u16(4); column <= std::min<std::uint32_t>(body.u16(6), last_column); ++column)
            if (parts.links.size() < limits::table_columns * limits::table_columns)
                parts.links.emplace(std::pair(row, column), address);
}

void read_story_picture(SheetParts& parts, Bytes body, const Globals&) {
    parts.stories.add(body);
}

struct Handler {
    std::uint16_t type;
    void (*read)(SheetParts&, Bytes, const Globals&);
};
constexpr auto handlers = std::to_array<Handler>({{type::column_info, read_columns},
                                                  {type::merged_cells, read_merges},
                                                  {type::page_setup, read_page_setup},
                                                  {type::left_margin, read_margin<&PageSetup::left>},
                                                  {type::right_margin, read_margin<&PageSetup::right>},
                                                  {type::top_margin, read_margin<&PageSetup::top>},
                                                  {type::bottom_margin, read_margin<&PageSetup::bottom>},
                                                  {type::header, read_story<&PageSetup::odd_header>},
                                                  {type::footer, read_story<&PageSetup::odd_footer>},
                                                  {type::horizontal_breaks, read_breaks<&workbook::Sheet::row_breaks>},
                                                  {type::vertical_breaks, read_breaks<&workbook::Sheet::column_breaks>},
                                                  {type::sheet_bool, read_fit},
                                                  {type::centre_across, read_centre},
                                                  {type::print_grid, read_grid},
                                                  {type::default_height, read_default_height},
                                                  {type::default_width, read_default_width},
                                                  {type::standard_width, read_standard_width},
                                                  {type::object, read_object},
                                                  {type::note, read_note},
                                                  {type::story_picture, read_story_picture},
                                                  {type::link, read_link}});

/// Rows from edge to edge, or columns from top to bottom.
void set_titles(workbook::Sheet& sheet, const workbook::Range& range, bool biff8) {
    if (range.left == 0 && range.right >= last_column)
        sheet.title_rows = {range.top, range.bottom};
    else if (range.top == 0 && range.bottom >= (biff8 ? last_row_8 : last_row_5))
        sheet.title_columns = {range.left, range.right};
}

}  // namespace

void read_part(SheetParts& parts, const Record& record, const Globals& globals) {
    const auto* handler = std::ranges::find(handlers, record.type, &Handler::type);
    if (handler != handlers.end()) handler->read(parts, record.body, globals);
    parts.scales.read(parts.sheet, record, globals);
}

void read_object_text(SheetParts& parts, const std::vector<Bytes>& bodies) {
    if (parts.objects.empty() || bodies.size() < 2) return;
    const std::size_t count = bodies.front().u16(10);
    parts.objects.back().text = StringReader(std::vector<Bytes>(bodies.begin() + 1, bodies.end()), 0).characters(count);
}

void finish_parts(SheetParts& parts, const Globals& globals, std::size_t bound) {
    leave_out_objects(parts, globals);
    add_story_pictures(Bytes(parts.stories.drawing), globals.story_pictures, parts.sheet);
    constexpr double padding_pixels = 5, pixels_of_point = 96.0 / 72.0;
    const double digit = globals.styles.styles().digit_width.pt * pixels_of_point;
    const double counted = parts.default_characters + padding_pixels / std::max(digit, 1.0);
    parts.sheet.default_width = width_of(globals, parts.standard_characters.value_or(counted));
    for (const PrintName& name : globals.names) {
        if (name.sheet != bound) continue;
        for (const workbook::Range& range : name.ranges) {
            if (name.titles)
                set_titles(parts.sheet, range, globals.biff8);
            else
                parts.sheet.print_areas.push_back(range);
        }
    }
}

}  // namespace raingan::xls
