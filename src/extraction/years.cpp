#include "extraction/years.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "report/key.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A word for a year ends what stands before the number.
bool is_cued(std::string_view before) {
    constexpr auto cues =
        std::to_array<std::string_view>({"ปี", "พ.ศ.", "พศ.", "พ.ศ", "ปีงบประมาณ", "ประจำปี", "fy", "ค.ศ.", "ค.ศ"});
    constexpr std::size_t near_bytes = 60;
    before = before.substr(before.size() - std::min(before.size(), near_bytes));
    while (!before.empty() && (static_cast<unsigned char>(before.front()) & 0xC0U) == 0x80U) before.remove_prefix(1);
    const std::string key = key_of(before);
    return std::ranges::any_of(cues, [&](std::string_view cue) { return key.ends_with(cue); });
}

/// "FY2024": a Latin token is no number to find_number.
void add_fiscal_token(std::string_view text, std::vector<NamedYear>& years) {
    constexpr std::size_t digits = 4;
    for (std::size_t at = 0; at + 2 + digits <= text.size(); ++at) {
        if ((text[at] != 'F' && text[at] != 'f') || (text[at + 1] != 'Y' && text[at + 1] != 'y')) continue;
        const auto number = thai::parse_number(text.substr(at + 2, digits));
        if (!number || number->value.places() != 0) continue;
        if (const auto year = thai::year_be(static_cast<std::int64_t>(number->value.units())))
            years.push_back({*year, at + 2, at + 2 + digits});
        return;
    }
}

}  // namespace

std::vector<NamedYear> years_named(std::string_view text, BareYears bare) {
    std::vector<NamedYear> years;
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end)) {
        if (number->value.places() != 0) continue;
        const auto value = number->value.units();
        const bool full = value >= 2500 && value <= 2600;
        const bool common = value >= 1990 && value <= 2057;
        const bool brief = value >= 50 && value <= 99;
        if (!full && !(common && bare == BareYears::both) &&
            !((common || brief) && is_cued(text.substr(0, number->begin))))
            continue;
        if (const auto year = thai::year_be(static_cast<std::int64_t>(value)))
            years.push_back({*year, number->begin, number->end});
    }
    if (years.empty() && bare == BareYears::both) add_fiscal_token(text, years);
    return years;
}

}  // namespace raingan::extraction
