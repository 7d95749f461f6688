#include "readers/pdf/stories.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::pdf_reader {
namespace {

constexpr double margin_share = 0.16;  // of the page's height: where headers and footers stand

/// With "#" for numbers.
std::string without_digits(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (thai::is_any_digit(c.code_point)) {
            if (!out.ends_with('#')) out += '#';
        } else {
            out.append(text, at, c.length);
        }
        at += c.length;
    }
    return out;
}

/// The numbers of a text, one for each "#" of without_digits; those of more digits than pages have are cut.
std::vector<std::int64_t> numbers_in(std::string_view text) {
    std::vector<std::int64_t> out;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const bool digit = thai::is_any_digit(c.code_point);
        if (digit && !within) out.push_back(0);
        constexpr std::int64_t most = 1'000'000'000'000'000;
        if (digit && out.back() < most) out.back() = out.back() * 10 + thai::digit_value(c.code_point);
        within = digit;
        at += c.length;
    }
    return out;
}

bool is_page_number(std::string_view text) {
    const std::string form = without_digits(text);
    for (const std::string_view known : {"#", "-#-", "- # -", "– # –", "หน้า #", "หน้าที่ #", "หน้า # / #", "หน้า #/#",
                                         "หน้า # จาก #", "Page #", "Page # of #", "#/#", "[#]", "(#)"})
        if (form == known) return true;
    return false;
}

struct Seen {
    double base = 0;
    std::size_t page = 0;
};

class Parter {
public:
    explicit Parter(std::vector<PageLayout>& pages) : pages_(pages) {
        for (std::size_t i = 0; i < pages.size(); ++i)
            for (const Line& line : pages[i].body.lines)
                if (in_margin(pages[i], line)) seen_[without_digits(line.text)].push_back({line.base, i});
    }

    void part(std::size_t index) {
        PageLayout& page = pages_[index];
        std::vector<Line>& lines = page.body.lines;
        const double first_table = top_of_tables(page), last_table = bottom_of_tables(page);
        std::size_t top = 0;
        while (top < lines.size() && lines[top].base > first_table && is_story(index, lines[top], true)) ++top;
        std::size_t foot = lines.size();
        while (foot > top && lines[foot - 1].base < last_table && is_story(index, lines[foot - 1], false)) --foot;
        // A page of nothing but what recurs is a form, whose text this is.
        if (top == lines.size() && page.tables.empty()) return;
        move_lines(lines, foot, lines.size(), page.footers);
        if (index == 0 && is_title(lines, top, first_table)) return;
        move_lines(lines, 0, top, page.headers);
    }

private:
    static bool in_margin(const PageLayout& page, const Line& line) {
        return line.base < page.height * margin_share || line.base > page.height * (1 - margin_share);
    }
    static double top_of_tables(const PageLayout& page) {
        double top = -1e9;
        for (const std::size_t table : page.body.tables) top = std::max(top, page.tables[table].lattice.box.top);
        return top;
    }
    static double bottom_of_tables(const PageLayout& page) {
        double bottom = 1e9;
        for (const std::size_t table : page.body.tables)
            bottom = std::min(bottom, page.tables[table].lattice.box.bottom);
        return bottom;
    }

    [[nodiscard]] bool is_story(std::size_t index, const Line& line, bool top) const {
        const PageLayout& page = pages_[index];
        if (!in_margin(page, line) || (line.base > page.height / 2) != top) return false;
        if (line.artifact || is_page_number(line.text)) return true;
        const auto found = seen_.find(without_digits(line.text));
        if (found == seen_.end()) return false;
        constexpr double same_height = 3;
        return std::ranges::any_of(found->second, [&](const Seen& other) {
            return other.page != index && std::abs(other.base - line.base) < same_height;
        });
    }

    /// Over a table with nothing else above it what recurs is the title of a sheet, which programs for sheets repeat on
    /// each page ("rows to repeat at top"): on the first one it is the document's text.
    static bool is_title(const std::vector<Line>& lines, std::size_t top, double first_table) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Line& line = lines[i];
            if (i < top ? line.artifact || is_page_number(line.text) : line.base > first_table) return false;
        }
        return top > 0;
    }

    static void move_lines(std::vector<Line>& lines, std::size_t from, std::size_t to, std::vector<Line>& out) {
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(to);
        std::move(begin, end, std::back_inserter(out));
        lines.erase(begin, end);
    }

    std::vector<PageLayout>& pages_;
    std::map<std::string, std::vector<Seen>> seen_;
};

}  // namespace

bool SaidBefore::is_new(const std::string& text, std::size_t page) {
    const bool numbers_page = is_page_number(text);
    Line line{numbers_page ? std::vector<std::int64_t>() : numbers_in(text), page};
    std::vector<Line>& alike = by_form_[numbers_page ? std::string("#") : without_digits(text)];
    const auto counts_pages = [&](const Line& other) {
        const auto pages = static_cast<std::int64_t>(page) - static_cast<std::int64_t>(other.page);
        return std::ranges::equal(line.numbers, other.numbers,
                                  [&](std::int64_t a, std::int64_t b) { return a == b || a - b == pages; });
    };
    // Against the first one and the newest: between them numbers go on.
    const bool known = !alike.empty() &&
                       (counts_pages(alike.front()) || counts_pages(alike.back()) ||
                        std::ranges::any_of(alike, [&](const Line& other) { return other.numbers == line.numbers; }));
    constexpr std::size_t most = 200;
    if (!known && alike.size() < most) alike.push_back(std::move(line));
    return !known;
}

void part_stories(std::vector<PageLayout>& pages) {
    Parter parter(pages);
    for (std::size_t i = 0; i < pages.size(); ++i) parter.part(i);
}

}  // namespace raingan::pdf_reader
