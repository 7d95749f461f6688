// The small part of CSS 2.1 that exports of Word, Excel and web systems dress their tables with.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/document.h"
#include "readers/colour.h"
#include "readers/html/tree.h"

namespace raingan::html {

/// A length: in points, in shares of the type size (em) or of the whole (%).
struct Length {
    enum class Unit : std::uint8_t { points, share } unit = Unit::points;
    double value = 0;
};

/// What declarations say; unstated properties are none.
struct Declarations {
    std::optional<std::string> font;
    std::optional<Length> size;
    std::optional<bool> bold, italic, underline, strike, preformatted, hidden;
    std::optional<Colour> colour, background;
    std::optional<std::string> align, vertical_align, direction;  ///< in lower case
    std::optional<Length> width;
    std::optional<bool> page_break_before;
    std::array<std::optional<Border>, 4> borders;  ///< top, right, bottom, left
};

/// "color:red; font-size:14pt" added to what is stated already.
void read_declarations(std::string_view css, Declarations& to);
std::optional<Length> read_length(std::string_view value);
std::string lower(std::string_view text);
std::string_view trim(std::string_view text);

/// The rules of a page's style sheets whose selectors are an element's name, a class, both, or an id.
class StyleRules {
public:
    void add(std::string_view css);
    /// Of all rules that fit, then of the element's own style attribute.
    [[nodiscard]] Declarations of(const xmlNode* element) const;
    [[nodiscard]] bool landscape() const { return landscape_; }  ///< an @page says so, as Word and Excel write it

private:
    void add_rule(std::string_view selectors, std::string_view css);
    void apply(const std::string& selector, Declarations& to) const;

    std::unordered_map<std::string, std::string> rules_;  ///< declarations by selector, in their order
    bool landscape_ = false;
};

}  // namespace raingan::html
