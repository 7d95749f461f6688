#include "cli/shipped/manual_words.h"

#include <array>

namespace raingan::cli::shipped {
namespace {

constexpr std::array prose_table{
    Prose{"",
          {"DESCRIPTION", "คำอธิบาย"},
          {"raingan reads reports from Word and Excel files of all ages and writes a PDF fit to be "
           "signed and archived (PDF/A-3a, PDF/UA-1), a workbook, and the report itself as JSON and XML. "
           "What does not hold in a report (scores that do not add up, offices that are missing) is told "
           "with its place. What a file is, its content tells, never its name.\n"
           "The sign - stands for standard input and output, with every command.\n"
           "Messages are in Thai where the locale is Thai (LANG=th_TH.UTF-8), else in English. A command "
           "that makes no sense is answered with what was probably meant; raingan alone shows what is "
           "done most often.\n"
           "What a file may cost stands in one table. A file that passes a limit is an error that names "
           "it; of a batch, the others go on.",
           "raingan อ่านรายงานจากไฟล์ Word และ Excel ทุกรุ่น แล้วเขียนเป็น PDF สำหรับลงนามและจัดเก็บ (PDF/A-3a, "
           "PDF/UA-1) สมุดงาน และตัวรายงานเองเป็น JSON และ XML สิ่งที่ไม่ถูกต้องในรายงาน (คะแนนที่รวมกันไม่ตรง "
           "หน่วยงานที่ขาด) จะบอกพร้อมตำแหน่ง โปรแกรมดูชนิดของไฟล์จากเนื้อหา ไม่ใช่จากชื่อ\n"
           "เครื่องหมาย - แทนขาเข้าและขาออกมาตรฐาน ใช้ได้กับทุกคำสั่ง\n"
           "ข้อความและวิธีใช้เป็นภาษาไทยเมื่อภาษาของระบบเป็นไทย (LANG=th_TH.UTF-8) มิฉะนั้นเป็นภาษาอังกฤษ "
           "คำสั่งที่พิมพ์ผิดจะได้คำตอบว่าน่าจะหมายถึงคำสั่งใด พิมพ์ raingan เพียงคำเดียวเพื่อดูสิ่งที่ทำบ่อย\n"
           "สิ่งที่ไฟล์หนึ่งจะใช้ได้อยู่ในตารางเดียว ไฟล์ที่เกินขีดจำกัดเป็นข้อผิดพลาดที่บอกชื่อขีดจำกัดนั้น ไฟล์อื่นในชุดทำต่อไป"}},
    Prose{"convert",
          {"CONVERT", "CONVERT (แปลง)"},
          {"Each input becomes STEM.pdf, STEM.xlsx and STEM.json in the folder of -o. An input may be a "
           "folder.",
           "แต่ละไฟล์ได้ STEM.pdf, STEM.xlsx และ STEM.json ในโฟลเดอร์ของ -o โดย INPUT เป็นโฟลเดอร์ก็ได้"}},
    Prose{"check",
          {"CHECK", "CHECK (ตรวจ)"},
          {"Prints what does not hold in each report on standard output, what befalls the run on "
           "standard error; writes nothing.",
           "บอกสิ่งที่ไม่ถูกต้องในแต่ละรายงานทางขาออกมาตรฐาน และสิ่งที่เกิดระหว่างทำทางขาออกข้อผิดพลาด ไม่เขียนไฟล์ใด"}},
    Prose{"rollup",
          {"ROLLUP", "ROLLUP (รวมทั้งจังหวัด)"},
          {"Makes one workbook of a province's reports, in whatever form they are: documents, JSON, XML, "
           "or PDFs that carry their report. Folders are taken with those below. On a terminal a bar "
           "shows how far it has come, and which file takes long.",
           "รวมรายงานของจังหวัดเป็นสมุดงานเดียว รายงานเป็นรูปแบบใดก็ได้: เอกสาร JSON XML หรือ PDF ที่มีรายงานอยู่ในตัว "
           "โฟลเดอร์รวมโฟลเดอร์ย่อยเสมอ บนเทอร์มินัลมีแถบบอกว่าทำถึงไหน และไฟล์ใดใช้เวลานาน"}},
    Prose{"sign",
          {"SIGN", "SIGN (ลงนาม)"},
          {"Signs PDFs (PAdES), one signer at a time, each in the field of the role. Several files take "
           "one password; each is signed whole or not at all, and a signed file has the permissions of "
           "its source. Of folders the PDFs are taken.",
           "ลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF (PAdES) ทีละคน ในช่องของบทบาทนั้น หลายไฟล์ใช้รหัสผ่านเดียว "
           "แต่ละไฟล์ลงนามทั้งไฟล์หรือไม่ลงเลย ไฟล์ที่ลงนามแล้วมีสิทธิ์การเข้าถึงเหมือนไฟล์เดิม โฟลเดอร์หมายถึงไฟล์ PDF ในนั้น"}},
    Prose{"extend",
          {"EXTEND", "EXTEND (เก็บหลักฐาน)"},
          {"Keeps what proves the signatures of PDFs (certificates, OCSP answers, lists of revoked "
           "certificates) in the files themselves.",
           "เก็บหลักฐานของลายมือชื่อ (ใบรับรอง คำตอบ OCSP รายการเพิกถอน) ไว้ในไฟล์ PDF เอง"}},
    Prose{"verify",
          {"VERIFY", "VERIFY (ตรวจลายมือชื่อ)"},
          {"Tells of each signature who, when, whether it holds, what came after it, and whether its "
           "certificate is trusted and was revoked.",
           "บอกว่าใครลงนาม เมื่อใด ลายมือชื่อยังสมบูรณ์หรือไม่ มีอะไรเพิ่มภายหลัง และใบรับรองเชื่อถือได้หรือถูกเพิกถอนหรือไม่"}},
    Prose{"serve",
          {"SERVE", "SERVE (เปิดบริการ)"},
          {"Takes documents over HTTP and keeps them with what was made and said of them, in one folder. "
           "Without accounts it is for this computer alone. Documents are read by processes that are shut "
           "in. It ends with SIGTERM or Ctrl-C; nothing that was answered is lost, however it ends.",
           "รับเอกสารทาง HTTP และเก็บไว้พร้อมผลลัพธ์ในโฟลเดอร์เดียว หากยังไม่มีบัญชีผู้ใช้ ใช้ได้เฉพาะบนเครื่องนี้ "
           "เอกสารอ่านโดยโพรเซสที่ถูกกักไว้ หยุดด้วย SIGTERM หรือ Ctrl-C สิ่งที่ตอบรับแล้วไม่สูญหายไม่ว่าหยุดอย่างไร"}},
    Prose{"store",
          {"STORE", "STORE (ดูแลข้อมูล)"},
          {"Keeps what the service keeps. backup writes a copy into a new folder, consistent though the service "
           "runs. verify reads all that is kept, and follows the audit log. prune takes away bytes that nothing "
           "refers to any more.",
           "ดูแลข้อมูลของบริการ backup ทำสำเนาลงโฟลเดอร์ใหม่ได้ขณะบริการทำงาน verify อ่านข้อมูลทั้งหมดและตรวจบันทึกการใช้งาน "
           "prune ลบข้อมูลที่ไม่มีการอ้างถึงแล้ว"}},
    Prose{"trend",
          {"TREND", "TREND (แนวโน้มหลายปี)"},
          {"Puts the reports that count in a service's store side by side by their years: totals, instruments, "
           "indicators, and of an agency what became of each measure: its result, and what the next year's report has "
           "in its place. Names that people linked (an agency that became another) count as one.",
           "แสดงรายงานที่ใช้ในที่เก็บของบริการเรียงตามปี: คะแนนรวม เครื่องมือ ตัวชี้วัด และผลของแต่ละมาตรการของหน่วยงาน "
           "รวมทั้งสิ่งที่ปรากฏในรายงานปีถัดไป หน่วยงานที่เปลี่ยนชื่อซึ่งมีผู้เชื่อมโยงไว้นับเป็นแห่งเดียวกัน"}},
    Prose{"schema",
          {"SCHEMA", "SCHEMA (สคีมาและกฎ)"},
          {"Prints what is built in, to be read, or changed and given with --rules.",
           "แสดงสิ่งที่มีในโปรแกรม เพื่ออ่าน หรือแก้ไขแล้วใช้กับ --rules"}},
    Prose{"text",
          {"TEXT", "TEXT (ข้อความ)"},
          {"A filter for Thai text, from a file or standard input to standard output, as UTF-8.",
           "กรองข้อความภาษาไทยจากไฟล์หรือขาเข้ามาตรฐานสู่ขาออกมาตรฐานเป็น UTF-8"}},
    Prose{"doctor",
          {"DOCTOR", "DOCTOR (ความพร้อมของเครื่อง)"},
          {"Tells whether this computer has what the program uses: fonts and what stands for them, "
           "language, libraries, certificates; and what can be done about what is missing.",
           "บอกว่าเครื่องนี้มีสิ่งที่โปรแกรมใช้หรือไม่: ฟอนต์และสิ่งที่ใช้แทน ภาษา ไลบรารี และใบรับรอง สิ่งที่ขาดจะบอกวิธีแก้"}},
};

constexpr std::array more_table{
    More{"convert",
         "--output",
         {"It is a file where it ends as the one format that is asked for; an ending of another format "
          "is bad usage. - is standard output; pipes and devices are written to, links followed to "
          "their targets.",
          "เป็นไฟล์เมื่อลงท้ายตรงกับรูปแบบเดียวที่ขอ นามสกุลของรูปแบบอื่นถือว่าใช้คำสั่งไม่ถูกต้อง - คือขาออกมาตรฐาน "
          "เขียนลงไปป์และอุปกรณ์ได้ ลิงก์หมายถึงไฟล์ที่ลิงก์ชี้ไป"}},
    More{"convert",
         "--to",
         {"Formats are separated by commas or blanks, and may be in capitals.",
          "คั่นด้วยจุลภาคหรือช่องว่าง ตัวพิมพ์ใหญ่หรือเล็กก็ได้"}},
    More{"convert",
         "--line-height",
         {"FONT is a part of its name. TH SarabunPSK has two builds, PSK=1.13 and PSK=1.31. Without it "
          "raingan goes by what the file shows; -v tells what was taken and why. May be given several "
          "times.",
          "ระบุเพียงส่วนหนึ่งของชื่อฟอนต์ได้ TH SarabunPSK มีสองรุ่น คือ PSK=1.13 และ PSK=1.31 หากไม่ระบุ raingan "
          "จะดูจากสิ่งที่อยู่ในไฟล์ -v บอกว่าใช้ค่าใดและเพราะเหตุใด ใช้ได้หลายครั้ง"}},
    More{"convert",
         "--metadata",
         {"Files are named by their names, or by the ends of their paths (2566/report.docx) where "
          "several have one name. Rows that fit no input are told.",
          "ระบุชื่อไฟล์ หรือส่วนท้ายของที่อยู่ (2566/report.docx) เมื่อหลายไฟล์ชื่อเดียวกัน แถวที่ไม่ตรงกับไฟล์ใดจะแจ้งให้ทราบ"}},
    More{"convert",
         "--attach-source",
         {"As an associated file, of relationship Source.", "เป็นไฟล์แนบที่มีความสัมพันธ์ Source"}},
    More{"convert",
         "--resume",
         {"It goes by the digests in the journal .raingan-journal in the output folder. What was found "
          "in what is left out is counted and reported all the same.",
          "ดูจากค่าตรวจสอบในบันทึก .raingan-journal ในโฟลเดอร์ผลลัพธ์ สิ่งที่เคยพบในไฟล์ที่ข้ามยังนับและรายงานเช่นเดิม"}},
    More{"convert", "--shard", {"For many machines that see the same folder.", "ทุกเครื่องต้องเห็นโฟลเดอร์เดียวกัน"}},
    More{
        "convert",
        "--report",
        {"Status, findings, checksums, timings; and what was passed over.", "สถานะ สิ่งที่พบ ค่าตรวจสอบ เวลา และไฟล์ที่ข้ามไป"}},
    More{"convert",
         "--isolate",
         {"A crash then costs one file. Done without asking for folders and more than 8 files, too.",
          "ไฟล์ที่ทำให้โปรแกรมล้มจะเสียเพียงไฟล์เดียว สำหรับโฟลเดอร์และเมื่อมีเกิน 8 ไฟล์ทำโดยไม่ต้องระบุ"}},
    More{"check", "--format", {"JSON is the whole report with its findings.", "JSON คือทั้งรายงานพร้อมสิ่งที่พบ"}},
    More{"rollup",
         "--to",
         {"The PDF is a summary in the official form that carries workbook and open data.",
          "PDF เป็นสรุปตามแบบรายงานที่มีสมุดงานและข้อมูลเปิดแนบอยู่"}},
    More{"rollup",
         "--csv",
         {"Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line "
          "end) has an apostrophe before it.",
          "ข้อความที่โปรแกรมตารางคำนวณอาจถือเป็นสูตร (ขึ้นต้นด้วย = + - @ แท็บ หรือขึ้นบรรทัดใหม่) มีเครื่องหมาย ' นำหน้า"}},
    More{"rollup",
         "--expect",
         {"Columns are found by their headings; without headings the first words of each row are the "
          "name.",
          "หาคอลัมน์จากหัวตาราง หากไม่มีหัวตาราง ข้อความแรกของแต่ละแถวคือชื่อ"}},
    More{"sign",
         "--key",
         {"A URI may name the module, too: pkcs11:token=office;object=mayor?module-path=/path.",
          "ที่อยู่บอกโมดูลได้ด้วย: pkcs11:token=office;object=mayor?module-path=/path"}},
    More{"sign",
         "--output",
         {"A file that stands there is replaced only if the signed one begins with it, or with --force.",
          "ไฟล์ที่มีอยู่แล้วจะถูกแทนเมื่อไฟล์ที่ลงนามขึ้นต้นด้วยไฟล์นั้น หรือเมื่อใช้ --force"}},
    More{"extend",
         "--timestamp",
         {"Done again before the stamp's certificate expires, the proof goes on.",
          "ทำอีกครั้งก่อนใบรับรองของตราหมดอายุ หลักฐานจะคงอยู่ต่อไป"}},
    More{"verify",
         "--trust",
         {"Certificates are PEM or DER. What was set at installing is /etc/raingan/trust unless it was "
          "built otherwise; it is empty at first.",
          "ใบรับรองเป็น PEM หรือ DER โฟลเดอร์ที่ตั้งไว้คือ /etc/raingan/trust เว้นแต่กำหนดเป็นอื่นเมื่อสร้างโปรแกรม "
          "และว่างในตอนแรก"}},
    More{"text", "--from", {"Other names of these are known, too.", "ใช้ชื่ออื่นของรหัสเหล่านี้ได้ด้วย"}},
    More{"convert",
         "--force",
         {"Without it an output that is not raingan's, or was signed or changed since, stays: it is "
          "refused, the others are made, and the exit status is 3.",
          "หากไม่ระบุ ไฟล์ที่ raingan ไม่ได้สร้าง หรือถูกลงนามหรือแก้ไขภายหลัง จะไม่ถูกเขียนทับ ผลลัพธ์อื่นทำต่อ "
          "และสถานะเมื่อจบคือ 3"}},
    More{"convert", "--fonts", {"May be given several times.", "ใช้ได้หลายครั้ง"}},
    More{
        "convert", "--allow-broken-signature", {"Without it such a file is an error.", "หากไม่ระบุ ไฟล์เช่นนั้นเป็นข้อผิดพลาด"}},
    More{"",
         "--limit",
         {"As often as needed: --limit input-bytes=200MiB --limit time=60s.",
          "ซ้ำได้ตามต้องการ: --limit input-bytes=200MiB --limit time=60s"}},
    More{"", "--limits", {"Each line has name, value, and what it limits.", "แต่ละบรรทัดมีชื่อ ค่า และสิ่งที่จำกัด"}},
    More{"",
         "--formats",
         {"What each is called, how it is told, what of it is read and written.", "ชื่อ วิธีที่โปรแกรมดูชนิด สิ่งที่อ่านและเขียนได้"}},
};

constexpr std::array status_table{
    Status{"0", {"Done.", "เสร็จ"}},
    Status{"1",
           {"Findings (check), a signature that does not hold, is not trusted, or is not whose the file "
            "says (verify), text of a document that is not on its pages (convert), or something that is "
            "missing (doctor).",
            "พบสิ่งที่ไม่ถูกต้อง (check) ลายมือชื่อไม่สมบูรณ์ ไม่น่าเชื่อถือ หรือไม่ใช่ของผู้ที่ไฟล์ระบุ (verify) "
            "ข้อความของเอกสารไม่อยู่ในหน้าครบ (convert) หรือมีสิ่งที่ขาด (doctor)"}},
    Status{"2", {"An input could not be read.", "อ่านไฟล์ไม่ได้"}},
    Status{"3", {"An output could not be written.", "เขียนผลลัพธ์ไม่ได้"}},
    Status{"64", {"Bad usage.", "ใช้คำสั่งไม่ถูกต้อง"}},
    Status{"130",
           {"Interrupted (Ctrl-C) in a batch, which left its journal and report.",
            "งานเป็นชุดถูกขัดจังหวะ (Ctrl-C) โดยบันทึกและรายงานยังอยู่"}},
};

}  // namespace

std::span<const Prose> prose() {
    return prose_table;
}

std::span<const More> more_on_options() {
    return more_table;
}

std::span<const Status> exit_statuses() {
    return status_table;
}

}  // namespace raingan::cli::shipped
