// Thai words for every command and option. An option that several commands have stands once, under its name alone.
#include <array>
#include <string_view>

#include "cli/help.h"

namespace raingan::cli {
namespace {

struct Words {
    std::string_view command;  ///< empty: any
    std::string_view option;   ///< empty: the command itself
    const char* thai;
};

constexpr std::array words{
    Words{"convert", "", "แปลงไฟล์รายงานเป็น PDF, XLSX, JSON และ XML"},
    Words{"check", "", "ตรวจรายงานและบอกสิ่งที่ไม่ถูกต้อง"},
    Words{"rollup", "", "รวมรายงานทั้งจังหวัดเป็นสมุดงานเดียว"},
    Words{"sign", "", "ลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF ทีละคน (PAdES)"},
    Words{"verify", "", "ตรวจลายมือชื่ออิเล็กทรอนิกส์ใน PDF"},
    Words{"text", "", "กรองข้อความภาษาไทยจากขาเข้ามาตรฐานเป็น UTF-8"},
    Words{"schema", "", "แสดงสคีมาหรือไฟล์กฎที่มีในโปรแกรม หากไม่ระบุชื่อจะแสดงรายชื่อ"},
    Words{"doctor", "", "บอกว่าเครื่องนี้มีอะไรพร้อมใช้: ฟอนต์ ภาษา ใบรับรอง ไลบรารี"},

    Words{"", "--help", "แสดงวิธีใช้แล้วจบ"},
    Words{"", "--version", "แสดงชื่อและรุ่นของโปรแกรมแล้วจบ"},
    Words{"", "--limits", "แสดงขีดจำกัดของไฟล์ที่รับได้แล้วจบ"},
    Words{"", "--formats", "แสดงรูปแบบไฟล์ที่อ่านและเขียนได้แล้วจบ"},
    Words{"", "--limit", "NAME=VALUE: กำหนดขีดจำกัดหนึ่งค่าใหม่ ดูชื่อได้จาก raingan --limits"},
    Words{"", "INPUT", "ไฟล์รายงาน หรือโฟลเดอร์"},
    Words{"", "--rules", "โฟลเดอร์ของไฟล์กฎที่ใช้แทนกฎในโปรแกรม"},
    Words{"", "--password", "รหัสผ่านของไฟล์ที่เข้ารหัส (ผู้อื่นในเครื่องนี้มองเห็นได้)"},
    Words{"", "--password-file", "ไฟล์ที่เก็บรหัสผ่านนั้น หากไม่ระบุใช้ค่าใน RAINGAN_PASSWORD"},
    Words{"", "--verbose", "บอกสิ่งที่แก้หรือใช้แทนด้วย และตำแหน่งตามที่ไฟล์นับเอง"},
    Words{"", "--quiet", "แสดงเฉพาะข้อผิดพลาด (check: และข้อค้นพบ)"},
    Words{"", "--fonts", "โฟลเดอร์ของฟอนต์ที่จะใช้ตามชื่อ"},
    Words{"", "--format", "รูปแบบผล: text หรือ json"},
    Words{"", "--numerals", "เลขที่แสดง: keep (คงเดิม), thai (เลขไทย) หรือ arabic (เลขอารบิก)"},
    Words{"", "--follow", "รวมสิ่งที่ลิงก์ในโฟลเดอร์ชี้ออกไปนอกโฟลเดอร์ด้วย"},
    Words{"", "--force", "เขียนทับไฟล์ชื่อเดียวกันแม้ raingan ไม่ได้สร้าง"},
    Words{"", "--allow-broken-signature", "ดำเนินการต่อกับ PDF ที่ถูกแก้ไขหลังลงนาม โดยผลลัพธ์จะบอกไว้"},
    Words{"", "--recursive", "รวมโฟลเดอร์ย่อยด้วย"},
    Words{"", "--jobs", "จำนวนไฟล์ที่ทำพร้อมกัน หากไม่ระบุเท่ากับจำนวนแกนของเครื่อง"},
    Words{"", "--trust", "โฟลเดอร์ของใบรับรองที่เชื่อถือ หากไม่ระบุใช้โฟลเดอร์ที่ตั้งไว้เมื่อติดตั้ง"},

    Words{"convert", "--output", "โฟลเดอร์ของผลลัพธ์ หรือชื่อไฟล์ถ้ามีไฟล์เดียวและ --to เดียว"},
    Words{"convert", "--to", "ผลลัพธ์ที่ต้องการ: pdf,xlsx,json (สามอย่างนี้หากไม่ระบุ), xml"},
    Words{"convert", "--style", "รูปแบบของผู้เขียน (source) หรือแบบรายงานมาตรฐาน (standard)"},
    Words{"convert", "--pages", "ขึ้นหน้าใหม่ตามที่ต้นฉบับบันทึกไว้ (auto) หรือตามกฎเท่านั้น (layout)"},
    Words{"convert", "--field-results", "ปรับเลขหน้าในสารบัญและการอ้างอิงให้ตรงกับหน้าจริง (auto) หรือคงไว้ตามที่ไฟล์เก็บ (stored)"},
    Words{"convert", "--line-height", "ฟอนต์=EM: ความสูงบรรทัดของฟอนต์ที่ไม่มีในเครื่อง เช่น PSK=1.13 หรือ PSK=1.31"},
    Words{"convert", "--numerals", "เลขใน PDF: keep, thai หรือ arabic (source: keep, standard: thai)"},
    Words{"convert", "--signoff", "ไฟล์ JSON หรือ TOML ที่บอกว่าใครลงนาม (raingan schema signoff)"},
    Words{"convert", "--fields", "ใส่ช่องลงลายมือชื่อของแต่ละคนใน PDF"},
    Words{"convert", "--isolate", "แปลงแต่ละไฟล์ในโพรเซสแยก (หากไม่ระบุ ทำเมื่อระบบกักโพรเซสได้)"},
    Words{"convert", "--sandbox", "กักโพรเซสนั้นไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)"},
    Words{"convert", "--memory-limit", "เหมือน --limit memory=…MiB"},
    Words{"convert", "--time-limit", "เหมือน --limit time=…s"},
    Words{"convert", "--resume", "ข้ามไฟล์ที่ทำแล้วและไม่เปลี่ยนแปลง"},
    Words{"convert", "--shard", "I/N: ทำเฉพาะไฟล์ที่ I ของทุก N ไฟล์ สำหรับหลายเครื่อง"},
    Words{"convert", "--report", "ไฟล์สำหรับบันทึกผลของแต่ละไฟล์: .json, .xlsx, .csv หรือ .txt"},
    Words{"convert", "--dry-run", "บอกว่าจะทำอะไร โดยไม่เขียนไฟล์ใด"},
    Words{"convert", "--attach-source", "แนบไฟล์ต้นฉบับไว้ใน PDF ด้วย"},
    Words{"convert", "--title", "ชื่อเรื่องของ PDF แทนชื่อในรายงาน"},
    Words{"convert", "--author", "ผู้จัดทำของ PDF แทนชื่อในรายงาน"},
    Words{"convert", "--subject", "หัวข้อของ PDF"},
    Words{"convert", "--keywords", "คำสำคัญของ PDF"},
    Words{"convert", "--metadata", "ตาราง (CSV, XLSX …) ที่บอกชื่อหรือที่อยู่ของไฟล์ ชื่อเรื่อง ผู้จัดทำ หัวข้อ และคำสำคัญของแต่ละไฟล์"},
    Words{"convert", "--bagit", "ทำโฟลเดอร์ผลลัพธ์เป็นชุดจัดเก็บ BagIt (RFC 8493) พร้อมค่าตรวจสอบ"},

    Words{"rollup", "--output", "ไฟล์สมุดงาน หาก --to หลายอย่าง แต่ละอย่างได้นามสกุลของตน"},
    Words{"rollup", "--to", "ผลลัพธ์ที่ต้องการ: xlsx (หากไม่ระบุ), pdf"},
    Words{"rollup", "--csv", "เขียนข้อมูลเปิดเป็น CSV ด้วย (UTF-8 มี BOM)"},
    Words{"rollup", "--expect", "รายชื่อหน่วยงานที่ต้องรายงาน: CSV, TXT, XLSX …"},
    Words{"rollup", "--province", "ชื่อจังหวัด"},
    Words{"rollup", "--year", "ปีงบประมาณของรายงาน (พ.ศ.) หากไม่ระบุใช้ปีที่มีรายงานมากที่สุด"},

    Words{"sign", "PDF", "ไฟล์ PDF ของรายงาน หรือโฟลเดอร์"},
    Words{"sign", "--key", "ไฟล์ PKCS#12 (.p12, .pfx) ที่มีกุญแจและใบรับรอง หรือที่อยู่ pkcs11: ของอุปกรณ์กุญแจ"},
    Words{"sign", "--password-file", "ไฟล์ที่เก็บรหัสผ่านหรือ PIN ของกุญแจ หรือ RAINGAN_PASSWORD มิฉะนั้นโปรแกรมจะถาม"},
    Words{"sign", "--role", "ผู้ลงนาม: บทบาทในรายงาน เช่น ผู้รายงาน หรือช่องของแบบฟอร์ม หากไม่ระบุคือคนถัดไป"},
    Words{"sign", "--name", "ชื่อผู้ลงนาม หากไม่ตรงกับในรายงาน"},
    Words{"sign", "--position", "ตำแหน่งผู้ลงนาม หากไม่ตรงกับในรายงาน"},
    Words{"sign", "--image", "ภาพลายมือชื่อ PNG หรือ JPEG"},
    Words{"sign", "--date", "เวลาที่ลงนาม เช่น 2026-01-31T09:30 (มิฉะนั้น SOURCE_DATE_EPOCH หรือเวลาปัจจุบัน)"},
    Words{"sign", "--timestamp", "ที่อยู่ของผู้ให้ตราประทับเวลา (RFC 3161)"},
    Words{"sign", "--lock", "ลายมือชื่อแรกเท่านั้น: หลังจากนี้เพิ่มได้แต่ลายมือชื่อ"},
    Words{"sign", "--allow-expired", "ลงนามแม้ใบรับรองไม่อยู่ในช่วงที่ใช้ได้"},
    Words{"sign", "--output", "ไฟล์ที่ลงนามแล้ว หรือโฟลเดอร์ถ้ามีหลายไฟล์ หากไม่ระบุคือ STEM.signed.pdf ข้างไฟล์เดิม"},

    Words{"extend", "", "เก็บหลักฐานของลายมือชื่อไว้ใน PDF (PAdES B-LT, B-LTA)"},
    Words{"extend", "PDF", "ไฟล์ PDF ที่ลงนามแล้ว หรือโฟลเดอร์"},
    Words{"extend", "--timestamp", "ที่อยู่ของผู้ให้ตราประทับเวลา: ประทับเวลาทับทั้งเอกสาร (B-LTA)"},
    Words{"extend", "--output", "ไฟล์หรือโฟลเดอร์ของผลลัพธ์ หากไม่ระบุเขียนทับไฟล์เดิม"},
    Words{"sign", "--certificates", "ไฟล์ PEM: ใบรับรองของผู้ออกให้กุญแจในอุปกรณ์ และของกุญแจเองหากอุปกรณ์ไม่มี"},
    Words{"sign", "--name-as-written", "ลงนามแม้ชื่อไม่ตรงกับใบรับรอง ลายมือชื่อจะบอกไว้ และ verify จะแจ้ง"},
    Words{"sign", "--report", "ไฟล์สำหรับบันทึกผลของแต่ละไฟล์ บรรทัดละหนึ่ง JSON"},
    Words{"sign", "--level", "ระดับ PAdES: b, t (มีตราประทับเวลา), lt (และหลักฐานที่พิสูจน์), lta (และตราประทับเวลาทับทั้งหมด)"},
    Words{"", "--cache", "โฟลเดอร์ของคำตอบ OCSP และรายการเพิกถอน: ใช้ก่อนดึงจากเครือข่าย และเก็บสิ่งที่ดึงมา"},
    Words{"", "--offline", "ไม่ติดต่อเครือข่าย ใช้เฉพาะที่มีใน PDF และ --cache"},
    Words{"", "--sandbox", "อ่าน PDF ในโพรเซสที่ถูกกักไว้ (หากไม่ระบุ ทำเมื่อระบบทำได้)"},
    Words{"sign", "--trust", "โฟลเดอร์ของใบรับรองของผู้ออก ซึ่ง --level lt และ lta อาจต้องใช้"},
    Words{"extend", "--trust", "โฟลเดอร์ของใบรับรองของผู้ออกที่ PDF อาจไม่มี"},
    Words{"verify", "--format", "รูปแบบผล: text, json หรือ xml (รายงานตาม ETSI TS 119 102-2)"},
    Words{"verify", "PDF", "ไฟล์ PDF ที่ลงนามแล้ว หรือโฟลเดอร์"},

    Words{"schema", "NAME", "report, headers, 2566 …"},
    Words{"text", "INPUT", "ไฟล์ข้อความ หากไม่ระบุหรือเป็น - คือขาเข้ามาตรฐาน"},
    Words{"text", "--normalise", "แก้สิ่งที่พิมพ์ผิดลำดับหรือถอดรหัสผิด สรุปทางขาออกข้อผิดพลาด"},
    Words{"text", "--from", "รหัสอักขระขาเข้า: auto, utf-8, windows-874, tis-620, x-mac-thai …"},
    Words{"", "", "แปลงรายงานของหน่วยงานภาครัฐเป็น PDF, XLSX และข้อมูลที่ตรวจสอบแล้ว"},
};

}  // namespace

const char* thai_words(const std::string& command, const std::string& option) {
    for (const std::string& owner : {command, std::string()})
        for (const Words& row : words)
            if (row.option == option && row.command == owner && (!option.empty() || owner == command)) return row.thai;
    return nullptr;
}

}  // namespace raingan::cli
