#include "readers/pdf/thai_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::pdf_reader {

namespace {

using CodeOfFont = std::pair<const pdf::Font*, std::uint32_t>;

constexpr std::string_view lost_letter = "\xEF\xBF\xBD";

char32_t first_of(const std::vector<Letter>& letters, std::size_t at) {
    return at < letters.size() ? utf8::decode(letters[at].text, 0).code_point : 0;
}

bool stands_before_sara_am(const std::vector<Letter>& letters, std::size_t at) {
    std::size_t next = at + 1;
    if (thai::is_tone(first_of(letters, next))) ++next;
    // What stands before a SARA AM in two signs is a tone: the ring is the first of them.
    return at > 0 && thai::is_thai_letter(first_of(letters, at - 1)) && first_of(letters, next) == thai::vowel_am &&
           first_of(letters, next + 1) != thai::sara_aa;
}

}  // namespace

std::size_t drop_sara_am_rings(std::span<PageContent> pages) {
    struct Count {
        std::size_t all = 0, rings = 0;
    };
    std::map<CodeOfFont, Count> counts;
    for (const PageContent& page : pages)
        for (std::size_t i = 0; page.lost > 0 && i < page.letters.size(); ++i) {
            const Letter& letter = page.letters[i];
            if (letter.text != lost_letter) continue;
            Count& count = counts[{letter.font, letter.code}];
            ++count.all;
            if (stands_before_sara_am(page.letters, i)) ++count.rings;
        }
    std::size_t dropped = 0;
    constexpr std::size_t fewest = 2;
    for (PageContent& page : pages) {
        const std::size_t before = page.letters.size();
        if (page.lost == 0) continue;
        std::erase_if(page.letters, [&](const Letter& letter) {
            if (letter.text != lost_letter) return false;
            const Count& count = counts[{letter.font, letter.code}];
            return count.all >= fewest && count.rings == count.all;
        });
        const std::size_t rings = before - page.letters.size();
        page.lost -= std::min(page.lost, rings);
        dropped += rings;
    }
    return dropped;
}

namespace {

/// A tone stands behind the vowel of its letter; fonts draw them in any order, and dictionaries know words by one.
void order_marks(std::string& text) {
    constexpr std::size_t bytes = 3;  // of a Thai character
    for (std::size_t at = 0; at + 2 * bytes <= text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const char32_t next = utf8::decode(text, at + c.length).code_point;
        const auto swap = [&] {
            const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
            constexpr auto letter = static_cast<std::ptrdiff_t>(bytes);
            std::swap_ranges(begin, begin + letter, begin + letter);
        };
        const bool vowel_behind = next == 0x0E31 || (next >= 0x0E34 && next <= 0x0E39);
        if (c.length == bytes && (thai::is_tone(c.code_point) || c.code_point == 0x0E4C) && vowel_behind) swap();
        // The ring of SARA AM that is said to be the whole: its other half stands behind the tone.
        const char32_t behind = utf8::decode(text, at + c.length + bytes).code_point;
        constexpr char32_t lost = 0xFFFD;  // of which nothing says which tone it is
        const bool tone = thai::is_tone(next) || next == lost;
        if (c.code_point == thai::vowel_am && tone && behind == thai::sara_aa) swap();
        at += c.length;
    }
}

}  // namespace

void mend_thai(Line& line) {
    order_marks(line.text);
    std::string text;
    std::vector<std::size_t> moved(line.text.size() + 1);
    for (std::size_t at = 0; at < line.text.size();) {
        const utf8::Decoded c = utf8::decode(line.text, at);
        const utf8::Decoded next = utf8::decode(line.text, at + c.length);
        const utf8::Decoded before = thai::decode_before(line.text, at);
        const bool needs_letter = thai::is_zero_width_thai(next.code_point) || next.code_point == thai::vowel_am;
        const bool blank = c.code_point == ' ' && needs_letter && thai::is_thai_letter(before.code_point);
        // No word has SARA AA behind SARA AM: it was drawn in two, and its ring said to be the whole (cairo).
        const bool dropped = blank || (c.code_point == thai::sara_aa && before.code_point == thai::vowel_am);
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
