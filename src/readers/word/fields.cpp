#include "readers/word/fields.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>
#include <vector>

#include "document/number_format.h"
#include "readers/word/formula.h"
#include "thai/baht.h"

namespace raingan::word {
namespace {

/// Words and quoted strings; "\\l" switches are words.
std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
            ++at;
            continue;
        }
        const bool quoted = text[at] == '"';
        if (quoted) ++at;
        std::size_t end = at;
        while (end < text.size() &&
               (quoted ? text[end] != '"' : std::isspace(static_cast<unsigned char>(text[end])) == 0))
            ++end;
        tokens.emplace_back(text.substr(at, end - at));
        at = quoted ? end + 1 : end;
    }
    return tokens;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

constexpr std::array<std::pair<std::string_view, FieldKind>, 23> kinds{{{"PAGE", FieldKind::page},
                                                                        {"PAGEREF", FieldKind::page_of},
                                                                        {"SEQ", FieldKind::sequence},
                                                                        {"IF", FieldKind::choice},
                                                                        {"STYLEREF", FieldKind::styled_text},
                                                                        {"SECTION", FieldKind::section},
                                                                        {"SECTIONPAGES", FieldKind::section_pages},
                                                                        {"NUMPAGES", FieldKind::pages},
                                                                        {"HYPERLINK", FieldKind::link},
                                                                        {"FORMCHECKBOX", FieldKind::check_box},
                                                                        {"FORMDROPDOWN", FieldKind::drop_down},
                                                                        {"EQ", FieldKind::equation},
                                                                        {"XE", FieldKind::silent},
                                                                        {"TC", FieldKind::silent},
                                                                        {"TA", FieldKind::silent},
                                                                        {"RD", FieldKind::silent},
                                                                        {"SET", FieldKind::silent},
                                                                        {"ASK", FieldKind::silent},
                                                                        {"PRIVATE", FieldKind::silent},
                                                                        {"ADVANCE", FieldKind::silent},
                                                                        {"FORMTEXT", FieldKind::silent},
                                                                        {"NEXT", FieldKind::silent},
                                                                        {"SKIPIF", FieldKind::silent}}};

/// \* ROMAN and \* roman differ by case; where none is written so, case does not count (17.16.4.3.1).
constexpr std::array<std::pair<std::string_view, NumberFormat>, 11> formats{
    {{"Arabic", NumberFormat::decimal},
     {"ThaiArabic", NumberFormat::thai_numbers},
     {"ThaiLetter", NumberFormat::thai_letters},
     {"ThaiCardText", NumberFormat::thai_counting},
     {"roman", NumberFormat::lower_roman},
     {"ROMAN", NumberFormat::upper_roman},
     {"Roman", NumberFormat::upper_roman},
     {"alphabetic", NumberFormat::lower_letter},
     {"ALPHABETIC", NumberFormat::upper_letter},
     {"ArabicDash", NumberFormat::number_in_dash},
     {"BahtText", NumberFormat::baht_text}}};

void read_link(Instruction& instruction, const std::vector<std::string>& tokens) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool has_next = i + 1 < tokens.size();
        if (tokens[i] == "\\l" && has_next) {
            instruction.target += '#' + tokens[++i];
        } else if ((tokens[i] == "\\o" || tokens[i] == "\\t") && has_next) {
            ++i;
        } else if (!tokens[i].starts_with('\\') && instruction.target.empty()) {
            instruction.target = tokens[i];
        }
    }
}

std::optional<NumberFormat> format_called(const std::string& word) {
    for (const auto& [name, format] : formats)
        if (word == name) return format;
    for (const auto& [name, format] : formats)
        if (upper(word) == upper(name)) return format;
    return std::nullopt;
}

/// What stands behind a switch, or in one word with it ("\\*ThaiArabic").
void read_switches(Instruction& instruction, const std::vector<std::string>& tokens) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (!tokens[i].starts_with("\\*") && !tokens[i].starts_with("\\#")) continue;
        const bool apart = tokens[i].size() == 2;
        if (apart && i + 1 == tokens.size()) return;
        const std::string value = apart ? tokens[i + 1] : tokens[i].substr(2);
        if (tokens[i][1] == '*') {
            if (const auto format = format_called(value)) instruction.format = format;
        } else {
            constexpr std::ptrdiff_t most = 9;
            instruction.picture = value;
            instruction.least_digits = static_cast<std::uint8_t>(std::min(std::ranges::count(value, '0'), most));
        }
    }
}

std::optional<std::uint32_t> whole_number(std::string_view word) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(number) : std::nullopt;
}

/// PAGEREF bookmark, SEQ sequence, STYLEREF style, with their switches.
void read_argument(Instruction& instruction, const std::vector<std::string>& tokens) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const std::string& token = tokens[i];
        const auto following = [&] { return whole_number(i + 1 < tokens.size() ? tokens[i + 1] : std::string()); };
        if (!token.starts_with('\\')) {
            const bool of_switch = i > 1 && (tokens[i - 1] == "\\*" || tokens[i - 1] == "\\#" ||
                                             tokens[i - 1] == "\\r" || tokens[i - 1] == "\\s");
            if (instruction.argument.empty() && !of_switch) instruction.argument = token;
        } else if (instruction.kind == FieldKind::sequence) {
            if (token == "\\c") instruction.repeats = true;
            if (token == "\\h") instruction.hides = true;
            if (token == "\\r") instruction.restarts = following();
            constexpr std::uint32_t levels = 9;
            if (token == "\\s")
                instruction.heading = static_cast<std::uint8_t>(std::min(following().value_or(0), levels));
        } else if (instruction.kind == FieldKind::styled_text) {
            if (token == "\\l") instruction.last = true;
            if (token == "\\n" || token == "\\r" || token == "\\w") instruction.label = true;
        } else if (token == "\\p") {
            instruction.kind = FieldKind::result;  // "above", "below"
        }
    }
    if (instruction.argument.empty()) instruction.kind = FieldKind::result;
}

/// "= 1,500.50", "= 2 + 3": numbers alone. Empty where it is anything else.
std::string computed_number(std::string_view text, NumberFormat format) {
    const std::size_t begin = text.find('=') + 1;
    const auto number = reckoned(text.substr(begin, text.find('\\') - begin));
    if (!number || *number < Decimal()) return {};
    if (format == NumberFormat::baht_text) return thai::baht_text(*number);
    const Decimal whole = number->rounded(0);
    constexpr Decimal highest(1'000'000'000, 0);
    return whole > highest ? std::string() : format_number(static_cast<std::uint32_t>(whole.units()), format);
}

}  // namespace

Instruction parse_instruction(std::string_view text) {
    Instruction instruction;
    const std::vector<std::string> tokens = tokens_of(text);
    if (tokens.empty()) {
        instruction.kind = FieldKind::silent;
        return instruction;
    }
    instruction.name = upper(tokens.front());
    for (const auto& [name, kind] : kinds)
        if (instruction.name == name) instruction.kind = kind;
    if (instruction.kind == FieldKind::link) read_link(instruction, tokens);
    const FieldKind kind = instruction.kind;
    if (kind == FieldKind::page_of || kind == FieldKind::sequence || kind == FieldKind::styled_text)
        read_argument(instruction, tokens);
    read_switches(instruction, tokens);
    if (tokens.front().starts_with('=') && instruction.format)
        instruction.computed = computed_number(text, *instruction.format);
    if (!instruction.computed.empty()) instruction.kind = FieldKind::number;
    return instruction;
}

}  // namespace raingan::word
