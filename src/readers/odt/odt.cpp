// The reader of OpenDocument text. [x] read, [/] partly, [ ] not read; what is visible and not read as LibreOffice
// shows it gives a diagnostic (notices.h).
//
//   package        [x] ZIP and flat XML, encrypted (opendocument/encryption.h)   [ ] signatures, macros, embedded fonts
//   (never run or fetched) text           [x] spans, text:s, tab, line-break, white space as ODF collapses it, links,
//   bookmarks
//                  [/] ruby (behind its word)
//   fields         [x] page number, page count, check boxes   [/] all others: the text that the file shows for them
//   revisions      [x] as accepted: what was deleted stands outside of the text
//   hidden         [x] text:display="none", hidden text and paragraphs, hidden sections
//   styles         [x] parents, defaults, automatic styles of content and of headers, percentages of the parent's
//                  [ ] conditional styles
//   text form      [x] fonts, size, weight, posture, language by script (western, Asian, complex), underlines and their
//                      colour, strikes, capitals, small capitals, position, spacing, scale, colour, background, borders
//                  [ ] kerning, shadow, outline, emphasis marks, rotation, lower case and capitalise
//   paragraph form [x] alignment, margins, indents, line height (proportional, exact, at least), tab stops, borders,
//                      padding, background, keeps, breaks before and after, widows and orphans, outline level
//                  [/] line spacing added to the font's, orphans and widows (two lines)
//                  [ ] drop capitals, hyphenation, line numbers
//   lists          [x] nesting, list styles of lists and of paragraphs, number forms incl. Thai, letters in step,
//   prefixes,
//                      suffixes, levels shown, start values, continued lists, both ways of placing labels, outline
//                  [/] picture bullets (a dot)
//   tables         [x] columns and rows with repetitions, spans, header rows, heights, widths, borders, padding,
//                      background, vertical alignment, turned text, diagonal rules, nesting
//                  [/] sub-tables (nested), row groups   [ ] space around tables, table templates
//   pages          [x] master pages, page layouts, breaks that choose a page style, page numbers, headers and footers
//                      (first, left), title pages, left and right pages, columns, sections of columns
//                  [/] a successor with other margins (from the next page break on)   [ ] page borders, backgrounds
//   notes          [x] footnotes, endnotes (at the document's end)   [ ] comments
//   drawings       [x] PNG, JPEG, GIF, BMP, WebP, TIFF (its first page) in the line or floating, cropped; charts;
//                      text boxes, boxes, ellipses, lines, polygons, paths, common custom shapes, groups; EMF, WMF,
//                      SVG; fills of colours, gradients, hatches and pictures; turns (text by right angles)
//                  [/] anchored to a page (the first), wrapping (one side, square)
//                  [ ] other custom shapes (their text only), formulas and other objects
//                      without a picture, form controls
//   properties     [x] title, author, dates   [ ] soft page breaks: they record LibreOffice's fonts, not the author's
//   pages
#include "readers/odt/odt.h"

#include <utility>

#include "base/reading_progress.h"
#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

/// What of LibreOffice's settings moves text. It makes tables and floats as Word 2013 does.
void read_compatibility(const opendocument::Source& source, Document& document) {
    constexpr int word_2013 = 15;
    document.compatibility.mode = word_2013;
    document.compatibility.sum_paragraph_spacing = opendocument::setting(source, "AddParaTableSpacing").value_or(false);
    document.compatibility.expand_shift_return =
        !opendocument::setting(source, "DoNotJustifyLinesWithManualBreak").value_or(false);
}

void read_default_tab(Context& context) {
    const Style& style = context.styles.find(Scope::content, "paragraph", {});
    const auto stop = style.properties("paragraph-properties").length("tab-stop-distance");
    if (stop && stop->pt > 0) context.document.default_tab = *stop;
}

void read_body(Context& context, pugi::xml_node body) {
    std::vector<Section>& sections = context.document.sections;
    Pages pages{sections, {}, {}};
    Story story{context};
    story.pages = &pages;
    begin_pages(story);
    read_blocks(story, body);
    if (sections.size() > 1 && sections.back().blocks.empty()) sections.pop_back();
    read_endnotes(story);
}

/// OpenOffice and LibreOffice write `end` for what stands at the right, in paragraphs from right to left too.
bool is_of_office(const opendocument::Source& source) {
    const std::string_view generator = xml::child(xml::child(source.meta, "meta"), "generator").child_value();
    return generator.find("LibreOffice") != std::string_view::npos ||
           generator.find("OpenOffice") != std::string_view::npos;
}

}  // namespace

Document read(std::string_view bytes, std::string_view password) {
    opendocument::Source source = opendocument::open(bytes, "text", password);
    Document document;
    document.parts.push_back(source.name());
    if (source.styles_part) document.parts.push_back(source.styles_part->name);
    read_compatibility(source, document);
    Formats formats(document);
    opendocument::StyleSheet styles(source);
    Context context{
        source, document, formats, make_notices(document), styles, opendocument::Looks(formats, styles), Lists(styles)};
    context.ends_are_sides = is_of_office(source);
    context.tabs_from_indent = opendocument::setting(source, "TabsRelativeToIndent").value_or(true);
    read_default_tab(context);
    begin_part(source.content_part->bytes.size());
    read_body(context, opendocument::body_of(source, "text"));
    reach_part(static_cast<std::int64_t>(source.content_part->bytes.size()));
    context.notices.finish();
    opendocument::read_properties(source, document.properties);
    return document;
}

}  // namespace raingan::odt
