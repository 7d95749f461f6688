// ผลการตรวจสอบ: a row for each finding, and for each kind of all else, in the order in which they were found.
#include <algorithm>
#include <array>
#include <utility>

#include "base/kinds.h"
#include "base/vector_of.h"
#include "sheet/report_sheets.h"
#include "thai/message_digits.h"

namespace raingan::sheet {
namespace {

struct SeverityName {
    Severity severity;
    const char* name;
};
constexpr std::array<SeverityName, 3> severity_names{{
    {Severity::finding, "ข้อที่ต้องแก้ไข"},
    {Severity::warning, "ข้อควรระวัง"},
    {Severity::info, "ข้อมูล"},
}};

/// The same row of a table, or the same paragraph of the text.
bool same_place(const Origin& a, const Origin& b) {
    if (a.part != b.part || a.table != b.table || a.row != b.row) return false;
    return a.row != 0 || (a.paragraph != 0 && a.paragraph == b.paragraph);
}

/// Where in the source stands what has a row of its own.
class Places {
public:
    Places(const Report& report, const SheetRows& rows) {
        const auto add_all = [&](const auto& items, const std::vector<lxw_row_t>& at, const char* sheet) {
            for (std::size_t i = 0; i < std::min(items.size(), at.size()); ++i)
                places_.push_back({items[i].origin, {sheet, at[i]}});
        };
        add_all(report.measures, rows.measures, measures_sheet_name);
        add_all(report.projects, rows.projects, projects_sheet_name);
        std::size_t next = 0;
        for (const Indicator& index : report.indices) add_indicator(index, rows, next);
        for (const Instrument& instrument : report.instruments)
            for (const Indicator& indicator : instrument.indicators) add_indicator(indicator, rows, next);
        for (std::size_t i = 0; i < std::min(report.instruments.size(), rows.instruments.size()); ++i) {
            const Instrument& instrument = report.instruments[i];
            const Target target{summary_sheet_name, rows.instruments[i]};
            if (instrument.score) places_.push_back({instrument.score->origin, target});
            if (instrument.weakness) places_.push_back({instrument.weakness->origin, target});
        }
    }

    [[nodiscard]] std::optional<Target> at(const Origin& origin) const {
        const auto found = std::ranges::find_if(places_, [&](const auto& p) { return same_place(p.first, origin); });
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    void add_indicator(const Indicator& indicator, const SheetRows& rows, std::size_t& next) {
        if (next >= rows.indicators.size()) return;
        const Target target{indicators_sheet_name, rows.indicators[next++]};
        if (indicator.score) places_.push_back({indicator.score->origin, target});
        places_.push_back({indicator.name.origin, target});
    }

    std::vector<std::pair<Origin, Target>> places_;
};

}  // namespace

std::string name_of(Severity severity) {
    for (const SeverityName& row : severity_names)
        if (row.severity == severity) return row.name;
    return {};
}

Table finding_table(const Report& report, const SheetRows& rows) {
    Table table{"Findings",
                {{"ลำดับ", CellStyle::count, Points(60), true},
                 {"ระดับ", CellStyle::centred, Points(110), true},
                 {"รายละเอียด", CellStyle::text, Points(320)},
                 {"ตำแหน่งในเอกสาร", CellStyle::text, Points(190)},
                 {"รหัส", CellStyle::text, Points(130)}},
                {}};
    table.links.column = 3;
    const Places places(report, rows);
    std::vector<Telling> tellings;
    tellings.reserve(report.diagnostics.size());
    for (const Diagnostic& diagnostic : report.diagnostics) tellings.push_back(telling_of(diagnostic, report.parts));
    std::vector<ToldLine> lines;  // they look into the tellings
    lines.reserve(tellings.size());
    for (std::size_t i = 0; i < tellings.size(); ++i) {
        const Diagnostic& diagnostic = report.diagnostics[i];
        const auto& [place, message] = tellings[i];
        lines.push_back({diagnostic.severity, diagnostic.code, place.th, message.th.empty() ? message.en : message.th});
    }
    std::int64_t number = 0;
    for (const ToldKind& kind : kinds_of(lines, Language::thai)) {
        const ToldLine& line = lines[kind.first];
        table.links.rows.push_back(places.at(report.diagnostics[kind.first].origin));
        table.rows.push_back(vector_of<Value>(++number, name_of(line.severity),
                                              value_of(thai::with_message_digits(kind.message)),
                                              value_of(std::string(line.place)), value_of(std::string(line.code))));
    }
    return table;
}

}  // namespace raingan::sheet
