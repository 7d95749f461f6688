#include "checks/parts.h"

#include <algorithm>

namespace raingan::checks {
namespace {

using About = Statement::About;

std::string replaced(std::string_view text, std::initializer_list<std::string_view> values) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
        const auto index = place ? static_cast<std::size_t>(text[at + 1] - '0') : values.size();
        if (index < values.size()) {
            out += *(values.begin() + index);
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

}  // namespace

Message filled(std::string_view en, std::string_view th, std::initializer_list<std::string_view> values) {
    return {replaced(en, values), replaced(th, values)};
}

void add_finding(Report& report, const char* code, Message message, const Origin& origin) {
    report.diagnostics.push_back({Severity::finding, code, std::move(message), origin});
}

Message described(const Origin& origin, const Report& report) {
    return {describe(origin, report.parts, Language::english), describe(origin, report.parts, Language::thai)};
}

Message subject(const Statement& statement) {
    if (statement.indicator != 0) return filled("indicator {0}", "ตัวชี้วัดที่ {0}", {std::to_string(statement.indicator)});
    if (!statement.instrument.empty()) return filled("instrument {0}", "เครื่องมือ {0}", {statement.instrument});
    return {"the total", "คะแนนรวม"};
}

bool is_unsure(const YearRules& year, std::string_view rule) {
    return std::ranges::any_of(year.unverified, [&](std::string_view pointer) {
        const bool of_instruments = rule == "weight_percent" && pointer == "/instruments";
        return of_instruments || (pointer.ends_with(rule) && pointer[pointer.size() - rule.size() - 1] == '/');
    });
}

bool is_score(About about) {
    return about == About::overall_score || about == About::instrument_score || about == About::indicator_score;
}

}  // namespace raingan::checks
