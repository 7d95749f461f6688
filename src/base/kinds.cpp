#include "base/kinds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace raingan {
namespace {

constexpr std::size_t most_places = 5;

struct Quotes {
    std::string_view open, close;
};
constexpr std::array<Quotes, 4> quotes{{{"“", "”"}, {"«", "»"}, {"\"", "\""}, {"(", ")"}}};

/// Of "…; and 12 more of these", as readers' notice boards end a message that counts, the 12 and the message without
/// it.
struct Counted {
    std::string_view message;
    std::size_t more = 0;
};
Counted counted(std::string_view message) {
    for (const Quotes& words : {Quotes{"; and ", " more of these"}, Quotes{" และอีก ", " แห่ง"}}) {
        if (!message.ends_with(words.close)) continue;
        const std::size_t at = message.rfind(words.open);
        if (at == std::string_view::npos) continue;
        const std::string_view number =
            message.substr(at + words.open.size(), message.size() - words.close.size() - at - words.open.size());
        std::size_t more = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), more);
        if (error == std::errc() && end == number.data() + number.size()) return {message.substr(0, at), more};
    }
    return {message, 0};
}

/// The message without what it quotes, what stands in brackets, and digits.
std::string shape_of(std::string_view message) {
    std::string shape;
    for (std::size_t at = 0; at < message.size();) {
        const std::string_view rest = message.substr(at);
        const auto quote = std::ranges::find_if(quotes, [&](const Quotes& q) { return rest.starts_with(q.open); });
        const std::size_t close =
            quote == quotes.end() ? std::string_view::npos : rest.find(quote->close, quote->open.size());
        if (close != std::string_view::npos) {
            at += close + quote->close.size();
            continue;
        }
        const char c = rest.front();
        if ((c < '0' || c > '9') && c != ' ') shape += c;
        ++at;
    }
    return shape;
}

/// A place without the words that stand there: "page 4, table 2, row 7".
std::string_view short_place(std::string_view place) {
    for (const std::string_view quote : {": “", ": «"}) place = place.substr(0, place.find(quote));
    return place.starts_with("“") || place.starts_with("«") ? std::string_view() : place;
}

struct Group {
    std::size_t first = 0, more = 0;
    std::vector<std::string_view> places;  ///< of the others
};

std::string with_others(const Group& group, std::string_view message, Language language) {
    std::string out(message);
    if (group.more == 0) return out;
    const bool thai = language == Language::thai;
    out += (thai ? " (และอีก " : " (and ") + std::to_string(group.more) + (thai ? " แห่ง" : " more");
    for (std::size_t i = 0; i < std::min(group.places.size(), most_places); ++i)
        out.append(i == 0 ? ": " : "; ").append(group.places[i]);
    if (group.places.size() > most_places) out += " …";
    return out + ")";
}

}  // namespace

std::vector<ToldKind> kinds_of(const std::vector<ToldLine>& lines, Language language) {
    std::vector<Group> groups;
    std::map<std::pair<std::string_view, std::string>, std::size_t> known;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ToldLine& line = lines[i];
        if (line.severity == Severity::finding) {
            groups.push_back({i, 0, {}});
            continue;
        }
        const Counted message = counted(line.message);
        const auto [found, fresh] = known.emplace(std::pair(line.code, shape_of(message.message)), groups.size());
        if (fresh) {
            groups.push_back({i, 0, {}});
            continue;
        }
        Group& group = groups[found->second];
        group.more += message.more > 0 ? message.more : 1;
        const std::string_view place = short_place(line.place);
        const bool is_told = place.empty() || place == short_place(lines[group.first].place) ||
                             std::ranges::find(group.places, place) != group.places.end();
        if (!is_told && group.places.size() <= most_places) group.places.push_back(place);
    }
    std::vector<ToldKind> kinds;
    kinds.reserve(groups.size());
    for (const Group& group : groups)
        kinds.push_back({group.first, with_others(group, lines[group.first].message, language)});
    return kinds;
}

}  // namespace raingan
