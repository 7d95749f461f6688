// การแก้ไข: what people corrected of what was read, one a row; the sheet is there only where something was.
#include "base/vector_of.h"
#include "sheet/report_sheets.h"

namespace raingan::sheet {

Table correction_table(const Report& report) {
    Table table{"Corrections",
                {{"สิ่งที่แก้ไข", CellStyle::text, Points(200), true},
                 {"จาก", CellStyle::text, Points(140)},
                 {"เป็น", CellStyle::text, Points(140)},
                 {"โดย", CellStyle::text, Points(110)},
                 {"เมื่อ", CellStyle::text, Points(130)},
                 {"เหตุผล", CellStyle::text, Points(180)}},
                {}};
    table.rows.reserve(report.corrections.size());
    for (const Correction& correction : report.corrections) {
        const std::string to =
            correction.finding ? std::string("ยืนยันว่าไม่ใช่ข้อผิดพลาด") : correction.to.value_or(std::string());
        table.rows.push_back(vector_of<Value>(
            value_of(corrected_thing(correction, report).th), value_of(correction.from.value_or(std::string())),
            value_of(to), value_of(correction.by), value_of(correction.when), value_of(correction.why)));
    }
    return table;
}

}  // namespace raingan::sheet
