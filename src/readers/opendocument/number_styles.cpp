#include "readers/opendocument/number_styles.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace raingan::opendocument {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::array<string_view, 7> kinds{"number-style", "currency-style", "percentage-style", "date-style",
                                           "time-style",   "boolean-style",  "text-style"};

/// Colours that format codes have names for.
constexpr std::array<std::pair<string_view, string_view>, 8> colours{{{"#000000", "[Black]"},
                                                                      {"#0000ff", "[Blue]"},
                                                                      {"#00ffff", "[Cyan]"},
                                                                      {"#00ff00", "[Green]"},
                                                                      {"#ff00ff", "[Magenta]"},
                                                                      {"#ff0000", "[Red]"},
                                                                      {"#ffffff", "[White]"},
                                                                      {"#ffff00", "[Yellow]"}}};

std::int64_t places(xml_node node, string_view name, std::int64_t otherwise) {
    constexpr std::int64_t most = 20;
    return std::clamp(xml::integer(node, name).value_or(otherwise), std::int64_t{0}, most);
}

bool is_true(xml_node node, string_view name) {
    return xml::text_of(node, name) == "true";
}

std::string zeros(std::int64_t count) {
    return std::string(static_cast<std::size_t>(std::max(count, std::int64_t{0})), '0');
}

std::string quoted(string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"')
            out += "\\\"";
        else if (out.ends_with('"') && out.size() > 1 && out[out.size() - 2] != '\\')
            out.insert(out.size() - 1, 1, c);
        else
            out += std::string("\"") + c + "\"";
    }
    return out;
}

/// number:number: "0", "#,##0.00", scaled by thousands with number:display-factor.
std::string number_code(xml_node node) {
    const std::int64_t integers = places(node, "min-integer-digits", 1);
    std::string code = is_true(node, "grouping") ? "#,##" : integers == 0 ? "#" : "";
    code += is_true(node, "grouping") && integers == 0 ? "#" : zeros(integers);
    const std::int64_t decimals = places(node, "decimal-places", 0);
    const std::int64_t fixed = std::min(decimals, places(node, "min-decimal-places", decimals));
    if (decimals > 0) code += "." + zeros(fixed) + std::string(static_cast<std::size_t>(decimals - fixed), '#');
    for (std::int64_t factor = xml::integer(node, "display-factor").value_or(1); factor >= 1000; factor /= 1000)
        code += ',';
    return code;
}

std::string fraction_code(xml_node node) {
    const std::int64_t value = xml::integer(node, "denominator-value").value_or(0);
    const std::string integers = xml::attribute(node, "min-integer-digits") ? "# " : "";
    const auto marks = [](std::int64_t count) {
        return std::string(static_cast<std::size_t>(std::max(count, std::int64_t{1})), '?');
    };
    return integers + marks(places(node, "min-numerator-digits", 1)) + "/" +
           (value > 0 ? std::to_string(value) : marks(places(node, "min-denominator-digits", 1)));
}

struct Piece {
    string_view element, short_form, long_form;
};
/// Parts of dates and times, with number:style="long".
constexpr std::array<Piece, 7> date_pieces{{{"day", "d", "dd"},
                                            {"month", "m", "mm"},
                                            {"year", "yy", "yyyy"},
                                            {"day-of-week", "ddd", "dddd"},
                                            {"hours", "h", "hh"},
                                            {"minutes", "m", "mm"},
                                            {"am-pm", "AM/PM", "AM/PM"}}};

std::string date_piece(xml_node node, string_view name, bool elapsed) {
    const bool is_long = xml::text_of(node, "style") == "long";
    if (name == "seconds") {
        const std::int64_t decimals = places(node, "decimal-places", 0);
        return (is_long ? "ss" : "s") + (decimals > 0 ? "." + zeros(decimals) : "");
    }
    if (name == "month" && is_true(node, "textual")) return is_long ? "mmmm" : "mmm";
    if (name == "year" && xml::text_of(node, "calendar") == "buddhist") return is_long ? "bbbb" : "bb";
    for (const Piece& piece : date_pieces)
        if (piece.element == name) {
            const std::string form(is_long ? piece.long_form : piece.short_form);
            return elapsed && name == "hours" ? "[" + form + "]" : form;
        }
    return {};
}

std::string code_of_piece(xml_node node, bool elapsed) {
    const string_view name = xml::name(node);
    if (name == "number") return number_code(node);
    if (name == "text") return quoted(node.child_value());
    if (name == "currency-symbol") return quoted(node.child_value());
    if (name == "text-content") return "@";
    if (name == "fraction") return fraction_code(node);
    if (name == "scientific-number") return number_code(node) + "E+" + zeros(places(node, "min-exponent-digits", 2));
    return date_piece(node, name, elapsed);
}

/// A percentage style writes its sign as text: as a sign it would be quoted and the value not multiplied.
std::string unquoted_percent(std::string code) {
    for (const string_view sign : {"\"%\"", "\" %\""}) {
        const std::size_t at = code.find(sign);
        if (at != std::string::npos) code.replace(at, sign.size(), sign.substr(1, sign.size() - 2));
    }
    return code;
}

/// "[$-41E]" for Thai, with "D" for its digits (number:transliteration-format="๑").
std::string language_code(xml_node style) {
    const bool thai_digits = xml::text_of(style, "transliteration-format").starts_with("๑");
    const string_view language = xml::text_of(style, "language");
    if (thai_digits) return "[$-D00041E]";
    if (language == "th") return "[$-41E]";
    return language == "en" ? "[$-409]" : "";
}

std::string plain_code(xml_node style) {
    const string_view kind = xml::name(style);
    const bool elapsed = kind == "time-style" && xml::text_of(style, "truncate-on-overflow") == "false";
    std::string code;
    for (const auto& [value, name] : colours)
        if (xml::text_of(xml::child(style, "text-properties"), "color") == value) code += name;
    code += language_code(style);
    const std::size_t head = code.size();
    for (const xml_node node : style.children()) code += code_of_piece(node, elapsed);
    if (code.size() == head) return {};
    return kind == "percentage-style" ? unquoted_percent(std::move(code)) : code;
}

xml_node find_style(const StyleSheet& styles, string_view name) {
    for (const string_view kind : kinds)
        if (const xml_node found = styles.element(Scope::content, kind, name)) return found;
    return {};
}

}  // namespace

std::string format_code(const StyleSheet& styles, string_view name) {
    const xml_node style = find_style(styles, name);
    if (!style || xml::name(style) == "boolean-style") return {};
    std::string code;
    constexpr string_view prefix = "value()";
    constexpr std::size_t most_sections = 3;
    std::size_t sections = 0;
    // style:map: values of a condition are shown by another style; this one shows the rest.
    for (const xml_node map : style.children()) {
        string_view condition = xml::text_of(map, "condition");
        if (xml::name(map) != "map" || !condition.starts_with(prefix) || ++sections > most_sections - 1) continue;
        condition.remove_prefix(prefix.size());
        const xml_node other = find_style(styles, xml::text_of(map, "apply-style-name"));
        if (!other) continue;
        const std::string shown = plain_code(other);
        code +=
            "[" + std::string(condition == "!=0" ? "<>0" : condition) + "]" + (shown.empty() ? "General" : shown) + ";";
    }
    return code + plain_code(style);
}

}  // namespace raingan::opendocument
