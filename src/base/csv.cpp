#include "base/csv.h"

namespace raingan {
namespace {

/// Digits with a sign and a decimal point, which no program runs.
bool is_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    constexpr std::string_view digits = "0123456789";
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
    return !whole.empty() && !part.empty() && whole.find_first_not_of(digits) == std::string_view::npos &&
           part.find_first_not_of(digits) == std::string_view::npos;
}

bool may_be_run(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos &&
           !is_number(text);
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) {
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out += '"';
    if (may_be_run(text)) out += '\'';
    for (const char c : text) {
        if (quoted && c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
}

}  // namespace raingan
