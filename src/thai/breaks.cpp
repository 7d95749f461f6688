#include "thai/breaks.h"

#include <unicode/ubrk.h>

#include <algorithm>
#include <string>

#include "base/owned.h"
#include "thai/characters.h"
#include "thai/line_rules.h"
#include "thai/word_list.h"

namespace raingan::thai {
namespace {

using BreakIterator = Owned<UBreakIterator, ubrk_close>;

struct Span {
    std::size_t begin = 0, end = 0;
};

// UTF-16 for ICU, and of each unit the byte at which its character begins; one more for the end.
struct Units {
    std::u16string text;
    std::vector<std::uint32_t> byte;

    void clear() {
        text.clear();
        byte.clear();
    }
    void append(char32_t c, std::size_t at) {
        if (c >= 0x10000) {
            text.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10U)));
            byte.push_back(static_cast<std::uint32_t>(at));
        }
        text.push_back(static_cast<char16_t>(c < 0x10000 ? c : 0xDC00 + (c & 0x3FFU)));
        byte.push_back(static_cast<std::uint32_t>(at));
    }
};

// Where a SARA AA ends the decomposed SARA AM (ํ, perhaps a tone, า) that begins at `at`; 0: there is none.
std::size_t decomposed_sara_am(std::string_view text, std::size_t at) {
    at += 3;
    utf8::Decoded next = utf8::decode(text, at);
    if (is_tone(next.code_point)) {
        at += next.length;
        next = utf8::decode(text, at);
    }
    return next.code_point == sara_aa ? at + next.length : 0;
}

// Whether a Thai word can begin at `at`: not with a vowel or mark that follows its consonant, nor with a silenced
// letter (…สิท|ธิ์), nor behind a leading vowel.
bool may_begin_word(std::string_view text, std::size_t at) {
    const utf8::Decoded first = utf8::decode(text, at);
    const char32_t c = first.code_point;
    if (!is_thai_letter(c)) return true;
    if (!is_consonant(c) && !is_leading_vowel(c)) return false;
    if (is_leading_vowel(decode_before(text, at).code_point)) return false;
    utf8::Decoded next = utf8::decode(text, at + first.length);
    std::size_t behind = at + first.length + next.length;
    if (is_vowel_mark(next.code_point)) next = utf8::decode(text, behind);
    return next.code_point != thanthakhat;
}

// What is known of the words of a text before the dictionary is asked.
struct Known {
    std::vector<Span> words;          // the office's, not overlapping
    std::vector<std::uint32_t> cuts;  // their edges, and others that the dictionary gets wrong; ascending
};

// The dictionary has a word การก, and so reads การ|กอง and การ|กรม as การก|อง and การก|รม.
bool is_karn_before_kor(std::string_view text, std::size_t at) {
    constexpr std::string_view karn = "การ";
    constexpr std::string_view kor = "ก";
    return text.substr(at).starts_with(karn) && text.substr(at + karn.size()).starts_with(kor) &&
           may_begin_word(text, at + karn.size());
}

// The office's words in `text`, none overlapping.
void find_words(std::string_view text, const WordList& list, Known& known) {
    known.words.clear();
    known.cuts.clear();
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) != 0xE0) {
            ++at;
            continue;
        }
        const std::size_t length = list.longest_at(text, at);
        if (length == 0 || !may_begin_word(text, at) || !may_begin_word(text, at + length)) {
            if (is_karn_before_kor(text, at)) known.cuts.push_back(static_cast<std::uint32_t>(at + 9));
            at += 3;
            continue;
        }
        known.words.push_back({at, at + length});
        for (const std::size_t cut : {at, at + length})
            if (known.cuts.empty() || known.cuts.back() < cut) known.cuts.push_back(static_cast<std::uint32_t>(cut));
        at += length;
    }
}

// The dictionary knows ำ only in one piece. What it is written with decides nothing here, so all of it takes one byte.
// At `cuts` it reads a zero-width space, so that it does not take a word's letter for its neighbour's.
void to_units(std::string_view text, const std::vector<std::uint32_t>& cuts, Units& units) {
    units.clear();
    units.text.reserve(text.size());
    units.byte.reserve(text.size() + 1);
    auto cut = cuts.begin();
    for (std::size_t at = 0; at < text.size();) {
        if (cut != cuts.end() && at == *cut) {
            units.append(zero_width_space, at);
            ++cut;
        }
        const utf8::Decoded c = utf8::decode(text, at);
        const std::size_t composed = c.code_point == nikhahit ? decomposed_sara_am(text, at) : 0;
        if (composed > 0) {
            if (composed - at > 6) units.append(utf8::decode(text, at + 3).code_point, at);
            units.append(vowel_am, at);
            at = composed;
        } else {
            units.append(c.code_point, at);
            at += c.length;
        }
    }
    units.byte.push_back(static_cast<std::uint32_t>(text.size()));
}

// No break inside the office's words, a break at both edges.
void apply_words(const std::vector<Span>& words, std::vector<std::uint8_t>& edge) {
    for (const Span& word : words) {
        std::fill(edge.begin() + static_cast<std::ptrdiff_t>(word.begin) + 1,
                  edge.begin() + static_cast<std::ptrdiff_t>(word.end), std::uint8_t{0});
        edge[word.begin] = edge[word.end] = 1;
    }
}

// "…และสตง.": the dictionary parts the letters of an abbreviation one by one. A line does not end before the last
// letter that stands bare before a stop, nor before the last but one.
void apply_abbreviations(std::string_view text, std::vector<std::uint8_t>& edge) {
    for (std::size_t stop = text.find('.'); stop != std::string_view::npos; stop = text.find('.', stop + 1)) {
        std::size_t at = stop;
        for (int letter = 0; letter < 2; ++letter) {
            const utf8::Decoded c = decode_before(text, at);
            at -= c.length;
            if (!is_consonant(c.code_point) || !is_consonant(decode_before(text, at).code_point)) break;
            edge[at] = 0;
        }
    }
}

// A piece of one consonant is no word but the rest of one that the dictionary does not know: โปรโตคอ|ล, แช|ท. It goes
// with what is before it, or at the head of a phrase with what is behind it. ณ is a word, and always goes with what is
// behind.
void apply_lone_letters(std::string_view text, std::vector<std::uint8_t>& edge) {
    constexpr std::size_t letter_bytes = 3;
    constexpr char32_t na = U'ณ';
    for (std::size_t at = 0; at + letter_bytes <= text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) != 0xE0) continue;
        const utf8::Decoded c = utf8::decode(text, at);
        if (!is_consonant(c.code_point)) continue;
        const std::size_t behind = at + letter_bytes;
        const char32_t next = utf8::decode(text, behind).code_point;
        const bool ends = edge[behind] != 0 || !(is_thai_letter(next) || next == '.');
        const bool follows_word = edge[at] != 0 && is_thai_letter(decode_before(text, at).code_point);
        const bool heads_phrase = at == 0 || !in_thai_block(decode_before(text, at).code_point);
        if (!ends || !(follows_word || heads_phrase)) continue;
        edge[follows_word && c.code_point != na ? at : behind] = 0;
    }
}

}  // namespace

struct Breaker::Impl {
    BreakIterator lines;  // opened at the first text that needs it
    std::unique_ptr<WordList> list;
    Known known;
    Units units;
    std::vector<std::uint8_t> edge;

    void ask_icu(std::string_view text);
};

void Breaker::Impl::ask_icu(std::string_view text) {
    to_units(text, known.cuts, units);
    edge.assign(text.size() + 1, 0);
    UErrorCode status = U_ZERO_ERROR;
    if (!lines) lines.reset(ubrk_open(UBRK_LINE, "th", nullptr, 0, &status));
    if (!lines) return;  // no data: then Thai breaks at spaces and at the listed words
    ubrk_setText(lines.get(), units.text.data(), static_cast<std::int32_t>(units.text.size()), &status);
    if (U_FAILURE(status) != 0) return;
    for (std::int32_t at = ubrk_next(lines.get()); at != UBRK_DONE; at = ubrk_next(lines.get()))
        edge[units.byte[static_cast<std::size_t>(at)]] = 1;
}

Breaker::Breaker() : impl_(std::make_unique<Impl>()) {}
Breaker::~Breaker() = default;
Breaker::Breaker(Breaker&&) noexcept = default;
Breaker& Breaker::operator=(Breaker&&) noexcept = default;

std::vector<std::uint32_t> Breaker::line_breaks(std::string_view text) {
    const TextNeeds needs = needs_of(text);
    Impl& state = *impl_;
    state.edge.clear();
    state.known = {};
    if (needs.thai) {
        if (!state.list) state.list = std::make_unique<WordList>();
        find_words(text, *state.list, state.known);
    }
    if (needs.thai || needs.other) state.ask_icu(text);
    if (needs.thai) {
        apply_abbreviations(text, state.edge);
        apply_words(state.known.words, state.edge);
        apply_lone_letters(text, state.edge);
    }
    return breaks_by_rules(text, state.edge);
}

}  // namespace raingan::thai
