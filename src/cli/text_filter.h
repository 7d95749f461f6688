// What `raingan text` does to a text, chunk by chunk, without the files that it reads and writes
// (README.md#the-command-line).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "thai/encoding.h"

namespace raingan::cli {

/// What was changed, and what could only be reported.
struct TextChanges {
    std::array<std::size_t, 32> edits{}, reports{};     ///< by number of thai::Rule
    std::array<std::size_t, 8> mended{}, unmendable{};  ///< by thai::Mojibake
};

/// Bytes in any chunks go in, UTF-8 comes out. Memory is bounded: a line is held until its end is seen, and a line of
/// more than a mebibyte is cut where no rule looks across.
///
/// The encoding `auto`: byte order marks and UTF-16 are told by the first 64 KiB of the input. Else ASCII passes, for
/// it is the same in all other encodings, and the 64 KiB that begin with the first byte beyond it decide. Should a
/// later byte mean nothing in that encoding, it is an error; nothing is guessed twice.
class TextFilter {
public:
    explicit TextFilter(const TextOptions& options);

    /// Appends to `out` what is ready. Throws Error (unreadable, with the byte's offset in the whole input); what went
    /// before is in `out` then.
    void take(std::string_view bytes, std::string& out);
    /// The end of the input.
    void finish(std::string& out);

    [[nodiscard]] const TextChanges& changes() const { return changes_; }

private:
    void advance(bool more, std::string& out);
    void decide(bool more);
    void decode(std::string_view bytes, bool more, std::string& out);
    void write_lines(bool more, std::string& out);
    void write_text(std::string_view text, std::string& out);
    void normalise_line(std::string_view line, std::string& out);

    TextOptions options_;
    bool plain_ = false;  // nothing to do to text but to decode it
    std::optional<thai::Encoding> encoding_;
    bool head_seen_ = false;  // whether UTF-16 has been looked for
    std::size_t offset_ = 0;  // of pending_ in the input
    std::string pending_;     // bytes not decoded yet
    std::string lines_;       // text not written yet
    TextChanges changes_;
};

}  // namespace raingan::cli
