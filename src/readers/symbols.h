// Symbol fonts draw pictures at Latin codes (or at U+F000 + code). The document holds the characters that are meant.
#pragma once

#include <string>
#include <string_view>

namespace raingan {

bool is_symbol_font(std::string_view font);

/// The Unicode character that `font` draws at `code` (0x20–0xFF, or with 0xF000 added); 0 where it is not known.
char32_t symbol_character(std::string_view font, char32_t code);

/// The same where no symbol font is named: a private code of Wingdings, else of Symbol, in text of another font. Those
/// that old Thai fonts have letters at (thai/stray_characters.cpp) are none.
char32_t private_symbol(char32_t code);

/// A list's bullet as the characters that its font draws; a private code with no better meaning becomes a plain dot.
std::string bullet_text(std::string_view text, std::string_view font);

}  // namespace raingan
