// Pages → Document.
#pragma once

#include <vector>

#include "document/document.h"
#include "readers/pdf/page_layout.h"
#include "readers/pdf/tags.h"
#include "readers/source_text.h"

namespace raingan::pdf_reader {

/// Makes sections of pages of one size, one behind the other; text and tables that go on over a page's end are one.
/// `source_text` takes where it all stands, if somebody asks.
Document build_document(std::vector<PageLayout> pages, const std::vector<PageTags>& tags,
                        SourceText* source_text = nullptr);

}  // namespace raingan::pdf_reader
