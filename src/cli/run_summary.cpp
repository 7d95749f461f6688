#include "cli/run_summary.h"

#include <algorithm>
#include <set>

#include "cli/command.h"

namespace raingan::cli {
namespace {

constexpr std::size_t most_files = 5;   // named of one reason
constexpr std::size_t most_kinds = 12;  // of findings
constexpr std::string_view no_measures = "no-measures";

std::string number(std::size_t value) {
    return std::to_string(value);
}

}  // namespace

void RunSummary::add(const batch::Task& task, const batch::Row& row) {
    if (row.state == batch::Row::State::failed) {
        const batch::Finding& error = row.outcome.error;
        auto known = std::ranges::find(failures_, error.message, &decltype(failures_)::value_type::first);
        if (known == failures_.end()) known = failures_.insert(failures_.end(), {error.message, {}});
        known->second.push_back(printable(task.input));
    }
    if (!row.same_as.empty() && copies_++ == 0) copy_ = printable(task.input + " = " + row.same_as);
    std::set<std::string> seen;
    bool has_finding = false;
    for (const batch::Finding& finding : row.outcome.findings) {
        if (finding.code == no_measures) {
            without_measures_ += seen.insert(finding.code).second ? 1 : 0;
            continue;
        }
        if (finding.severity == Severity::info) continue;
        has_finding = has_finding || finding.severity == Severity::finding;
        if (!seen.insert(finding.code).second) continue;
        Kind& kind = kinds_[finding.code];
        kind.severity = std::max(kind.severity, finding.severity);
        if (kind.files++ == 0)
            kind.example =
                printable(task.input) + ": " + (finding.place.empty() ? "" : finding.place + ": ") + finding.message;
    }
    with_findings_ += has_finding ? 1 : 0;
}

std::string RunSummary::numbers(const batch::Totals& totals) const {
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.1f", totals.seconds);
    if (totals.planned > 0 || (totals.made == 0 && totals.failed == 0 && totals.unchanged == 0))
        return say("", "จะแปลง ") + number(totals.planned) +
               say(totals.planned == 1 ? " file would be converted" : " files would be converted", " ไฟล์") + "\n";
    const std::string unreached =
        totals.not_reached == 0 ? "" : say(", ", " ยังไม่ได้ทำ ") + number(totals.not_reached) + say(" not reached", "");
    return say("", "แปลงแล้ว ") + number(totals.made) +
           say(totals.made == 1 ? " file converted, " : " files converted, ", " ไฟล์ ไม่เปลี่ยนแปลง ") +
           number(totals.unchanged) + say(" unchanged, ", " ไม่สำเร็จ ") + number(totals.failed) + say(" failed", "") +
           unreached + say(", in ", " ใน ") + seconds + say(" s", " วินาที") + "\n";
}

void RunSummary::add_failures(std::string& out) const {
    if (failures_.empty()) return;
    out += say("Failed:", "ไม่สำเร็จ:") + "\n";
    for (const auto& [reason, files] : failures_) {
        out += "  " + number(files.size()) + " × " + reason + "\n";
        for (std::size_t i = 0; i < std::min(files.size(), most_files); ++i) out += "      " + files[i] + "\n";
        if (files.size() > most_files)
            out += "      " + say("and ", "และอีก ") + number(files.size() - most_files) + say(" more", " ไฟล์") + "\n";
    }
}

/// Findings before warnings, and what most files have first.
void RunSummary::add_kinds(std::string& out) const {
    if (kinds_.empty()) return;
    std::vector<std::pair<std::string, Kind>> kinds(kinds_.begin(), kinds_.end());
    std::ranges::stable_sort(kinds, [](const auto& a, const auto& b) {
        return std::pair(a.second.severity, a.second.files) > std::pair(b.second.severity, b.second.files);
    });
    out += say("Files with findings, by kind:", "ไฟล์ที่มีข้อค้นพบ แยกตามชนิด:") + "\n";
    for (std::size_t i = 0; i < std::min(kinds.size(), most_kinds); ++i)
        out += "  " + number(kinds[i].second.files) + " × " + kinds[i].first + say(", such as ", " เช่น ") +
               kinds[i].second.example + "\n";
    if (kinds.size() > most_kinds)
        out += "  " + say("and ", "และอีก ") + number(kinds.size() - most_kinds) + say(" more kinds", " ชนิด") + "\n";
}

void RunSummary::add_passed_over(std::string& out, const batch::Totals& totals) const {
    std::map<batch::Kind, std::pair<std::size_t, std::string>> kinds;
    for (const batch::PassedOver& file : totals.passed_over) {
        auto& [count, example] = kinds[file.kind];
        if (count++ == 0) example = file.path;
    }
    if (kinds.empty()) return;
    out += say("Passed over:", "ข้าม:") + "\n";
    for (const auto& [kind, counted] : kinds)
        out += "  " + number(counted.first) + " × " + batch::kind_name(kind).in(language_) +
               say(", such as ", " เช่น ") + counted.second + "\n";
}

std::string RunSummary::details(const batch::Totals& totals, const Next& next) const {
    std::string out;
    add_failures(out);
    add_kinds(out);
    if (without_measures_ > 0)
        out += number(without_measures_) +
               say(without_measures_ == 1 ? " file holds no measures" : " files hold no measures", " ไฟล์ไม่มีมาตรการ") +
               "\n";
    if (copies_ > 0)
        out += number(copies_) +
               say(copies_ == 1 ? " input is a copy of another: " : " inputs are copies of others, such as ",
                   " ไฟล์ซ้ำกับไฟล์อื่น เช่น ") +
               copy_ + "\n";
    add_passed_over(out, totals);
    if (next.may_resume && (totals.interrupted || totals.failed > 0))
        out +=
            totals.interrupted
                ? say("Stopped. Go on with the same command and --resume.", "หยุดก่อนเสร็จ ทำต่อด้วยคำสั่งเดิมพร้อม --resume") +
                      "\n"
                : say("When the failed files are mended, the same command with --resume does them alone.",
                      "เมื่อแก้ไฟล์ที่ไม่สำเร็จแล้ว ใช้คำสั่งเดิมพร้อม --resume เพื่อทำเฉพาะไฟล์เหล่านั้น") +
                      "\n";
    if (!next.has_report && !kinds_.empty())
        out += say("All findings by file: --report FILE.xlsx (or .csv, .txt, .json), or -v to print them.",
                   "ข้อค้นพบของแต่ละไฟล์: --report FILE.xlsx (หรือ .csv, .txt, .json) หรือ -v เพื่อแสดงทั้งหมด") +
               "\n";
    return out;
}

}  // namespace raingan::cli
