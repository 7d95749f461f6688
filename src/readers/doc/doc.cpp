// The DOC reader: [MS-DOC] is written anew as WordprocessingML, which word/ reads; what that does not show, it tells of
// (word/word.cpp). [x] translated, [/] partly, [ ] not.
//
//   file           [x] Word 97–2003, fast-saved ones, 8-bit and 16-bit text   [x] XOR, RC4 and CryptoAPI with a
//   password
//                  [/] Word 6 and 95: text in the code page of the document (874, 1252), runs, paragraphs, tables,
//                      sections, headers, footnotes; no pictures, lists by number, boxes of text, endnotes
//                  [ ] Word 2 and older (refused), glossaries, macros, OLE objects but for their pictures
//   text           [x] special characters, symbols, note marks, hidden text   [/] comments (told with their words)
//   fields         [x] all, check boxes of forms   [/] other form fields (their results)
//   revisions      [x] as accepted: deleted text, marks and rows out, inserted text in   [ ] changed properties
//   run form       [x] fonts by slot, size, switches also relative to the style, underlines, colours, shading, border,
//                      spacing, scale, position, language   [ ] effects on text, East Asian layout
//   paragraph form [x] alignment, indents, spacing, tab stops, borders, shading, keeps, outline level, frames
//                  [ ] indents in characters, drop caps
//   styles         [x] paragraph, character, table (whole table)   [ ] conditional parts of table styles, list styles
//   lists          [x] LST, LFO, levels overridden and restarted, Thai numbers   [ ] picture bullets, ANLD of Word 6
//   tables         [x] merges both ways, nesting, borders, shading, margins, heights, header rows, floating ones,
//                      turned text   [ ] cells of no width (widened), text that is fitted
//   sections       [x] page, margins, columns, page numbers, headers and footers by type   [/] borders (told of)
//   notes          [x] footnotes, endnotes, marks of the author's own, separator   [ ] numbering that restarts
//   drawings       [x] pictures in the line and floating (PNG, JPEG, BMP, TIFF), cropped; boxes of text, lines, plain
//                      figures, free forms of lines and curves, groups, Word art as text, turned, shaded and
//                      filled with pictures   [x] EMF, WMF   [ ] linked boxes (all text in the first)
//   properties     [x] title, author, dates, tab stops, note numbers   [/] compatibility (of line ends, spacing)
#include "readers/doc/doc.h"

#include <utility>

#include "base/error.h"
#include "readers/container/compound.h"
#include "readers/container/office_crypto.h"
#include "readers/container/summary.h"
#include "readers/doc/lists.h"
#include "readers/doc/parts.h"
#include "readers/doc/source.h"
#include "readers/doc/story.h"

namespace raingan::doc {
namespace {

/// [MS-DOC] 2.2.6. The plain head of the stream tells where the rest begins.
void decrypt(Source& source, const std::string& password) {
    const Fib& fib = source.fib;
    OfficeCipher cipher =
        fib.obfuscated || fib.is_word_6()
            ? OfficeCipher::word_xor(fib.key, password)
            : OfficeCipher::rc4(std::string_view(source.table).substr(0, fib.key), password, OfficeCipher::word_block);
    cipher.decrypt_stream(source.word, fib.is_word_6() ? OfficeCipher::word_95_plain : OfficeCipher::word_plain);
    cipher.decrypt_stream(source.table, fib.obfuscated ? 0 : fib.key);
    cipher.decrypt_stream(source.data, 0);
    source.fib = read_fib(source.word);
}

/// Word 6 and 95 keep everything in one stream.
void open_streams(Source& source, const CompoundFile& file, const std::string& password) {
    source.word = file.require("WordDocument");
    source.fib = read_fib(source.word);
    if (!source.fib.is_word_6()) source.table = file.require(source.fib.second_table ? "1Table" : "0Table");
    source.data = file.read("Data").value_or(std::string());
    if (source.fib.encrypted) decrypt(source, password);
    if (source.fib.is_word_6()) source.table = source.word;
}

void read_structures(Source& source) {
    const Fib& fib = source.fib;
    const bool word_6 = fib.is_word_6();
    const auto find = [&](Table which) { return fib.find(source.table, which); };
    source.fonts = read_fonts(find(Table::fonts), word_6);
    source.text = read_text(fib, source.word, source.table, word_6 ? code_page_of(fib, source.fonts) : std::nullopt);
    source.characters = read_character_pages(source.word, find(Table::character_pages), word_6);
    source.paragraphs = read_paragraph_pages(source.word, find(Table::paragraph_pages), source.data, word_6);
    if (word_6) {
        convert_exceptions(source.converted, source.characters);
        convert_exceptions(source.converted, source.paragraphs);
        for (Bytes& change : source.text.changes) change = convert_grpprl(source.converted, change);
    }
    source.styles = read_styles(find(Table::style_sheet), word_6 ? &source.converted : nullptr);
    read_sections(source);
    read_note_marks(source);
    read_drawings(source);
}

std::string main_part(Source& source) {
    std::string xml = word::PackageBuilder::root("w:document") + "<w:body>";
    xml += story_xml(source, StoryKind::main, range_of(source, StoryKind::main), word::PackageBuilder::main);
    const Section& last = source.sections.back();
    append_section(xml, last.properties, last.references);
    return xml + "</w:body></w:document>";
}

void add_parts(Source& source) {
    const Bytes table(source.table);
    source.package.add("styles", "styles.xml", styles_part(source.styles, source.fonts));
    if (source.fib.offset_of(Table::lists) != 0)
        source.package.add("numbering", "numbering.xml",
                           numbering_part(table.slice(source.fib.offset_of(Table::lists)),
                                          source.fib.find(table, Table::list_overrides), source.fonts));
    add_settings(source);
    add_notes(source);
    add_headers(source);
}

/// The text of Word 6 and 95 does not say what its bytes mean.
void tell_code_page(Source& source) {
    if (!source.fib.is_word_6()) return;
    const std::string page = code_page_of(source.fib, source.fonts) ? "windows-874" : "windows-1252";
    source.diagnostics.push_back(
        {Severity::warning,
         "old-word",
         {"the document is of Word 6 or 95; its text was read as " + page +
              ", and pictures are not shown; if letters are wrong, open it in Word and save it as .docx",
          "เอกสารเป็นของ Word 6 หรือ 95 อ่านข้อความเป็น " + page +
              " และไม่แสดงรูปภาพ หากตัวอักษรผิด โปรดเปิดใน Word แล้วบันทึกเป็น .docx"},
         {}});
}

void tell_damage(Source& source) {
    if (!source.text.damaged) return;
    source.diagnostics.push_back({Severity::warning,
                                  "damaged",
                                  {"some of the document's text is not in the file; get a complete copy of it",
                                   "ข้อความบางส่วนของเอกสารไม่มีอยู่ในไฟล์ โปรดขอไฟล์ฉบับสมบูรณ์"},
                                  {}});
}

}  // namespace

Document read(std::string_view bytes, const ReadOptions& options) {
    const CompoundFile file(bytes);
    Source source;
    source.file = &file;
    open_streams(source, file, options.password);
    read_structures(source);
    tell_code_page(source);
    tell_damage(source);
    add_parts(source);
    Document document = source.package.read(main_part(source), options.stored_fields);
    read_summary(file, document.properties);
    document.diagnostics.insert(document.diagnostics.begin(), std::make_move_iterator(source.diagnostics.begin()),
                                std::make_move_iterator(source.diagnostics.end()));
    return document;
}

}  // namespace raingan::doc
