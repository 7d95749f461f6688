#include "extraction/unread.h"

#include <algorithm>
#include <array>
#include <string>

#include "extraction/cards.h"

namespace raingan::extraction {
namespace {

constexpr std::string_view word = "มาตรการ";

/// A line that announces measures; one within a sentence announces nothing.
bool announces_measures(const Line& line) {
    constexpr std::size_t heading_bytes = 330;
    if (line.text.empty() || line.text.size() > heading_bytes) return false;
    const std::string key = key_of(std::string_view(line.text).substr(marker_length(line.text)));
    constexpr std::array<std::string_view, 7> openers = {word,
                                                         "ผลการดำเนินการตามมาตรการ",
                                                         "ผลการดำเนินการมาตรการ",
                                                         "รายงานผลการดำเนินการตามมาตรการ",
                                                         "รายงานผลการดำเนินการมาตรการ",
                                                         "ตารางมาตรการ",
                                                         "การกำหนดมาตรการ"};
    return starts_with_any(key, openers) != 0;
}

bool is_numbered_measure(const Line& line) {
    const std::string_view text = std::string_view(line.text).substr(marker_length(line.text));
    return text.starts_with(word) && numbered_title(text).has_value();
}

}  // namespace

void warn_of_unread(const Flow& flow, Report& report) {
    const auto& lines = flow.lines;
    if (report.measures.empty() && report.projects.empty()) {
        const bool in_title = report.title && find_text(report.title->value, word) != std::string::npos;
        const auto announced = std::ranges::find_if(lines, announces_measures);
        if (!in_title && announced == lines.end()) return;
        report.diagnostics.push_back(
            {Severity::warning,
             "measures-unread",
             {"the document speaks of measures, but none of them could be read: no table, card or list of them has a "
              "form "
              "that is known; put them in a table with columns such as ตัวชี้วัด, มาตรการ, ผู้รับผิดชอบ, ระยะเวลา, "
              "ผลการดำเนินการ",
              "เอกสารกล่าวถึงมาตรการ แต่อ่านมาตรการไม่ได้เลย: ไม่พบตารางหรือรายการในรูปแบบที่รู้จัก โปรดจัดเป็นตารางที่มีหัวคอลัมน์ เช่น "
              "ตัวชี้วัด มาตรการ ผู้รับผิดชอบ ระยะเวลา ผลการดำเนินการ"},
             announced != lines.end() ? announced->origin : report.title->origin});
        return;
    }
    const auto left = std::ranges::count_if(lines, is_numbered_measure);
    constexpr std::ptrdiff_t several = 2;
    if (left < several) return;
    const std::string count = std::to_string(left);
    report.diagnostics.push_back({Severity::warning,
                                  "measures-unread",
                                  {count + " measures that the text numbers (มาตรการที่ …) could not be read",
                                   "อ่านมาตรการที่ระบุลำดับไว้ในข้อความ (มาตรการที่ …) ไม่ได้ " + count + " รายการ"},
                                  std::ranges::find_if(lines, is_numbered_measure)->origin});
}

}  // namespace raingan::extraction
