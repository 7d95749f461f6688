#include "thai/baht.h"

#include "thai/characters.h"

namespace raingan::thai {
namespace {

constexpr std::string_view minus = "ลบ", baht = "บาท", whole = "ถ้วน", satang = "สตางค์";

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (!is_blank(c.code_point) && c.code_point != zero_width_space) out.append(text, at, c.length);
        at += c.length;
    }
    return out;
}

// The number before `unit`; what follows it stays in `text`. None when `unit` is not in `text`.
std::optional<std::string_view> take_before(std::string_view& text, std::string_view unit) {
    const std::size_t at = text.find(unit);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view number = text.substr(0, at);
    text.remove_prefix(at + unit.size());
    return number;
}

}  // namespace

std::string baht_text(const Decimal& amount, FinalOne final_one) {
    const Decimal rounded = abs(amount).rounded(2);
    // An amount too long to have satang lost them in rounding.
    const bool has_satang = rounded.places() == 2;
    const auto units = static_cast<std::uint64_t>(rounded.units());
    const std::uint64_t baht_count = has_satang ? units / 100 : units;
    const std::uint64_t satang_count = has_satang ? units % 100 : 0;
    std::string out;
    if (amount < Decimal() && units > 0) out += minus;
    if (baht_count > 0 || satang_count == 0) out.append(thai_counting(baht_count, final_one)).append(baht);
    if (satang_count == 0) return out.append(whole);
    return out.append(thai_counting(satang_count, final_one)).append(satang);
}

std::optional<Decimal> parse_baht_text(std::string_view text) {
    const std::string bare = without_blanks(text);
    std::string_view rest = bare;
    if (rest.starts_with('(') && rest.ends_with(')')) rest = rest.substr(1, rest.size() - 2);
    const bool negative = rest.starts_with(minus);
    if (negative) rest.remove_prefix(minus.size());

    const std::optional<std::string_view> baht_words = take_before(rest, baht);
    std::optional<std::uint64_t> baht_count = 0;
    if (baht_words) baht_count = parse_counting(*baht_words);
    std::optional<std::uint64_t> satang_count = 0;
    if (const auto words = take_before(rest, satang))
        satang_count = parse_counting(*words);
    else if (!baht_words)
        return std::nullopt;
    else if (rest == whole)
        rest = {};
    constexpr std::uint64_t most_baht = 10'000'000'000'000'000;  // with its satang, 18 digits
    if (!rest.empty() || !baht_count || !satang_count || *satang_count > 99 || *baht_count >= most_baht)
        return std::nullopt;
    const auto units = static_cast<std::int64_t>(*baht_count * 100 + *satang_count);
    return Decimal(negative ? -units : units, 2);
}

}  // namespace raingan::thai
