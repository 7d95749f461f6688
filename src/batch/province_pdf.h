// The province's summary as PDF, which carries its workbook and its open data.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "pdf/pdf.h"
#include "province/province.h"

namespace raingan::batch {

/// `workbook`, `csv`: the files' bytes. What layout has to tell is put into `diagnostics`.
std::string province_pdf(const province::Province& province, const std::string& workbook, const std::string& csv,
                         const std::vector<std::string>& font_dirs, Diagnostics& diagnostics);

/// A document that was composed, with files that it carries.
std::string composed_pdf(const Document& document, const std::vector<pdf::Attachment>& files,
                         const std::vector<std::string>& font_dirs, Diagnostics& diagnostics);

}  // namespace raingan::batch
