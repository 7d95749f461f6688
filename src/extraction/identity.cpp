// Who reports, on which year: title, organisation, report year, score year.
#include <algorithm>
#include <array>
#include <map>

#include "extraction/phases.h"
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
/// First words of an organisation's name, those of local government first (DOMAIN.md §6).
constexpr std::array<std::string_view, 9> local_offices = {
    "องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "อบจ.", "อบต.", "เมืองพัทยา",
    "กรุงเทพมหานคร",
};
constexpr std::array<std::string_view, 10> other_offices = {
    "มหาวิทยาลัย", "โรงเรียน", "โรงพยาบาล", "วิทยาลัย", "สถาบัน", "สำนักงาน", "กรม", "กระทรวง", "จังหวัด", "อำเภอ",
};
/// Names that stand alone.
constexpr std::array<std::string_view, 2> whole_names = {"เมืองพัทยา", "กรุงเทพมหานคร"};
/// Whole words only in so far as no name holds them: เทศบาลนครขอนแก่น begins with ขอ.
constexpr std::array<std::string_view, 24> name_ends = {
    "ประจำปี",   "ปีงบประมาณ", "ได้",    "และ",   "โดย",   "ขอรายงาน", "ขอเสนอ", "ขอส่ง",
    "ขอประกาศ", "ขอเรียน",    "จำนวน", "มีการ",  "มีความ", "มีผล",      "มีคะแนน", "มีค่า",
    "ในการ",    "ในปี",       "อำเภอ", "จังหวัด", "จึง",    "ซึ่ง",       "พบว่า",   "เพื่อ",
};

std::string_view unmarked(const Line& line) {
    return std::string_view(line.text).substr(marker_length(line.text));
}

/// The lines that are the title, in order.
std::vector<const Line*> title_lines(const Flow& flow) {
    std::vector<const Line*> title;
    std::size_t seen = 0;
    for (const Line& line : flow.lines) {
        if (line.in_table || (!title.empty() && line.text.empty())) break;
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
        const bool goes_on = line.same_paragraph || starts_with_any(text, title_continuations) != 0 ||
                             starts_with_any(text, local_offices) != 0 || starts_with_any(text, other_offices) != 0;
        if (!fits || sentence || !goes_on) break;
        title.push_back(&line);
    }
    return title;
}

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

/// How often a name was read, as a whole and as the beginning of a longer one.
struct Candidate {
    int times = 0;
    bool local = false;
    const Line* line = nullptr;
    std::size_t at = 0;
};
using Candidates = std::map<std::string, Candidate>;

bool ends_name(char c) {
    return c == ' ' || c == '\t' || c == '(' || c == ')' || c == ',' || c == ':' || c == ';' || c == '"' || c == '/' ||
           (c >= '0' && c <= '9');
}

std::string name_at(std::string_view text, std::size_t prefix) {
    if (std::ranges::find(whole_names, text.substr(0, prefix)) != whole_names.end())
        return std::string(text.substr(0, prefix));
    std::size_t begin = prefix;
    while (begin < text.size() && text[begin] == ' ') ++begin;
    std::size_t end = begin;
    while (end < text.size() && !ends_name(text[end]) && !text.substr(end).starts_with("\u201D") &&
           !text.substr(end).starts_with("\u00A0"))
        ++end;
    if (end == begin) return {};
    const std::string_view name = text.substr(begin, end - begin);
    // "เทศบาลตำบล ได้ดำเนินการ…" names nobody.
    if (starts_with_any(name, name_ends) != 0) return {};
    for (const std::string_view stop : name_ends)
        if (const auto at = find_text(name, stop); at != std::string_view::npos) end = std::min(end, begin + at);
    std::string out(text.substr(0, prefix));
    return out.append(text.substr(begin, end - begin));
}

/// A neighbour is named for what is done with it, not as the one that reports.
bool names_another(const Line& line) {
    return contains_any(line.text, {"ดูงาน", "ร่วมกับ", "เครือข่าย", "ใกล้เคียง"});
}

template <typename Offices>
void add_candidates(const Line& line, const Offices& offices, bool local, int weight, Candidates& candidates) {
    const std::string_view text = line.text;
    for (const std::string_view office : offices)
        for (std::size_t at = find_text(text, office); at != std::string_view::npos;
             at = find_text(text, office, at + office.size())) {
            const std::string name = name_at(text.substr(at), office.size());
            if (name.empty()) continue;
            Candidate& candidate = candidates[name];
            candidate.times += weight;
            candidate.local = local;
            if (candidate.line == nullptr) {
                candidate.line = &line;
                candidate.at = at;
            }
        }
}

void read_organization(const Flow& flow, Report& report) {
    constexpr int title_weight = 3;
    Candidates candidates;
    const auto title = title_lines(flow);
    for (const Line* line : title) {
        add_candidates(*line, local_offices, true, title_weight, candidates);
        if (const auto of = find_text(line->text, "ของ"); of != std::string::npos) {
            for (const std::string_view office : other_offices) {
                const std::string_view rest =
                    trimmed(std::string_view(line->text).substr(of + std::string_view("ของ").size()));
                if (!rest.starts_with(office)) continue;
                const std::string name = name_at(rest, office.size());
                if (!name.empty()) candidates.try_emplace(name, Candidate{title_weight, false, line, of});
            }
        }
    }
    for (const Line& line : flow.lines) {
        Candidates here;
        add_candidates(line, local_offices, true, 1, here);
        for (const auto& [name, candidate] : here) {
            Candidate& all = candidates.try_emplace(name, Candidate{0, true, &line, candidate.at}).first->second;
            all.times += candidate.times;
            if (!names_another(line))
                add_statement(report, {Statement::About::organization, {}, 0, {}, name, line.origin});
        }
    }
    // Local offices before others; the most often read; of equals the longer.
    const auto better = [](const auto& a, const auto& b) {
        return std::tuple(a.second.local, a.second.times, a.first.size()) <
               std::tuple(b.second.local, b.second.times, b.first.size());
    };
    const auto best = std::ranges::max_element(candidates, better);
    if (best != candidates.end()) report.organization = Text{best->first, best->first, best->second.line->origin};
}

struct Year {
    int be = 0;
    std::size_t key_at = 0;  ///< of its first digit
    std::string as_written;
};

/// The years BE of a line, in order: four digits, or behind ปี or พ.ศ. also two.
std::vector<Year> years_in(const Line& line) {
    std::vector<Year> years;
    std::size_t from = 0;
    while (const auto number = thai::find_number(line.text, from)) {
        from = number->end;
        if (number->value.places() != 0) continue;
        const auto year = thai::year_be(static_cast<long>(number->value.units()));
        if (!year) continue;
        const auto at = std::ranges::lower_bound(line.key.at, number->begin) - line.key.at.begin();
        const std::string_view before = std::string_view(line.key.text).substr(0, static_cast<std::size_t>(at));
        const bool cued = before.ends_with("ปี") || before.ends_with("พ.ศ.") || before.ends_with("พศ.") ||
                          before.ends_with("ปีงบประมาณ");
        if (!cued && (number->value.units() < 2500 || number->value.units() > 2600)) continue;
        years.push_back(
            {*year, static_cast<std::size_t>(at), line.text.substr(number->begin, number->end - number->begin)});
    }
    return years;
}

constexpr std::array<std::string_view, 4> score_cues = {"ผลการประเมิน", "ผลคะแนน", "คะแนนita", "ประเมินคุณธรรม"};

/// The year stands behind words of assessment with no other year between.
bool is_score_year(std::string_view key, const std::vector<Year>& years, std::size_t index) {
    const std::size_t from = index == 0 ? 0 : years[index - 1].key_at;
    const std::string_view before = key.substr(from, years[index].key_at - from);
    // "…มีผลคะแนน ๙๙.๒๔ เพิ่มขึ้นจากปี ๒๕๖๔": the year compared with.
    if (contains_any(before, {"เพิ่มขึ้น", "สูงขึ้น", "ลดลง", "จากปี", "เทียบ", "ผ่านมา"})) return false;
    return std::ranges::any_of(score_cues,
                               [&](std::string_view cue) { return find_text(before, cue) != std::string_view::npos; });
}

void read_report_year(const Flow& flow, Report& report) {
    for (const Line* line : title_lines(flow)) {
        const auto years = years_in(*line);
        for (std::size_t i = 0; i < years.size(); ++i) {
            const bool scores = is_score_year(line->key.text, years, i) && years.size() > 1;
            if (scores || report.report_year) continue;
            report.report_year = Count{years[i].be, years[i].as_written, line->origin};
        }
    }
}

void read_score_year(const Flow& flow, Report& report) {
    std::map<int, std::pair<int, Count>> votes;
    const auto vote = [&](int year, const std::string& as_written, const Origin& origin) {
        auto& entry = votes[year];
        if (entry.first++ == 0) entry.second = Count{year, as_written, origin};
    };
    const auto title = title_lines(flow);
    bool heading_of_scores = false;  // "สรุปผลการประเมิน…" whose year is on the next line
    for (const Line& line : flow.lines) {
        if (line.text.empty()) continue;
        const bool in_title = std::ranges::find(title, &line) != title.end();
        const auto years = years_in(line);
        for (std::size_t i = 0; i < years.size() && !in_title; ++i)
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
    auto best = std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second.first; });
    // A report answers the scores of the year before: where that year is told, the others are compared with.
    if (report.report_year)
        if (const auto before = votes.find(static_cast<int>(report.report_year->value) - 1); before != votes.end())
            best = before;
    if (best != votes.end()) report.score_year = best->second.second;
}

}  // namespace

void read_identity(const Flow& flow, Report& report) {
    read_title(flow, report);
    read_organization(flow, report);
    read_report_year(flow, report);
    read_score_year(flow, report);
}

}  // namespace raingan::extraction
