#include "compose/province.h"

#include <doctest/doctest.h>

#include "document/walk.h"

using namespace raingan;

TEST_CASE("the province's paper names no options of the program; what else can be done stays") {
    province::Province province;
    province.name = "ขอนแก่น";
    for (const char* message :
         {"ถูกเข้ารหัสด้วยรหัสผ่าน โปรดระบุรหัสผ่านด้วย --password หรือเปิดใน Word ยกเลิกรหัสผ่าน",
          "เกินขีดจำกัด โปรดแบ่งไฟล์ หากถูกต้องแล้วให้เพิ่มขีดจำกัดด้วย --limit pages=…", "คะแนน 93.50 - ต่างกัน", "โปรดแก้ไข"})
        province.notes.push_back({"เทศบาลตำบล", "ก.docx", {Severity::finding, "x", message, ""}});
    std::string all;
    Document document = compose::compose_province(province);
    for_each_paragraph(document, [&](const Paragraph& paragraph) { all += paragraph.text + "\n"; });
    CHECK(all.find("--") == std::string::npos);
    CHECK(all.find("ถูกเข้ารหัสด้วยรหัสผ่าน โปรดเปิดใน Word ยกเลิกรหัสผ่าน\n") != std::string::npos);
    CHECK(all.find("เกินขีดจำกัด โปรดแบ่งไฟล์ pages=…\n") == std::string::npos);
    CHECK(all.find("เกินขีดจำกัด โปรดแบ่งไฟล์") != std::string::npos);
    CHECK(all.find("โปรดแก้ไข\n") != std::string::npos);
}
