#include "pdf_in/type1_encoding.h"

#include <charconv>
#include <cstddef>

namespace raingan::pdf {
namespace {

constexpr std::string_view blanks{" \t\r\n\f\0", 6};

/// The next word; a name keeps its slash. Empty at the end.
std::string_view next_word(std::string_view& rest) {
    const std::size_t begin = rest.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return rest = {};
    rest.remove_prefix(begin);
    std::size_t end = rest.find_first_of(blanks, 1);
    // "dup 65/A put" has no blank before the name.
    if (const std::size_t slash = rest.find('/', 1); slash < end) end = slash;
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(word.size());
    return word;
}

/// "65" or, by another base, "8#101"; 256 where it is no code.
std::size_t code_in(std::string_view word) {
    constexpr std::size_t none = 256;
    int base = 10;
    const char* begin = word.data();
    const char* const end = begin + word.size();
    if (const std::size_t mark = word.find('#'); mark != std::string_view::npos) {
        const auto read = std::from_chars(begin, begin + mark, base);
        if (read.ec != std::errc() || base < 2 || base > 36) return none;
        begin += mark + 1;
    }
    unsigned code = 0;
    const auto read = std::from_chars(begin, end, code, base);
    return read.ec == std::errc() && read.ptr == end && code < none ? code : none;
}

}  // namespace

std::array<std::string, 256> type1_encoding(std::string_view program) {
    std::array<std::string, 256> names;
    constexpr std::size_t farthest = 200'000, longest_name = 64;
    std::string_view rest = program.substr(0, farthest);
    const std::size_t begin = rest.find("/Encoding");
    if (begin == std::string_view::npos) return names;
    rest.remove_prefix(begin + std::string_view("/Encoding").size());
    if (next_word(rest) == "StandardEncoding") return names;
    for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
        if (word == "def" || word == "readonly" || word == "eexec") break;
        if (word != "dup") continue;
        const std::size_t code = code_in(next_word(rest));
        const std::string_view name = next_word(rest);
        if (code < names.size() && name.starts_with('/') && name.size() <= longest_name && name != "/.notdef")
            names[code] = name.substr(1);
    }
    return names;
}

}  // namespace raingan::pdf
