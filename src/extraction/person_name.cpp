#include "extraction/person_name.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii_case.h"
#include "extraction/signoff_line.h"
#include "thai/normalise.h"
#include "thai/sounds.h"

namespace raingan {
using namespace extraction;
namespace {

using Words = std::vector<std::string>;

bool is_latin_title(std::string_view word) {
    static constexpr std::string_view titles[] = {
        "mr",  "mrs", "ms",  "miss", "dr",  "prof", "assoc", "asst", "acting", "sub", "lt", "capt", "col",
        "gen", "maj", "pol", "sgt",  "mom", "rear", "khun",  "phd",  "md",     "jr",  "sr", "adm"};
    return std::ranges::any_of(titles, [&](std::string_view title) { return same_but_for_case(word, title); });
}

Words words_of(std::string_view name) {
    const std::string key = thai::normalise(name, thai::Level::key).text;
    std::string_view rest = without_titles(key);
    Words words;
    std::string word;
    for (std::size_t at = 0; at <= rest.size(); ++at) {
        if (at < rest.size() && std::string_view(" \t,.;()").find(rest[at]) == std::string_view::npos) {
            word.push_back(rest[at]);
            continue;
        }
        if (!word.empty() && !is_latin_title(word)) words.push_back(word);
        word.clear();
    }
    return words;
}

/// A middle name may be missing.
bool agree(const Words& a, const Words& b) {
    if (a.size() >= 2 && b.size() >= 2)
        return thai::sound_alike(a.front(), b.front()) && thai::sound_alike(a.back(), b.back());
    const auto holds = [](const Words& all, const std::string& word) {
        return std::ranges::any_of(all, [&](const std::string& other) { return thai::sound_alike(word, other); });
    };
    return a.size() == 1 ? holds(b, a.front()) : holds(a, b.front());
}

std::string joined(const Words& words) {
    std::string out;
    for (const std::string& word : words) out += word;
    return out;
}

}  // namespace

bool may_be_same_person(std::string_view a, std::string_view b) {
    const Words first = words_of(a);
    Words second = words_of(b);
    if (first.empty() || second.empty() || agree(first, second)) return true;
    // Written without spaces.
    if ((first.size() == 1 || second.size() == 1) && thai::sound_alike(joined(first), joined(second))) return true;
    std::ranges::reverse(second);
    return agree(first, second);
}

}  // namespace raingan
