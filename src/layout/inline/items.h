// A paragraph's text cut into what a line is made of: pieces of one format that no line end divides, spaces, tabs,
// breaks, images and drawings. The first phase of setting a paragraph.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/context.h"

namespace raingan::layout {

enum class ItemKind : std::uint8_t { text, space, tab, label_tab, line_break, page_break, column_break, object };

struct Item {
    ItemKind kind = ItemKind::text;
    bool break_after = false;                     ///< a line may end behind it
    bool starts_page = false;                     ///< a recorded page begins with it: so does a line
    bool is_label = false;                        ///< belongs to the list label, not to the paragraph's text
    std::uint32_t format = 0;                     ///< index into Document::text_formats
    std::uint32_t begin = 0, end = 0;             ///< bytes of the paragraph's text
    const fonts::ShapedText* shaped = nullptr;    ///< text and space
    std::uint32_t first_unit = 0, last_unit = 0;  ///< half-open range of shaped->units
    std::uint32_t clusters = 0;
    const InlineThing* object = nullptr;  ///< an image or a drawing; of a text the field that it shows
    std::uint8_t level = 0;               ///< of its direction (bidi.h); units of an odd one are in logical order too
    double size_factor = 1;               ///< of small capitals
    double width_pt = 0;                  ///< of a tab: set when its line is
    double height_pt = 0;                 ///< of an object
    [[nodiscard]] bool is_break() const {
        return kind == ItemKind::line_break || kind == ItemKind::page_break || kind == ItemKind::column_break;
    }
    [[nodiscard]] bool is_tab() const { return kind == ItemKind::tab || kind == ItemKind::label_tab; }
};

/// The items of `paragraph` in order, its list label first.
std::vector<Item> collect_items(Context& context, const Paragraph& paragraph);

/// Sets the items smaller so that they stand on one line of `room_pt`, where they would need more.
void fit_on_one_line(Context& context, std::vector<Item>& items, double room_pt);

/// Divides a text item so that the first part is at most `room_pt` wide but at least one cluster; the item keeps the
/// first part, the rest is returned. Only for an item of two clusters or more.
Item split_item(Context& context, Item& item, double room_pt);

}  // namespace raingan::layout
