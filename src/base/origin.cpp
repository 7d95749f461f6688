#include "base/origin.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace raingan {
namespace {

struct Step {
    std::uint32_t Origin::*number;
    const char* en;
    const char* th;
};
constexpr std::array<Step, 4> steps{{{&Origin::table, "table", "ตาราง"},
                                     {&Origin::row, "row", "แถว"},
                                     {&Origin::column, "cell", "ช่อง"},
                                     {&Origin::paragraph, "paragraph", "ย่อหน้า"}}};

const char* word_of(const Step& step, Language language) {
    return language == Language::thai ? step.th : step.en;
}
const char* between(Language language) {
    return language == Language::thai ? " " : ", ";
}

bool is_cell(const Origin& origin) {
    return origin.table == 0 && origin.row != 0;
}

/// The stories of a Word file that stand beside its text, by how the names of their parts begin behind "word/", or
/// behind "/" where the file has stories without parts.
struct Story {
    std::string_view part;
    const char* en;
    const char* th;
};
constexpr std::array<Story, 5> stories{{{"/header", "header", "หัวกระดาษ"},
                                        {"/footer", "footer", "ท้ายกระดาษ"},
                                        {"/footnotes", "footnote", "เชิงอรรถ"},
                                        {"/endnotes", "endnote", "อ้างอิงท้ายเรื่อง"},
                                        {"/comments", "comment", "ข้อคิดเห็น"}}};

/// Reads "word number" at `at`, and moves behind it.
bool read_step(std::string_view text, std::size_t& at, const char* word, std::uint32_t& number) {
    const std::string_view rest = text.substr(at), wanted = word;
    if (!rest.starts_with(wanted) || rest.size() <= wanted.size() || rest[wanted.size()] != ' ') return false;
    const char* const begin = rest.data() + wanted.size() + 1;
    const auto [end, error] = std::from_chars(begin, rest.data() + rest.size(), number);
    if (error != std::errc()) return false;
    at += static_cast<std::size_t>(end - rest.data());
    return true;
}

/// What stands behind a part's name, from `at` on: "!C7" or ": table 2, row 3". Moves behind it.
bool read_behind_part(std::string_view text, std::size_t& at, Origin& origin, Language language) {
    if (text.substr(at).starts_with('!')) {
        constexpr std::uint32_t letters = 26;
        std::size_t end = at + 1;
        while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z')
            origin.column = origin.column * letters + static_cast<std::uint32_t>(text[end++] - 'A' + 1);
        const auto [behind, error] = std::from_chars(text.data() + end, text.data() + text.size(), origin.row);
        if (error != std::errc()) return false;
        at = static_cast<std::size_t>(behind - text.data());
        return true;
    }
    if (!text.substr(at).starts_with(": ")) return false;
    std::size_t end = at + 2;
    bool any = false;
    for (const Step& step : steps) {
        std::size_t next = end;
        const std::string_view separator = between(language);
        if (any && !text.substr(next).starts_with(separator)) break;
        if (any) next += separator.size();
        if (!read_step(text, next, word_of(step, language), origin.*step.number)) continue;
        end = next;
        any = true;
    }
    if (any) at = end;
    return any;
}

}  // namespace

std::string column_letters(std::uint32_t column) {
    constexpr std::uint32_t letters = 26;
    std::string out;
    for (; column > 0; column = (column - 1) / letters)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % letters));
    return out;
}

std::string describe(const Origin& origin, const std::vector<std::string>& parts, Language language) {
    std::string out;
    if (origin.part < parts.size()) out = parts[origin.part];
    if (is_cell(origin)) {
        if (!out.empty()) out += '!';
        return out + column_letters(origin.column) + std::to_string(origin.row);
    }
    bool any = false;
    for (const Step& step : steps) {
        const std::uint32_t number = origin.*step.number;
        if (number == 0) continue;
        if (any) out += between(language);
        if (!any && !out.empty()) out += ": ";
        out.append(word_of(step, language)).append(" ").append(std::to_string(number));
        any = true;
    }
    return out;
}

std::string shown_number(std::uint32_t number, Language language) {
    std::string digits = std::to_string(number);
    if (language != Language::thai) return digits;
    std::string out;
    constexpr char16_t zero = u'๐';
    for (const char digit : digits) utf8::append(out, static_cast<char32_t>(zero + (digit - '0')));
    return out;
}

std::string shown_table_row(const Origin& origin, Language language) {
    if (origin.table == 0) return {};
    const bool thai = language == Language::thai;
    std::string out = (thai ? "ตารางที่ " : "table ") + shown_number(origin.table, language);
    if (origin.row != 0) out += (thai ? " แถว " : ", row ") + shown_number(origin.row, language);
    return out;
}

std::string shown_part(std::string_view part, Language language) {
    const bool thai = language == Language::thai;
    constexpr std::string_view folder = "word";
    const std::string_view behind = part.starts_with("word/") ? part.substr(folder.size()) : part;
    for (const Story& story : stories)
        if (behind.starts_with(story.part)) return thai ? story.th : story.en;
    constexpr std::string_view page = "page ";  // of a PDF
    const bool is_page = part.starts_with(page) && part.size() > page.size() &&
                         part.find_first_not_of("0123456789", page.size()) == std::string_view::npos;
    if (is_page) {
        std::uint32_t number = 0;
        std::from_chars(part.data() + page.size(), part.data() + part.size(), number);
        return (thai ? "หน้า " : "page ") + shown_number(number, language);
    }
    // The text itself: word/document.xml, content.xml, /document. All other names are those of sheets.
    if (part.empty() || part.starts_with('/') || part.ends_with(".xml")) return {};
    return (thai ? "แผ่นงาน " : "sheet ") + std::string(part);
}

std::string shown_place(const Origin& origin, const std::vector<std::string>& parts, Language language) {
    const bool thai = language == Language::thai;
    std::string out = origin.part < parts.size() ? shown_part(parts[origin.part], language) : std::string();
    const auto add = [&](const std::string& more) {
        if (!more.empty()) out.append(out.empty() ? "" : between(language)).append(more);
    };
    if (is_cell(origin)) {
        const bool whole_row = origin.column == 0;
        add(whole_row ? (thai ? "แถว " : "row ") + std::to_string(origin.row)
                      : (thai ? "เซลล์ " : "cell ") + column_letters(origin.column) + std::to_string(origin.row));
        return out;
    }
    add(shown_table_row(origin, language));
    if (origin.table == 0 && origin.paragraph != 0)
        add((thai ? "ย่อหน้าที่ " : "paragraph ") + shown_number(origin.paragraph, language));
    return out;
}

std::vector<PlaceInText> places_in(std::string_view text, const std::vector<std::string>& parts, Language language) {
    std::vector<PlaceInText> found;
    for (std::size_t at = 0; at < text.size();) {
        PlaceInText best;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            if (parts[part].empty() || !text.substr(at).starts_with(parts[part])) continue;
            PlaceInText place{at, at + parts[part].size(), {}};
            place.origin.part = static_cast<std::uint16_t>(part);
            if (read_behind_part(text, place.end, place.origin, language) && place.end > best.end) best = place;
        }
        if (best.end > at) found.push_back(best);
        at = std::max(best.end, at + 1);
    }
    return found;
}

}  // namespace raingan
