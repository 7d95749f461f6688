#include "thai/sounds.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii_case.h"
#include "thai/characters.h"
#include "thai/normalise.h"

namespace raingan::thai {
namespace {

/// Classes of consonants, as bits: a letter that may be spelled in several ways is in several.
enum Class : std::uint16_t {
    k = 1U << 0U,
    g = 1U << 1U,  ///< ng
    c = 1U << 2U,
    j = 1U << 3U,
    t = 1U << 4U,
    s = 1U << 5U,
    p = 1U << 6U,
    f = 1U << 7U,
    m = 1U << 8U,
    n = 1U << 9U,
    l = 1U << 10U,
    y = 1U << 11U,
    w = 1U << 12U,
    h = 1U << 13U,
};

struct Sound {
    std::uint16_t classes = 0;
    bool optional = false;
};
using Sounds = std::vector<Sound>;

/// Of a Thai consonant, as the first and as the last of a syllable.
std::uint16_t classes_of(char32_t letter) {
    const auto any_of = [&](std::u32string_view letters) { return letters.find(letter) != std::u32string_view::npos; };
    if (any_of(U"กขฃคฅฆ")) return k;
    if (any_of(U"ง")) return g;
    if (any_of(U"จ")) return j | c | t;
    if (any_of(U"ชฌ")) return c | t | s;
    if (any_of(U"ฉ")) return c;
    if (any_of(U"ซศษส")) return s | t;
    if (any_of(U"ญ")) return y | n;
    if (any_of(U"ดตถทธฎฏฐฑฒ")) return t;
    if (any_of(U"นณ")) return n;
    if (any_of(U"บปผพภ")) return p;
    if (any_of(U"ฝฟ")) return f | p;
    if (any_of(U"ม")) return m;
    if (any_of(U"รลฬฤฦ")) return l | n;
    if (any_of(U"ย")) return y;
    if (any_of(U"ว")) return w;
    return any_of(U"หฮ") ? h : 0;  // อ
}

std::u32string letters_of(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [letter, length] = utf8::decode(text, at);
        out.push_back(letter);
        at += length;
    }
    return out;
}

Sounds sounds_of_thai(const std::u32string& word) {
    Sounds out;
    const auto letter = [&](std::size_t i) { return i < word.size() ? word[i] : U'\0'; };
    bool after_consonant = false;  // without a vowel between
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t here = word[i];
        if (here == vowel_am) out.push_back({m, false});
        if (here == thanthakhat && !out.empty()) out.back().optional = true;
        if (!is_consonant(here)) {
            if (!is_tone(here) && here != thanthakhat) after_consonant = false;
            continue;
        }
        Sound sound{classes_of(here), false};
        const bool before_consonant = is_consonant(letter(i + 1));
        sound.optional = sound.classes == 0 || here == U'ย' || here == U'ว' || (here == U'ห' && before_consonant);
        if (here == U'ร') {
            const char32_t before = i > 0 ? word[i - 1] : U'\0';
            sound.optional =
                letter(i + 1) == U'ร' || std::u32string_view(U"สศซทจร").find(before) != std::u32string_view::npos;
        }
        if (here == U'ท' && letter(i + 1) == U'ร') sound.classes |= s;
        // "-จันทร์": with the letter that is marked the one before it falls silent.
        std::size_t mark = i + 1;
        while (is_vowel_mark(letter(mark))) ++mark;
        if (letter(mark) == thanthakhat) {
            sound.optional = true;
            if (after_consonant && !out.empty() && i > 1 && !is_leading_vowel(word[i - 2])) out.back().optional = true;
        }
        out.push_back(sound);
        after_consonant = true;
    }
    return out;
}

struct Spelling {
    std::string_view letters;
    std::uint16_t classes, second = 0;
};
/// Longest first.
constexpr Spelling spellings[] = {
    {"tch", c | t}, {"ng", g},     {"ch", c | j}, {"sh", s | c}, {"kh", k}, {"gh", k},    {"ck", k}, {"th", t},
    {"dh", t},      {"ph", p | f}, {"bh", p},     {"jh", c | j}, {"rh", l}, {"c", k | c}, {"k", k},  {"g", k},
    {"q", k},       {"x", k, s},   {"j", j},      {"d", t},      {"t", t},  {"s", s},     {"z", s},  {"b", p},
    {"p", p},       {"f", f},      {"m", m},      {"n", n},      {"l", l},  {"r", l},     {"v", w},
};

bool is_vowel(char letter) {
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

/// Spelled by the letters of Sanskrit, in which j is ช: "Vejjajiva".
bool is_sanskrit(std::string_view word) {
    return word.find('v') != std::string_view::npos && word.find("jj") != std::string_view::npos;
}

Sounds sounds_of_latin(const std::string& word) {
    Sounds out;
    const std::uint16_t letter_j = is_sanskrit(word) ? c | j : j;
    for (std::size_t i = 0; i < word.size();) {
        const std::string_view rest = std::string_view(word).substr(i);
        if (rest[0] == 'y' || rest[0] == 'w' || rest[0] == 'h') {
            // Between vowels or behind one they are mostly part of it.
            const std::uint16_t kind = rest[0] == 'y' ? y : rest[0] == 'w' ? w : h;
            out.push_back({kind, kind != h || i > 0});
            ++i;
            continue;
        }
        const auto found =
            std::ranges::find_if(spellings, [&](const Spelling& s) { return rest.starts_with(s.letters); });
        if (found == std::end(spellings)) {
            ++i;
            continue;
        }
        i += found->letters.size();
        // "-porn": an English r that nobody speaks.
        const bool mute =
            found->letters == "r" && i >= 2 && is_vowel(word[i - 2]) && (i >= word.size() || !is_vowel(word[i]));
        out.push_back({found->letters == "j" ? letter_j : found->classes, mute});
        if (found->second != 0) out.push_back({found->second, false});
    }
    return out;
}

/// The one vowel that Latin spellings always tell: เสริฐ is "-sert" or "-soet", สิทธิ์ never.
bool has_open_vowel(const std::u32string& word) {
    for (std::size_t i = 0; i + 2 < word.size(); ++i) {
        if (word[i] != U'เ') continue;
        std::size_t end = i + 1;
        while (end < word.size() && end < i + 3 && is_consonant(word[end])) ++end;
        if (end > i + 1 && end < word.size() && word[end] == U'ิ') return true;
    }
    return false;
}
bool may_have_open_vowel(std::string_view latin) {
    if (latin.find('e') != std::string_view::npos) return true;
    return latin.find("ir") != std::string_view::npos || latin.find("ur") != std::string_view::npos ||
           latin.find("or") != std::string_view::npos || latin.find('u') != std::string_view::npos;
}
/// "er" and "oe" before a consonant or at the end.
bool tells_open_vowel(std::string_view latin) {
    for (const std::string_view spelling : {"er", "oe"})
        for (std::size_t at = latin.find(spelling); at != std::string_view::npos; at = latin.find(spelling, at + 1))
            if (const std::size_t next = at + spelling.size(); next >= latin.size() || !is_vowel(latin[next]))
                return true;
    return false;
}
bool vowels_may_agree(const std::u32string& thai, std::string_view latin) {
    if (has_open_vowel(thai)) return may_have_open_vowel(latin);
    return thai.find(U'เ') != std::u32string::npos || !tells_open_vowel(latin);
}

/// How many sounds do not fit (an edit distance).
std::size_t distance(const Sounds& a, const Sounds& b) {
    const auto cost = [](const Sounds& of, std::size_t i) -> std::size_t {
        const bool doubled = i > 0 && of[i].classes == of[i - 1].classes;
        return of[i].optional || doubled ? 0 : 1;
    };
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t n = 1; n <= b.size(); ++n) row[n] = row[n - 1] + cost(b, n - 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] += cost(a, i);
        for (std::size_t n = 1; n <= b.size(); ++n) {
            const std::size_t fits = (a[i].classes & b[n - 1].classes) != 0 ? 0 : 1;
            const std::size_t best = std::min({diagonal + fits, row[n] + cost(a, i), row[n - 1] + cost(b, n - 1)});
            diagonal = row[n];
            row[n] = best;
        }
    }
    return row[b.size()];
}

std::size_t spoken(const Sounds& sounds) {
    return static_cast<std::size_t>(std::ranges::count(sounds, false, &Sound::optional));
}

/// Tone marks and silent marks away, one letter for each sound.
std::u32string folded(const std::u32string& word) {
    std::u32string out;
    for (const char32_t letter : word) {
        if (is_tone(letter) || letter == thanthakhat || letter == maitaikhu) continue;
        const std::u32string_view same[] = {U"สศษ", U"นณ", U"ดฎ", U"ตฏ", U"ถฐ", U"ทฑธฒ", U"พภ", U"ลฬ", U"ไใ"};
        char32_t one = letter;
        for (const std::u32string_view letters : same)
            if (letters.find(letter) != std::u32string_view::npos) one = letters.front();
        out.push_back(one);
    }
    return out;
}

}  // namespace

bool sound_alike(std::string_view a, std::string_view b) {
    const std::string first = ascii_lowered(comparison_key(a)), second = ascii_lowered(comparison_key(b));
    if (first == second) return true;
    const std::u32string first_letters = letters_of(first), second_letters = letters_of(second);
    const bool thai_first = std::ranges::any_of(first_letters, is_thai_letter);
    const bool thai_second = std::ranges::any_of(second_letters, is_thai_letter);
    if (thai_first && thai_second) return folded(first_letters) == folded(second_letters);
    if (thai_first != thai_second &&
        !vowels_may_agree(thai_first ? first_letters : second_letters, thai_first ? second : first))
        return false;
    const Sounds x = thai_first ? sounds_of_thai(first_letters) : sounds_of_latin(first);
    const Sounds z = thai_second ? sounds_of_thai(second_letters) : sounds_of_latin(second);
    if (x.empty() || z.empty()) return false;
    const std::size_t length = std::min(spoken(x), spoken(z));
    if (!x[0].optional && !z[0].optional && (x[0].classes & z[0].classes) == 0) return false;
    constexpr std::size_t one_slip_in = 5;
    return distance(x, z) <= length / one_slip_in;
}

}  // namespace raingan::thai
