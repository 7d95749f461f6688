#include "pdf_in/content_lexer.h"

namespace raingan::pdf {
namespace {

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
constexpr bool is_delimiter(char c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
           c == '%';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr int hexadecimal(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr bool is_stray(std::string_view rest) {
    return rest[0] == ')' || rest[0] == '>' || rest[0] == '{' || rest[0] == '}';
}

using Kind = ContentToken::Kind;

}  // namespace

void ContentLexer::skip_blank() {
    while (!at_end()) {
        if (bytes_[at_] == '%')
            while (!at_end() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
        else if (is_blank(bytes_[at_]))
            ++at_;
        else
            return;
    }
}

const ContentToken& ContentLexer::next() {
    skip_blank();
    // Brackets that close nothing.
    for (; !at_end() && is_stray(bytes_.substr(at_, 2)); skip_blank()) ++at_;
    token_ = {};
    if (at_end()) return token_;
    const char c = bytes_[at_];
    if (is_digit(c) || c == '-' || c == '+' || c == '.') {
        read_number();
    } else if (c == '(') {
        read_literal_string();
    } else if (c == '<' && bytes_.substr(at_, 2) == "<<") {
        read_dictionary();
    } else if (c == '<') {
        read_hexadecimal_string();
    } else if (c == '/') {
        read_word(Kind::name);
    } else if (c == '[' || c == ']') {
        token_.kind = c == '[' ? Kind::array_begin : Kind::array_end;
        ++at_;
    } else {
        read_word(Kind::keyword);
        if (token_.text == "BI") skip_inline_image();
    }
    return token_;
}

/// "-12", "+.5", "1.", also "--3" and "1.2-3", as readers take them.
void ContentLexer::read_number() {
    double sign = 1, value = 0, place = 1;
    bool point = false;
    for (; !at_end() && (bytes_[at_] == '-' || bytes_[at_] == '+'); ++at_)
        if (bytes_[at_] == '-') sign = -1;
    for (; !at_end() && (is_digit(bytes_[at_]) || bytes_[at_] == '.'); ++at_) {
        if (bytes_[at_] == '.') {
            if (point) break;
            point = true;
        } else if (point) {
            place /= 10;
            value += place * (bytes_[at_] - '0');
        } else {
            value = value * 10 + (bytes_[at_] - '0');
        }
    }
    while (!at_end() && !is_blank(bytes_[at_]) && !is_delimiter(bytes_[at_])) ++at_;
    token_.kind = Kind::number;
    token_.number = sign * value;
    token_.whole = !point;
}

void ContentLexer::read_literal_string() {
    text_.clear();
    int depth = 0;
    for (; !at_end(); ++at_) {
        const char c = bytes_[at_];
        if (c == '(' && depth++ == 0) continue;
        if (c == ')' && --depth == 0) {
            ++at_;
            break;
        }
        if (c != '\\') {
            text_ += c;
            continue;
        }
        if (++at_ >= bytes_.size()) break;
        const char escaped = bytes_[at_];
        constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
        if (const std::size_t letter = letters.find(escaped); letter != std::string_view::npos) {
            text_ += meant[letter];
        } else if (escaped >= '0' && escaped <= '7') {
            unsigned code = 0;
            for (std::size_t digits = 0; digits < 3 && !at_end() && bytes_[at_] >= '0' && bytes_[at_] <= '7'; ++digits)
                code = code * 8 + static_cast<unsigned>(bytes_[at_++] - '0');
            text_ += static_cast<char>(code & 0xFFU);
            --at_;
        } else if (escaped == '\r') {  // the line goes on
            if (bytes_.substr(at_, 2) == "\r\n") ++at_;
        } else if (escaped != '\n') {
            text_ += escaped;
        }
    }
    token_.kind = Kind::string;
    token_.text = text_;
}

void ContentLexer::read_hexadecimal_string() {
    text_.clear();
    int high = -1;
    for (++at_; !at_end() && bytes_[at_] != '>'; ++at_) {
        const int digit = hexadecimal(bytes_[at_]);
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
        } else {
            text_ += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0) text_ += static_cast<char>(high * 16);
    if (!at_end()) ++at_;
    token_.kind = Kind::string;
    token_.text = text_;
}

/// Up to its end, with strings and dictionaries in it.
void ContentLexer::read_dictionary() {
    const std::size_t begin = at_;
    std::size_t depth = 0;
    while (!at_end()) {
        const std::string_view two = bytes_.substr(at_, 2);
        if (two == "<<") {
            ++depth;
            at_ += 2;
        } else if (two == ">>") {
            at_ += 2;
            if (--depth == 0) break;
        } else if (bytes_[at_] == '(') {
            read_literal_string();
        } else {
            ++at_;
        }
    }
    token_ = {};
    token_.kind = Kind::dictionary;
    token_.text = bytes_.substr(begin, at_ - begin);
}

void ContentLexer::read_word(Kind kind) {
    const std::size_t begin = at_++;
    bool escaped = false;
    for (; !at_end() && !is_blank(bytes_[at_]) && !is_delimiter(bytes_[at_]); ++at_)
        escaped = escaped || bytes_[at_] == '#';
    token_.kind = kind;
    token_.text = bytes_.substr(begin, at_ - begin);
    if (kind != Kind::name || !escaped) return;
    text_.clear();
    for (std::size_t i = 0; i < token_.text.size(); ++i) {
        const bool code = token_.text[i] == '#' && i + 2 < token_.text.size() && hexadecimal(token_.text[i + 1]) >= 0 &&
                          hexadecimal(token_.text[i + 2]) >= 0;
        text_ += code ? static_cast<char>(hexadecimal(token_.text[i + 1]) * 16 + hexadecimal(token_.text[i + 2]))
                      : token_.text[i];
        if (code) i += 2;
    }
    token_.text = text_;
}

/// BI … ID data EI: EI stands between blanks, and text follows it.
void ContentLexer::skip_inline_image() {
    token_ = {};
    token_.kind = Kind::inline_image;
    const std::size_t data = bytes_.find("ID", at_);
    if (data == std::string_view::npos) {
        at_ = bytes_.size();
        return;
    }
    for (std::size_t at = data + 2; (at = bytes_.find("EI", at)) != std::string_view::npos; ++at) {
        const bool alone = is_blank(bytes_[at - 1]) && (at + 2 >= bytes_.size() || is_blank(bytes_[at + 2]));
        constexpr std::size_t looked_at = 12;
        bool is_text = true;
        for (const char c : bytes_.substr(at + 2, looked_at))
            is_text = is_text && (is_blank(c) ? c != '\0' : c > ' ' && c < 0x7F);
        if (!alone || !is_text) continue;
        at_ = at + 2;
        return;
    }
    at_ = bytes_.size();
}

}  // namespace raingan::pdf
