#include "readers/rtf/tokens.h"

#include <algorithm>
#include <cstdint>

#include "base/digits.h"

namespace raingan::rtf {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ends_text(char c) {
    return c == '\\' || c == '{' || c == '}' || c == '\r' || c == '\n' || c == '\0';
}

}  // namespace

Token Tokens::next() {
    while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
    if (at_ >= bytes_.size()) return {};
    switch (bytes_[at_]) {
        case '{':
            ++at_;
            return {Token::Kind::open, {}};
        case '}':
            ++at_;
            return {Token::Kind::close, {}};
        case '\\':
            ++at_;
            return control();
        default:
            break;
    }
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !ends_text(bytes_[at_])) ++at_;
    return {Token::Kind::text, bytes_.substr(begin, at_ - begin)};
}

Token Tokens::control() {
    if (at_ >= bytes_.size()) return {};
    const char c = bytes_[at_];
    if (is_letter(c)) return word();
    ++at_;
    if (c == '\'') return hex_byte();
    // A line end that is escaped is a paragraph's end, a tab a tab.
    if (c == '\n' || c == '\r') return {Token::Kind::word, "par"};
    if (c == '\t') return {Token::Kind::word, "tab"};
    return {Token::Kind::symbol, bytes_.substr(at_ - 1, 1)};
}

Token Tokens::hex_byte() {
    const int high = at_ < bytes_.size() ? hex_value(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return {Token::Kind::text, {}};
    at_ += 2;
    return {Token::Kind::byte, {}, high * 16 + low, true};
}

Token Tokens::word() {
    constexpr std::int64_t most = 0x7FFFFFFF;
    Token token{Token::Kind::word, {}};
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    token.text = bytes_.substr(begin, at_ - begin);
    const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
    if (negative) ++at_;
    for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_) {
        token.has_parameter = true;
        token.parameter = std::min(token.parameter * 10 + (bytes_[at_] - '0'), most);
    }
    if (negative) token.parameter = -token.parameter;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    if (token.text != "bin") return token;
    token.kind = Token::Kind::binary;
    const auto length = static_cast<std::size_t>(std::max(token.parameter, std::int64_t{0}));
    token.text = bytes_.substr(at_, length);
    at_ += token.text.size();
    return token;
}

bool Tokens::skip_group() {
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = next();
        if (token.kind == Token::Kind::end) return false;
        if (token.kind == Token::Kind::open) ++depth;
        if (token.kind == Token::Kind::close) --depth;
    }
    return true;
}

}  // namespace raingan::rtf
