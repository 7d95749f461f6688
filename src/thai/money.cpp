#include "thai/money.h"

#include <array>
#include <utility>

#include "thai/baht.h"
#include "thai/counting.h"
#include "thai/numbers.h"

namespace raingan::thai {
namespace {

void trim(std::string_view& text) {
    constexpr std::string_view no_break_space = "\u00A0";
    for (;;) {
        if (text.starts_with(' '))
            text.remove_prefix(1);
        else if (text.ends_with(' '))
            text.remove_suffix(1);
        else if (text.starts_with(no_break_space))
            text.remove_prefix(no_break_space.size());
        else if (text.ends_with(no_break_space))
            text.remove_suffix(no_break_space.size());
        else
            return;
    }
}

bool take_prefix(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    trim(text);
    return true;
}

bool take_suffix(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    trim(text);
    return true;
}

/// "(…บาทถ้วน)" behind a figure: its amount; the parentheses leave the text.
std::optional<Decimal> take_words(std::string_view& text) {
    const std::size_t open = text.rfind('(');
    if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return std::nullopt;
    const std::optional<Decimal> words = parse_baht_text(text.substr(open));
    if (!words) return std::nullopt;
    text = text.substr(0, open);
    trim(text);
    return words;
}

std::optional<Decimal> figure(std::string_view text) {
    const std::optional<Number> number = parse_number(text);
    // "%" and "คะแนน" are no part of an amount, though parse_number allows them.
    if (!number || text.find('%') != std::string_view::npos || text.find("ร้อยละ") != std::string_view::npos ||
        text.find("คะแนน") != std::string_view::npos)
        return std::nullopt;
    return number->value;
}

/// "๑.๒ ล้าน": the figure times what the word says.
std::optional<Decimal> scaled_figure(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> units{
        {{"ล้าน", 1'000'000}, {"แสน", 100'000}, {"หมื่น", 10'000}, {"พัน", 1'000}}};
    for (const auto& [word, factor] : units)
        if (take_suffix(text, word)) {
            const std::optional<Decimal> value = figure(text);
            return value ? std::optional(*value * Decimal(factor, 0)) : std::nullopt;
        }
    return figure(text);
}

/// "๑,๒๓๔ บาท ๕๐" with สตางค์ already taken off.
std::optional<Decimal> baht_and_satang(std::string_view text) {
    constexpr std::string_view baht = "บาท";
    const std::size_t at = text.find(baht);
    std::string_view satang = at == std::string_view::npos ? text : text.substr(at + baht.size());
    trim(satang);
    const std::optional<Decimal> small = figure(satang);
    if (!small || small->places() != 0 || *small < Decimal(0, 0) || *small > Decimal(99, 0)) return std::nullopt;
    const Decimal hundredths(small->units(), 2);
    if (at == std::string_view::npos) return hundredths;
    std::string_view whole = text.substr(0, at);
    trim(whole);
    const std::optional<Decimal> large = scaled_figure(whole);
    return large ? std::optional(*large + hundredths) : std::nullopt;
}

std::optional<Decimal> amount(std::string_view text) {
    if (take_prefix(text, "฿")) {
        take_suffix(text, ".-");
        return figure(text);
    }
    if (take_suffix(text, "สตางค์")) return baht_and_satang(text);
    if (take_suffix(text, "บาทถ้วน") || take_suffix(text, "บาท")) {
        take_suffix(text, ".-");
        return scaled_figure(text);
    }
    if (take_suffix(text, ".-") || take_suffix(text, ".–") || take_suffix(text, "฿")) return figure(text);
    return std::nullopt;
}

}  // namespace

std::optional<Decimal> parse_money(std::string_view text) {
    trim(text);
    const std::optional<Decimal> words = take_words(text);
    const std::optional<Decimal> figures = amount(text);
    if (words && figures && *words != *figures) return std::nullopt;
    return figures;
}

std::optional<std::uint32_t> parse_ordinal(std::string_view text) {
    constexpr std::uint32_t highest = 1'000'000;
    trim(text);
    if (!take_prefix(text, "ครั้ง")) take_prefix(text, "ลำดับ");
    if (!take_prefix(text, "ที่")) return std::nullopt;
    if (const std::optional<Decimal> number = figure(text)) {
        const bool whole = number->places() == 0 && number->units() > 0 && number->units() <= highest;
        return whole ? std::optional(static_cast<std::uint32_t>(number->units())) : std::nullopt;
    }
    const std::optional<Decimal> words = parse_baht_text(std::string(text) + "บาทถ้วน");
    if (!words || words->rounded(0) != *words || *words <= Decimal(0, 0) || *words > Decimal(highest, 0))
        return std::nullopt;
    return static_cast<std::uint32_t>(words->rounded(0).units());
}

std::string ordinal(std::uint32_t number) {
    return "ที่ " + to_thai_digits(std::to_string(number));
}

}  // namespace raingan::thai
