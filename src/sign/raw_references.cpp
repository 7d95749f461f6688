#include "sign/raw_references.h"

#include "base/digits.h"

namespace raingan::sign {
namespace {

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool ends_token(std::string_view bytes, std::size_t at) {
    return at >= bytes.size() || is_white(bytes[at]) ||
           std::string_view("()<>[]{}/%").find(bytes[at]) != std::string_view::npos;
}

/// Behind white space and comments, of which there must be some; `at` itself where there are none.
std::size_t behind_space(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
        if (bytes[at] == '%')
            while (at < bytes.size() && bytes[at] != '\n' && bytes[at] != '\r') ++at;
        else if (is_white(bytes[at]))
            ++at;
        else
            break;
    }
    return at;
}

/// Behind the digits at `at`.
std::size_t behind_digits(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && is_digit(bytes[at])) ++at;
    return at;
}

/// Of so many digits, zeros before them apart; -1: more than any number of an object has.
int value_of(std::string_view digits) {
    constexpr std::size_t most_digits = 9;
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    if (digits.size() > most_digits) return -1;
    int value = 0;
    for (const char digit : digits) value = 10 * value + (digit - '0');
    return value;
}

}  // namespace

std::set<int> referred_to(std::string_view bytes, const std::set<int>& numbers) {
    std::set<int> found;
    for (std::size_t at = 0; at < bytes.size();) {
        if (!is_digit(bytes[at])) {
            ++at;
            continue;
        }
        const std::size_t end = behind_digits(bytes, at);
        const int number = value_of(bytes.substr(at, end - at));
        at = end;
        if (!numbers.contains(number)) continue;
        const std::size_t generation = behind_space(bytes, end);
        const std::size_t generation_end = behind_digits(bytes, generation);
        if (generation == end || generation_end == generation) continue;
        const std::size_t letter = behind_space(bytes, generation_end);
        if (letter < bytes.size() && bytes[letter] == 'R' && ends_token(bytes, letter + 1)) found.insert(number);
    }
    return found;
}

}  // namespace raingan::sign
