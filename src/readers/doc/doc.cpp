#include "readers/doc/doc.h"

#include <utility>

#include "base/error.h"
#include "readers/container/compound.h"
#include "readers/container/office_crypto.h"
#include "readers/doc/lists.h"
#include "readers/doc/parts.h"
#include "readers/doc/source.h"
#include "readers/doc/story.h"
#include "readers/word/word.h"

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
    source.fonts = read_fonts(fib.find(source.table, Table::fonts), fib.is_word_6());
    source.text = read_text(fib, source.word, source.table);
    source.characters = read_character_pages(source.word, fib.find(source.table, Table::character_pages), false);
    source.paragraphs =
        read_paragraph_pages(source.word, fib.find(source.table, Table::paragraph_pages), source.data, false);
    source.styles = read_styles(fib.find(source.table, Table::style_sheet));
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
    open_streams(source, file, options.password);
    read_structures(source);
    tell_damage(source);
    add_parts(source);
    if (const auto summary = file.read("\5SummaryInformation")) add_summary(source, *summary);
    Document document = word::read(source.package.finish(main_part(source)));
    document.diagnostics.insert(document.diagnostics.begin(), std::make_move_iterator(source.diagnostics.begin()),
                                std::make_move_iterator(source.diagnostics.end()));
    return document;
}

}  // namespace raingan::doc
