// A page on its way into WordprocessingML.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "readers/html/css.h"
#include "readers/html/html.h"
#include "readers/html/tree.h"
#include "readers/word/markup.h"

namespace raingan::html {

inline constexpr double usual_size_pt = 14;

/// How text looks; inherited from element to element.
struct Look {
    std::string font;  ///< empty: the document's
    double size_pt = usual_size_pt;
    bool bold = false, italic = false, underline = false, strike = false;
    std::string_view vertical;  ///< "superscript", "subscript" or empty
    std::optional<Colour> colour, background;
    bool preformatted = false;
    std::string link;  ///< a relationship's id; empty: none
};

/// How paragraphs stand; inherited likewise.
struct Placing {
    std::string_view align;  ///< "left" and "right" are the page's sides, "end" the line's; empty: start
    bool right_to_left = false;
    int outline = -1;
    std::int64_t indent = 0;  ///< twips
    bool spaced = false;
    bool in_cell = false;
    int list_level = 0;
};

struct Around {
    Look look;
    Placing placing;
    std::int64_t width = 0;  ///< twips that tables may take
};

/// What the page has that is not shown, to be told.
struct Unshown {
    std::size_t hidden = 0, pictures = 0, objects = 0;
    std::string first_hidden, first_pictures;
};

struct Translation {
    const StyleRules& rules;
    const Pictures* pictures = nullptr;  ///< may be null, or empty
    word::PackageBuilder package{};
    std::string xml{};
    std::string numbering{}, numbers{};  ///< w:abstractNum and w:num elements
    std::int64_t lists = 0, images = 0;
    std::size_t cells = 0;
    Unshown unshown{};
    // The paragraph that is being written.
    bool open = false, pending_space = false, text_seen = false;
    int pending_breaks = 0;
    std::int64_t pending_list = 0;  ///< the item whose label the next paragraph bears
    bool pending_page_break = false;
};

/// What the element's declarations and old attributes (<font color=…>, bgcolor, align) make of what is around it.
Around inside(const xmlNode* element, const Declarations& stated, const Around& around);

// inline.cpp: text in paragraphs, which open by themselves.
void add_text(Translation& translation, std::string_view text, const Around& around);
void add_break(Translation& translation, const Around& around);
/// Markup within a w:r, such as a drawing.
void add_mark(Translation& translation, std::string_view markup, const Around& around);
void end_paragraph(Translation& translation);
/// A paragraph without text where none is open.
void add_empty_paragraph(Translation& translation, const Around& around);

// blocks.cpp
void add_node(Translation& translation, const xmlNode* node, const Around& around);
void add_children(Translation& translation, const xmlNode* element, const Around& around);
bool is_hidden(Translation& translation, const xmlNode* element, const Declarations& stated);

// table.cpp
void add_table(Translation& translation, const xmlNode* table, const Declarations& stated, const Around& around);
/// Of the widest table of the page that stands in no other.
std::size_t most_columns(const xmlNode* root);

// images.cpp
void add_image(Translation& translation, const xmlNode* element, const Declarations& stated, const Around& around);
/// An svg element within the page, as a picture.
void add_svg(Translation& translation, xmlNode* element, const Declarations& stated, const Around& around);

void append_colour(std::string& xml, const Colour& colour);

}  // namespace raingan::html
