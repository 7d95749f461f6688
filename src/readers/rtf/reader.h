// The state of reading: a stack of groups, and the stories that WordprocessingML is being written into.
//
// Each group has a destination, which says what becomes of its text, and inherits the formats of the group around it.
// What a destination opens it closes when its group ends, in the order of nesting.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/rtf/code_pages.h"
#include "readers/rtf/controls.h"
#include "readers/rtf/formats.h"
#include "readers/rtf/tokens.h"
#include "readers/word/cell_edges.h"
#include "readers/word/markup.h"

namespace raingan::rtf {

struct Destination {
    void (*text)(Reader&, std::string_view utf8);  ///< null: text means nothing here
    void (*close)(Reader&);                        ///< null: nothing to do
};

/// To which script \f, \af, \fs, … apply at this place ("Associated Character Properties").
struct ScriptMode {
    enum class Run : std::uint8_t { unsaid, latin, complex } run = Run::unsaid;     ///< \ltrch \fcs0, \rtlch \fcs1
    enum class Part : std::uint8_t { any, low, high, east_asia } part = Part::any;  ///< \loch, \hich, \dbch
};

struct State {
    const Destination* destination = nullptr;
    bool opened = false;  ///< by this group
    ScriptMode mode;
    CharacterFormat character;
    std::shared_ptr<ParagraphFormat> paragraph;  ///< shared with outer groups until it is changed
    int fallback_bytes = 1;                      ///< \uc
    const Destination* outside_upr = nullptr;
};

struct Row {
    RowFormat format;
    std::vector<std::string> cells;
};
struct OpenTable {
    std::vector<Row> rows;
    std::vector<std::string> cells;  ///< of the row in the making
    std::string cell;                ///< what stands in the cell in the making
};

/// Body, header, note or text box: blocks in the making.
struct Story {
    std::string part;    ///< whose relationships it uses
    std::string blocks;  ///< finished
    std::vector<OpenTable> tables;
    std::vector<RowFormat> row_formats;  ///< by nesting
    std::string paragraph;               ///< runs of the paragraph in the making
    std::string label;                   ///< of an old list, as its producer wrote it
    bool in_label = false;
    bool run_open = false, text_open = false;
    CharacterFormat run_format;
};

struct Font {
    std::string name;
    std::int64_t charset = 0;
    int page = code_page::unknown;
};

struct Field {
    std::string instruction;
    bool begun = false, separated = false;
    bool check_box = false, drop_down = false;
    int result = unset, default_result = 0;
    std::vector<std::string> entries{};  ///< of a drop-down list
};

struct Picture {
    std::string hex;
    std::string bytes;
    const char* extension = "bin";
    int width = 0, height = 0;            ///< \picw, \pich: pixels, or hundredths of a millimetre
    int goal_width = 0, goal_height = 0;  ///< twips
    int scale_x = 100, scale_y = 100;
    std::array<int, 4> crop{};  ///< left, top, right, bottom, twips
    std::string alt;
};

/// \object: that of another program.
struct EmbeddedObject {
    std::string hex, bytes;     ///< \objdata
    std::string program;        ///< \objclass
    int width = 0, height = 0;  ///< \objw, \objh: twips
    bool shown = false;         ///< its result has text
    std::int64_t images_before = 0;
};

/// \shp, \shpgrp or \do.
struct Shape {
    bool group = false;
    std::array<int, 4> box{};  ///< left, top, right, bottom, twips from the anchors
    const char* across = "text";
    const char* down = "text";
    int wrap = 3, behind = 0;
    std::map<std::string, std::string, std::less<>> properties;
    std::string name;      ///< of the property in the making
    std::string text;      ///< w:txbxContent
    std::string image;     ///< relationship's id
    std::string children;  ///< of a group
};

struct Note {
    bool endnote = false;
    bool own_mark = true;  ///< \chftn stands before it, so the number is reckoned
};

struct Moment {
    int year = 0, month = 1, day = 1, hour = 0, minute = 0;
};

struct ListLevel {
    int format = 0;
    int alignment = 0, follow = 0, start = 1;
    bool legal = false, no_restart = false;
    std::string text;  ///< with %1 for numbers
};
struct ListTable {
    std::string abstract_lists, numbers;  ///< w:abstractNum, w:num
    std::string levels;                   ///< of the list in the making
    int level = 0, list_id = 0;
    ListLevel open;
    // An override in the making.
    int number = 0, override_list = 0, override_level = -1;
    std::string overrides;
    bool in_override = false, override_start = false;
    std::set<int> lists;  ///< \listid of those that are there
    std::set<int> known;  ///< \ls of those that lead to one
};

struct Settings {
    int default_tab = 720, paper_code_page = code_page::western;
    bool facing_pages = false, auto_spacing = false, expand_shift_return = false, split_page_break = false;
    bool own_ui = false, widow_control = false, landscape = false;
    int default_font = 0, default_complex_font = unset, language = 1033, complex_language = 1054;
    std::string note_format, endnote_format, note_restart, endnote_restart;
    int note_start = unset, endnote_start = unset;
    std::string title, author, generator;
    Moment created, modified;
    int pages = 0, characters = 0;
};

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): grouped by meaning; there is one for a file
struct Reader {
    explicit Reader(std::string_view whole);

    std::string_view input;
    Tokens tokens;
    ControlIndex controls;
    std::vector<State> states;
    std::vector<std::unique_ptr<Story>> stories;
    std::vector<std::string> captures;
    word::PackageBuilder package;

    // Text on its way to a destination.
    Decoder decoder;
    std::string bytes;
    std::string utf8;
    int skip = 0;  ///< bytes of a fallback that are not text
    char32_t high_surrogate = 0;
    bool ignorable = false;         ///< behind \*
    std::size_t header_end = 0;     ///< of the font table and the style sheet, in the input
    bool evidence_weighed = false;  ///< of the code page that bytes are in

    // The header's tables.
    std::unordered_map<int, Font> fonts;
    int font_number = 0;
    Font font;
    std::vector<std::string> colours;  ///< "FF0000", empty: automatic
    std::array<int, 3> colour{};
    bool colour_stated = false;
    std::string styles;
    int style_number = 0;
    bool style_is_paragraph = true;
    ListTable lists;
    Settings settings;

    // What stands open.
    struct {
        char owner = 0;  ///< p paragraph, r row, c cell, t text, s section
        unsigned sides = 0;
        Border ignored;
    } border;
    std::vector<Field> fields;
    std::vector<Picture> pictures;
    std::string picture_property;
    std::vector<EmbeddedObject> objects;
    std::vector<Shape> shapes;
    std::vector<Note> notes;
    bool mark_waits = false;  ///< \chftn in the text: a note follows
    Moment moment;

    // Parts.
    SectionFormat section, section_default;
    std::string header_references;          ///< of the section in the making
    std::vector<std::size_t> open_headers;  ///< indexes into the kinds of parts.cpp
    std::string footnotes, endnotes;
    std::int64_t note_count = 0, part_count = 0, image_count = 0, shape_count = 0, object_count = 0, bookmark_count = 0;
    std::size_t written = 0;  ///< bytes of markup so far
    bool truncated = false;
    std::string comments;
    std::int64_t comment_count = 0;
};

// --- groups and destinations (groups.cpp)
// ------------------------------------------------------------------------------

inline State& top(Reader& reader) {
    return reader.states.back();
}
inline CharacterFormat& character(Reader& reader) {
    return top(reader).character;
}
/// For changing; not shared any more.
ParagraphFormat& paragraph(Reader& reader);

extern const Destination skipped;    ///< nothing of the group is read
extern const Destination captured;   ///< text goes to captures.back()
extern const Destination body_text;  ///< text of a story

void open_group(Reader& reader);
void close_group(Reader& reader);
void enter(Reader& reader, const Destination& destination);
/// As enter, and begins a capture; the destination's text must be capture_text, and its close take it.
void enter_capture(Reader& reader, const Destination& destination);
void capture_text(Reader& reader, std::string_view utf8);
std::string take_capture(Reader& reader);
/// Without the ; at its end and spaces around.
std::string take_name(Reader& reader);

/// Pairs of digits; all else between them is passed over.
std::string bytes_of_hex(std::string_view hex);

// --- text (text.cpp)
// ---------------------------------------------------------------------------------------------------

void add_bytes(Reader& reader, std::string_view bytes);
void add_code_point(Reader& reader, char32_t c);
/// Decodes what waits and hands it to the destination; before anything that could change font or destination.
void flush_text(Reader& reader);

// --- stories (story.cpp)
// -----------------------------------------------------------------------------------------------

inline Story& story(Reader& reader) {
    return *reader.stories.back();
}
void begin_story(Reader& reader, std::string part);
std::string end_story(Reader& reader);  ///< its blocks
void put_text(Reader& reader, std::string_view utf8);
/// Markup within a run of the present format, where text counts.
void put_in_run(Reader& reader, std::string_view markup);
void put_mark(Reader& reader, std::string_view markup);  ///< as put_in_run, but in any destination
/// Runs in between are the label of a list.
void begin_label(Reader& reader);
void end_label(Reader& reader);
/// Markup between runs.
void put_between_runs(Reader& reader, std::string_view markup);
void end_paragraph(Reader& reader, std::size_t nesting, std::string_view section = {});
std::size_t nesting_of(const ParagraphFormat& format);
void end_cell(Reader& reader, std::size_t nesting);
void end_row(Reader& reader, std::size_t nesting);
RowFormat& row_format(Reader& reader);
/// Throws over_limit when the markup grows past what a part may have.
void count_written(Reader& reader, std::size_t bytes);

// --- markup of formats
// -------------------------------------------------------------------------------------------------

void append_number(std::string& xml, std::string_view attribute, std::int64_t value);  ///< ' name="value"'
void append_border(std::string& xml, const Reader& reader, std::string_view element, const Border& border);
void append_shading(std::string& xml, const Reader& reader, int fill, int pattern, int percent);
void append_run_properties(std::string& xml, const Reader& reader, const CharacterFormat& format);
void append_paragraph_properties(std::string& xml, Reader& reader, const State& state, std::string_view section);
/// w:ind and w:tabs, also of list levels.
void append_indents(std::string& xml, const ParagraphFormat& format);
void append_table(std::string& xml, const Reader& reader, const OpenTable& table, bool nested);
std::string section_markup(Reader& reader);
/// "RRGGBB", or "auto" where the table has no such colour.
std::string_view colour_of(const Reader& reader, int index);
std::string font_name(const Reader& reader, int number);
int code_page_of_font(const Reader& reader, int number);
void end_section(Reader& reader);

// --- parts that are written at the end
// -----------------------------------------------------------------------------------

void add_styles(Reader& reader);
void add_numbering(Reader& reader);
void add_notes(Reader& reader);
void add_settings(Reader& reader);
void begin_field(Reader& reader);  ///< writes the instruction that waits

}  // namespace raingan::rtf
