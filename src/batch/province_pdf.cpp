#include "batch/province_pdf.h"

#include "compose/province.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "readers/formats.h"
#include "thai/breaks.h"

namespace raingan::batch {

std::string composed_pdf(const Document& document, const std::vector<pdf::Attachment>& files,
                         const std::vector<std::string>& font_dirs, Diagnostics& diagnostics) {
    fonts::FontLibrary fonts({font_dirs});
    thai::Breaker breaker;
    const Pages pages = lay_out(document, fonts, breaker, {.follow_record = false});
    diagnostics = pages.diagnostics;
    pdf::Metadata metadata;
    metadata.title = document.properties.title;
    metadata.author = document.properties.author;
    pdf::WriteOptions options;
    options.attach = [&](const Diagnostics&) { return files; };
    return pdf::write_pdf(pages, document.images, fonts, metadata, nullptr, options);
}

std::string province_pdf(const province::Province& province, const std::string& workbook, const std::string& csv,
                         const std::vector<std::string>& font_dirs, Diagnostics& diagnostics) {
    using Relationship = pdf::Attachment::Relationship;
    return composed_pdf(compose::compose_province(province),
                        {{"province.xlsx", format_of(FileKind::xlsx).media_type, "สมุดงานสรุปของจังหวัด (XLSX)",
                          Relationship::alternative, [&] { return workbook; }},
                         {"province.csv", "text/csv", "ข้อมูลเปิด (CSV)", Relationship::data, [&] { return csv; }}},
                        font_dirs, diagnostics);
}

}  // namespace raingan::batch
