// The way through the house: the sample's own file gives the workbook that was written down by hand.
#include "extraction/extract.h"
#include "lamnamphong.h"
#include "readers/reader.h"
#include "sheet/sheet.h"
#include "support.h"
#include "workbook_reader.h"

namespace raingan::test {

TEST_CASE("the workbook of the sample's file has the known values in every cell") {
    const Document document = read_document(slurp(sample("lamnamphong-ita-2566.docx")), "lamnamphong-ita-2566.docx");
    const Report report = extract(document, load_rules(), "lamnamphong-ita-2566.docx");
    const WorkbookRead read(sheet::write_workbook(report));
    const WorkbookRead known(sheet::write_workbook(lamnamphong()));
    for (const char* name : {"สรุป", "ตัวชี้วัด", "มาตรการ"}) {
        int cells = 0;
        for (const pugi::xml_node row : known.sheet(name).child("sheetData")) {
            for (const pugi::xml_node cell : row) {
                const std::string reference = cell.attribute("r").value();
                CAPTURE(std::string(name));
                CAPTURE(reference);
                CHECK(read.cell(name, reference).value == known.cell(name, reference).value);
                CHECK(read.cell(name, reference).number_format == known.cell(name, reference).number_format);
                ++cells;
            }
        }
        CHECK(cells > 50);
    }
}

}  // namespace raingan::test
