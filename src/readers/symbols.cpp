#include "readers/symbols.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace raingan {
namespace {

struct Entry {
    std::uint8_t code;
    char32_t character;
};

/// Adobe's Symbol encoding, ascending.
constexpr std::array<Entry, 161> symbol_table{
    {{0x20, U' '}, {0x21, U'!'}, {0x22, U'∀'}, {0x23, U'#'}, {0x24, U'∃'}, {0x25, U'%'}, {0x26, U'&'}, {0x27, U'∋'},
     {0x28, U'('}, {0x29, U')'}, {0x2A, U'∗'}, {0x2B, U'+'}, {0x2C, U','}, {0x2D, U'−'}, {0x2E, U'.'}, {0x2F, U'/'},
     {0x30, U'0'}, {0x31, U'1'}, {0x32, U'2'}, {0x33, U'3'}, {0x34, U'4'}, {0x35, U'5'}, {0x36, U'6'}, {0x37, U'7'},
     {0x38, U'8'}, {0x39, U'9'}, {0x3A, U':'}, {0x3B, U';'}, {0x3C, U'<'}, {0x3D, U'='}, {0x3E, U'>'}, {0x3F, U'?'},
     {0x40, U'≅'}, {0x41, U'Α'}, {0x42, U'Β'}, {0x43, U'Χ'}, {0x44, U'Δ'}, {0x45, U'Ε'}, {0x46, U'Φ'}, {0x47, U'Γ'},
     {0x48, U'Η'}, {0x49, U'Ι'}, {0x4A, U'ϑ'}, {0x4B, U'Κ'}, {0x4C, U'Λ'}, {0x4D, U'Μ'}, {0x4E, U'Ν'}, {0x4F, U'Ο'},
     {0x50, U'Π'}, {0x51, U'Θ'}, {0x52, U'Ρ'}, {0x53, U'Σ'}, {0x54, U'Τ'}, {0x55, U'Υ'}, {0x56, U'ς'}, {0x57, U'Ω'},
     {0x58, U'Ξ'}, {0x59, U'Ψ'}, {0x5A, U'Ζ'}, {0x5B, U'['}, {0x5C, U'∴'}, {0x5D, U']'}, {0x5E, U'⊥'}, {0x5F, U'_'},
     {0x61, U'α'}, {0x62, U'β'}, {0x63, U'χ'}, {0x64, U'δ'}, {0x65, U'ε'}, {0x66, U'φ'}, {0x67, U'γ'}, {0x68, U'η'},
     {0x69, U'ι'}, {0x6A, U'ϕ'}, {0x6B, U'κ'}, {0x6C, U'λ'}, {0x6D, U'μ'}, {0x6E, U'ν'}, {0x6F, U'ο'}, {0x70, U'π'},
     {0x71, U'θ'}, {0x72, U'ρ'}, {0x73, U'σ'}, {0x74, U'τ'}, {0x75, U'υ'}, {0x76, U'ϖ'}, {0x77, U'ω'}, {0x78, U'ξ'},
     {0x79, U'ψ'}, {0x7A, U'ζ'}, {0x7B, U'{'}, {0x7C, U'|'}, {0x7D, U'}'}, {0x7E, U'∼'}, {0xA0, U'€'}, {0xA2, U'′'},
     {0xA3, U'≤'}, {0xA4, U'⁄'}, {0xA5, U'∞'}, {0xA6, U'ƒ'}, {0xA7, U'♣'}, {0xA8, U'♦'}, {0xA9, U'♥'}, {0xAA, U'♠'},
     {0xAB, U'↔'}, {0xAC, U'←'}, {0xAD, U'↑'}, {0xAE, U'→'}, {0xAF, U'↓'}, {0xB0, U'°'}, {0xB1, U'±'}, {0xB2, U'″'},
     {0xB3, U'≥'}, {0xB4, U'×'}, {0xB5, U'∝'}, {0xB6, U'∂'}, {0xB7, U'•'}, {0xB8, U'÷'}, {0xB9, U'≠'}, {0xBA, U'≡'},
     {0xBB, U'≈'}, {0xBC, U'…'}, {0xBD, U'|'}, {0xBE, U'—'}, {0xBF, U'↵'}, {0xC0, U'ℵ'}, {0xC1, U'ℑ'}, {0xC2, U'ℜ'},
     {0xC3, U'℘'}, {0xC4, U'⊗'}, {0xC5, U'⊕'}, {0xC6, U'∅'}, {0xC7, U'∩'}, {0xC8, U'∪'}, {0xC9, U'⊃'}, {0xCA, U'⊇'},
     {0xCB, U'⊄'}, {0xCC, U'⊂'}, {0xCD, U'⊆'}, {0xCE, U'∈'}, {0xCF, U'∉'}, {0xD0, U'∠'}, {0xD1, U'∇'}, {0xD2, U'®'},
     {0xD3, U'©'}, {0xD4, U'™'}, {0xD5, U'∏'}, {0xD6, U'√'}, {0xD7, U'⋅'}, {0xD8, U'¬'}, {0xD9, U'∧'}, {0xDA, U'∨'},
     {0xDB, U'⇔'}, {0xDC, U'⇐'}, {0xDD, U'⇑'}, {0xDE, U'⇒'}, {0xDF, U'⇓'}, {0xE0, U'◊'}, {0xE5, U'∑'}, {0xF2, U'∫'},
     {0xFF, U' '}}};

/// What of Wingdings has a character; ascending.
constexpr std::array<Entry, 127> wingdings_table{
    {{0x20, U' '}, {0x21, U'✏'}, {0x22, U'✂'}, {0x23, U'✁'}, {0x28, U'☎'}, {0x29, U'✆'}, {0x2A, U'✉'}, {0x36, U'⌛'},
     {0x37, U'⌨'}, {0x3E, U'✇'}, {0x3F, U'✍'}, {0x41, U'✌'}, {0x45, U'☜'}, {0x46, U'☞'}, {0x47, U'☝'}, {0x48, U'☟'},
     {0x4A, U'☺'}, {0x4C, U'☹'}, {0x4E, U'☠'}, {0x4F, U'⚐'}, {0x51, U'✈'}, {0x52, U'☼'}, {0x54, U'❄'}, {0x56, U'✞'},
     {0x58, U'✠'}, {0x59, U'✡'}, {0x5A, U'☪'}, {0x5B, U'☯'}, {0x5C, U'ॐ'}, {0x5D, U'☸'}, {0x5E, U'♈'}, {0x5F, U'♉'},
     {0x60, U'♊'}, {0x61, U'♋'}, {0x62, U'♌'}, {0x63, U'♍'}, {0x64, U'♎'}, {0x65, U'♏'}, {0x66, U'♐'}, {0x67, U'♑'},
     {0x68, U'♒'}, {0x69, U'♓'}, {0x6A, U'&'}, {0x6B, U'&'}, {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'},
     {0x70, U'□'}, {0x71, U'❑'}, {0x72, U'❒'}, {0x73, U'⬧'}, {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'},
     {0x78, U'⌧'}, {0x79, U'⍓'}, {0x7A, U'⌘'}, {0x7B, U'❀'}, {0x7C, U'✿'}, {0x7D, U'❝'}, {0x7E, U'❞'}, {0x80, U'⓪'},
     {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'}, {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'},
     {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8B, U'⓿'}, {0x8C, U'❶'}, {0x8D, U'❷'}, {0x8E, U'❸'}, {0x8F, U'❹'}, {0x90, U'❺'},
     {0x91, U'❻'}, {0x92, U'❼'}, {0x93, U'❽'}, {0x94, U'❾'}, {0x95, U'❿'}, {0x9E, U'·'}, {0x9F, U'•'}, {0xA0, U'▪'},
     {0xA1, U'○'}, {0xA2, U'○'}, {0xA3, U'○'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA6, U'○'}, {0xA7, U'▪'}, {0xA8, U'◻'},
     {0xAA, U'✦'}, {0xAB, U'★'}, {0xAC, U'✶'}, {0xAD, U'✴'}, {0xAE, U'✹'}, {0xAF, U'✵'}, {0xB5, U'✪'}, {0xB6, U'✰'},
     {0xD5, U'⌫'}, {0xD6, U'⌦'}, {0xD8, U'➢'}, {0xDC, U'➲'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'},
     {0xE3, U'↖'}, {0xE4, U'↗'}, {0xE5, U'↙'}, {0xE6, U'↘'}, {0xE8, U'➔'}, {0xEF, U'⇦'}, {0xF0, U'⇨'}, {0xF1, U'⇧'},
     {0xF2, U'⇩'}, {0xF3, U'⬄'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}, {0xFF, U'⊞'}}};

/// Boxes, ticks and numbers of Wingdings 2; ascending.
constexpr std::array<Entry, 35> wingdings2_table{
    {{0x20, U' '}, {0x2A, U'□'}, {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'},
     {0x54, U'☒'}, {0x55, U'⊗'}, {0x56, U'⊗'}, {0x69, U'⓪'}, {0x6A, U'①'}, {0x6B, U'②'}, {0x6C, U'③'},
     {0x6D, U'④'}, {0x6E, U'⑤'}, {0x6F, U'⑥'}, {0x70, U'⑦'}, {0x71, U'⑧'}, {0x72, U'⑨'}, {0x73, U'⑩'},
     {0x95, U'·'}, {0x96, U'•'}, {0x97, U'●'}, {0x98, U'●'}, {0x99, U'○'}, {0x9E, U'◉'}, {0x9F, U'▪'},
     {0xA0, U'■'}, {0xA1, U'■'}, {0xA2, U'■'}, {0xA3, U'□'}, {0xA4, U'□'}, {0xA5, U'□'}, {0xAE, U'◆'}}};

/// Ticks and arrows of Wingdings 3 and Webdings.
constexpr std::array<Entry, 12> wingdings3_table{{{0x20, U' '},
                                                  {0x22, U'↑'},
                                                  {0x23, U'↓'},
                                                  {0x66, U'←'},
                                                  {0x67, U'→'},
                                                  {0x70, U'▲'},
                                                  {0x71, U'▼'},
                                                  {0x74, U'◀'},
                                                  {0x75, U'▶'},
                                                  {0x7D, U'▶'},
                                                  {0x84, U'◀'},
                                                  {0x85, U'▶'}}};
constexpr std::array<Entry, 14> webdings_table{{{0x20, U' '},
                                                {0x33, U'◀'},
                                                {0x34, U'▶'},
                                                {0x35, U'▲'},
                                                {0x36, U'▼'},
                                                {0x3C, U'■'},
                                                {0x61, U'✓'},
                                                {0x63, U'□'},
                                                {0x67, U'■'},
                                                {0x69, U'ℹ'},
                                                {0x6E, U'●'},
                                                {0x72, U'✗'},
                                                {0x73, U'?'},
                                                {0x78, U'✗'}}};

template <std::size_t count>
char32_t find(const std::array<Entry, count>& table, char32_t code) {
    const auto found = std::lower_bound(table.begin(), table.end(), code,
                                        [](const Entry& entry, char32_t wanted) { return entry.code < wanted; });
    return found != table.end() && found->code == code ? found->character : 0;
}

template <std::size_t count>
constexpr bool ascending(const std::array<Entry, count>& table) {
    return std::is_sorted(table.begin(), table.end(), [](Entry a, Entry b) { return a.code < b.code; });
}
static_assert(ascending(symbol_table) && ascending(wingdings_table) && ascending(wingdings2_table) &&
              ascending(wingdings3_table) && ascending(webdings_table));

enum class Face : std::uint8_t { none, symbol, wingdings, wingdings2, wingdings3, webdings, dingbats };
struct Name {
    std::string_view name;
    Face face;
};
constexpr std::array<Name, 7> names{{{"Symbol", Face::symbol},
                                     {"Wingdings", Face::wingdings},
                                     {"Wingdings 2", Face::wingdings2},
                                     {"Wingdings 3", Face::wingdings3},
                                     {"Webdings", Face::webdings},
                                     {"Marlett", Face::webdings},
                                     {"ZapfDingbats", Face::dingbats}}};

/// ZapfDingbats (ISO 32000-1 Annex D.6), whose codes go through Unicode's Dingbats but for the signs that were there
/// before them.
char32_t dingbat(char32_t code) {
    constexpr auto elsewhere = std::to_array<Entry>({{0x20, 0x20},
                                                     {0x25, 0x260E},
                                                     {0x2A, 0x261B},
                                                     {0x2B, 0x261E},
                                                     {0x48, 0x2605},
                                                     {0x6C, 0x25CF},
                                                     {0x6E, 0x25A0},
                                                     {0x73, 0x25B2},
                                                     {0x74, 0x25BC},
                                                     {0x75, 0x25C6},
                                                     {0x77, 0x25D7},
                                                     {0xA8, 0x2663},
                                                     {0xA9, 0x2666},
                                                     {0xAA, 0x2665},
                                                     {0xAB, 0x2660},
                                                     {0xD5, 0x2192},
                                                     {0xD6, 0x2194},
                                                     {0xD7, 0x2195}});
    static_assert(ascending(elsewhere));
    if (const char32_t found = find(elsewhere, code); found != 0) return found;
    if (code >= 0x21 && code <= 0x7E) return 0x2700 + (code - 0x20);
    if (code >= 0xAC && code <= 0xB5) return 0x2460 + (code - 0xAC);
    const bool behind = (code >= 0xA1 && code <= 0xFE) && code != 0xF0;
    return behind ? 0x2700 + (code - 0x40) : 0;
}

Face face_of(std::string_view font) {
    for (const Name& entry : names)
        if (entry.name == font) return entry.face;
    return Face::none;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
    return face_of(font) != Face::none;
}

char32_t symbol_character(std::string_view font, char32_t code) {
    if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
    switch (face_of(font)) {
        case Face::symbol:
            return find(symbol_table, code);
        case Face::wingdings:
            return find(wingdings_table, code);
        case Face::wingdings2:
            return find(wingdings2_table, code);
        case Face::wingdings3:
            return find(wingdings3_table, code);
        case Face::webdings:
            return find(webdings_table, code);
        case Face::dingbats:
            return dingbat(code);
        case Face::none:
            return 0;
    }
    return 0;
}

char32_t private_symbol(char32_t code) {
    const bool symbols = (code > 0xF020 && code < 0xF0A0) || (code >= 0xF0FC && code <= 0xF0FF);
    if (!symbols) return 0;
    const char32_t found = find(wingdings_table, code - 0xF000);
    return found != 0 ? found : find(symbol_table, code - 0xF000);
}

std::string bullet_text(std::string_view text, std::string_view font) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        const bool is_private = c >= 0xF000 && c <= 0xF0FF;
        const bool symbols = is_symbol_font(font);
        char32_t shown = symbols ? symbol_character(font, c) : c;
        if (shown == 0 || (is_private && !symbols)) shown = U'•';
        utf8::append(out, shown);
        at += length;
    }
    return out;
}

}  // namespace raingan
