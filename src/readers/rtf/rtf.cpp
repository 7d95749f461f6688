// The RTF reader. [x] read, [/] partly, [ ] not read; what is visible and not read as Word shows it gives a diagnostic,
// here or in word/.
//
//   text           [x] groups, \bin, \u with surrogates and \uc, \'hh in the code page of its font (\fcharset, \cpg),
//                      else the document's (\ansicpg, \mac, \pc), else by what Thai bytes say themselves; symbols
//                  [x] \upr, \*, deep nesting up to limits::rtf_groups, files that end before their groups do
//                  [ ] MacThai's variants by \mac alone
//   characters     [x] fonts, sizes, bold, italic and language of Latin and complex script apart (\fcs, \ltrch, \rtlch,
//                      \loch, \hich, \dbch, \af…), underlines, strikes, caps, colours, shading, borders, super- and
//                      subscript, position, spacing, scale, hidden   [/] \highlight (as shading)
//                  [ ] kerning, effects (shadow, outline, emboss)
//   revisions      [x] as accepted: \deleted left out, \revised shown   [ ] moves, deleted rows
//   paragraphs     [x] alignment (with \qt, thaiDistribute), indents, spacing, tabs, borders, shading, keeps, outline
//                  [x] frames, large initials, \rtlpar   [ ] indents in characters
//   styles         [/] names, and the level of headings: RTF states all else with each paragraph
//   lists          [x] \listtable, \listoverridetable with restarts and Thai formats
//                  [/] older lists (\pn) and unknown ones: the label that their producer wrote (\pntext, \listtext)
//   fields         [x] as word/word.cpp; check boxes   [ ] drop-down fields without a result
//   tables         [x] edges to a grid, merges both ways, nesting, borders, shading, padding, heights, header rows,
//                      alignment, turned text, floating ones, diagonals
//                  [/] widths: as the edges in the file say, not reckoned anew   [ ] table styles (their effect is
//                      stated in each row), \trautofit
//   sections       [x] page, margins, start, columns, page numbers, headers and footers by kind
//                  [x] borders, line numbers   [ ] vertical alignment
//   notes          [x] footnotes, endnotes, marks of their own   [/] comments (told with their words)   [ ] separators
//   pictures       [x] PNG, JPEG, BMP, scaled and cropped   [/] EMF, WMF (a frame, named)
//   shapes         [x] text boxes, boxes, lines, pictures, groups (\shp)   [/] Word 6's (\do): text boxes, boxes, lines
//                  [ ] rotation, free forms (named)
//   objects        [x] their picture (\result, or the one that the object keeps)   [/] without one told, workbooks with
//                  their words
//   equations      [/] their text in order
//   properties     [x] title, author, dates; default tabs, facing pages, some compatibility options
#include "readers/rtf/rtf.h"

#include <utility>

#include "readers/rtf/reader.h"

namespace raingan::rtf {

Reader::Reader(std::string_view whole) : input(whole), tokens(whole) {
    states.emplace_back();
    states.back().destination = &body_text;
    begin_story(*this, std::string(word::PackageBuilder::main));
}

namespace {

void read_symbol(Reader& reader, char symbol) {
    switch (symbol) {
        case '\\':
        case '{':
        case '}':
            if (reader.skip > 0)
                --reader.skip;
            else
                add_bytes(reader, {&symbol, 1});
            return;
        case '~':
            return add_code_point(reader, U'\u00A0');
        case '-':
            return add_code_point(reader, U'\u00AD');
        case '_':
            return add_code_point(reader, U'\u2011');
        case '*':
            reader.ignorable = true;
            return;
        default:  // index and formula marks (\: \|), and what nobody knows
            return;
    }
}

void read_bytes(Reader& reader, std::string_view bytes) {
    reader.ignorable = false;
    const std::size_t fallback = std::min(bytes.size(), static_cast<std::size_t>(reader.skip));
    reader.skip -= static_cast<int>(fallback);
    if (fallback < bytes.size()) add_bytes(reader, bytes.substr(fallback));
}

void read_binary(Reader& reader, std::string_view bytes) {
    if (reader.skip > 0)
        --reader.skip;
    else if (!reader.pictures.empty())
        reader.pictures.back().bytes += bytes;
    else if (!reader.objects.empty())
        reader.objects.back().bytes += bytes;
}

void read_word(Reader& reader, const Token& token) {
    const bool ignorable = std::exchange(reader.ignorable, false);
    if (token.text != "u") flush_text(reader);  // characters in a row stay together
    reader.skip = 0;
    if (const Control* control = reader.controls.find(token.text))
        control->apply(reader, {token.parameter, token.has_parameter});
    else if (ignorable)
        enter(reader, skipped);
    if (top(reader).destination != &skipped) return;
    if (reader.tokens.skip_group())
        close_group(reader);
    else
        reader.truncated = true;
}

/// To the end of the outermost group, or of the input.
void read_groups(Reader& reader) {
    do {
        const Token token = reader.tokens.next();
        switch (token.kind) {
            case Token::Kind::end:
                reader.truncated = true;
                break;
            case Token::Kind::open:
                flush_text(reader);
                reader.skip = 0;
                open_group(reader);
                break;
            case Token::Kind::close:
                flush_text(reader);
                reader.skip = 0;
                close_group(reader);
                break;
            case Token::Kind::word:
                read_word(reader, token);
                break;
            case Token::Kind::symbol:
                read_symbol(reader, token.text.front());
                break;
            case Token::Kind::text:
                read_bytes(reader, token.text);
                break;
            case Token::Kind::byte: {
                const char byte = static_cast<char>(token.parameter);
                read_bytes(reader, {&byte, 1});
                break;
            }
            case Token::Kind::binary:
                flush_text(reader);
                read_binary(reader, token.text);
                break;
        }
    } while (!reader.truncated && reader.states.size() > 1);
    flush_text(reader);
    while (reader.states.size() > 1) close_group(reader);
}

Document finish(Reader& reader, bool stored_fields) {
    std::string document = word::PackageBuilder::root("w:document") + "<w:body>";
    document += end_story(reader);
    document += section_markup(reader) + "</w:body></w:document>";
    add_styles(reader);
    add_numbering(reader);
    add_notes(reader);
    add_settings(reader);
    return reader.package.read(std::move(document), stored_fields);
}

/// What was wrong with the file itself.
void tell(Document& document, const Reader& reader) {
    const auto warn = [&](const char* code, std::string en, std::string th) {
        document.diagnostics.push_back({Severity::warning, code, {std::move(en), std::move(th)}, {}});
    };
    if (reader.truncated)
        warn("truncated", "the file ends in the middle of the document; get a complete copy of it",
             "ไฟล์สิ้นสุดกลางเอกสาร โปรดขอไฟล์ฉบับสมบูรณ์");
    else if (reader.tokens.rest().find_first_not_of(std::string_view(" \t\r\n\0", 5)) != std::string_view::npos)
        warn("trailing-data", "what stands behind the document's end is left out", "ไม่แสดงข้อมูลที่อยู่หลังจุดสิ้นสุดเอกสาร");
    if (const std::size_t bytes = reader.decoder.undecodable(); bytes > 0)
        warn("undecodable",
             std::to_string(bytes) + " bytes mean nothing in the code page of their font and show as \uFFFD",
             std::to_string(bytes) + " ไบต์ไม่มีความหมายในรหัสอักขระของฟอนต์ จึงแสดงเป็น \uFFFD");
}

}  // namespace

Document read(std::string_view bytes, const ReadOptions& options) {
    Reader reader(bytes);
    read_groups(reader);
    Document document = finish(reader, options.stored_fields);
    tell(document, reader);
    return document;
}

}  // namespace raingan::rtf
