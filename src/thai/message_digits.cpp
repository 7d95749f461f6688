#include "thai/message_digits.h"

#include <algorithm>
#include <array>

#include "thai/numbers.h"

namespace raingan::thai {
namespace {

struct Kept {
    std::string_view open, close;
};
constexpr std::array<Kept, 4> kept{{{"“", "”"}, {"«", "»"}, {"\"", "\""}, {"--", " "}}};

/// Where the part that begins at `at` and stays as it is ends; `at` where none begins there.
std::size_t end_of_kept(std::string_view message, std::size_t at) {
    const std::string_view rest = message.substr(at);
    const auto* const part = std::ranges::find_if(kept, [&](const Kept& k) { return rest.starts_with(k.open); });
    if (part == kept.end()) return at;
    std::size_t close = message.find(part->close, at + part->open.size());
    if (part->close != " ") return close == std::string_view::npos ? at : close + part->close.size();
    if (close != std::string_view::npos) close = message.find(' ', close + 1);  // the option's value
    return std::min(close, message.size());
}

}  // namespace

std::string with_message_digits(std::string_view message) {
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < message.size();) {
        const std::size_t end = end_of_kept(message, at);
        if (end == at) {
            ++at;
            continue;
        }
        out += to_thai_digits(message.substr(begin, at - begin));
        out += message.substr(at, end - at);
        begin = at = end;
    }
    return out + to_thai_digits(message.substr(begin));
}

}  // namespace raingan::thai
