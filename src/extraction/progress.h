// What the words of a measure or project say as values: budget, completion, status, steps, links, rounds of reporting.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/cells.h"
#include "report/report.h"

namespace raingan::extraction {

/// "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ", "ยกเลิกโครงการ" at the beginning of the text, with the
/// words that say it; none where it begins otherwise.
struct SaidStatus {
    WorkStatus status = WorkStatus::done;
    std::string words;
};
std::optional<SaidStatus> leading_status(std::string_view text);

/// The amount in baht that the text gives: "๑๐,๐๐๐", "ใช้งบประมาณ 10,000 บาท", "๑.๕ ล้านบาท"; none where it gives none
/// ("ไม่ใช้งบประมาณ", "-") or several. `heading` may name the unit of bare figures: "งบประมาณ (ล้านบาท)".
std::optional<Decimal> baht_of(std::string_view text, std::string_view heading = {});

/// `fields` are those of the row (read_fields); `actions` is the field whose cells are the measures themselves.
/// `round`: what the table's heading says, empty where it says nothing.
Progress read_progress(const MeasuresTable& table, const RowReader& row,
                       const std::vector<std::pair<std::string, Text>>& fields, Field actions, std::string_view round);

}  // namespace raingan::extraction
