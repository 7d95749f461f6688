#include "report/report.h"

#include <array>

namespace raingan {

std::string_view statement_name(Statement::About about) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Statement::last_about) + 1> names = {
        "overall_score",  "overall_level",   "above_target", "below_target",    "instrument_score", "indicator_score",
        "indicator_name", "indicator_count", "organization", "weakest",         "own_organization", "share",
        "change",         "weight",          "respondents",  "indicator_place", "broken_number",    "impossible_number",
        "other_era"};
    return names.at(static_cast<std::size_t>(about));
}

std::string_view status_name(WorkStatus status) {
    constexpr std::array<std::string_view, 4> names = {"done", "under_way", "not_done", "cancelled"};
    return names.at(static_cast<std::size_t>(status));
}

std::string_view kind_name(Project::Kind kind) {
    constexpr std::array<std::string_view, 3> names = {"plan", "follow_up", "risk"};
    return names.at(static_cast<std::size_t>(kind));
}

std::string_view covers_name(SourceSignature::Covers covers) {
    return covers == SourceSignature::Covers::whole_file ? "whole_file" : "earlier_revision";
}

std::optional<int> rules_year(const Report& report) {
    if (report.score_year) return static_cast<int>(report.score_year->value);
    if (report.report_year) return static_cast<int>(report.report_year->value) - 1;
    return std::nullopt;
}

std::string lines_of(const std::vector<Text>& texts) {
    std::string lines;
    for (const Text& text : texts) {
        if (!lines.empty()) lines += '\n';
        lines += text.value;
    }
    return lines;
}

}  // namespace raingan
