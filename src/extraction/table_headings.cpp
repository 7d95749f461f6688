#include "extraction/table_headings.h"

#include <algorithm>
#include <array>

#include "extraction/cells.h"
#include "extraction/prose.h"
#include "extraction/rounds.h"
#include "extraction/splitting.h"

namespace raingan::extraction {
namespace {

/// A longer line is prose.
constexpr std::size_t table_heading_bytes = 330;
/// Lines above a table that may be its headings.
constexpr std::size_t headings_above = 4;

constexpr std::array<std::string_view, 11> office_names = {"สำนัก", "กอง",  "ฝ่าย", "หน่วยตรวจสอบ", "ศูนย์",  "คณะ",
                                                           "กลุ่ม",  "แผนก", "ส่วน", "งาน",         "สถาบัน"};
/// Words that begin as an office does and are none.
constexpr std::array<std::string_view, 24> no_offices = {
    "กลุ่มตัวอย่าง", "กลุ่มผู้",   "กลุ่มเครื่องมือ", "กลุ่มเป้าหมาย", "กลุ่มที่", "ส่วนที่",  "ส่วนได้",   "ส่วนใหญ่",
    "ส่วนผู้",      "งานที่",   "งานวิจัยนี้",    "คณะผู้",       "คณะที่", "กองทุน", "สำนักงาน", "ศูนย์กลาง",
    "งานด้าน",    "ส่วนของ", "ส่วนร่วม",     "งานนี้",       "กลุ่มนี้", "ฝ่ายที่",  "ฝ่ายเดียว", "งานได้",
};
/// Offices of an agency whose names begin with สำนักงาน; other สำนักงาน are agencies.
constexpr std::array<std::string_view, 7> inner_bureaus = {"สำนักงานปลัด",  "สำนักงานเลขา",      "สำนักงานอธิการ",
                                                           "สำนักงานคณบดี", "สำนักงานผู้อำนวยการ", "สำนักงานตรวจสอบภายใน",
                                                           "สำนักงานสภา"};
/// What a heading says that is no name.
constexpr std::array<std::string_view, 12> heading_words_of_work = {
    "คะแนน", "มาตรการ", "ผลการ", "ตัวชี้วัด", "ร้อยละ", "ประเมิน", "ดำเนินการ", "ได้รับ", "จำนวน", "ระดับ", "รอบ", "ปีงบประมาณ"};

bool is_inner_office(std::string_view name) {
    constexpr std::size_t name_bytes = 200;
    if (name.size() > name_bytes) return false;
    const std::string key = key_of(name);
    if (starts_with_any(key, inner_bureaus) != 0) return true;
    constexpr std::string_view all = "ทุก";
    const std::string_view rest = std::string_view(key).substr(key.starts_with(all) ? all.size() : 0);
    const std::size_t word = starts_with_any(rest, office_names);
    if (word == 0 || starts_with_any(rest, no_offices) != 0) return false;
    if (rest.size() == word && rest.size() == key.size()) return false;  // "กอง" alone
    return std::ranges::none_of(heading_words_of_work, [&](std::string_view word_of_work) {
        return find_text(key, word_of_work) != std::string::npos;
    });
}

std::vector<std::string> offices_in(std::string_view text) {
    std::vector<std::string> offices = split_offices(text);
    if (!std::ranges::all_of(offices, is_inner_office)) offices.clear();
    return offices;
}

/// Behind "หน่วยงานรับผิดชอบ :", "ส่วนราชการ", "หน่วยงาน :".
std::string_view behind_label(std::string_view text) {
    constexpr std::array<std::string_view, 10> labels = {
        "หน่วยงานที่รับผิดชอบ", "หน่วยงานผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ",         "ส่วนราชการที่รับผิดชอบ",
        "ส่วนราชการ",       "รับผิดชอบโดย",      "หน่วยงาน",        "สำนัก/กองที่รับผิดชอบ", "สำนัก/กอง"};
    const std::size_t label = starts_with_any(text, labels);
    if (label == 0) return text;
    std::string_view rest = trimmed(text.substr(label));
    if (rest.starts_with(':')) rest = trimmed(rest.substr(1));
    return rest;
}

/// What stands above the table, nearest first: lines that may be headings.
std::vector<const Line*> lines_above(const Flow& flow, std::size_t index) {
    std::vector<const Line*> lines;
    const std::size_t above = index == 0 ? 0 : flow.tables[index - 1].line;
    for (std::size_t line = flow.tables[index].line; line-- > above;) {
        const Line& candidate = flow.lines[line];
        if (candidate.text.empty()) continue;
        if (candidate.in_table || candidate.text.size() > table_heading_bytes) break;
        lines.push_back(&candidate);
        if (lines.size() == headings_above) break;
    }
    return lines;
}

bool is_score_line(const Line& line, const YearRules& year) {
    return !indicator_scores(line, year).empty();
}

/// The indicator that the whole line names: "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่".
const IndicatorRule* indicator_of_heading(const Line& line, const YearRules& year) {
    const std::string_view rest = std::string_view(line.text).substr(marker_length(line.text));
    const IndicatorCell cell = read_indicator_cell(rest, year);
    return cell.rule != nullptr && named_by_cell(cell.name, year) != nullptr ? cell.rule : nullptr;
}

}  // namespace

std::vector<std::string> offices_of_heading(std::string_view line, std::string_view agency) {
    std::string_view text = trimmed(line.substr(marker_length(line)));
    while (text.ends_with(':')) text = trimmed(text.substr(0, text.size() - 1));
    if (text.empty() || text.size() > table_heading_bytes) return {};
    const std::string agency_key = key_of(agency);
    const std::string key = key_of(text);
    if (!agency_key.empty() && (find_text(agency_key, key) != std::string::npos)) return {};
    if (const std::string_view named = behind_label(text); named.size() < text.size()) return offices_in(named);
    if (auto offices = offices_in(text); !offices.empty()) return offices;
    // "มาตรการของกองคลัง", "ผลการดำเนินการของ สำนักปลัด"
    constexpr std::array<std::string_view, 4> of_work = {"มาตรการ", "ผลการดำเนิน", "การดำเนิน", "ในส่วน"};
    constexpr std::string_view of = "ของ";
    const std::size_t at = text.rfind(of);
    if (starts_with_any(text, of_work) == 0 || at == std::string_view::npos) return {};
    return offices_in(trimmed(text.substr(at + of.size())));
}

const Name* process_of(std::string_view text, const YearRules& year) {
    const std::string key = key_of(text.substr(marker_length(text)));
    const auto found =
        std::ranges::find_if(year.processes, [&](const Name& name) { return key.starts_with(name.key); });
    if (found != year.processes.end()) return &*found;
    // "กระบวนการที่ ๑ …", "ประเด็นที่ ๑ …"
    for (const std::string_view word :
         {std::string_view("กระบวนการที่"), std::string_view("ประเด็นที่"), std::string_view("ด้านที่")}) {
        if (!key.starts_with(word)) continue;
        const std::string_view rest =
            std::string_view(key).substr(key.find_first_not_of("0123456789.):", word.size()) == std::string::npos
                                             ? key.size()
                                             : key.find_first_not_of("0123456789.):", word.size()));
        const auto named =
            std::ranges::find_if(year.processes, [&](const Name& name) { return rest.starts_with(name.key); });
        if (named != year.processes.end()) return &*named;
    }
    return nullptr;
}

std::vector<TableHeading> table_headings(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year,
                                         const Report& report) {
    std::vector<TableHeading> headings(flow.tables.size());
    const std::string agency = report.organization ? report.organization->value : std::string();
    for (std::size_t i = 0; i < headings.size(); ++i) {
        TableHeading& heading = headings[i];
        const auto lines = lines_above(flow, i);
        if (lines.empty() && i > 0) {
            // Pieces of one table, cards below each other.
            const auto& before = flow.tables[i - 1];
            const auto same = [](const Column& a, const Column& b) { return a.field == b.field && a.round == b.round; };
            if (std::ranges::equal(before.header.columns, flow.tables[i].header.columns, same) ||
                before.sequence == flow.tables[i].sequence)
                heading = headings[i - 1];
            continue;
        }
        for (const Line* line : lines) {
            const LineRole& role = roles[static_cast<std::size_t>(line - flow.lines.data())];
            // A numbered office right behind a weakness looks like more of it.
            const bool more = role.kind == LineKind::weakness_more && offices_of_heading(line->text, agency).empty();
            if (role.kind == LineKind::weakness || more || is_score_line(*line, year)) break;
            if (heading.indicator == nullptr) heading.indicator = indicator_of_heading(*line, year);
            if (heading.round.empty())
                if (auto round = find_round(line->text); round && round->of_reports)
                    heading.round = std::move(round->name);
            if (!heading.process)
                if (const Name* process = process_of(line->text, year))
                    heading.process = Text{process->text, line->text, line->origin};
            if (heading.offices.empty())
                for (const std::string& office : offices_of_heading(line->text, agency))
                    heading.offices.push_back({office, office, line->origin});
        }
        if (heading.indicator != nullptr && !heading.indicator->instrument.empty())
            heading.instrument = year.instrument(heading.indicator->instrument);
    }
    return headings;
}

namespace {

/// Some number of the line is neither a year nor the number of a thing.
bool tells_figures(const Line& line) {
    if (line.mentions == nullptr) return false;
    return std::ranges::any_of(*line.mentions, [](const Mention& mention) {
        return mention.kind != Kind::year && mention.kind != Kind::list_number && mention.kind != Kind::duration &&
               mention.kind != Kind::unknown;
    });
}

}  // namespace

std::pair<std::string, Scope> caption_of(const Flow& flow, std::size_t line) {
    constexpr std::size_t caption_bytes = 400;
    for (std::size_t at = line; at-- > 0 && line - at <= 3;) {
        const Line& above = flow.lines[at];
        if (above.text.empty()) continue;
        const bool caption = above.text.size() <= caption_bytes && !above.in_table && !tells_figures(above) &&
                             above.text.find('\t') == std::string::npos;
        return {caption ? above.text : std::string(), above.scope};
    }
    return {};
}

}  // namespace raingan::extraction
