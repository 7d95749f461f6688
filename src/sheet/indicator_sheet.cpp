// ตัวชี้วัด: an indicator a row. No mean is printed: that of all ten is not the total (DOMAIN.md §1.3).
#include "sheet/report_sheets.h"

namespace raingan::sheet {

Table indicator_table(const Report& report) {
    Table table{"Indicators",
                {{"ตัวชี้วัดที่", Look::count, Points(70), true},
                 {"ชื่อตัวชี้วัด", Look::text, Points(330), true},
                 {"แบบ", Look::centred, Points(60), true},
                 {"เครื่องมือการประเมิน", Look::text, Points(330)},
                 {"คะแนน", Look::score, Points(80)}},
                {}};
    for (const Instrument& instrument : report.instruments) {
        for (const Indicator& indicator : instrument.indicators) {
            table.rows.push_back({std::int64_t{indicator.number}, value_of(indicator.name.value),
                                  value_of(instrument.code), value_of(instrument.name), value_of(indicator.score)});
        }
    }
    return table;
}

}  // namespace raingan::sheet
