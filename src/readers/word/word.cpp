// The DOCX reader. [x] read, [/] partly, [ ] not read; what is visible and not read as Word shows it gives a
// diagnostic (notices.h).
//
//   package        [x] relationships, Strict and Transitional   [x] only parts that are needed are inflated
//                  [/] embedded fonts (their line measures)
//                  [ ] signatures, macros (never run, never fetched)
//   text           [x] w:t, tab, br (line, page, column), cr, sym, noBreakHyphen, softHyphen, hyperlinks
//                  [/] ptab (as a tab), ruby (behind its word), equations (as linear text)
//   fields         [x] PAGE, NUMPAGES, SECTION, SECTIONPAGES, HYPERLINK, FORMCHECKBOX, = of numbers (\* BahtText, …),
//                      PAGEREF, SEQ; IF that compares pages; STYLEREF in headers
//                  [/] all others: the result that Word stored
//   revisions      [x] as accepted: ins and moveTo shown; del, moveFrom, deleted rows and marks not
//   hidden         [x] vanish left out, runs and paragraph marks  [ ] specVanish
//   wrappers       [x] sdt (bound ones show their custom XML), smartTag, customXml, dir, bdo, AlternateContent (a
//                      Choice that we know, else Fallback)
//   run form       [x] fonts by slot, theme fonts, size, bold, italic (each also Cs), underlines and their
//                      colour, strikes, caps, small caps, colour, highlight, shading, borders, super- and
//                      subscript, position, spacing, scale, language
//                  [/] heavy patterns of underline (light)   [ ] kern, fitText, effects (shadow, outline, emboss)
//   paragraph form [x] alignment, indents, spacing, line rules, tab stops, borders, shading, keeps, outline level
//                  [x] frames, drop caps   [x] bidi
//                  [ ] indents in characters, document grid, hyphenation
//   lists          [x] all levels, restarts, overrides, style links, Thai formats   [/] picture bullets (a dot)
//   tables         [x] grid, spans, merges both ways, header rows, heights, widths, borders, shading, margins, nesting,
//                      styles with conditional parts, turned text, diagonal rules
//                      space between cells
//                  [/] floating tables (nested ones in the flow)   [x] bidiVisual   [ ] fit text
//   sections       [x] page, margins, start, page numbers, headers and footers by type, columns
//                  [x] line numbers  [/] page borders (pictures as a rule)  [ ] vertical alignment, paper source
//   notes          [x] footnotes, endnotes (at the end of the document or of their section), numbers that restart
//                      with the section or page   [ ] comments, footnotes beneath the text
//   drawings       [x] PNG, JPEG, GIF, BMP, WebP, TIFF (its first page) in the line or floating, cropped, turned by
//                      right angles; text boxes (turned likewise), boxes, ellipses, polygons and arrows of the common
//                      presets, lines and groups of them (DrawingML, VML)
//                  [x] EMF, WMF, SVG; fills of colours, gradients, hatches and pictures, as the theme has them too; VML
//                      by the paths and formulas that stand in the file
//                  [/] Word art (plain text), wrapping (one side, square), patterns of dots (their mean colour),
//                      pictures' brightness and contrast (where they lead to one colour; else told), the page's
//                      background (told)
//                  [ ] greyscale, duotone, other figures, OLE objects without a picture
//   properties     [x] title, author, dates
#include "readers/word/word.h"

#include <cstdint>
#include <utility>

#include "base/reading_progress.h"
#include "readers/colour.h"
#include "readers/word/core_properties.h"
#include "readers/word/font_table.h"
#include "readers/word/rows_apart.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

struct Settings {
    std::unique_ptr<xml::Part> part;
    string_view bidi_language;
    std::array<NoteNumbering, 2> notes{NoteNumbering{}, NoteNumbering{NumberFormat::lower_roman}};
    bool endnotes_by_section = false;
    bool borders_around_header = true, borders_around_footer = true;
    bool background_shown = false;
};

void read_compatibility(Compatibility& compatibility, xml_node compat) {
    const auto is_set = [&](string_view name) {
        const xml_node node = xml::child(compat, name);
        return node && xml::on_off(node);
    };
    compatibility.expand_shift_return = !is_set("doNotExpandShiftReturn");
    compatibility.sum_paragraph_spacing = is_set("doNotUseHTMLParagraphAutoSpacing");
    compatibility.split_page_break_and_mark = is_set("splitPgBreakAndParaMark");
    for (const xml_node node : compat.children())
        if (xml::name(node) == "compatSetting" && xml::text_of(node, "name") == "compatibilityMode")
            compatibility.mode = static_cast<int>(xml::integer(node, "val").value_or(compatibility.mode));
}

Settings read_settings(Package& package, const Relationships& relationships, Document& document) {
    Settings settings;
    document.compatibility.mode = 12;  // where a file states none (docs/word-layout.md#compatibility-settings)
    settings.part = related_part(package, relationships, "settings");
    if (!settings.part) return settings;
    for (const xml_node node : settings.part->root().children()) {
        const string_view name = xml::name(node);
        if (name == "defaultTabStop") {
            const Points stop = xml::measure(node, "val", xml::twip).value_or(document.default_tab);
            if (stop.pt > 0) document.default_tab = stop;
        }
        if (name == "evenAndOddHeaders") document.even_and_odd_headers = xml::on_off(node);
        if (name == "themeFontLang") settings.bidi_language = xml::text_of(node, "bidi");
        if (name == "displayBackgroundShape") settings.background_shown = xml::on_off(node);
        if (name == "bordersDoNotSurroundHeader") settings.borders_around_header = !xml::on_off(node);
        if (name == "bordersDoNotSurroundFooter") settings.borders_around_footer = !xml::on_off(node);
        if (name == "compat") read_compatibility(document.compatibility, node);
        if (name == "footnotePr") read_note_numbering(settings.notes[0], node);
        if (name == "endnotePr") {
            read_note_numbering(settings.notes[1], node);
            settings.endnotes_by_section = xml::text_of(xml::child(node, "pos"), "val") == "sectEnd";
        }
    }
    return settings;
}

/// docProps/app.xml: "Microsoft Office Word" and "16.0000", with its counts. "Microsoft Macintosh Word" sets lines by
/// other measures of a font, and stands in the files of programs that took over its empty document.
void read_extended_properties(Package& package, const Relationships& root, Properties& properties) {
    const std::unique_ptr<xml::Part> part = related_part(package, root, "extended-properties");
    if (!part) return;
    const auto value = [&](const char* name) { return string_view(xml::child(part->root(), name).child_value()); };
    const auto count = [&](const char* name) {
        return static_cast<std::uint32_t>(std::max<std::int64_t>(xml::integer(value(name)).value_or(0), 0));
    };
    if (value("Application").find("Word") == string_view::npos) return;
    const string_view version = value("AppVersion");
    properties.word_version = static_cast<int>(xml::integer(version.substr(0, version.find('.'))).value_or(0));
    if (value("Application").find("Macintosh") != string_view::npos) properties.word_version *= -1;
    properties.pages = count("Pages");
    properties.characters = count("Characters");
}

void read_properties(Package& package, const Relationships& root, Properties& properties) {
    read_extended_properties(package, root, properties);
    read_core_properties(package, root, properties);
}

StyleSheet read_style_sheet(Package& package, const Relationships& relationships) {
    const Relationship* styles = relationships.by_type("styles");
    std::optional<std::string> bytes = styles != nullptr ? package.read(styles->target) : std::nullopt;
    return bytes ? StyleSheet(styles->target, std::move(*bytes)) : StyleSheet();
}

std::string main_part_name(const Relationships& root) {
    const Relationship* main = root.by_type("officeDocument");
    return main != nullptr ? main->target : "word/document.xml";
}

xml_node body_of(const xml::Part& part) {
    const xml_node body = xml::child(part.root(), "body");
    if (xml::name(part.root()) != "document" || !body)
        throw unreadable("not-docx", part.name,
                         {"is not a Word document; open the file in the program that made it and save it as .docx",
                          "ไม่ใช่เอกสาร Word โปรดเปิดไฟล์ในโปรแกรมที่สร้างแล้วบันทึกเป็น .docx"});
    return body;
}

/// Where the body's sections end: their marks come behind what they say of it.
void collect_section_ends(std::vector<xml_node>& ends, xml_node container, std::size_t depth) {
    if (depth > limits::xml_depth) return;
    for (const xml_node node : container.children()) {
        const string_view name = xml::name(node);
        const xml_node sectPr = name == "sectPr" ? node : xml::child(xml::child(node, "pPr"), "sectPr");
        const Unwrapped unwrapped = unwrap(node);
        if (sectPr)
            ends.push_back(sectPr);
        else if (unwrapped.is_wrapper)
            collect_section_ends(ends, unwrapped.content, depth + 1);
    }
}

void read_body(Context& context, xml_node body) {
    Document& document = context.document;
    collect_section_ends(context.section_ends, body, 0);
    begin_section(context, 0);
    document.sections.emplace_back();
    Story story{context, context.relationships};
    story.sections = &document.sections;
    read_blocks(story, body, Target(document.sections), {});
    // Each sectPr opened a section after its own; one that got no content is not there.
    if (document.sections.size() > 1 && document.sections.back().blocks.empty()) document.sections.pop_back();
    read_endnotes(story);
}

void tell_style_cycles(Context& context) {
    for (const std::string& style : context.styles.cycles) context.notices.add(Notice::style_cycle, {}, style);
}

/// 17.2.1 w:background: what lies behind all pages.
void tell_background(Context& context, xml_node background) {
    const string_view colour = xml::text_of(background, "color");
    const bool white = colour.empty() || colour == "auto" || read_colour(colour) == Colour{255, 255, 255};
    if (!white || background.first_child()) context.notices.add(Notice::page_background, {});
}

/// `apart`: rows of long tables need not stand in the tree. Throws RowsBelongTogether where they must.
Document read_package(Package& package, bool apart, bool stored_fields) {
    Document document;
    const Relationships root = relationships_of(package, "");
    const std::string main_name = main_part_name(root);
    std::string text = package.require(main_name);
    if (apart) text = with_rows_apart(std::move(text));
    const std::unique_ptr<xml::Part> main = xml::parse(main_name, std::move(text));
    const xml_node body = body_of(*main);
    document.parts.push_back(main_name);
    Relationships relationships = relationships_of(package, main_name);
    const Settings settings = read_settings(package, relationships, document);
    const Theme theme(related_part(package, relationships, "theme"), settings.bidi_language);
    Formats formats(document);
    Styles styles(read_style_sheet(package, relationships), theme);
    Numbering numbering(related_part(package, relationships, "numbering"), styles, theme);
    Context context{package,
                    document,
                    formats,
                    Notices(document),
                    theme,
                    styles,
                    numbering,
                    Looks(formats, styles),
                    std::move(relationships)};
    context.note_defaults = settings.notes;
    context.endnotes_by_section = settings.endnotes_by_section;
    context.stored_fields = stored_fields;
    context.borders_around_header = settings.borders_around_header;
    context.borders_around_footer = settings.borders_around_footer;
    if (settings.background_shown) tell_background(context, xml::child(main->root(), "background"));
    begin_part(main->bytes.size());
    read_body(context, body);
    reach_part(static_cast<std::int64_t>(main->bytes.size()));
    tell_style_cycles(context);
    context.notices.finish();
    read_properties(package, root, document.properties);
    document.font_facts = read_font_table(package, context.relationships);
    return document;
}

}  // namespace

Document read(Package& package, bool stored_fields) {
    try {
        return read_package(package, true, stored_fields);
    } catch (const RowsBelongTogether&) {
        return read_package(package, false, stored_fields);
    }
}

}  // namespace raingan::word
