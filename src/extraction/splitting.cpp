#include "extraction/splitting.h"

#include <algorithm>
#include <array>

#include "report/key.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = find_line_end(text);
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty()) lines.push_back(line);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool is_tab_or_space(char c) {
    return c == ' ' || c == '\t';
}
bool digit_or_stop(std::string_view text) {
    if (text.empty()) return false;
    const std::string key = key_of(text);
    return !key.empty() && ((key.back() >= '0' && key.back() <= '9') || key.back() == '.');
}

/// A dash with a space on each side that is no range ("ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖"). Behind a line that began with a dash
/// also one with no space after it.
std::size_t find_inline_dash(std::string_view line, std::size_t from, bool began_with_dash) {
    constexpr std::array<std::string_view, 4> dashes = {"-", "–", "—", "•"};
    for (std::size_t at = from; at < line.size(); ++at) {
        if (at == 0 || !is_tab_or_space(line[at - 1])) continue;
        const std::size_t length = starts_with_any(line.substr(at), dashes);
        if (length == 0 || at + length >= line.size()) continue;
        const bool spaced = is_tab_or_space(line[at + length]);
        if (!spaced && !(began_with_dash && marker_length(line.substr(at)) != 0)) continue;
        if (!began_with_dash && (length > 1 || digit_or_stop(trimmed(line.substr(0, at))))) continue;
        return at;
    }
    return std::string_view::npos;
}

/// The number of "๒. …", "(2) …"; none for another beginning.
std::optional<std::int64_t> ordinal(std::string_view item) {
    const std::size_t length = marker_length(item);
    if (length == 0) return std::nullopt;
    const auto number = thai::find_number(item.substr(0, length));
    if (!number || number->value.places() != 0) return std::nullopt;
    return number->value.units();
}

/// Where the item that counts on from `number` begins behind a space, in the same form of marker.
std::size_t find_next_ordinal(std::string_view line, std::size_t from, std::int64_t number) {
    for (std::size_t at = from + 1; at < line.size(); ++at)
        if (is_tab_or_space(line[at - 1]) && !is_tab_or_space(line[at]) && ordinal(line.substr(at)) == number + 1)
            return at;
    return std::string_view::npos;
}

void split_inline(std::string_view line, std::vector<std::string_view>& items) {
    if (const auto first = ordinal(line)) {
        std::int64_t number = *first;
        std::size_t begin = 0;
        while (true) {
            const std::size_t next = find_next_ordinal(line, begin, number);
            items.push_back(line.substr(begin, next == std::string_view::npos ? next : next - begin));
            if (next == std::string_view::npos) return;
            begin = next;
            ++number;
        }
    }
    const bool dashed = marker_length(line) != 0;
    std::size_t begin = 0;
    while (true) {
        const std::size_t next = find_inline_dash(line, begin + 1, dashed);
        items.push_back(line.substr(begin, next == std::string_view::npos ? next : next - begin));
        if (next == std::string_view::npos) return;
        begin = next;
    }
}

constexpr std::array<std::string_view, 24> office_words = {
    "สำนัก", "กอง", "หน่วย",      "ฝ่าย",    "งาน",     "ส่วน",   "ทุก",   "ศูนย์", "โรงเรียน", "สถานี", "ปลัด",  "นิติกร",
    "คณะ",  "นัก",  "ผู้อำนวยการ", "ผู้บริหาร", "เจ้าหน้าที่", "หัวหน้า", "แผนก", "กลุ่ม", "ผอ.",     "รอง",  "นายก", "บุคลากร",
};

/// What larger offices have in their names.
constexpr std::array<std::string_view, 6> parts_of_offices = {"งาน", "ส่วน", "กลุ่ม", "แผนก", "บุคลากร", "สถานี"};

bool begins_office(std::string_view text) {
    return starts_with_any(text, office_words) != 0;
}
/// "กองคลัง" names an office, a bare "กอง" or "ทุกสำนัก" does not.
bool names_office(std::string_view text) {
    const std::size_t word = starts_with_any(text, office_words);
    return word != 0 && word < text.size() && !text.starts_with("ทุก");
}

/// Bytes of a separator at `at` that parts `line` into two offices; 0: none.
std::size_t separator_at(std::string_view line, std::size_t begin, std::size_t at) {
    constexpr std::string_view conjunction = "และ";
    const bool joins = line.substr(at).starts_with(conjunction);
    if (!joins && !is_tab_or_space(line[at]) && line[at] != ',' && line[at] != ';' && line[at] != '/') return 0;
    const std::string_view before = trimmed(line.substr(begin, at - begin));
    const auto after = [&](std::size_t length) { return trimmed(line.substr(at + length)); };
    if (before.empty()) return 0;
    if (line[at] == ',' || line[at] == ';') return 1;
    if (line[at] == '/') return names_office(before) && names_office(after(1)) ? 1 : 0;
    if (is_tab_or_space(line[at])) {
        // "สำนักปลัด / กองคลัง", "กองคลัง และกองช่าง": the sign itself decides, not the space before it.
        const std::string_view rest = after(1);
        return begins_office(before) && begins_office(rest) ? 1 : 0;
    }
    if (!begins_office(before)) return 0;
    const std::string_view second = after(conjunction.size());
    // "สำนักส่งเสริมวิชาการและงานทะเบียน" is one, "งานธุรการและงานพัสดุ" are two.
    const std::size_t part = starts_with_any(second, parts_of_offices);
    if (part != 0 && !is_tab_or_space(line[at - 1]) && !before.starts_with(second.substr(0, part))) return 0;
    return begins_office(second) ? conjunction.size() : 0;
}

void split_line_of_offices(std::string_view line, std::vector<std::string>& offices) {
    const auto add = [&](std::string_view office) {
        office = trimmed(office);
        if (!office.empty() && office != "-") offices.emplace_back(office);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const std::size_t length = separator_at(line, begin, at);
        if (length == 0) continue;
        add(line.substr(begin, at - begin));
        begin = at + length;
        at = begin - 1;
    }
    add(line.substr(begin));
}

}  // namespace

std::vector<std::string> split_actions(std::string_view cell) {
    const auto lines = lines_of(cell);
    const bool marked = std::ranges::any_of(lines, [](std::string_view line) { return marker_length(line) != 0; });
    std::vector<std::string> actions;
    for (const std::string_view line : lines) {
        if (marked && marker_length(line) == 0 && !actions.empty()) {
            (actions.back() += ' ') += line;
            continue;
        }
        std::vector<std::string_view> items;
        split_inline(line, items);
        for (const std::string_view item : items) {
            const std::string_view text = trimmed(item.substr(marker_length(item)));
            if (!text.empty() && text != "-") actions.emplace_back(text);
        }
    }
    return actions;
}

std::vector<std::string> split_offices(std::string_view cell) {
    std::vector<std::string> offices;
    for (const std::string_view line : lines_of(cell)) {
        // A line that begins in the middle of a name belongs to the one before: forced breaks stand anywhere.
        const std::string_view item = line.substr(marker_length(line));
        split_line_of_offices(item, offices);
    }
    return offices;
}

}  // namespace raingan::extraction
