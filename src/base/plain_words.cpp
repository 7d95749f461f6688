#include "base/plain_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace raingan {
namespace {

/// How clauses of a language begin and end.
struct ClauseWords {
    std::span<const std::string_view> begins, ends;
    std::string_view or_else;  ///< joins a clause to the one before, of which it says another way
};
constexpr std::array<std::string_view, 4> english_begins{"; ", ". ", ", or ", " or "};
constexpr std::array<std::string_view, 4> english_ends{", or ", "; ", ". ", ")"};
constexpr std::array<std::string_view, 4> thai_begins{" โปรด", " หาก", " หรือ", " ใช้"};
constexpr std::array<std::string_view, 3> thai_ends{" หรือ", " โปรด", ")"};
constexpr ClauseWords english{english_begins, english_ends, ", or "}, thai{thai_begins, thai_ends, " หรือ"};

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Where an option is named from `from` on, with the space before it: " --limit", " -o".
std::size_t option_from(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find(" -", from); at != std::string_view::npos; at = text.find(" -", at + 1)) {
        const std::string_view name = text.substr(at + 2, 2);
        if (name.size() == 2 && name[0] == '-' && is_letter(name[1])) return at;
        if (!name.empty() && is_letter(name[0]) && (name.size() == 1 || name[1] == ' ' || name[1] == ',')) return at;
    }
    return std::string_view::npos;
}

/// "(raingan verify tells more)" is for who types commands.
void drop_commands(std::string& text) {
    constexpr std::string_view command = " (raingan ";
    for (std::size_t at = text.find(command); at != std::string::npos; at = text.find(command)) {
        const std::size_t end = text.find(')', at);
        text.erase(at, end == std::string::npos ? end : end + 1 - at);
    }
}

std::string without_clauses(std::string text, const ClauseWords& words) {
    drop_commands(text);
    std::size_t from = 0;
    for (std::size_t at = option_from(text, from); at != std::string::npos; at = option_from(text, from)) {
        std::size_t begin = std::string::npos;
        std::string_view opening;
        for (const std::string_view word : words.begins) {
            std::size_t found = text.rfind(word, at);
            if (found != std::string::npos && found > 0 && text[found - 1] == ',') --found;  // as ", or " begins
            if (found == std::string::npos || (begin != std::string::npos && found <= begin)) continue;
            begin = found;
            opening = word;
        }
        if (begin == std::string::npos) {
            from = at + 1;
            continue;
        }
        std::size_t end = text.ends_with('.') ? text.size() - 1 : text.size();
        for (const std::string_view word : words.ends) end = std::min(end, text.find(word, at + 1));
        std::string joint;
        if (text.compare(end, words.or_else.size(), words.or_else) == 0) {
            joint = opening;
            end += words.or_else.size();
        }
        text.replace(begin, end - begin, joint);
        from = begin;
    }
    return text;
}

}  // namespace

Message in_plain_words(Message message) {
    return {without_clauses(std::move(message.en), english), without_clauses(std::move(message.th), thai)};
}

}  // namespace raingan
