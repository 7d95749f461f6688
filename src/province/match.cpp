#include "province/match.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

namespace raingan::province {
namespace {

/// What is left of a place when only some of it is said.
std::vector<Place> less_said(const Place& place) {
    std::set<Place> less{place};
    for (const auto part : {&Place::province, &Place::amphoe, &Place::parent}) {
        const std::vector<Place> known(less.begin(), less.end());
        for (Place one : known) {
            (one.*part).clear();
            less.insert(std::move(one));
        }
    }
    less.erase(place);
    return {less.begin(), less.end()};
}

/// The places of one name: which of them are the same.
class NamePlaces {
public:
    void add(const Place& place) { places_.insert(place); }

    /// Numbers the agencies of the name from `first`; returns the next number.
    std::uint32_t number_from(std::uint32_t first, std::vector<std::uint32_t>& ambiguous) {
        // A place that no other says more of is an agency; the others belong to one that does, if there is only one.
        std::map<Place, std::vector<const Place*>> fuller;  // two are enough to know that there are several
        std::set<Place> covered;
        for (const Place& place : places_)
            for (const Place& less : less_said(place)) covered.insert(less);
        for (const Place& place : places_) {
            if (covered.contains(place)) continue;
            ids_[place] = first++;
            for (const Place& less : less_said(place))
                if (auto& known = fuller[less]; known.size() < 2) known.push_back(&place);
        }
        for (const Place& place : places_) {
            if (!covered.contains(place)) continue;
            const std::vector<const Place*>& candidates = fuller[place];
            if (candidates.size() == 1) {
                ids_[place] = ids_[*candidates.front()];
                continue;
            }
            ambiguous.push_back(first);
            ids_[place] = first++;
        }
        return first;
    }

    [[nodiscard]] std::uint32_t id(const Place& place) const { return ids_.at(place); }

private:
    std::set<Place> places_;
    std::map<Place, std::uint32_t> ids_;
};

// Near names.

constexpr std::size_t least_letters = 4, letters_for_two = 10;
/// Of names that lose letters to the same rest, each is compared with so many of its neighbours.
constexpr std::size_t neighbours = 16;

/// `text` is well-formed: it went through thai::comparison_key.
std::u32string letters_of(const std::string& text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t letter = first;
        for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
            letter = (letter << 8U) | static_cast<unsigned char>(text[at + i]);
        letters.push_back(letter);  // any number for each letter will do
        at += length;
    }
    return letters;
}

std::size_t edits_allowed(std::size_t letters) {
    return letters >= letters_for_two ? 2 : letters >= least_letters ? 1 : 0;
}

/// Optimal string alignment: letters lost, added, changed, and neighbours swapped.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::array<std::vector<std::size_t>, 3> rows;
    for (auto& row : rows) row.resize(b.size() + 1);
    std::iota(rows[1].begin(), rows[1].end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& [before, last, now] = rows;
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return rows[1].back();
}

struct Remainder {
    std::uint64_t hash = 0;
    std::uint32_t name = 0;
    friend auto operator<=>(const Remainder&, const Remainder&) = default;
};

std::uint64_t hash_of(const std::u32string& text, std::size_t skip_1, std::size_t skip_2, std::uint64_t seed) {
    std::uint64_t hash = 0xCBF29CE484222325U ^ seed;  // FNV-1a
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != skip_1 && i != skip_2) hash = (hash ^ text[i]) * 0x100000001B3U;
    return hash;
}

/// Names within the distance have a remainder in common: what is left when as many letters are taken away.
void add_remainders(const std::u32string& text, std::uint32_t name, std::uint64_t seed, std::vector<Remainder>& out) {
    const std::size_t none = text.size();
    const std::size_t edits = edits_allowed(text.size());
    if (edits == 0 || text.size() > 100) return;
    out.push_back({hash_of(text, none, none, seed), name});
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back({hash_of(text, i, none, seed), name});
        for (std::size_t j = i + 1; edits == 2 && j < text.size(); ++j)
            out.push_back({hash_of(text, i, j, seed), name});
    }
}

/// "เขต ๑" is no slip of the hand for "เขต ๒".
bool same_digits(const std::u32string& a, const std::u32string& b) {
    const auto digits = [](const std::u32string& name) {
        std::u32string all;
        for (const char32_t c : name)
            if (c >= U'0' && c <= U'9') all += c;
        return all;
    };
    return digits(a) == digits(b);
}

bool may_be_one(const Place& a, const Place& b) {
    const auto fit = [](const std::string& x, const std::string& y) { return x.empty() || y.empty() || x == y; };
    return fit(a.amphoe, b.amphoe) && fit(a.province, b.province) && fit(a.parent, b.parent);
}

}  // namespace

Matched match(const std::vector<Agency>& agencies) {
    std::map<std::string, NamePlaces> names;
    std::vector<Place> places_of;
    for (const Agency& agency : agencies) {
        places_of.push_back(place_of(agency));
        names[agency.key].add(places_of.back());
    }
    Matched matched;
    for (auto& [key, places] : names) matched.count = places.number_from(matched.count, matched.ambiguous);
    matched.id.reserve(agencies.size());
    for (std::size_t i = 0; i < agencies.size(); ++i) matched.id.push_back(names.at(agencies[i].key).id(places_of[i]));
    return matched;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> near_names(const std::vector<Agency>& agencies) {
    std::vector<std::u32string> names;
    std::vector<Place> places;
    std::vector<Remainder> remainders;
    for (std::uint32_t i = 0; i < agencies.size(); ++i) {
        names.push_back(letters_of(agencies[i].own_key));
        places.push_back(place_of(agencies[i]));
        std::uint64_t kind = 0;
        for (const char c : agencies[i].kind) kind = kind * 31 + static_cast<unsigned char>(c);
        add_remainders(names.back(), i, kind, remainders);
    }
    std::ranges::sort(remainders);
    std::set<std::pair<std::uint32_t, std::uint32_t>> near;
    for (std::size_t i = 0; i < remainders.size(); ++i)
        for (std::size_t j = i + 1; j < remainders.size() && j <= i + neighbours; ++j) {
            if (remainders[j].hash != remainders[i].hash) break;
            const std::pair pair(remainders[i].name, remainders[j].name);
            const auto& [a, b] = pair;
            if (a == b || !may_be_one(places[a], places[b])) continue;
            if (agencies[a].kind != agencies[b].kind || names[a] == names[b] || near.contains(pair)) continue;
            if (!same_digits(names[a], names[b])) continue;
            const std::size_t allowed = std::min(edits_allowed(names[a].size()), edits_allowed(names[b].size()));
            if (distance(names[a], names[b]) <= allowed) near.insert(pair);
        }
    return {near.begin(), near.end()};
}

}  // namespace raingan::province
