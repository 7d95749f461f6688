// The office's own vocabulary: words that the general dictionary breaks inside (docs/thai-text.md#line-breaks). It is
// src/thai/words.txt, built into the program: one word a line, sorted by bytes, lines that begin with # are notes.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace raingan::thai {

/// Reads nothing but where lines begin, for a list is made by each process that lays out Thai.
class WordList {
public:
    WordList();
    explicit WordList(std::string_view sorted_lines);  ///< must outlive the list

    /// How many bytes of the longest word that `text` begins with at byte `at`; 0: none.
    [[nodiscard]] std::size_t longest_at(std::string_view text, std::size_t at) const;

private:
    [[nodiscard]] std::string_view word(std::size_t index) const;

    static constexpr std::size_t letters = 128;  // the Thai block
    std::string_view lines_;
    std::vector<std::uint32_t> starts_;  // of each word, and the end of the last line
    std::array<std::uint16_t, letters + 1>
        first_;                              // index of the first word that begins with this letter or a later one
    std::bitset<letters * letters> begins_;  // the two letters that any word begins with, 0 for one that is not Thai
};

}  // namespace raingan::thai
