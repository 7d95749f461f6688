// What the parts of the reader share: the file's tables, and the state of the story (body, header, note) being read.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"
#include "document/formats.h"
#include "readers/container/package.h"
#include "readers/nested.h"
#include "readers/word/field_ends.h"
#include "readers/word/fields.h"
#include "readers/word/looks.h"
#include "readers/word/notices.h"
#include "readers/word/numbering.h"
#include "readers/word/paragraph_text.h"
#include "readers/word/relationships.h"
#include "readers/word/styles.h"
#include "readers/word/theme.h"
#include "readers/word/vml_figure.h"

namespace raingan::word {

enum class NoteKind : std::uint8_t { footnote, endnote };
struct NoteReference {
    NoteKind kind = NoteKind::footnote;
    std::string id;          ///< w:id in footnotes.xml or endnotes.xml
    std::string mark;        ///< "1", "๑", "*"; empty where the author set one of his own
    bool each_page = false;  ///< each page counts anew: layout sets the mark
};
/// How notes of a kind are counted, in a section (w:footnotePr, w:endnotePr).
struct NoteNumbering {
    NumberFormat format = NumberFormat::decimal;
    std::uint32_t start = 1;
    bool each_section = false, each_page = false;
};
/// A sequence of numbers that SEQ fields count.
struct Sequence {
    std::uint32_t number = 0;
    std::uint32_t headings = 0;  ///< that came before it
};
/// footnotes.xml or endnotes.xml, opened when the first mark is met.
struct NotesPart {
    bool opened = false;
    Relationships relationships;
    std::uint16_t part = 0;  ///< index into Document::parts
    std::unordered_map<std::string_view, pugi::xml_node> by_id;
};

/// A part customXml/item1.xml, to which content controls are bound.
struct CustomStore {
    std::string identity;
    std::unique_ptr<xml::Part> part;
};

/// The whole file's reading.
struct Context {
    Package& package;
    Document& document;
    Formats& formats;
    Notices notices;
    const Theme& theme;
    Styles& styles;
    Numbering& numbering;
    Looks looks;
    Relationships relationships;                                     ///< of the main part
    std::unordered_map<std::string, std::uint32_t> images{};         ///< part name → Document::images
    std::array<std::uint32_t, 2> note_count{};                       ///< automatic marks so far, by NoteKind
    std::array<NotesPart, 2> notes_parts{};                          ///< by NoteKind
    std::uint32_t note_number = 0;                                   ///< notes read so far
    std::vector<NoteReference> endnotes{};                           ///< met so far, in order
    std::array<NoteNumbering, 2> note_defaults{}, note_numbering{};  ///< by NoteKind: the document's, the section's
    bool endnotes_by_section = false;
    std::vector<pugi::xml_node> section_ends{};  ///< w:sectPr of the body, in order
    bool stored_fields = false;                  ///< numbers that fields count stay as they are
    std::map<std::string, Sequence> sequences{};
    Points text_width{451};  ///< of the section that is read, between its margins
    bool borders_around_header = true, borders_around_footer = true;
    std::array<std::uint32_t, 9> headings{};  ///< met so far: of the first level, of the first two …
    std::map<std::pair<const TableStyle*, Regions>, std::unique_ptr<RegionStyle>> region_styles{};
    std::size_t cells = 0, text_bytes = 0;                                   ///< so far, for the limits
    std::optional<std::unordered_map<std::string, std::string>> comments{};  ///< words by id, when the first is met
    VmlTypes vml_types{};
    std::unordered_map<std::string, std::string> object_words{};  ///< of embedded workbooks, by part
    std::optional<std::vector<CustomStore>> custom_stores{};      ///< when the first is asked for
    /// Trees whose strings some properties point into; kept to the end.
    std::vector<std::unique_ptr<xml::Part>> parts{};
};

/// A formula field in a table that is being read: what its cells say is known when all are.
struct OpenFormula {
    Origin at;                         ///< its paragraph's
    std::uint32_t begin = 0, end = 0;  ///< bytes of its result
    std::string expression;
    std::string picture;
    bool thai = false;         ///< its digits
    std::uint32_t format = 0;  ///< text format, where there is no result yet
};

/// One part's text while it is read.
struct Story {
    Context& context;
    const Relationships& relationships;
    Origin at{};                               ///< where the reading stands
    std::vector<Section>* sections = nullptr;  ///< the body's; other stories have none
    std::vector<Field> fields{};               ///< open ones, outermost first
    std::vector<OpenFormula> formulas{};       ///< of the table that is read
    FieldEnds field_ends{};
    std::optional<ParagraphText> carried{};  ///< a paragraph whose mark is deleted or hidden: it goes on in the next
    std::vector<Block> after{};              ///< asides of the paragraph being read
    std::vector<Float> frames{};             ///< framed paragraphs that wait for the one that they hang on
    std::optional<DropCap> cap{};            ///< what is carried is the next paragraph's initial
    std::vector<std::string> bookmarks{};    ///< between paragraphs: of the next one
    bool in_note = false;                    ///< notes have no notes
    bool in_header = false;
    bool marked_by_page = false;  ///< of a note: layout sets its mark
    std::string note_mark{};      ///< what w:footnoteRef shows
    std::uint32_t tables = 0;
    std::size_t depth = 0, table_depth = 0;

    [[nodiscard]] const std::string& part() const { return context.document.parts[at.part]; }
};

/// What a paragraph inherits from the table cell that it stands in.
struct Surroundings {
    const RunProperties* table_run = nullptr;
    const ParagraphProperties* table_paragraph = nullptr;
};

/// Where blocks go: a cell, a header, or the section being read.
class Target {
public:
    explicit Target(std::vector<Block>& blocks) : blocks_(&blocks) {}
    explicit Target(std::vector<Section>& sections) : sections_(&sections) {}
    [[nodiscard]] std::vector<Block>& blocks() const { return sections_ ? sections_->back().blocks : *blocks_; }

private:
    std::vector<Block>* blocks_ = nullptr;
    std::vector<Section>* sections_ = nullptr;
};

/// Paragraphs and tables among the children of `container` (blocks.cpp).
void read_blocks(Story& story, pugi::xml_node container, const Target& target, const Surroundings& around);
/// w:p (paragraph.cpp).
void read_paragraph(Story& story, pugi::xml_node p, const Target& target, const Surroundings& around);
/// Text that is no w:p of its own, as a paragraph of the default style.
Paragraph plain_paragraph(Story& story, std::string_view text, const RunProperties& look = {});
/// Ends a carried paragraph that no other follows.
void flush_carried(Story& story, const Target& target, const Surroundings& around);
/// Shows what formulas of the table come to where the file has no result, and tells of results that are other ones
/// (table_formulas.cpp).
void settle_formulas(Story& story, Table& table);
/// w:tbl (table.cpp). None where it has no rows.
std::optional<Table> read_table(Story& story, pugi::xml_node tbl, const Surroundings& around);
/// w:sectPr closes the section that is being read; headers are read from their parts (section.cpp).
void read_section(Story& story, pugi::xml_node sectPr);

/// The note that a mark refers to: a footnote becomes an aside of the paragraph, an endnote waits (notes.cpp).
struct Inline;
void read_note(Inline& in, NoteReference note);
/// Endnotes, to the end of the section that was read last, below their separator.
void read_endnotes(Story& body);
/// The next automatic mark.
std::string next_mark(Context& context, NoteKind kind);
/// That of note `number`, in bytes [begin, end) of a paragraph's text.
PageReference mark_on_page(const Context& context, std::uint32_t number, std::uint32_t begin, std::uint32_t end);
/// Says in `numbering` what w:footnotePr or w:endnotePr does.
void read_note_numbering(NoteNumbering& numbering, pugi::xml_node properties);
/// Notes are counted as section `index` asks, counted from 0, and its text is as wide as it says.
void begin_section(Context& context, std::size_t index);

/// What an element that the reader does not know, or does not expect where it stands, has in it (unknown.cpp).
enum class Inside : std::uint8_t { nothing, text, blocks };
/// Text is shown text alone: what revisions took away and codes of fields are none. `blocks`: paragraphs or tables.
Inside look_inside(pugi::xml_node node);
/// Shows and tells what is in such an element, or in character data, among blocks.
void read_unknown_block(Story& story, pugi::xml_node node, const Target& target, const Surroundings& around);

/// The inline content of a paragraph (runs.cpp).
struct Inline {
    Story& story;
    ParagraphText text;
    RunScope scope;
};
void read_inline(Inline& in, pugi::xml_node container);
/// w:drawing (drawing.cpp); w:pict, w:object (vml.cpp).
void read_drawing(Inline& in, pugi::xml_node drawing, RunLook& look);
void read_vml(Inline& in, pugi::xml_node pict, RunLook& look);
/// A w:object that no picture shows (embedded_object.cpp): shows the one that the object keeps of itself, or tells of
/// it with its words. `framed`: an empty frame stands in its place already.
void read_object(Inline& in, pugi::xml_node object, RunLook& look, bool framed);
/// A picture of a kind that cannot be shown.
bool is_empty_image(const Document& document, const Shape& shape);
/// w:txbxContent as a story of its own (text_box.cpp).
std::vector<Block> read_text_box(Story& story, pugi::xml_node content);
/// Adds c:chart as a shape of `floating`, of its size; false where it keeps no values (chart.cpp). `said`: what the
/// author says of it.
bool add_chart(Story& story, pugi::xml_node node, Float& floating, std::string_view said);
/// Hangs a float on the text that follows (text_box.cpp).
void add_float(Inline& in, Float floating);
/// m:oMath as linear text: "(a+b)/2" (equation.cpp).
std::string linear_equation(Story& story, pugi::xml_node math);

/// The words of what is left out, in quotation marks for the notice that tells of it: a comment, by its mark; what an
/// altChunk or subDoc refers to; a chart or diagram (left_out.cpp). Empty where there are none.
std::string comment_words(Context& context, pugi::xml_node mark);
std::string foreign_words(Story& story, pugi::xml_node chunk);
std::string object_words(Story& story, pugi::xml_node object);

/// Content that is only wrapped: for sdt, customXml, smartTag, ins, moveTo, dir, bdo and mc:AlternateContent the node
/// whose children count; an empty node where nothing of it is visible (del, moveFrom).
struct Unwrapped {
    bool is_wrapper = false;
    pugi::xml_node content;
};
Unwrapped unwrap(pugi::xml_node node);

/// Before a content control (w:sdt) is read: puts what it is bound to into it, tells a placeholder (controls.cpp).
void read_control(Story& story, pugi::xml_node control);

/// Calls visit(node) for each child, through wrappers.
template <class Visit>
void for_each_child(Story& story, pugi::xml_node parent, const Visit& visit) {
    const Nested nested(story);
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
        const Unwrapped unwrapped = unwrap(node);
        if (!unwrapped.is_wrapper) {
            visit(node);
        } else if (unwrapped.content) {
            if (xml::name(node) == "sdt") read_control(story, node);
            for_each_child(story, unwrapped.content, visit);
        }
    }
}

}  // namespace raingan::word
