// The parts of read_claims(), each a file.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "extraction/phases.h"
#include "extraction/prose.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// A line, or a cell of a table as one, with its numbers.
struct ClaimText {
    const Line& line;
    std::vector<LineNumber> numbers;
    const InstrumentRule* instrument = nullptr;  ///< whose section it stands in

    [[nodiscard]] std::string_view key() const { return line.key.text; }
    /// What stands between the number before (or the beginning) and this one.
    [[nodiscard]] std::string_view before(std::size_t index) const;
    /// What stands behind this number up to the next (or the end).
    [[nodiscard]] std::string_view behind(std::size_t index) const;
    /// The source from this number to behind that one.
    [[nodiscard]] std::string written(std::size_t first, std::size_t last) const;
};

/// What is left of `text` when these words are taken from its end, as often as they stand there.
template <typename Words>
std::string_view without_last(std::string_view text, const Words& words) {
    for (std::size_t longest = 1; longest != 0;) {
        longest = 0;
        for (const std::string_view word : words)
            if (word.size() > longest && text.ends_with(word)) longest = word.size();
        text.remove_suffix(longest);
    }
    return text;
}

/// The head of a column of changes in points.
bool names_change(std::string_view header);
/// A change as a cell writes it: signed by a sign or a word, else by what the scores say, for then nothing is said.
Decimal signed_change(const Decimal& written, std::string_view cell, const Decimal& score, const Decimal& previous);

/// "๔๐ คน จากทั้งหมด ๕๐ คน (ร้อยละ ๙๕)".
void claim_shares(const ClaimText& text, Report& report);
/// "จาก ๘๓.๒๐ เป็น ๘๙.๘๓ คะแนน เพิ่มขึ้น ๖.๖๓ คะแนน".
void claim_changes(const ClaimText& text, Report& report);
/// "ค่าน้ำหนัก IIT ร้อยละ ๓๐", "(IIT x ๐.๓๐) + …", "IIT : EIT : OIT = ๓๐ : ๓๐ : ๔๐".
void claim_weights(const ClaimText& text, const YearRules& year, Report& report);
/// "ผู้ตอบแบบวัด IIT จำนวน ๕๐ คน".
void claim_respondents(const ClaimText& text, const YearRules& year, Report& report);
/// "ตัวชี้วัดที่ได้คะแนนต่ำสุดของ IIT คือ การใช้อำนาจ": of an instrument, or of all.
void claim_weakest(const ClaimText& text, const YearRules& year, Report& report);
/// "ปีงบประมาณ ๒๐๒๓".
void claim_eras(const ClaimText& text, Report& report);
/// "๙๑.๒.๔", "9O.5", "๙๑,๒๔" where a score stands, by the words around it or since the whole cell is one.
void claim_broken_numbers(const Line& line, bool score_cell, const YearRules& year, Report& report);
/// "ได้คะแนน ๑๐๙.๒๔ คะแนน", "เพิ่มขึ้น ๑๑๒.๔๘ คะแนน".
void claim_impossible_numbers(const ClaimText& text, Report& report);
/// "ตามที่เทศบาลตำบล…ได้ดำเนินการ…", "ผลการประเมินของเทศบาลตำบล…", "นายกเทศมนตรีตำบล…" under a signature.
/// `above` is the line before it with text, or null.
void claim_agencies(const Line& line, const Line* above, Report& report);
/// Which indicators a list of scores has, and under which instrument. Lines of one list follow each other.
void claim_listed_indicators(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year,
                             Report& report);
/// Percentages beside their counts, and weights beside their instruments, in columns of tables.
void claim_columns(const Flow& flow, const YearRules& year, Report& report);
/// Rows of tables of no measures that have two years and a change.
void claim_rows_by_year(const Flow& flow, Report& report);
/// "IIT ประกอบด้วย การปฏิบัติหน้าที่ การใช้งบประมาณ และ…": an instrument's indicators as a sentence names them.
void claim_named_indicators(const Line& line, const YearRules& year, Report& report);
/// The table's indicators, weights, respondents, changes, and what stands in its cells.
void claim_table(const MeasuresTable& table, const YearRules& year, Report& report);

}  // namespace raingan::extraction
