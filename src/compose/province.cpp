#include "compose/province.h"

#include <algorithm>
#include <iterator>

#include "base/plain_words.h"
#include "compose/bars.h"
#include "compose/grid.h"
#include "compose/parts.h"
#include "compose/values.h"
#include "document/numerals.h"
#include "report/score_range.h"

namespace raingan::compose {
namespace {

using province::Province;
using province::Standing;

struct Share {
    std::size_t count, of;
};
/// "ร้อยละ ๙๘.๒๒"
std::string percent(const Share& share) {
    constexpr int hundred = 100;
    if (share.of == 0) return "-";
    const Decimal whole(static_cast<std::int64_t>(share.count) * hundred, 0);
    return score_text(whole.divided_by(static_cast<std::int64_t>(share.of), 2));
}

std::string number(std::size_t count) {
    return count_text(static_cast<std::int64_t>(count));
}

std::string score_or_dash(const std::optional<Decimal>& score) {
    return score ? score_text(*score) : "-";
}

constexpr Alignment left = Alignment::start, middle = Alignment::centre, right = Alignment::end;

std::vector<std::string> title_lines(const Province& province) {
    std::vector<std::string> lines{"สรุปผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"};
    if (!province.name.empty()) lines.push_back("จังหวัด" + province.name);
    if (province.year) lines.push_back("ประจำปีงบประมาณ พ.ศ. " + ungrouped(*province.year));
    return lines;
}

std::size_t count_passed(const Province& province) {
    return static_cast<std::size_t>(std::ranges::count_if(province::totals(province), [&](const auto& score) {
        return score && province.target && *score >= *province.target;
    }));
}

Blocks overview(Form& form, const Province& province) {
    const auto totals = province::statistics(province::totals(province));
    std::string text = "หน่วยงานส่งรายงานแล้ว " + number(province.standings.size()) + " แห่ง";
    if (province.has_expected) text += " ยังไม่ส่ง " + number(province.missing.size()) + " แห่ง";
    if (province.score_year && totals.count > 0)
        text += " ผลการประเมินปีงบประมาณ พ.ศ. " + ungrouped(*province.score_year) + " มีคะแนนเฉลี่ย " +
                score_text(totals.mean) + " คะแนน สูงสุด " + score_text(totals.highest) + " คะแนน ต่ำสุด " +
                score_text(totals.lowest) + " คะแนน";
    const std::size_t passed = count_passed(province);
    if (province.target && totals.count > 0)
        text += " หน่วยงานที่มีคะแนนถึงค่าเป้าหมาย " + plain_number(*province.target) + " คะแนน " + number(passed) +
                " แห่ง คิดเป็นร้อยละ " + percent({passed, totals.count}) + " ของหน่วยงานที่มีคะแนน";
    ParagraphFormat prose;
    prose.alignment = Alignment::thai_distribute;
    prose.indent_first_line = first_line_indent;
    prose.space_after = Points(6);
    Blocks blocks{{form.paragraph(text, {}, prose)}};
    std::vector<Figure> figures{{"ส่งแล้ว (แห่ง)", number(province.standings.size())}};
    if (province.has_expected) figures.push_back({"ยังไม่ส่ง (แห่ง)", number(province.missing.size())});
    if (totals.count > 0) {
        figures.push_back({"คะแนนเฉลี่ย", score_text(totals.mean)});
        figures.push_back({"สูงสุด", score_text(totals.highest)});
        figures.push_back({"ต่ำสุด", score_text(totals.lowest)});
        if (province.target) figures.push_back({"ถึงเป้าหมาย (แห่ง)", number(passed)});
    }
    blocks.push_back(figure_band(form, figures));
    return blocks;
}

/// Names with counts and bars.
struct CountRow {
    std::vector<std::string> texts;
    std::size_t count;
};

Block count_chart(Form& form, const std::vector<std::string>& headings, std::vector<Points> columns,
                  std::vector<Alignment> alignments, const std::vector<CountRow>& rows) {
    Points taken;
    for (const Points width : columns) taken += width;
    const auto axis_column = static_cast<std::uint32_t>(columns.size());
    const Axis axis{portrait_width - taken, std::nullopt};
    add_columns(columns, axis);
    Grid grid(form, std::move(columns), std::move(alignments));
    grid.add_header(headings);
    std::size_t most = 1;
    for (const CountRow& row : rows) most = std::max(most, row.count);
    for (const CountRow& row : rows)
        add_bar(form, grid.add(row.texts), axis_column, axis,
                static_cast<double>(row.count) / static_cast<double>(most));
    return grid.take();
}

Blocks levels(Form& form, const Province& province) {
    std::vector<CountRow> rows;
    std::size_t of = 0;
    for (const std::string& level : province.levels) of += count_level(province, level);
    if (of == 0) return {};
    for (const std::string& level : province.levels) {
        const std::size_t count = count_level(province, level);
        rows.push_back({{level, number(count), percent({count, of})}, count});
    }
    return {count_chart(form, {"ระดับ", "จำนวน (แห่ง)", "ร้อยละ", "แผนภูมิจำนวนหน่วยงาน"},
                        {from_centimetres(4.2), from_centimetres(2.4), from_centimetres(1.8)}, {left, right, right},
                        rows)};
}

Blocks indicators(Form& form, const Province& province) {
    std::vector<Points> columns{from_centimetres(1), from_centimetres(5.3), from_centimetres(1.7),
                                from_centimetres(1.7), from_centimetres(1.7)};
    Points taken;
    for (const Points width : columns) taken += width;
    if (province.indicators.empty()) return {};
    Axis axis{portrait_width - taken, std::nullopt};
    std::vector<std::optional<Decimal>> means;
    for (const province::IndicatorColumn& column : province.indicators) {
        const auto figures = province::statistics(indicator_scores(province, column.number));
        means.push_back(figures.count > 0 ? std::optional(figures.mean) : std::nullopt);
    }
    const auto lowest = std::ranges::min(means, [](const auto& a, const auto& b) { return a && (!b || *a < *b); });
    const int start = axis_start(means, province.target);
    std::string heading = "แผนภูมิค่าเฉลี่ย ช่วง " + axis_words(start) + "\nจุดใหญ่: ต่ำสุด";
    if (province.target) {
        axis.target = share_of(*province.target, start);
        heading += " เส้นประ: เป้าหมาย " + plain_number(*province.target);
    }
    const auto axis_column = static_cast<std::uint32_t>(columns.size());
    add_columns(columns, axis);
    Grid grid(form, std::move(columns), {middle, left, right, right, right});
    grid.add_header({"ที่", "ตัวชี้วัด", "เฉลี่ย", "สูงสุด", "ต่ำสุด", heading}, axis.columns());
    bool any = false;
    for (const province::IndicatorColumn& column : province.indicators) {
        const auto figures = province::statistics(indicator_scores(province, column.number));
        const auto shown = [&](const Decimal& figure) { return figures.count > 0 ? score_text(figure) : "-"; };
        any = any || figures.count > 0;
        Row& row = grid.add({ungrouped(column.number), column.name, shown(figures.mean), shown(figures.highest),
                             shown(figures.lowest)});
        if (figures.count > 0)
            add_dot(form, row, axis_column, axis, share_of(figures.mean, start), figures.mean == *lowest);
        else
            add_bar(form, row, axis_column, axis, 0);
    }
    return any ? Blocks{grid.take()} : Blocks();
}

bool any_amphoe(const Province& province) {
    return std::ranges::any_of(province.standings,
                               [](const Standing& standing) { return !standing.report.content.agency.amphoe.empty(); });
}

/// A column of the ranking; that of the names takes the room that the others leave.
struct RankingColumn {
    std::string heading;
    Points width;
    Alignment alignment;
};

Blocks ranking(Form& form, const Province& province, Points width) {
    if (province.standings.empty()) return {};
    std::vector<RankingColumn> columns{{"อันดับ", from_centimetres(1.4), middle}, {"หน่วยงาน", width, left}};
    const bool amphoe = any_amphoe(province);
    if (amphoe) columns.push_back({"อำเภอ", from_centimetres(3.4), left});
    columns.push_back({"คะแนน", from_centimetres(1.9), right});
    columns.push_back({"ระดับ", from_centimetres(2.8), middle});
    columns.push_back({"เพิ่มขึ้น/ลดลง", from_centimetres(2.3), right});
    for (const province::PartColumn& part : province.parts)
        columns.push_back({part.code + " (" + ungrouped(part.weight_percent) + ")", from_centimetres(2), right});
    std::vector<Points> widths;
    std::vector<Alignment> alignments;
    std::vector<std::string> headings;
    for (const RankingColumn& column : columns) {
        widths.push_back(column.width);
        alignments.push_back(column.alignment);
        headings.push_back(column.heading);
    }
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (i != 1) widths[1] = widths[1] - widths[i];
    Grid grid(form, std::move(widths), std::move(alignments));
    grid.add_header(headings);
    for (const Standing& standing : province.standings) {
        const province::Content& content = standing.report.content;
        std::vector<std::string> texts{standing.rank ? ungrouped(*standing.rank) : "-", content.agency.name};
        if (amphoe) texts.push_back(content.agency.amphoe);
        texts.push_back(score_or_dash(content.score));
        texts.push_back(content.level.empty() ? "-" : content.level);
        texts.push_back(content.change ? signed_score(*content.change) : "-");
        for (const province::PartColumn& column : province.parts) {
            const province::Part* part = find_part(standing.report, column.code);
            texts.push_back(score_or_dash(part == nullptr ? std::nullopt : part->points));
        }
        grid.add(texts);
    }
    return {grid.take()};
}

/// How many agencies name an indicator as their weakest, and how many miss the target in it.
Blocks weak_points(Form& form, const Province& province) {
    std::vector<CountRow> rows;
    bool any = false;
    for (const province::IndicatorColumn& column : province.indicators) {
        std::size_t named = 0;
        std::size_t low = 0;
        for (const Standing& standing : province.standings) {
            const auto& weaknesses = standing.report.content.weaknesses;
            if (std::ranges::find(weaknesses, std::optional(column.number), &province::Weakness::indicator) !=
                weaknesses.end())
                ++named;
            const auto score = indicator_score(standing.report, column.number);
            if (score && province.target && *score < *province.target) ++low;
        }
        any = any || named > 0 || low > 0;
        rows.push_back({{ungrouped(column.number), column.name, number(named), number(low)}, named});
    }
    if (!any) return {};
    return {count_chart(form, {"ที่", "ตัวชี้วัด", "ระบุว่าอ่อนที่สุด (แห่ง)", "ต่ำกว่าเป้าหมาย (แห่ง)", "แผนภูมิจำนวนที่ระบุว่าอ่อนที่สุด"},
                        {from_centimetres(1), from_centimetres(5.3), from_centimetres(2.5), from_centimetres(2.5)},
                        {middle, left, right, right}, rows)};
}

/// Agencies without a rank, and why.
Blocks unranked(Form& form, const Province& province) {
    Grid grid(form, {from_centimetres(1.2), from_centimetres(7), from_centimetres(7.8)}, {middle, left, left});
    grid.add_header({"ที่", "หน่วยงาน", "เหตุที่ไม่จัดอันดับ"});
    std::size_t count = 0;
    for (const Standing& standing : province.standings)
        if (!standing.rank) grid.add({number(++count), standing.report.content.agency.name, standing.unranked});
    return count > 0 ? Blocks{grid.take()} : Blocks();
}

/// Agencies whose reports are all of other years.
Blocks other_years(Form& form, const Province& province) {
    if (province.other_years.empty()) return {};
    Grid grid(form, {from_centimetres(1.2), from_centimetres(7.8), from_centimetres(3.5), from_centimetres(3.5)},
              {middle, left, left, left});
    grid.add_header({"ที่", "หน่วยงาน", "อำเภอ", "ปีของรายงาน"});
    std::size_t count = 0;
    for (const province::OtherYears& other : province.other_years) {
        std::string years;
        for (const int year : other.years) years += (years.empty() ? "" : ", ") + ungrouped(year);
        grid.add({number(++count), other.agency.name, other.agency.amphoe, years});
    }
    return {grid.take()};
}

Blocks missing(Form& form, const Province& province) {
    if (province.missing.empty()) return {};
    Grid grid(form, {from_centimetres(1.2), from_centimetres(6.8), from_centimetres(3), from_centimetres(5)},
              {middle, left, left, left});
    grid.add_header({"ที่", "หน่วยงาน", "อำเภอ", "ชื่อใกล้เคียงที่ส่งแล้ว"});
    std::size_t count = 0;
    for (const province::Missing& agency : province.missing) {
        std::string near;
        for (const std::string& name : agency.near) near += (near.empty() ? "" : "\n") + name;
        grid.add({number(++count), agency.agency.name, agency.agency.amphoe, near});
    }
    return {grid.take()};
}

Blocks notes(Form& form, const Province& province) {
    // A report that was changed after it was signed, and taken all the same, is told wherever its numbers are.
    std::vector<province::Note> all;
    for (const Standing& standing : province.standings)
        for (const province::Finding& finding : standing.report.findings)
            if (finding.code == "broken-signature")
                all.push_back({standing.report.content.agency.name, standing.report.source, finding});
    all.insert(all.end(), province.notes.begin(), province.notes.end());
    if (all.empty()) return {};
    Grid grid(form, {from_centimetres(4.5), from_centimetres(4), from_centimetres(7.5)}, {left, left, left});
    grid.add_header({"หน่วยงาน", "ไฟล์", "ข้อสังเกต"});
    for (const province::Note& note : all)
        grid.add({note.agency.empty() ? "-" : note.agency, note.source, in_plain_words({"", note.finding.message}).th});
    return {grid.take()};
}

}  // namespace

Document compose_province(const Province& province) {
    Document document;
    const std::vector<std::string> title = title_lines(province);
    for (const std::string& line : title) document.properties.title += (&line == title.data() ? "" : " ") + line;
    std::ranges::replace(document.properties.title, '\n', ' ');
    if (!province.name.empty()) document.properties.author = "จังหวัด" + province.name;
    Form form(document);
    document.sections.push_back(form.section(false, true));
    document.sections.back().blocks = title_block(form, title);
    int part = 1;
    const auto add = [&](std::string_view heading, Blocks made, bool landscape = false) {
        if (made.empty()) return;
        const Section& last = document.sections.back();
        if (landscape != (last.page_width > last.page_height))
            document.sections.push_back(form.section(landscape, false));
        Blocks& blocks = document.sections.back().blocks;
        blocks.push_back(part_heading(form, part, heading));
        std::ranges::move(made, std::back_inserter(blocks));
    };
    add("ภาพรวมของจังหวัด", overview(form, province));
    add("จำนวนหน่วยงานตามระดับผลการประเมิน", levels(form, province));
    add("คะแนนเฉลี่ยรายตัวชี้วัด", indicators(form, province));
    add("ประเด็นที่ต้องพัฒนา", weak_points(form, province));
    add("ลำดับคะแนนของหน่วยงาน", ranking(form, province, landscape_width), true);
    add("หน่วยงานที่ไม่ได้จัดอันดับ", unranked(form, province));
    add("หน่วยงานที่ยังไม่ส่งรายงาน", missing(form, province));
    add("หน่วยงานที่ส่งเฉพาะรายงานปีอื่น", other_years(form, province));
    add("ข้อสังเกตจากการรวบรวมรายงาน", notes(form, province));
    convert_numerals(document, Numerals::thai);
    return document;
}

}  // namespace raingan::compose
