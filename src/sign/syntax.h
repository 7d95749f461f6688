// The syntax of PDF (ISO 32000-1 7.2, 7.3), read strictly: what two readers could understand in two ways is refused.
// That is a key twice in one dictionary, comments, numbers and names in unusual spellings, and everything that ISO
// 32000-1 does not have.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::sign {

/// Of a dictionary: decoded key without its slash → the value's text.
using Members = std::map<std::string, std::string_view>;

class Syntax {
public:
    explicit Syntax(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : bytes_[at_]; }
    void move_to(std::size_t at) { at_ = at; }

    /// White space; at least one where `required`.
    bool space(bool required = false);
    /// Carriage return, line feed, or both.
    bool line_end();
    /// Exactly this text.
    bool word(std::string_view text);
    /// A whole number without sign or needless zeros; moves only where there is one.
    std::optional<std::size_t> number();
    /// Any direct object or reference, and moves behind it. Where it is a dictionary, `members` gets its entries.
    bool value(Members* members = nullptr) { return value(members, 0); }

private:
    bool value(Members* members, int depth);
    bool dictionary(Members* members, int depth);
    bool array(int depth);
    bool literal_string();
    bool hex_string();
    std::optional<std::string> name();
    bool real();
    bool reference();

    std::string_view bytes_;
    std::size_t at_;
};

/// The whole text as one whole number.
std::optional<std::size_t> whole_number(std::string_view text);

}  // namespace raingan::sign
