// From the Report's values to cells.
#include <utility>

#include "sheet/report_sheets.h"

namespace raingan::sheet {

Value value_of(const std::string& text) {
    std::string cleaned = clean(text);
    return cleaned.empty() ? Value{} : Value{std::move(cleaned)};
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
