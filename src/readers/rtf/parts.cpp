// What is a story of its own: headers and footers, footnotes and endnotes, comments; and what is left out.
#include <array>
#include <utility>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

struct HeaderKind {
    const char* element;
    const char* type;
};
constexpr std::array<HeaderKind, 6> header_kinds{{{"header", "default"},
                                                  {"header", "even"},
                                                  {"header", "first"},
                                                  {"footer", "default"},
                                                  {"footer", "even"},
                                                  {"footer", "first"}}};

void close_header(Reader& reader) {
    const HeaderKind& kind = header_kinds[reader.open_headers.back()];
    reader.open_headers.pop_back();
    const std::string part = story(reader).part;
    const std::string element = kind.element == header_kinds[0].element ? "w:hdr" : "w:ftr";
    std::string xml = word::PackageBuilder::root(element) + end_story(reader) + "</" + element + ">";
    constexpr std::size_t folder = 5;  // "word/"
    const std::string id = reader.package.add(kind.element, part.substr(folder), std::move(xml));
    reader.header_references.append("<w:").append(kind.element).append("Reference w:type=\"").append(kind.type);
    reader.header_references.append("\" r:id=\"").append(id).append("\"/>");
}

const Destination header{put_text, close_header};

template <std::size_t kind>
void begin_header(Reader& reader, Parameter) {
    enter(reader, header);
    reader.open_headers.push_back(kind);
    begin_story(reader,
                std::string("word/") + header_kinds[kind].element + std::to_string(++reader.part_count) + ".xml");
}

void close_note(Reader& reader) {
    const std::string blocks = end_story(reader);
    const Note note = reader.notes.back();
    reader.notes.pop_back();
    const std::string name = note.endnote ? "endnote" : "footnote";
    std::string& notes = note.endnote ? reader.endnotes : reader.footnotes;
    notes += "<w:" + name;
    append_number(notes, "id", ++reader.note_count);
    notes.append(">").append(blocks).append("</w:").append(name).append(">");
    std::string reference = "<w:" + name + "Reference";
    append_number(reference, "id", reader.note_count);
    if (!note.own_mark) append_number(reference, "customMarkFollows", 1);
    // The mark looks as the text around the note's group.
    character(reader) = reader.states[reader.states.size() - 2].character;
    if (!character(reader).deleted) put_mark(reader, reference + "/>");
}

const Destination note{put_text, close_note};

void begin_note(Reader& reader, Parameter) {
    enter(reader, note);
    reader.notes.push_back({false, std::exchange(reader.mark_waits, false)});
    begin_story(reader, "word/footnotes.xml");
}

void is_endnote(Reader& reader, Parameter) {
    if (reader.notes.empty() || top(reader).destination != &note) return;
    reader.notes.back().endnote = true;
    story(reader).part = "word/endnotes.xml";
}

void close_comment(Reader& reader) {
    const std::string blocks = end_story(reader);
    std::string number;
    append_number(number, "id", ++reader.comment_count);
    reader.comments.append("<w:comment").append(number).append(">").append(blocks).append("</w:comment>");
    put_mark(reader, "<w:commentReference" + number + "/>");
}

const Destination comment{put_text, close_comment};

void begin_comment(Reader& reader, Parameter) {
    enter(reader, comment);
    begin_story(reader, "word/comments.xml");
}

void skip(Reader& reader, Parameter) {
    enter(reader, skipped);
}
/// Destinations that only wrap text are known by doing nothing.
void pass(Reader&, Parameter) {}

const Destination upr{nullptr, nullptr};

void begin_upr(Reader& reader, Parameter) {
    const Destination* outside = top(reader).destination;
    enter(reader, upr);
    top(reader).outside_upr = outside;
}

void unicode_destination(Reader& reader, Parameter) {
    if (top(reader).outside_upr != nullptr) top(reader).destination = top(reader).outside_upr;
}

void close_document(Reader& reader) {
    Story& body = story(reader);
    if (!body.paragraph.empty() || !body.label.empty()) end_paragraph(reader, nesting_of(*top(reader).paragraph));
}

const Destination document{put_text, close_document};

constexpr auto part_words = std::to_array<Control>({
    {"rtf",
     [](Reader& reader, Parameter) {
         if (reader.states.size() == 2) enter(reader, document);
     }},
    {"header", begin_header<0>},
    {"headerr", begin_header<0>},
    {"headerl", begin_header<1>},
    {"headerf", begin_header<2>},
    {"footer", begin_header<3>},
    {"footerr", begin_header<3>},
    {"footerl", begin_header<4>},
    {"footerf", begin_header<5>},
    {"footnote", begin_note},
    {"ftnalt", is_endnote},
    {"annotation", begin_comment},
    {"chatn", pass},  // the mark of a comment, whose group follows
    {"upr", begin_upr},
    {"ud", unicode_destination},
    {"result", pass},
    {"moMath", pass},
    {"moMathPara", pass},
    // Without \*, and not text of the document.
    {"nonshppict", skip},
    {"shprslt", skip},
    {"nonesttables", skip},
    {"falt", skip},
    {"filetbl", skip},
    {"revtbl", skip},
    {"tc", skip},
    {"tcn", skip},
    {"xe", skip},
    {"objname", skip},
    {"pntxta", skip},
    {"pntxtb", skip},
    {"levelnumbers", skip},
    {"listname", skip},
    {"ftnsep", skip},
    {"ftnsepc", skip},
    {"ftncn", skip},
    {"aftnsep", skip},
    {"aftnsepc", skip},
    {"aftncn", skip},
    {"mmathPr", skip},
    {"mmathPict", skip},
    {"mctrlPr", skip},
    {"mtype", skip},
    {"mpos", skip},
    {"mvertJc", skip},
    {"mlimLoc", skip},
    {"mgrow", skip},
    {"msubHide", skip},
    {"msupHide", skip},
    {"mdegHide", skip},
    {"mjc", skip},
});

void add_part(Reader& reader, const std::string& name, const std::string& notes) {
    if (notes.empty()) return;
    const std::string root = "w:" + name;
    reader.package.add(name, name + ".xml", word::PackageBuilder::root(root) + notes + "</" + root + ">");
}

}  // namespace

Controls part_controls() {
    return part_words;
}

void add_notes(Reader& reader) {
    add_part(reader, "footnotes", reader.footnotes);
    add_part(reader, "endnotes", reader.endnotes);
    add_part(reader, "comments", reader.comments);
}

}  // namespace raingan::rtf
