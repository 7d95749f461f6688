// Examples at the end of each command's help.
#include "cli/examples.h"

#include <array>

#include "base/words.h"

namespace raingan::cli {
namespace {

struct Example {
    const char* command;  ///< whose help it ends; "": the program's
    const char* line;
    Words says;
};

constexpr std::array examples{
    // The first three are what a bare `raingan` shows.
    Example{"", "raingan convert report.doc", {"report.pdf, report.xlsx and report.json", "ได้ไฟล์ PDF, XLSX และ JSON"}},
    Example{"", "raingan check report.docx", {"what does not hold in it", "ตรวจว่ามีสิ่งใดไม่ถูกต้อง"}},
    Example{"",
            "raingan convert -r reports/ -o out --resume",
            {"a folder of reports; goes on after a break", "ทั้งโฟลเดอร์ และทำต่อจากที่ค้างไว้"}},
    Example{"",
            "raingan rollup out/ -o khonkaen.xlsx --expect agencies.xlsx --to xlsx,pdf",
            {"sum the province up", "สรุปผลทั้งจังหวัด พร้อมรายชื่อหน่วยงานที่ยังไม่ส่ง"}},
    Example{"", "raingan sign report.pdf --key mayor.p12 --role ผู้อนุมัติ", {"sign it", "ลงลายมือชื่ออิเล็กทรอนิกส์"}},

    Example{"convert",
            "raingan convert report.doc",
            {"report.pdf, report.xlsx and report.json", "ได้ไฟล์ PDF, XLSX และ JSON"}},
    Example{"convert",
            "raingan convert old.doc --style standard --numerals thai --to pdf",
            {"the official form with Thai digits", "จัดตามแบบรายงานมาตรฐาน ใช้เลขไทย"}},
    Example{"convert",
            "raingan convert report.docx --signoff who.json --fields",
            {"with a field for each signature", "มีช่องสำหรับลงลายมือชื่อของแต่ละคน"}},
    Example{"convert",
            "raingan convert -r reports/ -o out --resume --report out/run.json",
            {"a folder of reports; goes on after a break", "ทั้งโฟลเดอร์ ทำต่อจากที่ค้างไว้ พร้อมบันทึกผลรายไฟล์"}},
    Example{"convert",
            "raingan convert -r reports/ -o out --shard 2/8",
            {"the second of eight machines", "เครื่องที่ ๒ จาก ๘ เครื่อง"}},

    Example{"serve",
            "raingan serve --data /srv/raingan",
            {"then open http://127.0.0.1:8080", "แล้วเปิด http://127.0.0.1:8080"}},

    Example{"serve",
            "raingan serve --data /srv/raingan --user add somchai --agency เทศบาลตำบลลำน้ำพอง",
            {"an officer's account", "เพิ่มบัญชีเจ้าหน้าที่"}},
    Example{"store",
            "raingan store backup /backup/2026-11-30 --data /srv/raingan",
            {"a copy, while the service runs", "ทำสำเนาขณะบริการทำงาน"}},

    Example{"trend",
            "raingan trend ทต.ลำน้ำพอง --data /srv/raingan -o trend.pdf",
            {"an agency's years on paper", "แนวโน้มหลายปีของหน่วยงานเป็น PDF"}},

    Example{"check", "raingan check report.docx", {"what does not hold in it", "ตรวจว่ามีสิ่งใดไม่ถูกต้อง"}},
    Example{"check", "raingan check *.doc *.pdf --format json", {"for other programs", "สำหรับส่งต่อให้โปรแกรมอื่น"}},

    Example{"rollup",
            "raingan rollup reports/ -o khonkaen.xlsx --province ขอนแก่น",
            {"the province's workbook", "สมุดงานสรุปของจังหวัด"}},
    Example{"rollup",
            "raingan rollup out/ -o khonkaen.xlsx --csv khonkaen.csv --to xlsx,pdf",
            {"with open data and a summary in the official form", "พร้อมข้อมูลเปิดและรายงานสรุปตามแบบ"}},
    Example{"rollup",
            "raingan rollup out/ -o khonkaen.xlsx --expect agencies.xlsx --year 2567",
            {"who has not reported that year", "หน่วยงานใดยังไม่ส่งรายงานของปีนั้น"}},

    Example{"sign",
            "raingan sign report.pdf --key officer.p12 --role ผู้รายงาน -o signed.pdf",
            {"asks for the key's password", "โปรแกรมจะถามรหัสผ่านของกุญแจ"}},
    Example{"sign",
            "raingan sign signed.pdf --key mayor.p12 --role ผู้อนุมัติ --image hand.png",
            {"the next one, with a picture of the hand's signature", "คนถัดไป พร้อมภาพลายมือชื่อ"}},

    Example{"extend",
            "raingan extend signed.pdf --timestamp http://tsa.example/",
            {"for the archive, in place", "เตรียมเก็บถาวร เขียนทับไฟล์เดิม"}},

    Example{"verify",
            "raingan verify signed.pdf --trust issuers/",
            {"who signed, and whether it holds", "ใครลงนาม และลายมือชื่อยังสมบูรณ์หรือไม่"}},
    Example{"verify",
            "raingan verify out/*.pdf --format json",
            {"many, for other programs", "หลายไฟล์ สำหรับส่งต่อให้โปรแกรมอื่น"}},

    Example{"text",
            "raingan text --normalise < old.txt > new.txt",
            {"old encodings to UTF-8, mistyped marks mended", "แปลงเป็น UTF-8 และแก้สระวรรณยุกต์ที่พิมพ์สลับ"}},

    Example{"schema",
            "raingan schema report > report.schema.json",
            {"what convert writes as JSON", "โครงสร้างของไฟล์ JSON ที่ได้"}},

    Example{"doctor",
            "raingan doctor",
            {"what is installed, and what stands for what is not", "มีสิ่งใดพร้อมใช้ และใช้สิ่งใดแทนสิ่งที่ไม่มี"}},
    Example{"doctor",
            "raingan doctor --fonts myfonts/ --trust issuers/",
            {"with folders of your own", "พร้อมโฟลเดอร์ฟอนต์และใบรับรองของท่าน"}},
};

}  // namespace

std::string examples_of(const std::string& command, Language language, std::size_t most) {
    std::string out;
    for (const Example& example : examples) {
        if (command != example.command) continue;
        if (most-- == 0) break;
        out.append("  ").append(example.line).append("\n      ").append(example.says.in(language)).append("\n");
    }
    return out;
}

}  // namespace raingan::cli
