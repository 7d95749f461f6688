#include "readers/word/notices.h"

#include <array>

namespace raingan::word {
namespace {

constexpr const char* not_shown = "not-shown";
constexpr const char* moved = "placed-otherwise";

constexpr std::array<NoticeText<Notice>, notice_count> texts{{
    {Notice::floating_table, moved, "a floating table stands in the flow of the text", "ตารางลอยถูกวางต่อจากข้อความ"},
    {Notice::frame, moved, "a framed paragraph stands in the flow of the text", "ย่อหน้าในกรอบถูกวางต่อจากข้อความ"},
    {Notice::image_format, not_shown,
     "an image is of a kind that cannot be shown; a frame stands in its place; save it as PNG",
     "ไม่รองรับรูปภาพชนิดนี้ จึงแสดงกรอบแทน โปรดบันทึกรูปเป็น PNG"},
    {Notice::drawing_parts, not_shown,
     "a picture (EMF, WMF, SVG, TIFF) is not shown in all its parts; compare it with Word",
     "ภาพ (EMF, WMF, SVG, TIFF) แสดงไม่ครบทุกส่วน โปรดตรวจเทียบกับ Word"},
    {Notice::image_missing, not_shown, "an image is not in the file and is not shown; embed it in the document",
     "ไม่พบรูปภาพในไฟล์จึงไม่แสดง โปรดฝังรูปในเอกสาร"},
    {Notice::shape, not_shown, "a drawn shape is not shown as it was drawn", "รูปร่างที่วาดไม่แสดงตามแบบเดิม"},
    {Notice::shape_fill, not_shown, "a shape's fill (a drawing) is not shown; compare it with Word",
     "ไม่แสดงพื้นของรูปร่าง (ภาพวาด) โปรดตรวจเทียบกับ Word"},
    {Notice::page_background, not_shown,
     "the colour or picture behind all pages is not shown, as Word does not print it unless told to",
     "ไม่แสดงสีหรือรูปพื้นหลังของทุกหน้า เช่นเดียวกับ Word ซึ่งไม่พิมพ์พื้นหลังหากไม่ได้ตั้งค่าไว้"},
    {Notice::picture_colours, not_shown,
     "a picture is shown in its own colours, without the brightness, contrast or recolouring that Word gives it",
     "ภาพแสดงด้วยสีเดิม ไม่ได้ปรับความสว่าง ความเข้ม หรือสีใหม่ตามที่ตั้งไว้ใน Word"},
    {Notice::object, not_shown, "an embedded object is not shown; paste it as a picture",
     "ไม่แสดงวัตถุที่ฝังไว้ โปรดวางเป็นรูปภาพ"},
    {Notice::flat_chart, moved, "a chart of three dimensions is drawn flat", "แผนภูมิสามมิติแสดงเป็นสองมิติ"},
    {Notice::equation, moved, "an equation is set as plain text", "สมการแสดงเป็นข้อความธรรมดา"},
    {Notice::comments, not_shown, "a comment is left out", "ไม่แสดงข้อคิดเห็น"},
    {Notice::symbol, not_shown, "a symbol has no known character and is not shown", "ไม่รู้จักสัญลักษณ์จึงไม่แสดง"},
    {Notice::empty_field, not_shown,
     "a field has no stored result and is not shown; update the fields in Word (F9) and save",
     "เขตข้อมูลไม่มีผลลัพธ์ที่บันทึกไว้จึงไม่แสดง โปรดปรับปรุงเขตข้อมูลใน Word (F9) แล้วบันทึก"},
    {Notice::page_borders, not_shown, "page borders made of pictures are drawn as a line",
     "เส้นขอบหน้ากระดาษแบบรูปภาพแสดงเป็นเส้นตรง"},
    {Notice::merged_text, moved, "text in a cell that is covered by a merge is added to the merged cell",
     "ข้อความในช่องที่ถูกผสานถูกนำไปต่อในช่องที่ผสาน"},
    {Notice::foreign_content, not_shown, "content of another format or file is not shown; paste it into the document",
     "ไม่แสดงเนื้อหาจากรูปแบบหรือไฟล์อื่น โปรดวางลงในเอกสาร"},
    {Notice::ruby, moved, "text above a word is set behind it in parentheses", "ข้อความกำกับเหนือคำแสดงในวงเล็บหลังคำ"},
    {Notice::picture_bullet, moved, "a picture bullet is set as a dot", "สัญลักษณ์หัวข้อแบบรูปภาพแสดงเป็นจุด"},
    {Notice::style_cycle, "style-cycle", "a style is based on itself; the chain was cut",
     "สไตล์อ้างอิงวนกลับมาหาตัวเอง จึงตัดการอ้างอิง"},
    {Notice::unknown_element, moved,
     "text in an element that is not known is shown as plain text; compare it with Word",
     "ข้อความในส่วนที่ไม่รู้จักแสดงเป็นข้อความธรรมดา โปรดตรวจเทียบกับ Word"},
    {Notice::unended_field, moved, "a field has no end; what stands in it is shown as text; compare it with Word",
     "เขตข้อมูลไม่มีจุดสิ้นสุด จึงแสดงสิ่งที่อยู่ในเขตข้อมูลเป็นข้อความ โปรดตรวจเทียบกับ Word"},
    {Notice::formula, "formula-differs",
     "a formula's result in the file is not what its table's cells give; update the fields in Word (F9) and save",
     "ผลลัพธ์ของสูตรในตารางไม่ตรงกับค่าในช่อง โปรดปรับปรุงเขตข้อมูลใน Word (F9) แล้วบันทึก"},
    {Notice::sequence, "number-counted",
     "a number of a caption (SEQ) was counted anew; --field-results stored keeps the file's",
     "นับลำดับของคำบรรยาย (SEQ) ใหม่ ใช้ --field-results stored เพื่อคงเลขเดิม"},
    {Notice::placeholder, "not-filled-in", "a place to fill in shows only its placeholder; fill it in or delete it",
     "ช่องกรอกข้อมูลยังไม่ได้กรอก แสดงเพียงข้อความตัวอย่าง โปรดกรอกหรือลบออก"},
}};

static_assert(notices_in_order(texts));

}  // namespace

Notices::Notices(Document& document) : board_(document, texts) {}

}  // namespace raingan::word
