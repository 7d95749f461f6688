#include "readers/pdf/thai_text.h"

#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::pdf_reader {

void mend_thai(Line& line) {
    std::string text;
    std::vector<std::size_t> moved(line.text.size() + 1);
    for (std::size_t at = 0; at < line.text.size();) {
        const utf8::Decoded c = utf8::decode(line.text, at);
        const utf8::Decoded next = utf8::decode(line.text, at + c.length);
        const utf8::Decoded before = thai::decode_before(line.text, at);
        const bool needs_letter = thai::is_zero_width_thai(next.code_point) || next.code_point == thai::vowel_am;
        const bool dropped = c.code_point == ' ' && needs_letter && thai::is_thai_letter(before.code_point);
        for (std::size_t i = 0; i < c.length; ++i) moved[at + i] = text.size();
        if (!dropped) text.append(line.text, at, c.length);
        at += c.length;
    }
    moved[line.text.size()] = text.size();
    if (text.size() == line.text.size()) return;
    for (Stretch& stretch : line.stretches) {
        stretch.begin = moved[stretch.begin];
        stretch.end = moved[stretch.end];
    }
    line.text = std::move(text);
}

}  // namespace raingan::pdf_reader
