// Province → XLSX: the workbook that the province sums up, sends on and publishes.
#pragma once

#include <string>

#include "province/province.h"

namespace raingan::sheet {

/// The whole workbook file: sheets ภาพรวม, สรุปจังหวัด, ตัวชี้วัด, มาตรการ, หน่วยงานที่ยังไม่ส่ง, ผลการตรวจสอบ,
/// ประเด็นที่ต้องพัฒนา, ข้อมูลเปิด. Rows are streamed, so that it takes little more room than the file itself. Same
/// province, same bytes. Throws Error (unwritable).
std::string write_province_workbook(const province::Province& province);

}  // namespace raingan::sheet
