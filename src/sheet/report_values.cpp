// From the Report's values to cells.
#include <array>
#include <utility>

#include "sheet/report_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {

Value value_of(const std::string& text) {
    std::string cleaned = clean(text);
    return cleaned.empty() ? Value{} : Value{std::move(cleaned)};
}

std::string with_thai_digits(std::string_view message) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> quotes{
        {{"\"", "\""}, {"“", "”"}, {"«", "»"}}};
    std::string out;
    for (std::size_t at = 0; at < message.size();) {
        std::size_t begin = message.size();
        std::size_t end = message.size();
        for (const auto& [open, close] : quotes) {
            const std::size_t from = message.find(open, at);
            if (from >= begin) continue;
            const std::size_t to = message.find(close, from + open.size());
            begin = from;
            end = to == std::string_view::npos ? message.size() : to + close.size();
        }
        out += thai::to_thai_digits(message.substr(at, begin - at));
        out += message.substr(begin, end - begin);
        at = end;
    }
    return out;
}

Value value_of(const std::optional<Text>& text) {
    return text ? value_of(text->value) : Value{};
}

Value value_of(const std::optional<Score>& score) {
    return score ? Value{score->value} : Value{};
}

Value value_of(const std::optional<Count>& count) {
    return count ? Value{count->value} : Value{};
}

Value value_of(const std::optional<Decimal>& number) {
    return number ? Value{*number} : Value{};
}

Value value_of(const std::optional<thai::Date>& date) {
    constexpr int first_year = 1901;  // 1900 has a 29 February in Excel
    constexpr int last_year = 9999;
    return date && date->year >= first_year && date->year <= last_year ? Value{*date} : Value{};
}

}  // namespace raingan::sheet
