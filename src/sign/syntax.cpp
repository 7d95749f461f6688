#include "sign/syntax.h"

#include "base/digits.h"

namespace raingan::sign {
namespace {

constexpr int deepest_syntax = 64;
constexpr std::size_t longest_number = 15, longest_name = 127;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}
bool is_delimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_regular(char c) {
    return static_cast<unsigned char>(c) > ' ' && c != 0x7F && !is_delimiter(c);
}
}  // namespace

bool Syntax::space(bool required) {
    const std::size_t begin = at_;
    while (!at_end() && is_space(bytes_[at_])) ++at_;
    return !required || at_ > begin;
}

bool Syntax::line_end() {
    const std::size_t begin = at_;
    if (peek() == '\r') ++at_;
    if (peek() == '\n') ++at_;
    return at_ > begin;
}

bool Syntax::word(std::string_view text) {
    if (bytes_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
}

std::optional<std::size_t> Syntax::number() {
    std::size_t end = at_, value = 0;
    while (end < bytes_.size() && is_digit(bytes_[end]) && end - at_ < longest_number)
        value = value * 10 + static_cast<std::size_t>(bytes_[end++] - '0');
    const std::size_t digits = end - at_;
    if (digits == 0 || (digits > 1 && bytes_[at_] == '0')) return std::nullopt;
    if (end < bytes_.size() && (is_digit(bytes_[end]) || bytes_[end] == '.')) return std::nullopt;
    at_ = end;
    return value;
}

bool Syntax::value(Members* members, int depth) {  // NOLINT(misc-no-recursion)
    if (at_end() || depth > deepest_syntax) return false;
    switch (peek()) {
        case '<':
            return bytes_.substr(at_, 2) == "<<" ? dictionary(members, depth) : hex_string();
        case '[':
            return array(depth);
        case '(':
            return literal_string();
        case '/':
            return name().has_value();
        default:
            break;
    }
    for (const std::string_view keyword : {"true", "false", "null"})
        if (word(keyword)) return at_end() || !is_regular(peek());
    return reference() || real();
}

bool Syntax::dictionary(Members* members, int depth) {  // NOLINT(misc-no-recursion)
    Members own;
    Members& entries = members == nullptr ? own : *members;
    word("<<");
    for (space(); !word(">>"); space()) {
        const std::optional<std::string> key = name();
        if (!key) return false;
        space();
        const std::size_t begin = at_;
        if (!value(nullptr, depth + 1)) return false;
        if (!entries.emplace(*key, bytes_.substr(begin, at_ - begin)).second) return false;
    }
    return true;
}

bool Syntax::array(int depth) {  // NOLINT(misc-no-recursion)
    word("[");
    for (space(); !word("]"); space())
        if (!value(nullptr, depth + 1)) return false;
    return true;
}

bool Syntax::literal_string() {
    std::size_t open = 0;
    for (; !at_end(); ++at_) {
        const char c = bytes_[at_];
        if (c == '\\' && at_ + 1 < bytes_.size()) ++at_;
        if (c == '(') ++open;
        if (c == ')' && --open == 0) {
            ++at_;
            return true;
        }
    }
    return false;
}

bool Syntax::hex_string() {
    for (++at_; !at_end(); ++at_) {
        if (word(">")) return true;
        if (hex_value(bytes_[at_]) < 0 && !is_space(bytes_[at_])) return false;
    }
    return false;
}

std::optional<std::string> Syntax::name() {
    if (!word("/")) return std::nullopt;
    std::string out;
    for (; !at_end() && is_regular(peek()) && out.size() <= longest_name; ++at_) {
        char c = peek();
        if (c == '#') {
            const int high = at_ + 2 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
            const int low = high < 0 ? -1 : hex_value(bytes_[at_ + 2]);
            if (low < 0 || high + low == 0) return std::nullopt;
            c = static_cast<char>(high << 4 | low);
            at_ += 2;
        }
        out.push_back(c);
    }
    if (out.empty() || out.size() > longest_name) return std::nullopt;
    return out;
}

bool Syntax::real() {
    if (peek() == '-' || peek() == '+') ++at_;
    std::size_t digits = 0, points = 0;
    for (; !at_end() && (is_digit(peek()) || peek() == '.'); ++at_) (peek() == '.' ? points : digits) += 1;
    // Whole numbers that do not fit into 64 bits are read by no two readers alike.
    const std::size_t most = points == 0 ? longest_number : 2 * longest_number;
    return digits > 0 && points <= 1 && digits <= most && (at_end() || !is_regular(peek()));
}

bool Syntax::reference() {
    const std::size_t begin = at_;
    const auto object = number();
    bool found = object && *object > 0 && space(true);
    found = found && number() && space(true) && word("R") && (at_end() || !is_regular(peek()));
    if (!found) at_ = begin;
    return found;
}

std::optional<std::size_t> whole_number(std::string_view text) {
    Syntax syntax(text);
    const auto value = syntax.number();
    return syntax.at_end() ? value : std::nullopt;
}

}  // namespace raingan::sign
