#include "compose/compose.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "compose/parts.h"
#include "compose/values.h"
#include "document/walk.h"

namespace raingan::compose {
namespace {

constexpr std::string_view nothing_found =
    "ไม่พบผลการประเมินคุณธรรมและความโปร่งใส (ITA) และมาตรการในเอกสารต้นฉบับ จึงไม่มีข้อมูลสำหรับจัดทำรายงานตามแบบนี้";

struct ProjectPart {
    Project::Kind kind;
    std::string_view title;
};
constexpr std::array<ProjectPart, 3> project_parts{{
    {Project::Kind::plan, "แผนปฏิบัติการป้องกันการทุจริต"},
    {Project::Kind::follow_up, "ผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต"},
    {Project::Kind::risk, "การประเมินความเสี่ยงการทุจริต"},
}};

/// Adds a part under its numbered heading, where there is anything in it.
void add_part(Form& form, int& number, std::string_view title, Blocks part, Section& section) {
    if (part.empty()) return;
    section.blocks.push_back(part_heading(form, number, title));
    std::ranges::move(part, std::back_inserter(section.blocks));
}

Block nothing(Form& form, const Report& report) {
    ParagraphFormat prose;
    prose.indent_first_line = first_line_indent;
    std::string text(nothing_found);
    if (!report.source.empty()) text += " (" + report.source + ")";
    return {form.paragraph(text, {}, prose)};
}

/// What was read from a PDF that was changed after it was signed says so on its face.
void add_warning(Form& form, const Report& report, std::vector<Block>& blocks) {
    const auto broken = std::ranges::find(report.diagnostics, "broken-signature", &Diagnostic::code);
    if (broken != report.diagnostics.end())
        blocks.push_back({form.paragraph("คำเตือน: " + broken->message.th, {body_size, true}, {})});
}

/// Closes the measures or projects where signatures follow at once: rows of a table that runs on over pages cannot be
/// kept with what is below them, a line can.
Block count_line(Form& form, std::size_t rows) {
    ParagraphFormat format;
    format.space_before = Points(6);
    const auto count = static_cast<std::int64_t>(rows);
    return {form.paragraph("รวมทั้งสิ้น " + count_text(count) + " รายการ", {body_size, true}, format)};
}

void set_properties(Document& document, const Report& report) {
    if (report.title) document.properties.title = report.title->value;
    if (report.organization) document.properties.author = report.organization->value;
}

}  // namespace

Document compose_report(const Report& report, Numerals numerals) {
    Document document;
    set_properties(document, report);
    Form form(document);
    std::vector<Section>& sections = document.sections;
    int number = 1;

    sections.push_back(form.section(false, true));
    sections.back().blocks = heading(form, report);
    add_warning(form, report, sections.back().blocks);
    add_part(form, number, "ผลการประเมินในภาพรวม", summary(form, report), sections.back());
    add_part(form, number, "ผลการประเมินตามเครื่องมือและตัวชี้วัด", score_table(form, report), sections.back());
    if (number == 1 && report.measures.empty() && report.projects.empty())
        sections.back().blocks.push_back(nothing(form, report));

    if (!report.measures.empty()) {
        sections.push_back(form.section(true, false));
        add_part(form, number, "มาตรการและการดำเนินการ", measure_table(form, report, landscape_width), sections.back());
    }
    std::size_t rows = report.measures.size();
    for (const ProjectPart& part : project_parts) {
        Blocks table = project_table(form, report, part.kind, landscape_width);
        if (table.empty()) continue;
        if (sections.back().page_width < sections.back().page_height) sections.push_back(form.section(true, false));
        add_part(form, number, part.title, std::move(table), sections.back());
        rows = static_cast<std::size_t>(std::ranges::count(report.projects, part.kind, &Project::kind));
    }
    if (Blocks weak = weaknesses(form, report); !weak.empty()) {
        if (sections.back().page_width > sections.back().page_height) sections.push_back(form.section(false, false));
        add_part(form, number, "ข้อบกพร่อง/จุดอ่อน", std::move(weak), sections.back());
    } else if (rows > 0 && !report.sign_off.empty() && report.corrections.empty()) {
        sections.back().blocks.push_back(count_line(form, rows));
    }
    if (Blocks corrected = corrections(form, report); !corrected.empty()) {
        if (sections.back().page_width > sections.back().page_height) sections.push_back(form.section(false, false));
        add_part(form, number, "การแก้ไขข้อมูลที่อ่านจากต้นฉบับ", std::move(corrected), sections.back());
    }
    append_sign_off(form, report.sign_off, sections.back());
    convert_numerals(document, numerals);
    return document;
}

void add_sign_off(Document& document, const std::vector<SignOff>& signers) {
    Form form(document);
    if (document.sections.empty()) document.sections.push_back(form.section(false, true));
    append_sign_off(form, signers, document.sections.back());
}

void mark_sign_offs(Document& document, const std::vector<SignOff>& signers) {
    if (!signers.empty()) unpack_rows(document);
    for (std::size_t i = 0; i < signers.size(); ++i) {
        bool found = false;
        for_each_paragraph(document, [&](Paragraph& paragraph) {
            if (found || paragraph.origin != signers[i].origin || paragraph.text.empty()) return;
            paragraph.bookmarks.push_back(sign_off_name(i));
            found = true;
        });
    }
}

}  // namespace raingan::compose
