#include "readers/xlsx/conditions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "readers/workbook/references.h"
#include "readers/xml.h"

namespace raingan::xlsx {
namespace {

using std::string_view;
using Test = workbook::Condition::Test;
using Name = std::pair<string_view, Test>;

constexpr std::size_t most_areas = 1'000;  ///< every row looks at each

constexpr auto operators = std::to_array<Name>({{"lessThan", Test::less},
                                                {"lessThanOrEqual", Test::less_equal},
                                                {"equal", Test::equal},
                                                {"notEqual", Test::not_equal},
                                                {"greaterThanOrEqual", Test::greater_equal},
                                                {"greaterThan", Test::greater},
                                                {"between", Test::between},
                                                {"notBetween", Test::not_between}});
constexpr auto texts = std::to_array<Name>({{"containsText", Test::contains},
                                            {"notContainsText", Test::not_contains},
                                            {"beginsWith", Test::begins},
                                            {"endsWith", Test::ends}});
constexpr auto states = std::to_array<Name>({{"containsBlanks", Test::blank},
                                             {"notContainsBlanks", Test::not_blank},
                                             {"containsErrors", Test::error},
                                             {"notContainsErrors", Test::not_error}});

template <std::size_t size>
std::optional<Test> find(const std::array<Name, size>& names, string_view name) {
    const auto* found = std::ranges::find(names, name, &Name::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::vector<workbook::Range> ranges_of(string_view text) {
    std::vector<workbook::Range> ranges;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (const auto range = workbook::parse_range(text.substr(0, end))) ranges.push_back(*range);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ranges;
}

/// A formula that is a number, a text or a truth value; none where it is more.
std::optional<workbook::Operand> literal(string_view formula) {
    while (formula.starts_with(' ')) formula.remove_prefix(1);
    while (formula.ends_with(' ')) formula.remove_suffix(1);
    if (formula == "TRUE") return true;
    if (formula == "FALSE") return false;
    if (formula.size() >= 2 && formula.front() == '"' && formula.back() == '"') {
        std::string text;
        for (std::size_t at = 1; at + 1 < formula.size(); ++at) {
            if (formula[at] == '"' && (at + 2 >= formula.size() || formula[++at] != '"')) return std::nullopt;
            text += formula[at];
        }
        return text;
    }
    const bool percent = formula.ends_with('%');
    if (percent) formula.remove_suffix(1);
    if (formula.starts_with('+')) formula.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(formula.data(), formula.data() + formula.size(), number);
    if (error != std::errc() || end != formula.data() + formula.size() || formula.empty()) return std::nullopt;
    constexpr double hundred = 100;
    return percent ? number / hundred : number;
}

}  // namespace

void ConditionReader::start(string_view local, const xml::Attributes& attributes) {
    if (local == "conditionalFormatting") {
        where_ = ranges_of(attributes["sqref"]);
        unplaced_ = 0;
    } else if (local == "cfRule") {
        begin_rule(attributes);
    } else if (in_rule_ && local == "formula") {
        in_formula_ = true;
        formulas_.emplace_back();
    } else if (local == "sqref") {
        in_ranges_ = true;
        ranges_.clear();
    } else if (in_rule_) {
        scales_.start(local, attributes);
    }
}

void ConditionReader::text(string_view piece) {
    constexpr std::size_t longest = 65'536;
    if (in_formula_ && formulas_.back().size() < longest) formulas_.back() += piece;
    if (in_ranges_ && ranges_.size() < longest) ranges_ += piece;
    if (in_rule_) scales_.text(piece);
}

void ConditionReader::end(string_view local) {
    if (local == "formula")
        in_formula_ = false;
    else if (local == "cfRule")
        end_rule();
    else if (local == "sqref")
        end_ranges();
    else if (in_rule_)
        scales_.end(local);
}

void ConditionReader::begin_rule(const xml::Attributes& attributes) {
    in_rule_ = true;
    scales_.begin_rule();
    id_ = attributes["id"];
    formulas_.clear();
    type_ = attributes["type"];
    operator_ = attributes["operator"];
    wanted_ = attributes["text"];
    rule_ = {};
    rule_.priority = static_cast<int>(
        std::clamp(xml::integer(attributes["priority"]).value_or(0), std::int64_t{0}, std::int64_t{1'000'000}));
    rule_.stop = !attributes["stopIfTrue"].empty() && xml::truth(attributes["stopIfTrue"]);
    rule_.difference = static_cast<std::uint32_t>(
        std::clamp(xml::integer(attributes["dxfId"]).value_or(100'000), std::int64_t{0}, std::int64_t{100'000}));
}

/// False: the rule counts on more than the cell's value.
bool ConditionReader::read_operands() {
    if (const auto test = type_ == "cellIs" ? find(operators, operator_) : std::nullopt) {
        rule_.test = *test;
        const std::size_t count = *test == Test::between || *test == Test::not_between ? 2 : 1;
        if (formulas_.size() < count) return false;
        for (std::size_t i = 0; i < count; ++i) {
            const auto operand = literal(formulas_[i]);
            if (!operand) return false;
            rule_.operands.push_back(*operand);
        }
        return true;
    }
    if (const auto test = find(texts, type_)) {
        rule_.test = *test;
        rule_.operands.emplace_back(wanted_);
        return !wanted_.empty() && wanted_.find_first_of("*?~") == std::string::npos;
    }
    const auto test = find(states, type_);
    if (test) rule_.test = *test;
    return test.has_value();
}

void ConditionReader::end_rule() {
    if (!in_rule_) return;
    in_rule_ = in_formula_ = false;
    if (areas_ + where_.size() <= most_areas && scales_.end_rule(rule_.priority, id_, where_)) {
        areas_ += where_.size();
        return;
    }
    if (where_.empty()) {
        // A bar's extension only adds to the rule that stands before it.
        if (type_ != "dataBar") ++unplaced_;
        return;
    }
    if (areas_ + where_.size() <= most_areas && read_operands()) {
        areas_ += where_.size();
        rule_.where = where_;
        sheet_.conditions.push_back(std::move(rule_));
    } else if (sheet_.other_conditions.size() < most_areas) {
        sheet_.other_conditions.push_back(where_.front());
    }
}

void ConditionReader::end_ranges() {
    in_ranges_ = false;
    const std::vector<workbook::Range> ranges = ranges_of(ranges_);
    scales_.place(ranges);
    if (!ranges.empty() && sheet_.other_conditions.size() + unplaced_ < most_areas)
        sheet_.other_conditions.insert(sheet_.other_conditions.end(), unplaced_, ranges.front());
    unplaced_ = 0;
}

}  // namespace raingan::xlsx
