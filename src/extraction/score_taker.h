// Values of tables of scores, put where they belong: this year's as statements and provisional values, all with their
// years into the history.
#pragma once

#include <string>

#include "extraction/cells.h"
#include "extraction/mention.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

class ScoreTaker {
public:
    ScoreTaker(const Rules& rules, const YearRules& year, const Reporter& reporter, Report& report)
        : rules_(rules), year_(year), reporter_(reporter), report_(report) {}

    /// `year_be` 0: not said, so the report's. `part` 0: the whole of EIT.
    void whole(const Score& score, int year_be);
    void instrument(const InstrumentRule& rule, const Score& score, int year_be, int part);
    /// `name` as the table writes it, or empty.
    void indicator(const IndicatorRule& rule, const Text& name, const Score& score, int year_be, int part);
    /// "IIT (๙๑.๐๐ คะแนน)" beside the rows of its indicators.
    void label(const CellText& cell, int year_be);
    /// The row of an indicator, beside whose instrument it stands; null: of none.
    void place(const IndicatorRule& rule, const InstrumentRule* beside, const std::string& name, const Origin& origin);
    /// "i5": its indicator is told by the year's rules, else by the row `above`.
    void question(const std::string& code, const Score& score, int year_be, const IndicatorRule* above);
    /// The row's label is the instrument's name in the report's words, where prose has none.
    void name_instrument(const InstrumentRule& rule, const std::string& written, const Origin& origin);
    void level(const CellText& cell, int year_be);
    void change(const CellText& cell);
    /// Those who answered, or all who may.
    void people(const CellText& cell, const InstrumentRule& rule, bool answered, int part, int year_be);

private:
    [[nodiscard]] bool is_this_year(int year_be) const;
    [[nodiscard]] const IndicatorRule* indicator_of_question(const std::string& code, const IndicatorRule* above) const;
    void remember(int year_be, const std::string& code, int number, const Score& score);

    const Rules& rules_;
    const YearRules& year_;
    const Reporter& reporter_;
    Report& report_;
};

}  // namespace raingan::extraction
