// What it reports on, and on which year: title, report year, score year.
#include <algorithm>
#include <array>
#include <map>

#include "extraction/agency_mention.h"
#include "extraction/phases.h"
#include "extraction/years.h"
#include "report/key.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A title stands at the top: so many lines with text are looked at.
constexpr std::size_t title_search_lines = 12;
constexpr std::size_t title_line_bytes = 500;

constexpr std::array<std::string_view, 14> title_openers = {
    "ประกาศ",     "เรื่อง",       "รายงาน",       "สรุป",     "แผน",       "มาตรการ",         "การดำเนินการ",
    "ผลการดำเนิน", "การวิเคราะห์", "ผลการวิเคราะห์", "การนำผล", "แบบรายงาน", "การกำหนดมาตรการ", "การจัดทำมาตรการ",
};
/// What a title goes on with on its next line.
constexpr std::array<std::string_view, 15> title_continuations = {
    "เรื่อง",  "ประจำปี", "ปีงบประมาณ", "พ.ศ.", "ของ", "มาตรการ",   "ตามมาตรการ", "ตามแผน",
    "ภายใน", "ในการ",  "และ",       "เพื่อ",  "รอบ", "ด้านคุณธรรม", "คุณธรรม",
};
std::string_view unmarked(const Line& line) {
    return std::string_view(line.text).substr(marker_length(line.text));
}

}  // namespace

std::vector<const Line*> title_lines(const Flow& flow) {
    std::vector<const Line*> title;
    std::size_t seen = 0;
    for (const Line& line : flow.lines) {
        const bool row = line.text.find('\t') != std::string::npos && !title.empty();
        if (line.in_table || row || (!title.empty() && line.text.empty())) break;
        if (line.text.empty()) continue;
        if (++seen > title_search_lines) break;
        const std::string_view text = unmarked(line);
        const bool fits = line.text.size() <= title_line_bytes;
        if (title.empty()) {
            if (fits && starts_with_any(text, title_openers) != 0) title.push_back(&line);
            continue;
        }
        // "เทศบาลตำบล…ได้ดำเนินการ…" is a sentence, not a heading.
        const bool sentence = contains_any(text, {"ได้", "จึง", "ดังนี้", "ดังต่อไปนี้"});
        const bool goes_on =
            line.same_paragraph || starts_with_any(text, title_continuations) != 0 || begins_agency(text);
        if (!fits || sentence || !goes_on) break;
        title.push_back(&line);
    }
    return title;
}

namespace {

void read_title(const Flow& flow, Report& report) {
    const auto lines = title_lines(flow);
    if (lines.empty()) return;
    Text title;
    for (const Line* line : lines) {
        if (!title.value.empty()) title.value += ' ';
        title.value += line->text;
    }
    title.as_written = title.value;
    title.origin = lines.front()->origin;
    report.title = std::move(title);
}

struct Year {
    int be = 0;
    std::size_t key_at = 0;  ///< of its first digit
    std::string as_written;
    std::size_t begin = 0, end = 0;  ///< in the line's text
};

std::vector<Year> years_of(const Line& line) {
    std::vector<Year> years;
    for (const NamedYear& year : years_named(line.text))
        years.push_back({year.be, line.key.at_source(year.begin), line.text.substr(year.begin, year.end - year.begin),
                         year.begin, year.end});
    return years;
}

constexpr std::array<std::string_view, 4> assessment_cues = {"ผลการประเมิน", "ผลคะแนน", "คะแนนita", "ประเมินคุณธรรม"};

/// The year stands behind words of assessment with no other year between.
bool is_score_year(std::string_view key, const std::vector<Year>& years, std::size_t index) {
    const std::size_t from = index == 0 ? 0 : years[index - 1].key_at;
    const std::string_view before = key.substr(from, years[index].key_at - from);
    // "…มีผลคะแนน ๙๙.๒๔ เพิ่มขึ้นจากปี ๒๕๖๔": the year compared with.
    if (contains_any(before, {"เพิ่มขึ้น", "สูงขึ้น", "ลดลง", "จากปี", "เทียบ", "ผ่านมา"})) return false;
    return std::ranges::any_of(assessment_cues,
                               [&](std::string_view cue) { return find_text(before, cue) != std::string_view::npos; });
}

/// A number with decimals stands between this year and the next.
bool holds_decimal(std::string_view text, const std::vector<Year>& years, std::size_t index) {
    for (auto number = thai::find_number(text, years[index].end); number;
         number = thai::find_number(text, number->end)) {
        if (index + 1 < years.size() && number->begin >= years[index + 1].begin) return false;
        if (number->value.places() > 0) return true;
    }
    return false;
}

/// "ปี ๒๕๖๕ = ๘๕.๑๒ ปี ๒๕๖๖ = ๘๖.๐๒ และปี ๒๕๖๗ = ๘๘.๔๕": several years each with its result. The newest tells whose the
/// scores are; goals of years to come tell nothing. None: no such list.
std::optional<std::size_t> newest_listed(const Line& line, const std::vector<Year>& years, int report_year_be) {
    const std::string_view key = line.key.text;
    std::optional<std::size_t> newest;
    std::size_t told = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const std::size_t from = i == 0 ? 0 : years[i - 1].key_at;
        const std::string_view before = key.substr(from, years[i].key_at - from);
        if (!holds_decimal(line.text, years, i) || contains_any(before, {"เป้า", "คาด"})) continue;
        if (report_year_be != 0 && years[i].be > report_year_be) continue;
        ++told;
        if (!newest || years[*newest].be < years[i].be) newest = i;
    }
    if (told < 2) return std::nullopt;
    const std::string_view opens = key.substr(0, years.front().key_at);
    const auto speaks_of = [&](std::string_view cue) { return find_text(opens, cue) != std::string_view::npos; };
    return std::ranges::any_of(assessment_cues, speaks_of) ? newest : std::nullopt;
}

/// The month right before the year, as in "๓๑ มีนาคม ๒๕๖๘"; 0: none, the year stands by itself.
int month_before(std::string_view text, const Year& year) {
    constexpr std::size_t near_bytes = 60;
    const std::string_view before = text.substr(0, year.begin);
    for (std::size_t at = before.size() - std::min(before.size(), near_bytes); at < before.size(); ++at)
        if (const auto month = thai::month_at(before.substr(at))) {
            std::string_view gap = trimmed(before.substr(at + month->length));
            if (gap.starts_with("พ.ศ.")) gap = trimmed(gap.substr(std::string_view("พ.ศ.").size()));
            if (gap.empty()) return month->month;
        }
    return 0;
}

/// "รอบ ๖ เดือน (๑ ตุลาคม ๒๕๖๗ – ๓๑ มีนาคม ๒๕๖๘)": the fiscal year of a period, where both its ends lie in one. A single
/// day, such as that of an announcement, tells none.
std::optional<Count> year_of_period(const Line& line, const std::vector<Year>& years) {
    constexpr int first_month = 10;
    std::optional<Count> fiscal;
    std::size_t ends = 0;
    for (const Year& year : years) {
        const int month = month_before(line.text, year);
        if (month == 0) continue;
        const int be = year.be + (month >= first_month ? 1 : 0);
        if (fiscal && fiscal->value != be) return std::nullopt;
        fiscal = Count{be, year.as_written, line.origin};
        ++ends;
    }
    return ends > 1 ? fiscal : std::nullopt;
}

void read_report_year(const Flow& flow, Report& report) {
    const auto title = title_lines(flow);
    for (const Line* line : title) {
        const auto years = years_of(*line);
        for (std::size_t i = 0; i < years.size(); ++i) {
            const bool scores = is_score_year(line->key.text, years, i) && years.size() > 1;
            if (scores || report.report_year || month_before(line->text, years[i]) != 0) continue;
            report.report_year = Count{years[i].be, years[i].as_written, line->origin};
        }
    }
    for (const Line* line : title)
        if (!report.report_year) report.report_year = year_of_period(*line, years_of(*line));
}

/// The newest year that something is compared with; 0: none.
int year_compared(const Flow& flow) {
    int newest = 0;
    for (const Line& line : flow.lines) {
        const auto years = years_of(line);
        for (std::size_t i = 0; i < years.size(); ++i) {
            const std::size_t from = i == 0 ? 0 : years[i - 1].key_at;
            const std::string_view before = std::string_view(line.key.text).substr(from, years[i].key_at - from);
            constexpr std::size_t near_bytes = 90;
            const std::string_view close = before.substr(before.size() - std::min(before.size(), near_bytes));
            if (contains_any(close, {"เพิ่มขึ้นจาก", "ลดลงจาก", "เทียบกับ", "สูงกว่าปี", "ต่ำกว่าปี", "สูงขึ้นจาก", "เปรียบเทียบกับ"}))
                newest = std::max(newest, years[i].be);
        }
    }
    return newest;
}

/// A head of a table that names the year before the report's, whatever else it names.
template <typename Vote>
void vote_of_tables(const Flow& flow, const Report& report, Vote&& vote) {
    if (!report.report_year) return;
    constexpr std::size_t head_rows = 3;
    const int before = static_cast<int>(report.report_year->value) - 1;
    const auto look = [&](const Grid& grid, std::size_t from) {
        for (std::size_t row = from; row < std::min(grid.rows(), from + head_rows); ++row)
            for (const Cell& cell : grid.row(row).cells) {
                const std::string text(trimmed(cell_text(cell)));
                constexpr std::size_t head_bytes = 150;
                if (text.size() > head_bytes) continue;
                const auto years = years_named(text, BareYears::both);
                if (years.size() == 1 && years.front().be == before) vote(before, text, cell.origin);
            }
    };
    for (const MeasuresTable& table : flow.tables)
        look(*table.grid, table.first_row - std::min(table.first_row, table.header.rows));
    for (const FiguresTable& figures : flow.figures) look(*figures.grid, 0);
}

/// "ในปีงบประมาณ พ.ศ. ๒๕๖๗ โรงเรียนมีผลการประเมินในภาพรวม ๙๓.๐๙ คะแนน": the newest year whose result is told behind it.
std::optional<Count> year_of_results(const Flow& flow) {
    std::optional<Count> newest;
    for (const Line& line : flow.lines) {
        if (line.in_table || line.text.find('\t') != std::string::npos) continue;
        const auto years = years_of(line);
        for (std::size_t i = 0; i < years.size(); ++i) {
            const std::string_view key = line.key.text;
            const std::size_t from = i == 0 ? 0 : years[i - 1].key_at;
            const std::string_view before = key.substr(from, years[i].key_at - from);
            const std::size_t to = i + 1 < years.size() ? years[i + 1].key_at : key.size();
            const std::string_view behind = key.substr(years[i].key_at, to - years[i].key_at);
            // What is told behind the first result is of others.
            const std::string_view near = behind.substr(0, behind.find('.'));
            // "ITA ปี ๒๕๖๗ : ๙๑.๒๐ คะแนน", "ได้คะแนนรวมปี ๒๕๖๗ เท่ากับ ๙๑.๒๐"
            const bool named = contains_any(before, {"ita", "ได้คะแนน", "มีคะแนน", "คะแนนรวม", "คะแนนภาพรวม"});
            const bool results =
                contains_any(behind, {"มีผลการประเมิน", "มีผลคะแนน", "ได้คะแนน", "มีคะแนน", "ได้รับคะแนน", "ได้รับผลการประเมิน"});
            const bool tells = (named || (results && find_text(behind, "คะแนน") != std::string_view::npos)) &&
                               holds_decimal(line.text, years, i);
            if (!tells || contains_any(near, {"เป้าหมาย", "ทั่วประเทศ", "ระดับประเทศ", "หน่วยงานภาครัฐ", "คาดว่า", "ตั้งเป้า"}) ||
                contains_any(before, {"เทียบ", "ภายใน", "เป้าหมาย", "จากปี", "คาดว่า", "คาดการณ์", "ตั้งเป้า", "หาก"}))
                continue;
            if (!newest || newest->value < years[i].be) newest = Count{years[i].be, years[i].as_written, line.origin};
        }
    }
    return newest;
}

/// "คะแนนรวม ๙๑.๒๐ คะแนน (ปี ๒๕๖๗)": where a line outside tables tells a score together with the year, it is the
/// scores'.
std::optional<Count> year_told_with_score(const Flow& flow, int year_be) {
    for (const Line& line : flow.lines) {
        if (line.in_table || line.key.text.starts_with("ภาคผนวก")) continue;
        const std::string_view key = line.key.text;
        if (!contains_any(key, {"คะแนน", "ผลการประเมิน", "ผลประเมิน"}) ||
            contains_any(key, {"เป้าหมาย", "คาดว่า", "ตั้งเป้า", "เทียบกับปี", "จากปี", "ทั่วประเทศ", "ระดับประเทศ"}))
            continue;
        const auto years = years_of(line);
        const auto named = std::ranges::find(years, year_be, &Year::be);
        if (named == years.end()) continue;
        for (auto number = thai::find_number(line.text); number; number = thai::find_number(line.text, number->end))
            if (number->value.places() > 0) return Count{year_be, named->as_written, line.origin};
    }
    return std::nullopt;
}

/// "การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗": the paper's year is that of the scores.
bool titles_scores(const Report& report) {
    if (!report.title) return false;
    const std::string key = key_of(report.title->value);
    return contains_any(key, {"วิเคราะห์ผลการประเมิน", "วิเคราะห์ผลประเมิน", "สรุปผลการประเมิน", "รายงานผลการประเมิน"}) &&
           !contains_any(key, {"มาตรการ", "ดำเนินการเพื่อ", "การนำผล", "แผน", "ผลการดำเนินการ", "กำกับติดตาม"});
}

void read_score_year(const Flow& flow, Report& report) {
    std::map<int, std::pair<int, Count>> votes;
    const auto vote = [&](int year, const std::string& as_written, const Origin& origin) {
        auto& entry = votes[year];
        if (entry.first++ == 0) entry.second = Count{year, as_written, origin};
    };
    const int report_year_be = report.report_year ? static_cast<int>(report.report_year->value) : 0;
    const auto title = title_lines(flow);
    bool heading_of_scores = false;  // "สรุปผลการประเมิน…" whose year is on the next line
    for (const Line& line : flow.lines) {
        if (line.text.empty()) continue;
        const bool in_title = std::ranges::find(title, &line) != title.end();
        const auto years = years_of(line);
        const auto listed = in_title ? std::nullopt : newest_listed(line, years, report_year_be);
        if (listed) vote(years[*listed].be, years[*listed].as_written, line.origin);
        for (std::size_t i = 0; i < years.size() && !in_title && !listed; ++i)
            if (is_score_year(line.key.text, years, i) || (i == 0 && heading_of_scores && years[0].key_at < 60))
                vote(years[i].be, years[i].as_written, line.origin);
        heading_of_scores = !in_title && years.empty() && line.text.size() < title_line_bytes &&
                            starts_with_any(line.key.text, std::array<std::string_view, 3>{
                                                               "สรุปผลการประเมิน", "ผลการประเมิน", "สรุปผลคะแนน"}) != 0;
    }
    for (const MeasuresTable& table : flow.tables)
        for (const Column& column : table.header.columns)
            if (column.year_be && (column.field == Field::score || column.field == Field::previous_score))
                vote(*column.year_be, column.header, column.origin);
    vote_of_tables(flow, report, vote);
    // The scores are later than the year that they are compared with.
    const int newest = report_year_be;
    std::erase_if(votes, [&, compared = year_compared(flow)](const auto& entry) {
        return entry.first <= compared || (newest != 0 && entry.first > newest);
    });
    if (votes.empty()) {
        auto told = year_of_results(flow);
        if (newest != 0 && (!told || told->value < newest - 1))
            if (auto before = year_told_with_score(flow, newest - 1)) told = std::move(before);
        // "รายงานการวิเคราะห์ผลการประเมิน… ปีงบประมาณ ๒๕๖๘" that tells results of 2567: the year is the report's after all.
        const bool of_year_before = told && report.report_year && told->value == report.report_year->value - 1;
        if (titles_scores(report) && report.report_year && !of_year_before) {
            std::swap(report.score_year, report.report_year);
            return;
        }
        if (told && (newest == 0 || told->value <= newest)) report.score_year = told;
        return;
    }
    auto best = std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second.first; });
    // A report answers the scores of the year before: where that year is told, the others are compared with.
    if (report.report_year)
        if (const auto before = votes.find(static_cast<int>(report.report_year->value) - 1); before != votes.end())
            best = before;
    report.score_year = best->second.second;
    // Only older years have a heading, but a sentence tells the year before: the headings are of its history.
    if (newest != 0 && best->first < newest - 1)
        if (auto told = year_told_with_score(flow, newest - 1)) report.score_year = std::move(told);
    if (titles_scores(report) && report.report_year && report.report_year->value == report.score_year->value)
        report.report_year.reset();
}

}  // namespace

void read_identity(const Flow& flow, Report& report) {
    read_title(flow, report);
    read_report_year(flow, report);
    read_score_year(flow, report);
}

}  // namespace raingan::extraction
