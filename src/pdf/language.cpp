#include "pdf/language.h"

#include "base/utf8.h"

namespace raingan::pdf {

Script script_of(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? Script::latin : Script::neutral;
    if (c >= 0x0E00 && c < 0x0E80) return Script::thai;
    if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00)) return Script::latin;
    if ((c >= 0xE000 && c < 0xF900) || (c >= 0xF0000 && c < 0x110000)) return Script::private_use;
    const bool letters = (c >= 0x370 && c < 0x2000) || (c >= 0x2E80 && c < 0xD800);
    return letters ? Script::other : Script::neutral;
}

bool is_language_tag(std::string_view tag) {
    std::size_t in_part = 0;
    bool first = true;
    for (const char c : tag) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == '-') {
            if (in_part == 0) return false;
            in_part = 0;
            first = false;
        } else if ((!letter && (first || c < '0' || c > '9')) || ++in_part > 8) {
            return false;
        }
    }
    return in_part > 0;
}

bool is_latin(std::string_view text) {
    bool latin = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        const Script script = script_of(c);
        if (script == Script::thai || script == Script::other) return false;
        latin = latin || script == Script::latin;
    }
    return latin;
}

}  // namespace raingan::pdf
