// Title and overall result.
#include <string_view>

#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

/// What the form itself is called, where the report gives no title.
constexpr std::string_view form_title = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน";
constexpr std::string_view year_words = "ประจำปีงบประมาณ พ.ศ. ";

ParagraphFormat centred() {
    ParagraphFormat format;
    format.alignment = Alignment::centre;
    format.keep_next = true;
    return format;
}

constexpr std::size_t title_line_letters = 60;  ///< what 16 cm hold at 18 pt bold

/// The space nearest the middle of `line`, or npos.
std::size_t middle_space(std::string_view line) {
    const std::size_t middle = line.size() / 2;
    const std::size_t before = line.rfind(' ', middle);
    const std::size_t behind = line.find(' ', middle);
    if (before == std::string_view::npos || behind == std::string_view::npos) return std::min(before, behind);
    return middle - before < behind - middle ? before : behind;
}

/// The year of a title stands on a line of its own; the rest, where it needs two lines, breaks at a space.
std::string title_lines(std::string title) {
    const std::size_t year = title.rfind(" ประจำปี");
    if (year != std::string::npos) title[year] = '\n';
    const std::string_view first = std::string_view(title).substr(0, title.find('\n'));
    const std::size_t space = letters_across(first) > title_line_letters ? middle_space(first) : std::string::npos;
    if (space != std::string::npos) title[space] = '\n';
    return title;
}

std::string agency_line(const Report& report, std::string_view title) {
    if (!report.organization) return {};
    const std::string& agency = report.organization->value;
    return title.find(agency) == std::string_view::npos ? agency : std::string();
}

/// One sentence of the figures that there are.
std::string overall_sentence(const Report& report) {
    const Overall& overall = report.overall;
    std::string text = "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)";
    if (report.organization) text += " ของ" + report.organization->value;
    if (report.score_year) text += " ประจำปีงบประมาณ พ.ศ. " + ungrouped(report.score_year->value);
    if (overall.score) text += " มีคะแนนภาพรวม " + score_text(overall.score->value) + " คะแนน";
    if (overall.level) text += " ระดับผลการประเมิน " + overall.level->value;
    if (overall.target) text += " (ค่าเป้าหมาย " + plain_number(overall.target->value) + " คะแนน)";
    if (overall.change) {
        const Decimal& change = overall.change->value;
        const bool same = change == Decimal();
        text += same ? " โดยไม่เปลี่ยนแปลง" : change < Decimal() ? " โดยลดลง" : " โดยเพิ่มขึ้น";
        text += "จากปีงบประมาณ";
        text += overall.previous_year ? " พ.ศ. " + ungrouped(overall.previous_year->value) : "ก่อน";
        if (!same) text += " จำนวน " + score_text(abs(change)) + " คะแนน";
    }
    return text;
}

std::vector<Figure> figures(const Report& report) {
    const Overall& overall = report.overall;
    std::vector<Figure> all;
    if (report.score_year) all.push_back({"ปีที่ประเมิน", ungrouped(report.score_year->value)});
    if (overall.score) all.push_back({"คะแนนภาพรวม", score_text(overall.score->value)});
    if (overall.level) all.push_back({"ระดับ", overall.level->value});
    if (overall.target) all.push_back({"ค่าเป้าหมาย", plain_number(overall.target->value)});
    if (overall.previous_score) {
        const std::string year = overall.previous_year ? " " + ungrouped(overall.previous_year->value) : "ก่อน";
        all.push_back({"คะแนนปี" + year, score_text(overall.previous_score->value)});
    }
    if (overall.change) {
        const std::string year = overall.previous_year ? " " + ungrouped(overall.previous_year->value) : "ก่อน";
        all.push_back({"ผลต่างจากปี" + year, signed_score(overall.change->value)});
    }
    return all;
}

Row figure_row(Form& form, const std::vector<Figure>& all, bool names) {
    Row row;
    row.header = names;
    row.cant_split = true;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const TextLook look{names ? table_size : title_size, true};
        Paragraph text = form.paragraph(names ? all[i].name : all[i].value, look, centred());
        Cell figure = cell(i, {{std::move(text)}});
        figure.vertical = VerticalAlignment::centre;
        row.cells.push_back(std::move(figure));
    }
    return row;
}

}  // namespace

Blocks heading(Form& form, const Report& report) {
    const bool has_title = report.title && !report.title->value.empty();
    const std::string title = title_lines(has_title ? report.title->value : std::string(form_title));
    std::vector<std::string> lines{title};
    lines.push_back(agency_line(report, title));
    if (!has_title && report.report_year)
        lines.push_back(std::string(year_words) + ungrouped(report.report_year->value));
    std::erase(lines, "");
    return title_block(form, lines);
}

Blocks title_block(Form& form, const std::vector<std::string>& lines) {
    Blocks blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ParagraphFormat format = centred();
        format.outline_level = i == 0 ? 1 : 0;
        if (i + 1 == lines.size()) format.space_after = Points(6);
        blocks.push_back({form.paragraph(lines[i], {title_size, true}, format)});
    }
    return blocks;
}

Block figure_band(Form& form, const std::vector<Figure>& all) {
    Table band = full_table(std::vector<Points>(all.size(), portrait_width / static_cast<double>(all.size())));
    band.rows.push_back(figure_row(form, all, true));
    band.rows.push_back(figure_row(form, all, false));
    return {std::move(band)};
}

Block part_heading(Form& form, int& number, std::string_view text) {
    ParagraphFormat format;
    format.space_before = Points(6);
    format.keep_next = true;
    format.outline_level = 2;
    return {form.paragraph(ungrouped(number++) + ". " + std::string(text), {body_size, true}, format)};
}

Blocks summary(Form& form, const Report& report) {
    const std::vector<Figure> all = figures(report);
    const bool has_result = report.overall.score || report.overall.level || report.overall.target ||
                            report.overall.change || report.overall.previous_score;
    if (!has_result) return {};
    ParagraphFormat prose;
    prose.alignment = Alignment::thai_distribute;
    prose.indent_first_line = first_line_indent;
    prose.space_after = Points(6);
    Blocks blocks;
    blocks.push_back({form.paragraph(overall_sentence(report), {}, prose)});
    blocks.push_back(figure_band(form, all));
    return blocks;
}

}  // namespace raingan::compose
