#include <unicode/uchar.h>

#include <array>
#include <cmath>

#include "base/utf8.h"
#include "readers/formula/criterion.h"
#include "readers/formula/numbers.h"
#include "thai/baht.h"

namespace raingan::formula {
namespace {

using std::string_view;
using Values = std::span<const Value>;
using Nodes = std::span<const NodeId>;
using Kind = Value::Kind;

/// Letters as Excel counts them: those beyond 16 bits are two.
std::size_t units_of(char32_t c) {
    return c > 0xFFFF ? 2 : 1;
}
std::size_t length_of(string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        units += units_of(c.code_point);
        at += c.length;
    }
    return units;
}
/// Bytes of the first `units` letters.
std::size_t bytes_of(string_view text, double units) {
    std::size_t at = 0;
    for (double passed = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        passed += static_cast<double>(units_of(c.code_point));
        if (passed > units) break;
        at += c.length;
    }
    return at;
}

double count_at(Evaluator& e, Values values, std::size_t at, double otherwise) {
    const double count = at < values.size() ? std::trunc(e.number(values[at])) : otherwise;
    if (!(count >= 0)) throw ErrorCode::value;
    return count;
}

Value left(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]);
    return e.make_text(text.substr(0, bytes_of(text, count_at(e, values, 1, 1))));
}

Value right(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]);
    const double count = count_at(e, values, 1, 1), all = static_cast<double>(length_of(text));
    return e.make_text(text.substr(bytes_of(text, std::max(all - count, 0.0))));
}

/// From a place that counts from 1, and so many letters.
struct Piece {
    std::size_t begin = 0, end = 0;
};
Piece piece_of(string_view text, double from, double count) {
    if (from < 1) throw ErrorCode::value;
    const std::size_t begin = bytes_of(text, from - 1);
    return {begin, begin + bytes_of(text.substr(begin), count)};
}

Value mid(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]);
    const Piece piece = piece_of(text, count_at(e, values, 1, 1), count_at(e, values, 2, 0));
    return e.make_text(text.substr(piece.begin, piece.end - piece.begin));
}

Value replace(Evaluator& e, Values values) {
    std::string text = e.text(values[0]);
    const Piece piece = piece_of(text, count_at(e, values, 1, 1), count_at(e, values, 2, 0));
    text.replace(piece.begin, piece.end - piece.begin, e.text(values[3]));
    return e.make_text(std::move(text));
}

Value length(Evaluator& e, Values values) {
    return static_cast<double>(length_of(e.text(values[0])));
}

/// One space between words, none around them.
Value trim(Evaluator& e, Values values) {
    std::string out;
    for (const char c : e.text(values[0]))
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    if (out.ends_with(' ')) out.pop_back();
    return e.make_text(std::move(out));
}

Value clean(Evaluator& e, Values values) {
    std::string text = e.text(values[0]);
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    return e.make_text(std::move(text));
}

Value substitute(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]), old = e.text(values[1]), with = e.text(values[2]);
    const double which = values.size() > 3 ? std::trunc(e.number(values[3])) : 0;
    if (values.size() > 3 && which < 1) return ErrorCode::value;
    if (old.empty()) return e.make_text(text);
    std::string out;
    std::size_t at = 0;
    for (double seen = 1;; ++seen) {
        const std::size_t found = text.find(old, at);
        if (found == std::string::npos) break;
        out += text.substr(at, found - at);
        out += which == 0 || which == seen ? with : old;
        constexpr std::size_t most = 1U << 20U;
        if (out.size() > most) return ErrorCode::value;
        at = found + old.size();
    }
    return e.make_text(out + text.substr(at));
}

Value repeat(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]);
    const double times = count_at(e, values, 1, 0);
    constexpr double longest = 32'767;
    if (static_cast<double>(text.size()) * times > longest * 4) return ErrorCode::value;
    std::string out;
    for (double i = 0; i < times && !text.empty(); ++i) out += text;
    return e.make_text(std::move(out));
}

/// Where a text begins in another, from a place on.
template <bool folds>
Value find(Evaluator& e, Values values) {
    std::string what = e.text(values[0]), within = e.text(values[1]);
    const double from = count_at(e, values, 2, 1);
    if (from < 1 || from > static_cast<double>(length_of(within)) + 1) return ErrorCode::value;
    const std::size_t begin = bytes_of(within, from - 1);
    if (folds) {
        what = folded(what);
        within = folded(within);
    }
    e.spend(within.size());
    const std::size_t found =
        folds && has_wildcards(what) ? find_pattern(within, what, begin) : within.find(what, begin);
    if (found == std::string::npos) return ErrorCode::value;
    return static_cast<double>(length_of(string_view(within).substr(0, found))) + 1;
}

enum class Case : std::uint8_t { upper, lower, proper };
template <Case wanted>
Value in_case(Evaluator& e, Values values) {
    const std::string text = e.text(values[0]);
    std::string out;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        const auto letter = static_cast<UChar32>(c.code_point);
        const bool upper = wanted == Case::upper || (wanted == Case::proper && !in_word);
        utf8::append(out, static_cast<char32_t>(upper ? u_toupper(letter) : u_tolower(letter)));
        in_word = u_isalpha(letter) != 0;
    }
    return e.make_text(std::move(out));
}

Value exact(Evaluator& e, Values values) {
    return Value::of(e.text(values[0]) == e.text(values[1]));
}

Value letter(Evaluator& e, Values values) {
    const double code = std::trunc(e.number(values[0]));
    constexpr double last = 0x10FFFF;
    if (code < 1 || code > last || (code >= 0xD800 && code <= 0xDFFF)) return ErrorCode::value;
    std::string out;
    utf8::append(out, static_cast<char32_t>(code));
    return e.make_text(std::move(out));
}
/// Behind 127 it depends on the code page.
Value character(Evaluator& e, Values values) {
    const double code = std::trunc(e.number(values[0]));
    if (code < 1 || code > 255) return ErrorCode::value;
    if (code > 127) throw NotComputable{};
    return letter(e, values);
}

Value if_text(Evaluator& /*e*/, Values values) {
    return values[0].is(Kind::text) ? values[0] : Value(string_view());
}

Value value_in(Evaluator& e, Values values) {
    if (values[0].is(Kind::boolean)) return ErrorCode::value;
    return e.number(values[0]);
}

/// A number, or a text that is one, in a number format (docs/formats.md#spreadsheets).
Value in_format(Evaluator& e, Values values) {
    const std::string code = e.text(values[1]);
    if (code.empty()) return e.make_text({});
    const workbook::FormatCode format = workbook::parse_format(code);
    if (code.find_first_not_of("0#,.%") != std::string::npos) e.set_regional();
    if (values[0].is(Kind::boolean)) return e.make_text(workbook::show_text(format, e.text(values[0])).text);
    e.spend(code.size());
    std::optional<double> number;
    if (!values[0].is(Kind::text))
        number = e.number(values[0]);
    else
        number = number_in(values[0].text);
    if (!number) return e.make_text(workbook::show_text(format, values[0].text).text);
    return e.make_text(workbook::show_number(format, *number, e.book().dates()).text);
}

/// Decimals and, unless it is said otherwise, commas.
Value fixed(Evaluator& e, Values values) {
    const double places = values.size() > 1 ? std::trunc(e.number(values[1])) : 2;
    const bool plain = values.size() > 2 && e.truth(values[2]);
    constexpr double most = 30;
    if (places < 0 || places > most) throw NotComputable{};
    std::string code = plain ? "0" : "#,##0";
    if (places > 0) code += "." + std::string(static_cast<std::size_t>(places), '0');
    return e.make_text(workbook::show_number(workbook::parse_format(code), e.number(values[0]), e.book().dates()).text);
}

Value in_baht(Evaluator& e, Values values) {
    const auto amount = workbook::decimal_of(e.number(values[0]));
    if (!amount) throw NotComputable{};
    return e.make_text(thai::baht_text(*amount));
}

Value join(Evaluator& e, Values values) {
    std::string out;
    for (const Value& value : values) out += e.text(value);
    return e.make_text(std::move(out));
}

/// each(text) of all values, row by row.
template <class Each>
void for_each_text(Evaluator& e, const Operand& operand, Each&& each) {
    if (const auto* value = std::get_if<Value>(&operand)) return each(e.text(*value));
    const ArrayPointer array = e.array(operand);
    for (const Value& value : array->values) each(e.text(value));
}

Operand concatenate(Evaluator& e, Nodes nodes) {
    std::string out;
    constexpr std::size_t most = 1U << 20U;
    for (const NodeId id : nodes)
        for_each_text(e, e.operand(id), [&](const std::string& text) {
            out += text;
            if (out.size() > most) throw ErrorCode::value;
        });
    return e.make_text(std::move(out));
}

Operand join_with(Evaluator& e, Nodes nodes) {
    const Operand between = e.operand(nodes[0]);
    if (std::holds_alternative<Area>(between) && !std::get<Area>(between).is_cell()) throw NotComputable{};
    if (std::holds_alternative<ArrayPointer>(between)) throw NotComputable{};
    const std::string separator = e.text(e.single(between));
    const bool skips_empty = e.is_missing(nodes[1]) || e.truth(e.value(nodes[1]));
    std::string out;
    bool first = true;
    constexpr std::size_t most = 1U << 20U;
    for (const NodeId id : nodes.subspan(2)) {
        const Operand operand = e.operand(id);
        // Blank cells behind the last that is filled would be separators without end.
        const auto* area = std::get_if<Area>(&operand);
        if (!skips_empty && area != nullptr && e.array(operand)->count_of_rest() > 0) throw NotComputable{};
        for_each_text(e, operand, [&](const std::string& text) {
            if (skips_empty && text.empty()) return;
            if (!first) out += separator;
            first = false;
            out += text;
            if (out.size() > most) throw ErrorCode::value;
        });
    }
    return e.make_text(std::move(out));
}

constexpr std::array<Function, 25> text_table{{{"BAHTTEXT", 1, 1, in_baht},
                                               {"CHAR", 1, 1, character},
                                               {"CLEAN", 1, 1, clean},
                                               {"CONCAT", 1, 255, nullptr, false, concatenate},
                                               {"CONCATENATE", 1, 255, join},
                                               {"EXACT", 2, 2, exact},
                                               {"FIND", 2, 3, find<false>},
                                               {"FIXED", 1, 3, fixed},
                                               {"LEFT", 1, 2, left},
                                               {"LEN", 1, 1, length},
                                               {"LOWER", 1, 1, in_case<Case::lower>},
                                               {"MID", 3, 3, mid},
                                               {"PROPER", 1, 1, in_case<Case::proper>},
                                               {"REPLACE", 4, 4, replace},
                                               {"REPT", 2, 2, repeat},
                                               {"RIGHT", 1, 2, right},
                                               {"SEARCH", 2, 3, find<true>},
                                               {"SUBSTITUTE", 3, 4, substitute},
                                               {"T", 1, 1, if_text},
                                               {"TEXT", 2, 2, in_format},
                                               {"TEXTJOIN", 3, 255, nullptr, false, join_with},
                                               {"TRIM", 1, 1, trim},
                                               {"UNICHAR", 1, 1, letter},
                                               {"UPPER", 1, 1, in_case<Case::upper>},
                                               {"VALUE", 1, 1, value_in}}};

}  // namespace

std::span<const Function> text_functions() {
    return text_table;
}

}  // namespace raingan::formula
