#include "extraction/parts.h"

#include <algorithm>
#include <array>

namespace raingan::extraction {
namespace {

constexpr std::array<std::string_view, 2> part_cues = {"ส่วนที่", "part"};
/// Behind a part these speak of both again.
constexpr std::array<std::string_view, 6> whole_cues = {"รวมeit", "eitรวม", "โดยรวม", "ภาพรวม", "รวมทั้ง", "เฉลี่ยรวม"};

struct Turn {
    std::size_t at = 0;  ///< in the key
    int part = 0;
};

/// Where the line begins to speak of a part, or of the whole behind one.
std::vector<Turn> turns_of(std::string_view key) {
    std::vector<Turn> turns;
    for (auto part = find_part(key); part; part = find_part(key, part->end)) {
        // "EIT ส่วนที่ ๑": the code goes with its part.
        constexpr std::string_view code = "eit";
        const bool coded = key.substr(0, part->begin).ends_with(code);
        turns.push_back({part->begin - (coded ? code.size() : 0), part->part});
    }
    if (turns.empty()) return turns;
    for (const std::string_view cue : whole_cues)
        if (const std::size_t at = find_text(key, cue, turns.front().at); at != std::string_view::npos)
            turns.push_back({at, 0});
    std::ranges::sort(turns, {}, &Turn::at);
    return turns;
}

}  // namespace

std::optional<NamedPart> find_part(std::string_view key, std::size_t from) {
    std::optional<NamedPart> first;
    for (const std::string_view cue : part_cues)
        for (std::size_t at = find_text(key, cue, from); at != std::string_view::npos;
             at = find_text(key, cue, at + cue.size())) {
            const std::size_t digit = at + cue.size();
            if (digit >= key.size() || (key[digit] != '1' && key[digit] != '2')) continue;
            const bool longer = digit + 1 < key.size() && key[digit + 1] >= '0' && key[digit + 1] <= '9';
            if (longer || (first && first->begin <= at)) continue;
            first = NamedPart{key[digit] - '0', at, digit + 1};
        }
    return first;
}

PartScore& part_entry(std::vector<PartScore>& parts, int part) {
    const auto at = std::ranges::lower_bound(parts, part, {}, &PartScore::part);
    if (at != parts.end() && at->part == part) return *at;
    return *parts.insert(at, PartScore{part, {}, {}});
}

std::vector<LinePiece> cut_at_parts(const Line& line) {
    const auto turns = turns_of(line.key.text);
    if (turns.empty()) return {{line, std::nullopt}};
    std::vector<LinePiece> pieces;
    if (turns.front().at > 0) pieces.push_back({line_between(line, 0, line.key.at[turns.front().at]), 0});
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const std::size_t end = i + 1 < turns.size() ? line.key.at[turns[i + 1].at] : std::string_view::npos;
        pieces.push_back({line_between(line, line.key.at[turns[i].at], end), turns[i].part});
    }
    return pieces;
}

Line line_between(const Line& line, std::size_t from, std::size_t end) {
    Line rest = line;
    from = std::min(from, line.text.size());
    const std::string_view piece = std::string_view(line.text).substr(from, std::max(end, from) - from);
    const std::string_view text = trimmed(piece);
    rest.text = text;
    rest.numbers.reset();
    rest.cut_at += from + static_cast<std::size_t>(text.data() - piece.data());
    rest.key = squeeze(rest.text);
    return rest;
}

}  // namespace raingan::extraction
