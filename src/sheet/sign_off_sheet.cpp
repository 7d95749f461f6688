// ผู้ลงนาม: who signed, a person a row; the sheet is there only where the report has such a block.
#include "base/vector_of.h"
#include "sheet/report_sheets.h"

namespace raingan::sheet {

Table sign_off_table(const Report& report) {
    Table table{"SignOff",
                {{"ลงนามในฐานะ", CellStyle::text, Points(180), true},
                 {"ชื่อ", CellStyle::text, Points(240)},
                 {"ตำแหน่ง", CellStyle::text, Points(240)},
                 {"วันที่", CellStyle::date, Points(90)}},
                {}};
    for (const SignOff& sign_off : report.sign_off) {
        table.rows.push_back(vector_of<Value>(value_of(sign_off.role), value_of(sign_off.name),
                                              value_of(sign_off.position), value_of(sign_off.date)));
    }
    return table;
}

}  // namespace raingan::sheet
