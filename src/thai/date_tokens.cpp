#include "thai/date_tokens.h"

#include <array>
#include <cstdint>

#include "thai/characters.h"

namespace raingan::thai {
namespace {

struct Word {
    std::string_view text;
    DateWord word;
};
// A word stands before those that it begins with.
constexpr auto words = std::to_array<Word>({
    {"พุทธศักราช", DateWord::buddhist},
    {"พ.ศ.", DateWord::buddhist},
    {"พ.ศ", DateWord::buddhist},
    {"พศ.", DateWord::buddhist},
    {"คริสต์ศักราช", DateWord::christian},
    {"ค.ศ.", DateWord::christian},
    {"ค.ศ", DateWord::christian},
    {"คศ.", DateWord::christian},
    {"จนถึง", DateWord::joiner},
    {"ถึง", DateWord::joiner},
    {"-", DateWord::joiner},
    {"–", DateWord::joiner},
    {"—", DateWord::joiner},
    {"−", DateWord::joiner},
    {"‐", DateWord::joiner},
    {"‑", DateWord::joiner},
    {"~", DateWord::joiner},
    {"/", DateWord::slash},
    {"ตั้งแต่", DateWord::since},
    {"เป็นต้นไป", DateWord::onward},
    {"ภายใน", DateWord::within},
    {"ตลอดทั้ง", DateWord::whole},
    {"ตลอด", DateWord::whole},
    {"ทั้ง", DateWord::whole},
    {"ปีงบประมาณ", DateWord::fiscal},
    {"งบประมาณ", DateWord::fiscal},
    {"ไตรมาสที่", DateWord::quarter},
    {"ไตรมาส", DateWord::quarter},
    {"รอบ", DateWord::round},
    {"แรก", DateWord::first_half},
    {"หลัง", DateWord::second_half},
    {"ปี", DateWord::year_word},
    {"ระหว่าง", DateWord::filler},
    {"วันอาทิตย์ที่", DateWord::filler},
    {"วันจันทร์ที่", DateWord::filler},
    {"วันอังคารที่", DateWord::filler},
    {"วันพุธที่", DateWord::filler},
    {"วันพฤหัสบดีที่", DateWord::filler},
    {"วันศุกร์ที่", DateWord::filler},
    {"วันเสาร์ที่", DateWord::filler},
    {"วันที่", DateWord::filler},
    {"เดือน", DateWord::filler},
    {"ประจำ", DateWord::filler},
    {"ในช่วง", DateWord::filler},
    {"ช่วง", DateWord::filler},
    {"(", DateWord::filler},
    {")", DateWord::filler},
});

struct Figures {
    std::int64_t value = 0;
    int digits = 0;
    std::size_t end = 0;
};

Figures figures_at(std::string_view text, std::size_t at) {
    constexpr int longest = 4;
    Figures figures;
    for (utf8::Decoded c = utf8::decode(text, at); is_any_digit(c.code_point); c = utf8::decode(text, at)) {
        if (++figures.digits <= longest)
            figures.value = figures.value * 10 + static_cast<std::int64_t>(digit_value(c.code_point));
        at += c.length;
    }
    if (figures.digits > longest) figures.digits = 0;
    figures.end = at;
    return figures;
}

bool is_year_figures(const Figures& figures) {
    return (figures.digits == 2 || figures.digits == 4) && year_be(figures.value);
}

struct Dated {
    Date date;
    std::size_t end = 0;
};

// 30/9/2566, 30-09-66, 30.9.2566, 2023-09-30.
std::optional<Dated> date_in_figures(std::string_view text, std::size_t at) {
    const Figures first = figures_at(text, at);
    if (first.digits == 0 || first.end >= text.size()) return std::nullopt;
    const char separator = text[first.end];
    if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
    const Figures second = figures_at(text, first.end + 1);
    if (second.digits == 0 || second.end >= text.size() || text[second.end] != separator) return std::nullopt;
    const Figures third = figures_at(text, second.end + 1);
    const bool year_first = first.digits == 4;
    const Figures& year = year_first ? first : third;
    const Figures& day = year_first ? third : first;
    if (!is_year_figures(year) || day.digits == 0 || day.digits > 2 || second.digits > 2) return std::nullopt;
    const Date date{*year_be(year.value) - be_minus_ce, static_cast<int>(second.value), static_cast<int>(day.value)};
    if (!is_date(date)) return std::nullopt;
    return Dated{date, third.end};
}

struct Lexed {
    DateToken token;
    std::size_t end = 0;  // 0: not a word of dates
};

Lexed token_at(std::string_view text, std::size_t at) {
    if (is_any_digit(utf8::decode(text, at).code_point)) {
        if (const auto dated = date_in_figures(text, at)) return {{DateWord::date, 0, 0, dated->date}, dated->end};
        const Figures figures = figures_at(text, at);
        if (figures.digits == 0) return {};
        return {{DateWord::number, static_cast<int>(figures.value), figures.digits, {}}, figures.end};
    }
    const std::string_view rest = text.substr(at);
    if (const auto month = month_at(rest)) return {{DateWord::month, month->month, 0, {}}, at + month->length};
    for (const Word& word : words)
        if (rest.starts_with(word.text)) return {{word.word, 0, 0, {}}, at + word.text.size()};
    return {};
}

}  // namespace

bool is_date(const Date& date) {
    return date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::optional<std::vector<DateToken>> date_tokens(std::string_view text) {
    constexpr std::size_t most_tokens = 24;
    std::vector<DateToken> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (is_blank(c.code_point) || is_line_end(c.code_point) || c.code_point == zero_width_space) {
            at += c.length;
            continue;
        }
        const Lexed lexed = token_at(text, at);
        if (lexed.end == 0 || tokens.size() == most_tokens) return std::nullopt;
        if (lexed.token.word != DateWord::filler) tokens.push_back(lexed.token);
        at = lexed.end;
    }
    return tokens;
}

}  // namespace raingan::thai
