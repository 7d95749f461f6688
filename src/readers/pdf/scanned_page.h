// A page that is a picture, read as letters and rulings like any other page (readers/ocr).
#pragma once

#include "readers/ocr/scans.h"
#include "readers/pdf/page_glyphs.h"

namespace raingan::pdf_reader {

/// Most of the page is covered by pictures, and hardly a letter stands on it.
bool is_picture(const PageContent& content);

/// Reads the page, or takes what was read of it before, and adds it to the content. `page`: its place, from 0. False
/// where no more pages may be read. Throws Error where Tesseract is not there.
bool add_scanned(PageContent& content, std::size_t page, ocr::Scans& scans);

}  // namespace raingan::pdf_reader
