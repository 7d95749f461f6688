// Characters: bytes in the code page of their font, \u, and control words and symbols that stand for a character.
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

/// The font whose charset the bytes are in.
int font_in_use(const State& state) {
    const CharacterFormat& format = state.character;
    if (state.mode.part == ScriptMode::Part::high && format.font_high != unset) return format.font_high;
    if (state.mode.part == ScriptMode::Part::east_asia && format.font_east_asia != unset) return format.font_east_asia;
    if (format.is_complex && format.complex.font != unset) return format.complex.font;
    return format.latin.font;
}

void deliver(Reader& reader, std::string_view utf8) {
    const Destination* destination = top(reader).destination;
    if (destination->text != nullptr && !utf8.empty()) destination->text(reader, utf8);
}

/// Once, at the first bytes of the body that need it. A font table that knows of Thai fonts is believed.
void weigh_evidence(Reader& reader) {
    if (std::exchange(reader.evidence_weighed, true)) return;
    for (const auto& [number, font] : reader.fonts)
        if (font.page == code_page::thai) return;
    int& page = reader.settings.paper_code_page;
    page = code_page_by_evidence(reader.input.substr(reader.header_end), page);
}

bool is_ascii(std::string_view bytes) {
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

template <char32_t c>
void character_control(Reader& reader, Parameter) {
    add_code_point(reader, c);
}

void unicode(Reader& reader, Parameter parameter) {
    std::int64_t c = parameter.value;
    if (c < 0) c += 0x10000;
    reader.skip = top(reader).fallback_bytes;
    if (c < 0 || c > 0x10FFFF) c = 0xFFFD;
    const auto unit = static_cast<char32_t>(c);
    if (unit >= 0xD800 && unit < 0xDC00) {
        reader.high_surrogate = unit;
        return;
    }
    const char32_t high = std::exchange(reader.high_surrogate, 0);
    if (unit >= 0xDC00 && unit < 0xE000)
        add_code_point(reader, high == 0 ? 0xFFFD : ((high - 0xD7C0) << 10U) | (unit & 0x3FFU));
    else
        add_code_point(reader, unit);
}

template <int page>
void document_page(Reader& reader, Parameter) {
    reader.settings.paper_code_page = page;
}

void mark_of_note(Reader& reader, Parameter) {
    if (reader.notes.empty())
        reader.mark_waits = true;
    else
        put_in_run(reader, reader.notes.back().endnote ? "<w:endnoteRef/>" : "<w:footnoteRef/>");
}

constexpr auto text_words = std::to_array<Control>({
    {"u", unicode},
    {"uc",
     [](Reader& reader, Parameter p) { top(reader).fallback_bytes = p.value >= 0 && p.value < 256 ? p.number() : 1; }},
    {"ansi", document_page<code_page::western>},
    {"mac", document_page<code_page::mac_roman>},
    {"pc", document_page<437>},
    {"pca", document_page<850>},
    {"ansicpg",
     [](Reader& reader, Parameter p) {
         if (p.value > 0) reader.settings.paper_code_page = p.number();
     }},
    {"tab", [](Reader& reader, Parameter) { put_in_run(reader, "<w:tab/>"); }},
    {"line", [](Reader& reader, Parameter) { put_in_run(reader, "<w:br/>"); }},
    {"lbr", [](Reader& reader, Parameter) { put_in_run(reader, "<w:br/>"); }},
    {"page", [](Reader& reader, Parameter) { put_in_run(reader, R"(<w:br w:type="page"/>)"); }},
    {"column", [](Reader& reader, Parameter) { put_in_run(reader, R"(<w:br w:type="column"/>)"); }},
    {"chpgn", [](Reader& reader, Parameter) { put_in_run(reader, "<w:pgNum/>"); }},
    {"chftn", mark_of_note},
    {"bullet", character_control<U'\u2022'>},
    {"emdash", character_control<U'\u2014'>},
    {"endash", character_control<U'\u2013'>},
    {"emspace", character_control<U'\u2003'>},
    {"enspace", character_control<U'\u2002'>},
    {"qmspace", character_control<U'\u2005'>},
    {"lquote", character_control<U'\u2018'>},
    {"rquote", character_control<U'\u2019'>},
    {"ldblquote", character_control<U'\u201C'>},
    {"rdblquote", character_control<U'\u201D'>},
    {"zwj", character_control<U'\u200D'>},
    {"zwnj", character_control<U'\u200C'>},
    {"zwbo", character_control<U'\u200B'>},
    {"zwnbo", character_control<U'\u2060'>},
    {"ltrmark", character_control<U'\u200E'>},
    {"rtlmark", character_control<U'\u200F'>},
});

}  // namespace

Controls text_controls() {
    return text_words;
}

void add_bytes(Reader& reader, std::string_view bytes) {
    if (!reader.utf8.empty()) flush_text(reader);
    reader.bytes += bytes;
}

void add_code_point(Reader& reader, char32_t c) {
    if (!reader.bytes.empty()) flush_text(reader);
    utf8::append(reader.utf8, c);
}

void flush_text(Reader& reader) {
    if (!reader.bytes.empty()) {
        if (is_ascii(reader.bytes)) {
            deliver(reader, reader.bytes);
        } else {
            const int page = code_page_of_font(reader, font_in_use(top(reader)));
            if (page == code_page::unknown && top(reader).destination->text == put_text) weigh_evidence(reader);
            std::string decoded;
            reader.decoder.append(decoded, reader.bytes,
                                  page == code_page::unknown ? reader.settings.paper_code_page : page,
                                  page == code_page::unknown);
            deliver(reader, decoded);
        }
        reader.bytes.clear();
    }
    if (reader.utf8.empty()) return;
    deliver(reader, reader.utf8);
    reader.utf8.clear();
}

}  // namespace raingan::rtf
