#include "thai/word_list.h"

#include <algorithm>

#include "base/resources.h"
#include "thai/characters.h"

namespace raingan::thai {
namespace {

// A Thai letter is three bytes, E0 B8/B9 80–BF. Its number in the block, or none for anything else.
constexpr std::size_t no_letter = 128;
std::size_t letter_code_at(std::string_view text, std::size_t at) {
    if (at + 3 > text.size() || static_cast<unsigned char>(text[at]) != 0xE0) return no_letter;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second != 0xB8 && second != 0xB9) return no_letter;
    return ((second & 1U) << 6U) | (static_cast<unsigned char>(text[at + 2]) & 0x3FU);
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
}

}  // namespace

WordList::WordList() : WordList(resource("src/thai/words.txt").value_or(std::string_view())) {}

WordList::WordList(std::string_view sorted_lines) : lines_(sorted_lines), first_{} {
    std::size_t begin = 0;
    std::size_t filled = 0;
    while (begin < lines_.size()) {
        const std::size_t end = std::min(lines_.find('\n', begin), lines_.size());
        const std::size_t letter = letter_code_at(lines_, begin);
        const std::size_t second = letter_code_at(lines_, begin + 3);
        if (letter != no_letter && end - begin > 3) {
            while (filled <= letter) first_[filled++] = static_cast<std::uint16_t>(starts_.size());
            starts_.push_back(static_cast<std::uint32_t>(begin));
            begins_.set(letter * letters + second % no_letter);
        }
        begin = end + 1;
    }
    while (filled <= letters) first_[filled++] = static_cast<std::uint16_t>(starts_.size());
    starts_.push_back(static_cast<std::uint32_t>(lines_.size() + (lines_.ends_with('\n') ? 0 : 1)));
}

std::string_view WordList::word(std::size_t index) const {
    return lines_.substr(starts_[index], starts_[index + 1] - starts_[index] - 1);
}

std::size_t WordList::longest_at(std::string_view text, std::size_t at) const {
    const std::size_t letter = letter_code_at(text, at);
    const std::size_t second = letter_code_at(text, at + 3);
    if (letter == no_letter || !begins_.test(letter * letters + second % no_letter)) return 0;

    // The words that begin the text are each other's prefixes, and no word between two of them in order is longer than
    // what it shares with the text: so look for the last word not behind the text, then for shorter ones.
    std::string_view rest = text.substr(at);
    std::size_t low = first_[letter];
    std::size_t high = first_[letter + 1];
    while (high > low) {
        std::size_t count = high - low;
        std::size_t behind = low;
        while (count > 0) {
            const std::size_t half = count / 2;
            const std::size_t middle = behind + half;
            if (word(middle) <= rest) {
                behind = middle + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        if (behind == low) return 0;
        const std::string_view candidate = word(behind - 1);
        const std::size_t shared = common_prefix(candidate, rest);
        if (shared == candidate.size()) return shared;
        rest = rest.substr(0, shared);
        high = behind - 1;
    }
    return 0;
}

}  // namespace raingan::thai
