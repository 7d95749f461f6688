#include "corrections/report_tree.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/decimal.h"
#include "base/error.h"
#include "exchange/json.h"
#include "thai/dates.h"

namespace raingan::corrections {
namespace {

using exchange::Value;
using Steps = std::vector<std::string>;

std::optional<std::size_t> index_of(const std::string& step) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size() || (step.size() > 1 && step.front() == '0'))
        return std::nullopt;
    return index;
}

Value* child_of(Value& value, const std::string& step) {
    if (value.kind == Value::Kind::array) {
        const auto index = index_of(step);
        return index && *index < value.children.size() ? &value.children[*index] : nullptr;
    }
    const auto found = std::ranges::find(value.children, step, &Value::name);
    return found == value.children.end() ? nullptr : &*found;
}

Value* find_value(Value& root, const Steps& steps) {
    Value* at = &root;
    for (const std::string& step : steps)
        if (at = child_of(*at, step); at == nullptr) return nullptr;
    return at;
}

/// Where the source of the value at `steps` stands: its object's "origin".
Steps source_of(const Steps& steps) {
    if (steps == Steps{"organization", "name"}) return {"origin", "organization"};
    const bool in_holder = steps.size() >= 2 && (index_of(steps.back()) || steps[steps.size() - 2] == "fields");
    const std::size_t holder = steps.size() - (in_holder ? 2 : 1);
    Steps out(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(holder));
    out.emplace_back("origin");
    out.insert(out.end(), steps.begin() + static_cast<std::ptrdiff_t>(holder), steps.end());
    return out;
}

void remove_member(Value& object, std::string_view name) {
    std::erase_if(object.children, [&](const Value& child) { return child.name == name; });
}

void put_member(Value& object, Value member) {
    remove_member(object, member.name);
    object.children.push_back(std::move(member));
}

void remove_at(Value& parent, const std::string& step) {
    if (parent.kind != Value::Kind::array) return remove_member(parent, step);
    if (const auto index = index_of(step); index && *index < parent.children.size())
        parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(*index));
}

[[noreturn]] void refuse_path() {
    throw unreadable("bad-corrections", "", {"the report has no such place", "ไม่มีตำแหน่งนี้ในรายงาน"});
}

Steps above(const Steps& steps) {
    return {steps.begin(), steps.end() - 1};
}

}  // namespace

std::vector<std::string> steps_of(std::string_view pointer) {
    Steps steps;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        std::string step(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(step.size());
        for (std::size_t i = 0; (i = step.find('~', i)) != std::string::npos; ++i)
            if (i + 1 < step.size()) step.replace(i, 2, step[i + 1] == '1' ? "/" : "~");
        steps.push_back(std::move(step));
    }
    return steps;
}

bool may_correct(const Steps& steps) {
    constexpr std::array<std::string_view, 6> tops{"source",     "parts",       "origin",
                                                   "statements", "diagnostics", "corrections"};
    constexpr std::array<std::string_view, 3> places{"origin", "row", "at"};
    if (steps.empty() || std::ranges::find(tops, steps.front()) != tops.end()) return false;
    return std::ranges::none_of(
        steps, [&](const std::string& step) { return std::ranges::find(places, step) != places.end(); });
}

const Value* value_at(const Value& root, const Steps& steps) {
    return find_value(const_cast<Value&>(root), steps);  // NOLINT(cppcoreguidelines-pro-type-const-cast): looks alone
}

bool same_value(const Value* in_report, const Value& said) {
    const bool absent = in_report == nullptr || in_report->kind == Value::Kind::other;
    if (absent || said.kind == Value::Kind::other) return absent && said.kind == Value::Kind::other;
    if (in_report->kind == Value::Kind::object && said.kind == Value::Kind::text) {
        const auto words = std::ranges::find(in_report->children, "text", &Value::name);
        return words != in_report->children.end() && words->text == said.text;
    }
    if (in_report->kind != said.kind) return false;
    switch (said.kind) {
        case Value::Kind::number:
            return Decimal::parse(in_report->text).has_value() &&
                   Decimal::parse(in_report->text) == Decimal::parse(said.text);
        case Value::Kind::object:
            return in_report->children.size() == said.children.size() &&
                   std::ranges::all_of(said.children, [&](const Value& member) {
                       const auto own = std::ranges::find(in_report->children, member.name, &Value::name);
                       return own != in_report->children.end() && same_value(&*own, member);
                   });
        case Value::Kind::array:
            return std::ranges::equal(in_report->children, said.children,
                                      [](const Value& a, const Value& b) { return same_value(&a, b); });
        default:
            return in_report->text == said.text;
    }
}

std::optional<std::string> text_of(const Value* value) {
    if (value == nullptr || value->kind == Value::Kind::other) return std::nullopt;
    if (value->kind == Value::Kind::object) {
        const auto words = std::ranges::find(value->children, "text", &Value::name);
        return words == value->children.end() ? std::string() : std::string(words->text);
    }
    if (value->kind != Value::Kind::array) return std::string(value->text);
    std::string out;
    for (const Value& item : value->children) {
        if (!out.empty()) out += '\n';
        out += item.text;
    }
    return out;
}

ReportTree::ReportTree(const Report& report) : tree_(exchange::parse_json_tree(to_json(report))) {
    if (report.report_year) fiscal_year_be_ = static_cast<int>(report.report_year->value);
}

Value ReportTree::text_value(std::string_view name, std::string text) {
    Value value;
    value.kind = Value::Kind::text;
    value.name = keep(std::string(name));
    value.text = keep(std::move(text));
    return value;
}

Value ReportTree::place_value(const Origin& origin) {
    Value place;
    place.kind = Value::Kind::object;
    place.name = "at";
    const auto number = [&](const char* name, std::uint32_t of, bool always = false) {
        if (of == 0 && !always) return;
        place.children.push_back(text_value(name, std::to_string(of)));
        place.children.back().kind = Value::Kind::number;
    };
    number("part", origin.part, true);
    number("table", origin.table);
    number("row", origin.row);
    number("column", origin.column);
    number("paragraph", origin.paragraph);
    return place;
}

/// "ม.ค. – มี.ค. ๒๕๖๗" with the days that these words mean, where they mean any.
Value ReportTree::period_value(std::string_view words) {
    Value period;
    period.kind = Value::Kind::object;
    period.children.push_back(text_value("text", std::string(words)));
    if (const auto days = thai::parse_period(words, fiscal_year_be_)) {
        period.children.push_back(text_value("start", thai::iso(days->start)));
        period.children.push_back(text_value("end", thai::iso(days->end)));
    }
    return period;
}

void ReportTree::note_source(const Steps& steps, const Value* old, const Value& value, const std::optional<Origin>& at,
                             const std::optional<std::string>& as_written) {
    const Steps source_steps = source_of(steps);
    Value* source = find_value(tree_.root, source_steps);
    const bool none = value.kind == Value::Kind::other;
    if (none) {
        if (Value* holder = find_value(tree_.root, above(source_steps)); holder != nullptr && source != nullptr)
            remove_at(*holder, source_steps.back());
        return;
    }
    if (source == nullptr) return;
    if (value.kind == Value::Kind::array) {  // as many places as values; new ones stand where the last one does
        Value last;
        last.kind = Value::Kind::object;
        if (source->children.empty())
            last.children.push_back(place_value({}));
        else
            last = source->children.back();
        source->children.resize(value.children.size(), last);
        return;
    }
    remove_member(*source, "certainty");
    remove_member(*source, "reason");
    if (at) put_member(*source, place_value(*at));
    if (value.kind == Value::Kind::object) return;  // a period is its own words
    const bool differs = std::ranges::find(source->children, "as_written", &Value::name) != source->children.end();
    if (as_written)
        put_member(*source, text_value("as_written", *as_written));
    else if (!differs && old != nullptr)
        put_member(*source, text_value("as_written", text_of(old).value_or("")));
}

void ReportTree::set(const Steps& steps, const Value& value, const std::optional<Origin>& at,
                     const std::optional<std::string>& as_written) {
    Value* parent = &tree_.root;
    for (const std::string& step : above(steps)) {
        Value* next = child_of(*parent, step);
        if (next == nullptr) {
            if (parent->kind != Value::Kind::object) refuse_path();
            Value made;
            made.kind = Value::Kind::object;
            made.name = keep(step);
            parent->children.push_back(std::move(made));
            next = &parent->children.back();
        }
        parent = next;
    }
    const std::string& last = steps.back();
    const bool is_period = last == "period" && value.kind == Value::Kind::text;
    Value made = is_period ? period_value(value.text) : value;
    Value* present = child_of(*parent, last);
    const std::optional<Value> old = present == nullptr ? std::nullopt : std::optional<Value>(*present);
    if (made.kind == Value::Kind::other) {
        remove_at(*parent, last);
    } else if (present != nullptr) {
        made.name = present->name;
        *present = made;
    } else {
        if (parent->kind != Value::Kind::object) refuse_path();
        made.name = keep(last);
        parent->children.push_back(made);
    }
    note_source(steps, old ? &*old : nullptr, made, at, as_written);
}

std::optional<Origin> ReportTree::origin_of(const Steps& steps) const {
    Steps source = source_of(steps);
    source.emplace_back("at");
    const Value* const at = value_at(tree_.root, source);
    if (at == nullptr) return std::nullopt;
    Origin origin;
    for (const Value& member : at->children) {
        std::uint32_t number = 0;
        std::from_chars(member.text.data(), member.text.data() + member.text.size(), number);
        if (member.name == "part") origin.part = static_cast<std::uint16_t>(number);
        if (member.name == "table") origin.table = number;
        if (member.name == "row") origin.row = number;
        if (member.name == "column") origin.column = number;
        if (member.name == "paragraph") origin.paragraph = number;
    }
    return origin;
}

}  // namespace raingan::corrections
