// What the parts of the reader share: the file's tables, and the state of the story (body, header, note, cell) that is
// being read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"
#include "document/formats.h"
#include "readers/nested.h"
#include "readers/odt/lists.h"
#include "readers/odt/notices.h"
#include "readers/opendocument/text.h"

namespace raingan::odt {

using opendocument::Look;
using opendocument::Properties;
using opendocument::Scope;
using opendocument::Style;
using opendocument::TextBuilder;

/// A style:master-page as a section without content, worked out once.
struct MasterPage {
    Section section;
    pugi::xml_node next;  ///< of the pages behind the first one, where this section cannot show them
};

/// The whole file's reading.
struct Context {
    opendocument::Source& source;
    Document& document;
    Formats& formats;
    Notices notices;
    opendocument::StyleSheet& styles;
    opendocument::Looks looks;
    Lists lists;
    bool tabs_from_indent = true;  ///< tab stops count from the paragraph's indent
    bool ends_are_sides = false;   ///< `start` and `end` of alignment mean left and right, whatever runs from the right
    std::unordered_map<std::string, std::uint32_t> images{};  ///< by href
    std::unordered_map<std::size_t, MasterPage> master_pages{};
    /// form:id → the control, of each tree that has been asked for one.
    std::map<std::size_t, std::unordered_map<std::string_view, pugi::xml_node>> controls{};
    std::vector<std::pair<pugi::xml_node, std::string>> endnotes{};  ///< text:note and its mark, in order
    std::uint32_t note_number = 0;                                   ///< notes read so far
    std::size_t cells = 0, text_bytes = 0;                           ///< so far, for the limits
};

/// Adds to the text read so far. Throws Error over_limit(document_text_bytes).
void count_text(Context& context, std::size_t bytes);

enum class PendingBreak : std::uint8_t { none, column, page };

/// The body while its pages are made: one section for each run of pages of one form.
struct Pages {
    std::vector<Section>& sections;
    pugi::xml_node master;  ///< style:master-page in force
    pugi::xml_node next;    ///< of the next page, where the section cannot show it
    bool begun = false;     ///< the first block was read
};

struct Story {
    Context& context;
    Scope scope = Scope::content;
    std::vector<Block>* blocks = nullptr;       ///< where blocks go; the body's go to its last section
    Pages* pages = nullptr;                     ///< the body's; other stories have none
    Origin at{};                                ///< where the reading stands
    OpenList* list = nullptr;                   ///< the innermost text:list around
    PendingBreak pending = PendingBreak::none;  ///< fo:break-after of the block before
    std::vector<Block> after{};                 ///< asides of the paragraph being read
    std::vector<pugi::xml_node> frames{};       ///< that hang on a page: of the next paragraph
    bool in_note = false;                       ///< notes have no notes
    std::string note_mark{};                    ///< goes before a note's first paragraph
    std::string_view note_mark_style{};
    std::uint32_t tables = 0;
    std::size_t depth = 0, table_depth = 0;

    [[nodiscard]] std::vector<Block>& target() const { return pages ? pages->sections.back().blocks : *blocks; }
    [[nodiscard]] const std::string& part() const { return context.document.parts[at.part]; }
};

/// Paragraphs, lists, tables and sections among the children of `container` (blocks.cpp).
void read_blocks(Story& story, pugi::xml_node container);
/// The children of `container` as a story of their own within `outer`: a text box, a cell, a note.
std::vector<Block> read_inner_story(Story& outer, pugi::xml_node container);

/// text:p, text:h (paragraph.cpp).
void read_paragraph(Story& story, pugi::xml_node p);

/// What a paragraph's properties say, where it is no list's (paragraph_format.cpp). `level` with `indents`: the list
/// level's indents stand in place of its own.
struct ListForm {
    const ListLevel* level = nullptr;
    bool indents = false;   ///< the level's indents are in force
    bool labelled = false;  ///< it shows a number or bullet
};
ParagraphFormat paragraph_format(Context& context, const Style& style, const ListForm& list);

/// table:table (table.cpp). None where it has no rows.
std::optional<Table> read_table(Story& story, pugi::xml_node table);

/// The inline content of a paragraph (inline.cpp).
struct Inline {
    Story& story;
    TextBuilder text;
    bool hidden = false;  ///< a text:hidden-paragraph hides it
};
void read_inline(Inline& in, pugi::xml_node container, Look& look);

/// Whether there is character data in the element; what lies deeper than any real text is taken for text.
bool has_text(pugi::xml_node node);
/// What a draw:control shows: the text, label or choice of the control in office:forms that it names, with a box before
/// those that are checked (controls.cpp).
std::string control_text(Context& context, pugi::xml_node control);

/// draw:frame and the other drawings (drawing.cpp). False: the element is none.
bool is_drawing(pugi::xml_node node);
void read_drawing(Inline& in, pugi::xml_node node, Look& look);
/// The image of draw:image elements, the first that can be shown, as an index into Document::images (images.cpp).
std::optional<std::uint32_t> find_image(Story& story, pugi::xml_node frame);
/// The image as the frame's style has it: brighter, of less contrast, seen through. Told where that cannot be shown.
std::uint32_t changed_image(Story& story, std::uint32_t image, const opendocument::Properties& form);

/// The words of the objects of a draw:frame that no picture shows, in quotation marks for the message: of a workbook or
/// another document of OpenDocument, or of a workbook of Excel's (embedded_object.cpp).
std::string object_words(Context& context, pugi::xml_node frame);

/// text:note (notes.cpp).
void read_note(Inline& in, pugi::xml_node note, Look& look);
/// Endnotes, to the end of the last section, below a line.
void read_endnotes(Story& body);

/// What begins before a paragraph or table (pages.cpp): a section of another master page where its style asks for one.
/// Gives what else it asks for, a page or column break.
PendingBreak begin_block(Story& story, const Style& style, std::string_view properties);
/// A section like the one that is being read, that begins a page: before a table, which has no break of its own.
void begin_same_section(Story& story);
/// text:section with columns: a section that goes on on the same page; none: back to one column.
void begin_columns(Story& story, pugi::xml_node columns);
/// The columns of style:columns in a text of that width.
std::vector<TextColumn> read_columns(pugi::xml_node columns, Points width);
/// The first master page; before the first block.
void begin_pages(Story& story);

}  // namespace raingan::odt
