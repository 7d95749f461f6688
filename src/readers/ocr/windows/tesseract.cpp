// No library is loaded late on Windows (base/late_library.h): there is no Tesseract.
#include "readers/ocr/tesseract.h"

#include "base/error.h"

namespace raingan::ocr {

void load_tesseract() {}

bool has_model(Model /*model*/) {
    return false;
}

void require_models() {
    throw unreadable("no-tesseract", "",
                     {"pictures of pages are not read on Windows: go without --ocr, or read the file on Linux",
                      "บน Windows อ่านหน้าที่เป็นรูปภาพไม่ได้ โปรดไม่ใช้ --ocr หรืออ่านไฟล์บน Linux"});
}

std::vector<TextLine> read_text(const pdf::GreyImage& /*picture*/, const Box& /*part*/, Model /*model*/,
                                bool /*single*/, double /*seconds*/) {
    return {};
}

}  // namespace raingan::ocr
