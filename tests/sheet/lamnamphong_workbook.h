// The workbook of that report, made and read once for all tests.
#pragma once

#include "lamnamphong.h"
#include "sheet/sheet.h"
#include "workbook_reader.h"

namespace raingan::test {

inline const WorkbookRead& lamnamphong_workbook() {
    static const WorkbookRead workbook(sheet::write_workbook(lamnamphong()));
    return workbook;
}

}  // namespace raingan::test
