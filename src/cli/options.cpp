// The table. An option that several commands have with the same words stands in one row.
#include "cli/options.h"

#include <algorithm>
#include <array>

namespace raingan::cli {
namespace {

constexpr std::array command_table{
    Command{"",
            {"Turns reports of Thai public offices into PDF, XLSX and a checked model.",
             "แปลงรายงานของหน่วยงานภาครัฐเป็น PDF, XLSX และข้อมูลที่ตรวจสอบแล้ว"}},
    Command{"convert", {"write PDF, XLSX, JSON and XML of each input", "แปลงไฟล์รายงานเป็น PDF, XLSX, JSON และ XML"}},
    Command{"check", {"print what does not hold in each report", "ตรวจรายงานและบอกสิ่งที่ไม่ถูกต้อง"}},
    Command{"rollup", {"sum the reports of a province up in one workbook", "รวมรายงานทั้งจังหวัดเป็นสมุดงานเดียว"}},
    Command{"sign", {"sign PDFs (PAdES), one signer at a time", "ลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF ทีละคน (PAdES)"}},
    Command{"extend",
            {"keep what proves the signatures of PDFs in them (PAdES B-LT, B-LTA)",
             "เก็บหลักฐานของลายมือชื่อไว้ใน PDF (PAdES B-LT, B-LTA)"}},
    Command{"verify", {"verify the signatures of PDFs", "ตรวจลายมือชื่ออิเล็กทรอนิกส์ใน PDF"}},
    Command{"serve",
            {"take reports over HTTP, keep them, and show the page that officers use",
             "เปิดบริการรับรายงานทาง HTTP เก็บรักษา และแสดงหน้าเว็บสำหรับเจ้าหน้าที่"}},
    Command{"store", {"back up, verify or prune what the service keeps", "สำรอง ตรวจ หรือล้างข้อมูลที่บริการเก็บไว้"}},
    Command{"trend",
            {"put the years of an agency or a province side by side, out of what the service keeps",
             "แสดงผลหลายปีของหน่วยงานหรือจังหวัดจากข้อมูลที่บริการเก็บไว้"}},
    Command{"schema",
            {"print a built-in schema or rule file; without NAME, list them",
             "แสดงสคีมาหรือไฟล์กฎที่มีในโปรแกรม หากไม่ระบุชื่อจะแสดงรายชื่อ"}},
    Command{"text",
            {"filter Thai text from standard input to standard output, as UTF-8",
             "กรองข้อความภาษาไทยจากขาเข้ามาตรฐานเป็น UTF-8"}},
    Command{"doctor",
            {"tell what this computer has of what raingan uses", "บอกว่าเครื่องนี้มีอะไรพร้อมใช้: ฟอนต์ ภาษา ใบรับรอง ไลบรารี"}},
};

constexpr std::array option_table{
    Option{{"convert check", "INPUT", Takes::path, "INPUT", Count::at_least_once},
           {"report files, or folders of them", "ไฟล์รายงาน หรือโฟลเดอร์"}},
    Option{{"rollup", "INPUT", Takes::path, "INPUT", Count::any_number},
           {"report files, or folders of them; none with --store", "ไฟล์รายงาน หรือโฟลเดอร์ ไม่ต้องระบุเมื่อใช้ --store"}},
    Option{{"sign", "PDF", Takes::pdf, "PDF", Count::at_least_once},
           {"PDFs of reports, or folders of them", "ไฟล์ PDF ของรายงาน หรือโฟลเดอร์"}},
    Option{{"extend verify", "PDF", Takes::pdf, "PDF", Count::at_least_once},
           {"signed PDFs, or folders of them", "ไฟล์ PDF ที่ลงนามแล้ว หรือโฟลเดอร์"}},
    Option{{"schema", "NAME", Takes::schema_name, "NAME"},
           {"report, headers, 2566, …", "ชื่อของสคีมาหรือกฎ: report, headers, 2566 …"}},
    Option{{"text", "INPUT", Takes::any_file, "INPUT"},
           {"text file; without it, or as -, standard input", "ไฟล์ข้อความ หากไม่ระบุหรือเป็น - คือขาเข้ามาตรฐาน"}},

    Option{{"convert", "-o,--output", Takes::path, "PATH"},
           {"folder for the outputs; with one input and one --to, a file",
            "โฟลเดอร์ของผลลัพธ์ หรือชื่อไฟล์ถ้ามีไฟล์เดียวและ --to เดียว"}},
    Option{{"convert", "--to", Takes::some_of, "pdf|xlsx|json|xml", Count::any_number},
           {"outputs: pdf,xlsx,json (these three without it), xml",
            "ผลลัพธ์ที่ต้องการ: pdf,xlsx,json (สามอย่างนี้หากไม่ระบุ), xml"}},
    Option{{"convert", "--style", Takes::one_of, "source|standard"},
           {"the author's layout (source) or the official form (standard)",
            "รูปแบบของผู้เขียน (source) หรือแบบรายงานมาตรฐาน (standard)"}},
    Option{{"convert", "--pages", Takes::one_of, "auto|layout"},
           {"start pages where the source's own record has them (auto), or by the rules alone (layout)",
            "ขึ้นหน้าใหม่ตามที่ต้นฉบับบันทึกไว้ (auto) หรือตามกฎเท่านั้น (layout)"}},
    Option{{"convert", "--field-results", Takes::one_of, "auto|stored"},
           {"set page numbers of contents and references to where things stand (auto), or keep the file's (stored)",
            "ปรับเลขหน้าในสารบัญและการอ้างอิงให้ตรงกับหน้าจริง (auto) หรือคงไว้ตามที่ไฟล์เก็บ (stored)"}},
    Option{
        {"convert", "--comments", Takes::one_of, "told|notes"},
        {"comments of workbooks: tell that they are left out (told), or set them as notes behind their sheet (notes)",
         "ข้อคิดเห็นในสมุดงาน: บอกว่าละไว้ (told) หรือแสดงเป็นหมายเหตุต่อท้ายแผ่นงาน (notes)"}},
    Option{{"convert", "--line-height", Takes::text, "FONT=EMS", Count::any_number},
           {"how high lines of a font are that is not here, such as PSK=1.13 or PSK=1.31",
            "ความสูงบรรทัดของฟอนต์ที่ไม่มีในเครื่อง เช่น PSK=1.13 หรือ PSK=1.31"}},
    Option{{"convert", "--numerals", Takes::one_of, "keep|thai|arabic"},
           {"digits of the PDF: keep, thai or arabic (source: keep, standard: thai)",
            "เลขใน PDF: keep, thai หรือ arabic (source: keep, standard: thai)"}},
    Option{{"convert", "--signoff", Takes::file, "FILE"},
           {"JSON or TOML file that says who signs (raingan schema signoff)",
            "ไฟล์ JSON หรือ TOML ที่บอกว่าใครลงนาม (raingan schema signoff)"}},
    Option{{"convert check", "--corrections", Takes::file, "FILE"},
           {"JSON log of what people corrected in the one input (raingan schema corrections)",
            "ไฟล์ JSON ที่บันทึกการแก้ไขข้อมูลของไฟล์เดียวที่ระบุ (raingan schema corrections)"}},
    Option{{"convert", "--fields", Takes::nothing, ""},
           {"put signature fields for those who sign into the PDF", "ใส่ช่องลงลายมือชื่อของแต่ละคนใน PDF"}},
    Option{{"convert", "--title", Takes::text, "TEXT"},
           {"title of the PDF, in place of the report's", "ชื่อเรื่องของ PDF แทนชื่อในรายงาน"}},
    Option{{"convert", "--author", Takes::text, "TEXT"}, {"author of the PDF, likewise", "ผู้จัดทำของ PDF แทนชื่อในรายงาน"}},
    Option{{"convert", "--subject", Takes::text, "TEXT"}, {"what the PDF is about", "หัวข้อของ PDF"}},
    Option{{"convert", "--keywords", Takes::text, "TEXT"}, {"keywords of the PDF", "คำสำคัญของ PDF"}},
    Option{{"convert", "--metadata", Takes::any_file, "FILE"},
           {"table (CSV, XLSX …) of file, title, author, subject and keywords for the PDFs of many inputs",
            "ตาราง (CSV, XLSX …) ที่บอกชื่อหรือที่อยู่ของไฟล์ ชื่อเรื่อง ผู้จัดทำ หัวข้อ และคำสำคัญของแต่ละไฟล์"}},
    Option{{"convert", "--attach-source", Takes::nothing, ""},
           {"put the input itself into its PDF", "แนบไฟล์ต้นฉบับไว้ใน PDF ด้วย"}},
    Option{{"convert", "--bagit", Takes::nothing, ""},
           {"make a bag (RFC 8493) of the output folder: outputs in data/, a manifest of checksums",
            "ทำโฟลเดอร์ผลลัพธ์เป็นชุดจัดเก็บ BagIt (RFC 8493) พร้อมค่าตรวจสอบ"}},
    Option{{"convert", "--resume", Takes::nothing, ""},
           {"leave out what an earlier run has done and what has not changed since", "ข้ามไฟล์ที่ทำแล้วและไม่เปลี่ยนแปลง"}},
    Option{
        {"store", "--keep-years", Takes::number, "YEARS"},
        {"prune also documents of more years ago, with all of theirs, and those that were removed and never handed in",
         "ลบเอกสารที่เก่ากว่าจำนวนปีนี้พร้อมข้อมูลทั้งหมด และเอกสารที่ถูกลบโดยไม่เคยส่ง"}},
    Option{{"store convert", "--dry-run", Takes::nothing, ""},
           {"tell what would be done, and write nothing", "บอกว่าจะทำอะไร โดยไม่เขียนไฟล์ใด"}},
    Option{{"convert", "--shard", Takes::text, "I/N"},
           {"only every Nth file, beginning with the Ith", "ทำเฉพาะไฟล์ที่ I ของทุก N ไฟล์ สำหรับหลายเครื่อง"}},
    Option{{"convert", "--report", Takes::any_file, "FILE"},
           {"file to write a row on each input to: .json, .xlsx, .csv or .txt",
            "ไฟล์สำหรับบันทึกผลของแต่ละไฟล์: .json, .xlsx, .csv หรือ .txt"}},
    Option{{"convert", "--isolate,!--no-isolate", Takes::nothing, ""},
           {"convert in processes of their own (where they can be shut in, without it)",
            "แปลงแต่ละไฟล์ในโพรเซสแยก (หากไม่ระบุ ทำเมื่อระบบกักโพรเซสได้)"}},
    Option{{"convert", "--sandbox,!--no-sandbox", Takes::nothing, ""},
           {"shut such a process in: no files, no network (wherever it can be had, without it)",
            "กักโพรเซสนั้นไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)"}},
    Option{{"convert", "--memory-limit", Takes::text, "MIB"},
           {"the same as --limit memory=…MiB", "เหมือน --limit memory=…MiB"}},
    Option{{"convert", "--time-limit", Takes::text, "SECONDS"},
           {"the same as --limit time=…s", "เหมือน --limit time=…s"}},

    Option{{"check", "--format", Takes::one_of, "text|json"}, {"text or json", "รูปแบบผล: text หรือ json"}},

    Option{{"rollup", "-o,--output", Takes::any_file, "FILE", Count::once},
           {"the workbook; with several --to, each gets its own ending",
            "ไฟล์สมุดงาน หาก --to หลายอย่าง แต่ละอย่างได้นามสกุลของตน"}},
    Option{{"rollup", "--to", Takes::some_of, "xlsx|pdf", Count::any_number},
           {"outputs: xlsx (without it), pdf", "ผลลัพธ์ที่ต้องการ: xlsx (หากไม่ระบุ), pdf"}},
    Option{{"rollup", "--csv", Takes::any_file, "FILE"},
           {"open data as CSV too (UTF-8 with byte order mark)", "เขียนข้อมูลเปิดเป็น CSV ด้วย (UTF-8 มี BOM)"}},
    Option{{"rollup", "--expect", Takes::file, "FILE"},
           {"list of the agencies that must report: CSV, TXT, XLSX …", "รายชื่อหน่วยงานที่ต้องรายงาน: CSV, TXT, XLSX …"}},
    Option{{"rollup", "--store", Takes::folder, "DIR"},
           {"the reports that count in a service's store (raingan serve --data DIR), in place of files",
            "ใช้รายงานในที่เก็บของบริการ (raingan serve --data DIR) แทนไฟล์"}},
    Option{{"rollup", "--province", Takes::text, "NAME"}, {"name of the province", "ชื่อจังหวัด"}},
    Option{{"rollup", "--year", Takes::year, "YEAR"},
           {"fiscal year of the reports (BE); without it, the one that most are of",
            "ปีงบประมาณของรายงาน (พ.ศ.) หากไม่ระบุใช้ปีที่มีรายงานมากที่สุด"}},

    Option{{"sign", "--key", Takes::any_file, "FILE|URI", Count::once},
           {"PKCS#12 file (.p12, .pfx) with the key and its certificates, or a key on a token: pkcs11:… (RFC 7512)",
            "ไฟล์ PKCS#12 (.p12, .pfx) ที่มีกุญแจและใบรับรอง หรือที่อยู่ pkcs11: ของอุปกรณ์กุญแจ (RFC 7512)"}},
    Option{{"sign", "--password-file", Takes::any_file, "FILE"},
           {"file with the key's password or PIN; else RAINGAN_PASSWORD, else it is asked for",
            "ไฟล์ที่เก็บรหัสผ่านหรือ PIN ของกุญแจ หรือ RAINGAN_PASSWORD มิฉะนั้นโปรแกรมจะถาม"}},
    Option{{"sign", "--certificates", Takes::file, "FILE"},
           {"PEM file: the issuers of a token's key, and its certificate where the token has none",
            "ไฟล์ PEM: ใบรับรองของผู้ออกให้กุญแจในอุปกรณ์ และของกุญแจเองหากอุปกรณ์ไม่มี"}},
    Option{{"sign", "--role", Takes::text, "ROLE"},
           {"who signs: a role of the report (ผู้รายงาน) or a field of the form; without it, the next in order",
            "ผู้ลงนาม: บทบาทในรายงาน เช่น ผู้รายงาน หรือช่องของแบบฟอร์ม หากไม่ระบุคือคนถัดไป"}},
    Option{{"sign", "--name", Takes::text, "NAME"},
           {"the signer's name, if not as the report says", "ชื่อผู้ลงนาม หากไม่ตรงกับในรายงาน"}},
    Option{{"sign", "--name-as-written", Takes::nothing, ""},
           {"even where the name is not the certificate's; the signature says so, and verify tells it",
            "ลงนามแม้ชื่อไม่ตรงกับใบรับรอง ลายมือชื่อจะบอกไว้ และ verify จะแจ้ง"}},
    Option{{"sign", "--position", Takes::text, "POSITION"},
           {"the signer's position, likewise", "ตำแหน่งผู้ลงนาม หากไม่ตรงกับในรายงาน"}},
    Option{{"sign", "--image", Takes::any_file, "FILE"},
           {"PNG or JPEG of the hand's signature", "ภาพลายมือชื่อ PNG หรือ JPEG"}},
    Option{{"sign", "--date", Takes::text, "TIME"},
           {"the time to write, 2026-01-31T09:30 (else SOURCE_DATE_EPOCH, else now)",
            "เวลาที่ลงนาม เช่น 2026-01-31T09:30 (มิฉะนั้น SOURCE_DATE_EPOCH หรือเวลาปัจจุบัน)"}},
    Option{{"sign", "--timestamp", Takes::text, "URL"},
           {"address of a time stamp authority (RFC 3161)", "ที่อยู่ของผู้ให้ตราประทับเวลา (RFC 3161)"}},
    Option{{"sign", "--level", Takes::one_of, "b|t|lt|lta"},
           {"PAdES baseline level: b, t (with a time stamp), lt (and what proves it), lta (and a stamp over that)",
            "ระดับ PAdES: b, t (มีตราประทับเวลา), lt (และหลักฐานที่พิสูจน์), lta (และตราประทับเวลาทับทั้งหมด)"}},
    Option{{"sign", "--lock", Takes::nothing, ""},
           {"first signature only: afterwards nothing but signatures may be added",
            "ลายมือชื่อแรกเท่านั้น: หลังจากนี้เพิ่มได้แต่ลายมือชื่อ"}},
    Option{{"sign", "--allow-expired", Takes::nothing, ""},
           {"sign even if the certificate is not valid at that time", "ลงนามแม้ใบรับรองไม่อยู่ในช่วงที่ใช้ได้"}},
    Option{{"sign", "--report", Takes::any_file, "FILE"},
           {"file to write a row of JSON on each input to", "ไฟล์สำหรับบันทึกผลของแต่ละไฟล์ บรรทัดละหนึ่ง JSON"}},
    Option{{"sign", "-o,--output", Takes::path, "PATH"},
           {"the signed file, or a folder for several; without it, STEM.signed.pdf beside each",
            "ไฟล์ที่ลงนามแล้ว หรือโฟลเดอร์ถ้ามีหลายไฟล์ หากไม่ระบุคือ STEM.signed.pdf ข้างไฟล์เดิม"}},

    Option{{"extend", "--timestamp", Takes::text, "URL"},
           {"address of a time stamp authority: a document time stamp over all of it (B-LTA)",
            "ที่อยู่ของผู้ให้ตราประทับเวลา: ประทับเวลาทับทั้งเอกสาร (B-LTA)"}},
    Option{{"extend", "-o,--output", Takes::path, "PATH"},
           {"the extended file, or a folder for several; without it, in place of each",
            "ไฟล์หรือโฟลเดอร์ของผลลัพธ์ หากไม่ระบุเขียนทับไฟล์เดิม"}},

    Option{{"verify", "--format", Takes::one_of, "text|json|xml"},
           {"text, json, or xml (validation report of ETSI TS 119 102-2)",
            "รูปแบบผล: text, json หรือ xml (รายงานตาม ETSI TS 119 102-2)"}},
    Option{{"verify", "--password", Takes::text, "PASSWORD"},
           {"password of encrypted PDFs; others on this machine can see it",
            "รหัสผ่านของ PDF ที่เข้ารหัส (ผู้อื่นในเครื่องนี้มองเห็นได้)"}},

    Option{{"store", "ACTION", Takes::text, "ACTION", Count::once},
           {"backup: a copy, while the service runs; verify: whether all is whole; prune: takes away what nothing "
            "refers to",
            "backup: ทำสำเนาได้ขณะบริการทำงาน verify: ตรวจว่าข้อมูลครบถ้วน prune: ลบสิ่งที่ไม่มีการอ้างถึง"}},
    Option{{"store", "TARGET", Takes::any_folder, "TARGET"},
           {"folder of the backup, which is not there yet", "โฟลเดอร์ใหม่สำหรับสำเนา"}},
    Option{{"store", "--derived", Takes::nothing, ""}, {"prune also what can be made again", "ลบสิ่งที่ทำขึ้นใหม่ได้ด้วย"}},
    Option{{"trend", "AGENCY", Takes::text, "AGENCY"},
           {"name of an agency of the store; without it, the province", "ชื่อหน่วยงานในที่เก็บ หากไม่ระบุคือทั้งจังหวัด"}},
    Option{{"trend", "-o,--output", Takes::any_file, "FILE", Count::once},
           {"the workbook (.xlsx), paper (.pdf) or chart (.svg)", "สมุดงาน (.xlsx) เอกสาร (.pdf) หรือแผนภูมิ (.svg)"}},
    Option{{"trend", "--province", Takes::text, "NAME"},
           {"the province, or that of the agency; '*': all that is in the store",
            "จังหวัด หรือจังหวัดของหน่วยงาน หากเป็น '*' คือทั้งหมดในที่เก็บ"}},
    Option{{"trend", "--data", Takes::folder, "DIR", Count::once},
           {"the service's folder (raingan serve --data DIR)", "โฟลเดอร์ข้อมูลของบริการ (raingan serve --data DIR)"}},
    Option{{"serve store", "--data", Takes::any_folder, "DIR", Count::once},
           {"folder of all that is kept; it is made", "โฟลเดอร์ของข้อมูลทั้งหมด สร้างให้หากยังไม่มี"}},
    Option{{"serve store trend", "--database", Takes::text, "ADDRESS"},
           {"PostgreSQL in place of SQLite in DIR: postgresql://…; others on this machine can see it, RAINGAN_DATABASE "
            "not",
            "ใช้ PostgreSQL แทน SQLite ใน DIR: postgresql://… (ผู้อื่นในเครื่องนี้มองเห็นได้ แต่ไม่เห็นค่าใน RAINGAN_DATABASE)"}},
    Option{{"serve", "--listen", Takes::text, "ADDRESS"},
           {"where it takes connections: 127.0.0.1:8080 (without it), or unix:PATH",
            "ที่อยู่ที่รับการเชื่อมต่อ: 127.0.0.1:8080 (หากไม่ระบุ) หรือ unix:PATH"}},
    Option{{"serve", "--tls-cert", Takes::file, "FILE"},
           {"PEM file of the certificate and its issuers: connections are by TLS; SIGHUP reads it again",
            "ไฟล์ PEM ของใบรับรองและผู้ออก: เชื่อมต่อด้วย TLS ส่ง SIGHUP เพื่ออ่านใหม่"}},
    Option{{"serve", "--tls-key", Takes::file, "FILE"},
           {"PEM file of its key, which others cannot read", "ไฟล์ PEM ของกุญแจ ซึ่งผู้อื่นอ่านไม่ได้"}},
    Option{{"serve", "--proxy-user", Takes::text, "HEADER"},
           {"header in which a proxy on this machine names who signed in; it must drop the header of others",
            "ชื่อเฮดเดอร์ที่พร็อกซีในเครื่องนี้ใช้บอกชื่อผู้ที่เข้าสู่ระบบแล้ว พร็อกซีต้องทิ้งเฮดเดอร์นี้ของผู้อื่น"}},
    Option{{"serve", "--user", Takes::one_of, "add|password|off|on|list"},
           {"change an account, NAME, and end: add, password, off, on; or list all of them",
            "จัดการบัญชีชื่อ NAME แล้วจบ: add เพิ่ม, password ตั้งรหัสผ่าน, off ปิด, on เปิด หรือ list แสดงทั้งหมด"}},
    Option{{"serve", "NAME", Takes::text, "NAME"}, {"the account that --user is about", "ชื่อบัญชีของ --user"}},
    Option{{"serve", "--role", Takes::one_of, "officer|signer|province|admin"},
           {"what a new account may do", "บทบาทของบัญชีใหม่"}},
    Option{{"serve", "--agency", Takes::text, "AGENCY"},
           {"name of the agency that an officer or signer belongs to", "ชื่อหน่วยงานของ officer หรือ signer"}},
    Option{{"serve", "--province", Takes::text, "PROVINCE"},
           {"the province that a province's account sees; without it, all", "จังหวัดที่บัญชีระดับจังหวัดเห็น หากไม่ระบุเห็นทั้งหมด"}},
    Option{{"serve", "--password-file", Takes::any_file, "FILE"},
           {"file with the account's password; without it RAINGAN_PASSWORD, or asked for",
            "ไฟล์ที่เก็บรหัสผ่านของบัญชี หากไม่ระบุใช้ RAINGAN_PASSWORD หรือถาม"}},
    Option{{"serve", "--sandbox,!--no-sandbox", Takes::nothing, ""},
           {"shut the processes in that read documents: no files, no network (wherever it can be had, without it)",
            "กักโพรเซสที่อ่านเอกสารไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)"}},

    Option{{"text", "--normalise", Takes::nothing, ""},
           {"mend what is typed or decoded wrongly; a summary goes to stderr",
            "แก้สิ่งที่พิมพ์ผิดลำดับหรือถอดรหัสผิด สรุปทางขาออกข้อผิดพลาด"}},
    Option{{"text", "--numerals", Takes::one_of, "keep|thai|arabic"},
           {"keep, thai or arabic", "เลขที่แสดง: keep (คงเดิม), thai (เลขไทย) หรือ arabic (เลขอารบิก)"}},
    Option{{"text", "--from", Takes::encoding,
            "auto|utf-8|utf-16le|utf-16be|windows-874|iso-8859-11|tis-620|ibm-874|x-mac-thai"},
           {"encoding of the input; without it, auto", "รหัสอักขระขาเข้า หากไม่ระบุคือ auto"}},

    Option{{"sign", "--trust", Takes::folder, "DIR"},
           {"folder of issuers' certificates that --level lt and lta may need",
            "โฟลเดอร์ของใบรับรองของผู้ออก ซึ่ง --level lt และ lta อาจต้องใช้"}},
    Option{{"extend", "--trust", Takes::folder, "DIR"},
           {"folder of issuers' certificates that the PDF may lack", "โฟลเดอร์ของใบรับรองของผู้ออกที่ PDF อาจไม่มี"}},
    Option{{"verify serve", "--trust", Takes::folder, "DIR"},
           {"folder of trusted certificates (without it, the one that was set at installing)",
            "โฟลเดอร์ของใบรับรองที่เชื่อถือ หากไม่ระบุใช้โฟลเดอร์ที่ตั้งไว้เมื่อติดตั้ง"}},
    Option{{"sign extend verify", "--cache", Takes::any_folder, "DIR"},
           {"folder of OCSP answers and CRLs: used before others are fetched, which are kept in it",
            "โฟลเดอร์ของคำตอบ OCSP และรายการเพิกถอน: ใช้ก่อนดึงจากเครือข่าย และเก็บสิ่งที่ดึงมา"}},
    Option{{"sign extend verify", "--offline", Takes::nothing, ""},
           {"fetch nothing: what the PDF and --cache hold has to do", "ไม่ติดต่อเครือข่าย ใช้เฉพาะที่มีใน PDF และ --cache"}},
    Option{{"sign extend verify", "--sandbox,!--no-sandbox", Takes::nothing, ""},
           {"take the PDF apart in a process that is shut in (without it, where the system can)",
            "อ่าน PDF ในโพรเซสที่ถูกกักไว้ (หากไม่ระบุ ทำเมื่อระบบทำได้)"}},

    Option{{"convert check sign extend verify", "-r,--recursive", Takes::nothing, ""},
           {"folders below the given ones as well", "รวมโฟลเดอร์ย่อยด้วย"}},
    Option{{"convert check rollup sign extend verify", "--follow", Takes::nothing, ""},
           {"take also what links in a folder lead to outside of it", "รวมสิ่งที่ลิงก์ในโฟลเดอร์ชี้ออกไปนอกโฟลเดอร์ด้วย"}},
    Option{{"convert check serve", "-j,--jobs", Takes::number, "N"},
           {"files at a time; without it, one for each core", "จำนวนไฟล์ที่ทำพร้อมกัน หากไม่ระบุเท่ากับจำนวนแกนของเครื่อง"}},
    Option{{"convert rollup trend sign extend", "--force", Takes::nothing, ""},
           {"replace files of the outputs' names even if raingan did not make them",
            "เขียนทับไฟล์ชื่อเดียวกันแม้ raingan ไม่ได้สร้าง"}},
    Option{{"convert rollup trend serve doctor", "--fonts", Takes::folder, "DIR", Count::any_number},
           {"folder with fonts to use under their own names", "โฟลเดอร์ของฟอนต์ที่จะใช้ตามชื่อ"}},
    Option{{"doctor", "--trust", Takes::folder, "DIR"},
           {"folder of trusted certificates (the system's without it)",
            "โฟลเดอร์ของใบรับรองที่เชื่อถือ หากไม่ระบุใช้โฟลเดอร์ของระบบ"}},
    Option{{"convert check rollup trend serve", "--rules", Takes::folder, "DIR"},
           {"folder of rule files that override the built-in ones", "โฟลเดอร์ของไฟล์กฎที่ใช้แทนกฎในโปรแกรม"}},
    Option{{"convert check rollup", "--password", Takes::text, "PASSWORD"},
           {"password of encrypted inputs; others on this machine can see it",
            "รหัสผ่านของไฟล์ที่เข้ารหัส (ผู้อื่นในเครื่องนี้มองเห็นได้)"}},
    Option{{"convert check rollup verify", "--password-file", Takes::any_file, "FILE"},
           {"file with that password; without either, RAINGAN_PASSWORD",
            "ไฟล์ที่เก็บรหัสผ่านนั้น หากไม่ระบุทั้งสองใช้ค่าใน RAINGAN_PASSWORD"}},
    Option{{"convert check rollup", "--allow-broken-signature", Takes::nothing, ""},
           {"go on with a signed PDF that was changed after signing; its outputs tell it",
            "ดำเนินการต่อกับ PDF ที่ถูกแก้ไขหลังลงนาม โดยผลลัพธ์จะบอกไว้"}},
    Option{
        {"convert check rollup", "--ocr", Takes::nothing, ""},
        {"read pages of PDFs that are pictures with Tesseract (libtesseract5, tesseract-ocr-tha); what is read so is "
         "marked as unsure",
         "อ่านหน้าของ PDF ที่เป็นรูปภาพด้วย Tesseract (libtesseract5, tesseract-ocr-tha) โดยทำเครื่องหมายค่าที่อ่านได้ว่าไม่แน่ชัด"}},
    Option{{"convert check rollup", "-v,--verbose", Takes::nothing, ""},
           {"print also what was mended or substituted, and places as the file counts them",
            "บอกสิ่งที่แก้หรือใช้แทนด้วย และตำแหน่งตามที่ไฟล์นับเอง"}},
    Option{{"convert rollup", "-q,--quiet", Takes::nothing, ""}, {"print nothing but errors", "แสดงเฉพาะข้อผิดพลาด"}},
    Option{{"check", "-q,--quiet", Takes::nothing, ""},
           {"print nothing but errors and findings", "แสดงเฉพาะข้อผิดพลาดและข้อค้นพบ"}},

    Option{{"*", "--limit", Takes::limit, "NAME=VALUE", Count::any_number},
           {"another value for a limit that raingan --limits names", "กำหนดขีดจำกัดหนึ่งค่าใหม่ ดูชื่อได้จาก raingan --limits"}},
    Option{{"", "--limits", Takes::nothing, ""}, {"print what a file may cost, and end", "แสดงขีดจำกัดของไฟล์ที่รับได้แล้วจบ"}},
    Option{{"", "--formats", Takes::nothing, ""},
           {"print the formats that are read and written, and end", "แสดงรูปแบบไฟล์ที่อ่านและเขียนได้แล้วจบ"}},
    Option{{"", "--version", Takes::nothing, ""},
           {"print the program's name and version, and end", "แสดงชื่อและรุ่นของโปรแกรมแล้วจบ"}},
    Option{{"*", "-h,--help", Takes::nothing, ""}, {"print this help and end", "แสดงวิธีใช้แล้วจบ"}},
};

/// Whether the word is one of those that stand in the text with separators between. Looked for at each start for each
/// option, so nothing is allocated.
bool is_among(std::string_view text, std::string_view word, char separator) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || text[at - 1] == separator || text[at - 1] == '!';
        if (begins && (end == text.size() || text[end] == separator)) return true;
    }
    return false;
}

bool has(const Option& option, std::string_view command) {
    if (option.commands == "*" || option.commands == command) return true;
    return !command.empty() && is_among(option.commands, command, ' ');
}

}  // namespace

std::span<const Command> commands() {
    return command_table;
}

std::span<const Option> options() {
    return option_table;
}

std::vector<const Option*> options_of(std::string_view command) {
    std::vector<const Option*> rows;
    for (const Option& option : option_table)
        if (has(option, command)) rows.push_back(&option);
    return rows;
}

const Option* find_option(std::string_view command, std::string_view name) {
    for (const Option& option : option_table)
        if (has_name(option, name) && has(option, command)) return &option;
    return nullptr;
}

bool has_name(const Option& option, std::string_view name) {
    return is_among(option.names, name, ',');
}

std::vector<std::string_view> parted(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<std::string_view> typed_names(const Option& option) {
    std::vector<std::string_view> names = parted(option.names, ',');
    for (std::string_view& name : names)
        if (name.starts_with('!')) name.remove_prefix(1);
    return names;
}

}  // namespace raingan::cli
