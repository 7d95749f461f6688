// The reader of WordprocessingML 2003. Its elements are ECMA-376's under older names (names.cpp), so they are written
// anew under the new ones and read as a .docx is (word/word.cpp says what of them). [x] translated, [/] partly, [ ]
// not.
//
//   [x] text, runs, paragraphs, tables, sections, tabs, breaks, fields, bookmarks, hyperlinks
//   [x] styles, default fonts, lists (definitions, overrides, number formats), document properties and settings
//   [x] headers, footers, footnotes, endnotes in place; pictures in place (w:binData), VML figures and text boxes
//   [x] insertions and deletions (also of marks and rows); what stands in smart tags and an office's own elements
//   [/] merged cells of LibreOffice's files, which leave them out (merges.h)
//   [/] chunks with fonts and styles of their own (w:cfChunk: their text under the document's styles)
//   [ ] comments, former properties of changed formatting, macros, OLE objects' own data, backgrounds
#include "readers/wordml/wordml.h"

#include <string>

#include "readers/wordml/libreoffice.h"
#include "readers/wordml/merges.h"
#include "readers/wordml/translation.h"

namespace raingan::wordml {
namespace {

using pugi::xml_node;
using std::string_view;
using word::PackageBuilder;

/// w:defaultFonts as w:docDefaults. LibreOffice writes names that are empty.
std::string default_fonts(Translation& translation, xml_node fonts) {
    const xml_node node = xml::child(fonts, "defaultFonts");
    if (xml::text_of(node, "ascii").empty()) return {};
    std::string out = "<w:docDefaults><w:rPrDefault><w:rPr>";
    xml_node copy = node;
    copy.set_name("w:rFonts");
    write(translation, out, copy);
    return out + "</w:rPr></w:rPrDefault></w:docDefaults>";
}

/// A part of what stands in `node`; `before` goes first.
void add_part(Translation& translation, string_view type, string_view root, xml_node node, const std::string& before) {
    std::string xml = PackageBuilder::root(root) + before;
    write_children(translation, xml, node);
    translation.package.add(type, std::string(type) + ".xml", xml.append("</").append(root).append(">"));
}

void add_notes(Translation& translation, string_view type, const Notes& notes) {
    if (notes.xml.empty()) return;
    const std::string root = "w:" + std::string(type);
    translation.package.add(type, std::string(type) + ".xml",
                            PackageBuilder::root(root) + notes.xml + "</" + root + ">");
}

/// docProps/app.xml: which Word wrote the file, and what it counted.
void add_extended_properties(PackageBuilder& package, xml_node properties) {
    const auto value = [&](const char* name) { return string_view(xml::child(properties, name).child_value()); };
    if (value("Version").empty()) return;
    std::string xml = "<Properties><Application>Microsoft Office Word</Application>";
    constexpr std::pair<const char*, const char*> names[] = {
        {"Version", "AppVersion"}, {"Pages", "Pages"}, {"Characters", "Characters"}};
    for (const auto& [old, now] : names) {
        xml.append("<").append(now).append(">");
        word::append_escaped(xml, value(old));
        xml.append("</").append(now).append(">");
    }
    package.add("extended-properties", "app.xml", xml + "</Properties>", "");
}

void add_properties(PackageBuilder& package, xml_node properties) {
    const auto value = [&](const char* name) { return string_view(xml::child(properties, name).child_value()); };
    package.set_properties(value("Title"), value("Author"), value("Created"), value("LastSaved"));
    add_extended_properties(package, properties);
}

void tell_merges(Document& document, const Merges& merges) {
    const std::string restored = std::to_string(merges.restored), unclear = std::to_string(merges.unclear);
    if (merges.restored > 0)
        document.diagnostics.push_back(
            {Severity::info,
             "merges-restored",
             {restored + " table rows lack the cells that are merged with those above, for LibreOffice leaves them out "
                         "of Word 2003 XML; they were put back by the styles of the columns",
              "ตารางมี " + restored +
                  " แถวที่ขาดเซลล์ซึ่งผสานกับเซลล์ด้านบน เพราะ LibreOffice ไม่บันทึกไว้ใน Word 2003 XML "
                  "โปรแกรมเติมให้ตามรูปแบบของคอลัมน์"},
             {}});
    if (merges.unclear > 0)
        document.diagnostics.push_back(
            {Severity::warning,
             "merges-lost",
             {unclear + " table rows have fewer cells than the table has columns, for LibreOffice leaves merged cells "
                        "out of Word 2003 XML; compare the tables with the original, or save it as .docx",
              "ตารางมี " + unclear +
                  " แถวที่มีเซลล์น้อยกว่าจำนวนคอลัมน์ เพราะ LibreOffice ไม่บันทึกเซลล์ที่ผสานใน Word 2003 XML "
                  "โปรดเทียบตารางกับต้นฉบับ หรือบันทึกเป็น .docx"},
             {}});
}

}  // namespace

Document read(string_view bytes, const ReadOptions& options) {
    const std::unique_ptr<xml::Part> whole = xml::parse("", std::string(bytes));
    const xml_node root = whole->root();
    Merges merges;
    if (is_from_libreoffice(root)) {
        merges = restore_merges(root);
        restore_complex_script(root);
        restore_sections(root);
    }
    Translation translation(root);
    add_part(translation, "styles", "w:styles", xml::child(root, "styles"),
             default_fonts(translation, xml::child(root, "fonts")));
    if (const xml_node lists = xml::child(root, "lists")) add_part(translation, "numbering", "w:numbering", lists, {});
    if (const xml_node settings = xml::child(root, "docPr"))
        add_part(translation, "settings", "w:settings", settings, {});
    std::string document = PackageBuilder::root("w:document");
    write(translation, document, xml::child(root, "body"));
    add_notes(translation, "footnotes", translation.footnotes);
    add_notes(translation, "endnotes", translation.endnotes);
    add_properties(translation.package, xml::child(root, "DocumentProperties"));
    Document read = translation.package.read(document + "</w:document>", options.stored_fields);
    tell_merges(read, merges);
    return read;
}

}  // namespace raingan::wordml
