#include "province/open_data.h"

#include <algorithm>

#include "base/ascii_case.h"
#include "base/csv.h"
#include "base/vector_of.h"
#include "province/groups.h"

namespace raingan::province {
namespace {

/// "iit"; an index of FY2561 has a number only.
std::string part_name(const PartColumn& part) {
    const bool number = !part.code.empty() && part.code.front() >= '0' && part.code.front() <= '9';
    return number ? "index_" + part.code : ascii_lowered(part.code);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

OpenValue text(const std::string& value) {
    return value.empty() ? OpenValue() : OpenValue(value);
}
OpenValue number(const std::optional<Decimal>& value) {
    return value ? OpenValue(*value) : OpenValue();
}
OpenValue number(const std::optional<int>& value) {
    return value ? OpenValue(std::int64_t{*value}) : OpenValue();
}
OpenValue date(const std::optional<thai::Date>& value) {
    return value ? OpenValue(thai::iso(*value)) : OpenValue();
}

std::int64_t count(const Submission& report, Severity severity) {
    return std::ranges::count(report.findings, severity, &Finding::severity);
}

struct Appender {
    std::string& out;
    void operator()(std::monostate) const {}
    void operator()(const std::string& value) const { append_csv_cell(out, value); }
    void operator()(std::int64_t value) const { out += std::to_string(value); }
    void operator()(const Decimal& value) const { out += value.to_string(); }
};

}  // namespace

std::vector<std::string> open_columns(const Province& province) {
    std::vector<std::string> columns{"rank",           "agency_name",   "agency_type", "amphoe",       "province",
                                     "report_year_be", "score_year_be", "total_score", "rating_level", "score_change"};
    for (const PartColumn& part : province.parts) columns.push_back(part_name(part) + "_score");
    for (const PartColumn& part : province.parts) columns.push_back(part_name(part) + "_points");
    for (const IndicatorColumn& indicator : province.indicators)
        columns.push_back("indicator_" + two_digits(indicator.number));
    for (const char* name : {"measure_count", "finding_count", "warning_count", "signed_date", "source_file",
                             "parent_agency", "agency_type_th", "unranked_reason", "measures_done",
                             "measures_under_way", "measures_not_done", "measures_unknown"})
        columns.emplace_back(name);
    return columns;
}

std::vector<OpenValue> open_row(const Province& province, const Standing& standing) {
    const Content& content = standing.report.content;
    const Agency& agency = content.agency;
    std::vector<OpenValue> row = vector_of<OpenValue>(
        standing.rank ? OpenValue(std::int64_t{*standing.rank}) : OpenValue(), text(agency.name),
        std::string(kind_code(agency.kind)), text(agency.amphoe), text(agency.province), number(content.year),
        number(content.score_year), number(content.score), text(content.level), number(content.change));
    const auto add_parts = [&](std::optional<Decimal> Part::*figure) {
        for (const PartColumn& column : province.parts) {
            const Part* part = find_part(standing.report, column.code);
            row.push_back(part == nullptr ? OpenValue() : number(part->*figure));
        }
    };
    add_parts(&Part::score);
    add_parts(&Part::points);
    for (const IndicatorColumn& column : province.indicators)
        row.push_back(number(indicator_score(standing.report, column.number)));
    row.emplace_back(static_cast<std::int64_t>(content.measures.size()));
    row.emplace_back(count(standing.report, Severity::finding));
    row.emplace_back(count(standing.report, Severity::warning));
    row.push_back(date(content.signed_on));
    row.push_back(text(standing.report.source));
    row.push_back(text(agency.parent));
    row.push_back(text(agency.kind));
    row.push_back(text(standing.unranked));
    const StatusCounts measures = status_counts(standing.report);
    for (const std::size_t of : {measures.done, measures.under_way, measures.not_done, measures.unknown})
        row.emplace_back(static_cast<std::int64_t>(of));
    return row;
}

std::string open_csv(const Province& province) {
    std::string out = "\xEF\xBB\xBF";
    const auto add_row = [&](const auto& values, const auto& append) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) out += ',';
            append(values[i]);
        }
        out += "\r\n";
    };
    add_row(open_columns(province), [&](const std::string& name) { append_csv_cell(out, name); });
    for (const Standing& standing : province.standings)
        add_row(open_row(province, standing), [&](const OpenValue& value) { std::visit(Appender{out}, value); });
    return out;
}

}  // namespace raingan::province
