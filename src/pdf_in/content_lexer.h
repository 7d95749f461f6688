// The words of a content stream (ISO 32000-1 7.2, 7.8.2), one by one, without an object for each: pages are mostly
// numbers and strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace raingan::pdf {

struct ContentToken {
    enum class Kind { number, name, string, array_begin, array_end, dictionary, keyword, inline_image, end };
    Kind kind = Kind::end;
    double number = 0;
    bool whole = false;     ///< a number without a point
    std::string_view text;  ///< of a name (with its slash), keyword or dictionary: as written; of a string its bytes
};

/// `bytes` must outlive it. What is malformed is skipped: there is always a next token, and `end` at last.
class ContentLexer {
public:
    explicit ContentLexer(std::string_view bytes) : bytes_(bytes) {}

    /// Valid until the next call.
    const ContentToken& next();

private:
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
    void skip_blank();
    void read_number();
    void read_literal_string();
    void read_hexadecimal_string();
    void read_dictionary();
    void read_word(ContentToken::Kind kind);
    void skip_inline_image();

    std::string_view bytes_;
    std::size_t at_ = 0;
    ContentToken token_;
    std::string text_;  ///< of a string or name with escapes
};

}  // namespace raingan::pdf
