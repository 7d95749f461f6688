#include "readers/odt/notices.h"

#include <array>

namespace raingan::odt {
namespace {

constexpr const char* not_shown = "not-shown";
constexpr const char* moved = "placed-otherwise";

constexpr std::array<NoticeText<Notice>, 20> texts{{
    {Notice::image_format, not_shown,
     "an image is of a kind that cannot be shown; a frame stands in its place; save it as PNG",
     "ไม่รองรับรูปภาพชนิดนี้ จึงแสดงกรอบแทน โปรดบันทึกรูปเป็น PNG"},
    {Notice::drawing_parts, not_shown,
     "a picture (EMF, WMF, SVG, TIFF) is not shown in all its parts; compare it with the program that made it",
     "ภาพ (EMF, WMF, SVG, TIFF) แสดงไม่ครบทุกส่วน โปรดตรวจเทียบกับโปรแกรมต้นทาง"},
    {Notice::image_missing, not_shown, "an image is not in the file and is not shown; embed it in the document",
     "ไม่พบรูปภาพในไฟล์จึงไม่แสดง โปรดฝังรูปในเอกสาร"},
    {Notice::picture_colours, not_shown,
     "a picture is shown in its own colours, without the brightness, contrast or recolouring that LibreOffice gives it",
     "ภาพแสดงด้วยสีเดิม ไม่ได้ปรับความสว่าง ความเข้ม หรือสีใหม่ตามที่ตั้งไว้ใน LibreOffice"},
    {Notice::shape, not_shown, "a drawn figure is not shown; put in a picture of it",
     "ไม่แสดงรูปวาด โปรดแทรกเป็นรูปภาพแทน"},
    {Notice::turned, moved, "a turned figure is shown upright", "รูปที่ถูกหมุนแสดงในแนวตั้งตรง"},
    {Notice::object, not_shown, "an embedded object is not shown; put in a picture of it",
     "ไม่แสดงวัตถุที่ฝังไว้ โปรดแทรกเป็นรูปภาพแทน"},
    {Notice::flat_chart, moved, "a chart of three dimensions is drawn flat", "แผนภูมิสามมิติแสดงเป็นสองมิติ"},
    {Notice::form_control, moved, "a form's control is shown as its text", "ช่องของแบบฟอร์มแสดงเป็นข้อความ"},
    {Notice::comments, not_shown, "comments are left out", "ไม่แสดงข้อคิดเห็น"},
    {Notice::ruby, moved, "text above a word is set behind it in parentheses", "ข้อความกำกับเหนือคำแสดงในวงเล็บหลังคำ"},
    {Notice::picture_bullet, moved, "a picture bullet is set as a dot", "สัญลักษณ์หัวข้อแบบรูปภาพแสดงเป็นจุด"},
    {Notice::page_anchor, moved, "a frame that is tied to a later page stands on the first one",
     "กรอบที่ยึดกับหน้าถัดไปแสดงในหน้าแรก"},
    {Notice::page_style, moved, "the pages that follow keep the size and margins of the first page of their style",
     "หน้าถัดไปใช้ขนาดและระยะขอบของหน้าแรก"},
    {Notice::page_borders, not_shown, "page borders are not shown", "ไม่แสดงเส้นขอบหน้ากระดาษ"},
    {Notice::covered_text, moved, "text in a cell that is covered by a merge is added to the merged cell",
     "ข้อความในช่องที่ถูกผสานถูกนำไปต่อในช่องที่ผสาน"},
    {Notice::sub_table, moved, "cells that are split in themselves are shown as a table within the cell",
     "เซลล์ที่ถูกแบ่งแสดงเป็นตารางในเซลล์"},
    {Notice::spaces_cut, moved, "a row of very many spaces is cut short", "ช่องว่างที่ยาวมากถูกตัดให้สั้นลง"},
    {Notice::symbol, not_shown, "a character of a symbol font is not known; a box stands for it",
     "ไม่รู้จักอักขระจากแบบอักษรสัญลักษณ์ จึงแสดงเป็นกรอบ"},
    {Notice::unknown_element, moved,
     "text in an element that is not known is shown as plain text; compare it with the "
     "program that made the file",
     "ข้อความในส่วนที่ไม่รู้จักแสดงเป็นข้อความธรรมดา โปรดตรวจเทียบกับโปรแกรมต้นทาง"},
}};
static_assert(notices_in_order(texts));

}  // namespace

Notices make_notices(Document& document) {
    return {document, texts};
}

}  // namespace raingan::odt
