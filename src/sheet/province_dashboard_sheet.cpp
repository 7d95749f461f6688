// ภาพรวม: what the province's head looks at first. Figures, charts and the list of sheets are seen at once on a screen
// of 1366 × 768; below them stands what the charts are drawn from, which no filter of another sheet changes.
#include <algorithm>
#include <array>
#include <string_view>

#include "province/level_note.h"
#include "report/score_range.h"
#include "sheet/province_sheets.h"
#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

using province::Province;

constexpr std::uint16_t zoom_percent = 75;
constexpr lxw_row_t headline_row = 0, figure_label_row = 1, figures_row = 2, body_row = 3, last_chart_row = 16;
constexpr lxw_col_t sheet_column = 0, about_column = 1, level_column = 3, indicator_column = 6, last_column = 7;
constexpr std::array<Points, last_column + 1> widths{Points(165), Points(255), Points(12),  Points(170),
                                                     Points(150), Points(12),  Points(240), Points(240)};

/// What is on the sheets, by how their names begin; the longer ones first.
struct About {
    std::string_view sheet, words;
};
constexpr std::array<About, 13> abouts{{
    {ranking_sheet_name, "ลำดับคะแนนของทุกหน่วยงาน"},
    {indicator_sheet_name, "คะแนนทุกตัวชี้วัดของทุกหน่วยงาน"},
    {"ตามประเภทหน่วยงาน", "สรุปตามประเภทหน่วยงาน"},
    {"ตามอำเภอ", "สรุปตามอำเภอ"},
    {measures_sheet_name, "มาตรการทุกข้อ (พิมพ์ได้)"},
    {"รายละเอียดมาตรการ", "ข้อมูลอื่นของมาตรการ ตามลำดับเดียวกัน"},
    {"สถานะมาตรการ", "จำนวนมาตรการตามสถานะ"},
    {"คะแนนย้อนหลัง", "คะแนนของปีที่รายงานกล่าวถึง"},
    {"หน่วยงานที่ยังไม่ส่ง", "หน่วยงานที่ยังไม่มีรายงาน"},
    {"รายงานปีอื่น", "หน่วยงานที่ส่งเฉพาะปีอื่น"},
    {"ผลการตรวจสอบ", "ข้อที่ต้องแก้ไขและข้อควรระวัง"},
    {"ประเด็นที่ต้องพัฒนา", "จุดอ่อนรายตัวชี้วัดและมาตรการที่รองรับ"},
    {"ข้อมูลเปิด", "ข้อมูลสำหรับเผยแพร่"},
}};

std::string_view words_about(std::string_view sheet) {
    const auto* const found =
        std::ranges::find_if(abouts, [&](const About& about) { return sheet.starts_with(about.sheet); });
    return found == abouts.end() ? std::string_view() : found->words;
}

std::string on_sheet(const char* sheet, const Range& range) {
    return "'" + std::string(sheet) + "'!" + reference(range);
}

/// An indicator and the mean of its scores.
struct Mean {
    std::string name;
    std::optional<Decimal> value;
    std::string formula;
};

class Dashboard {
public:
    Dashboard(Workbook& workbook, const PageHeader& header, const Province& province)
        : workbook_(workbook), province_(province), sheet_(workbook.add_sheet("ภาพรวม")) {
        sheet_.set_up_page(header);
        sheet_.fit_on_one_page();
        sheet_.zoom(zoom_percent);
        for (std::size_t i = 0; i < widths.size(); ++i)
            sheet_.set_column_width(static_cast<lxw_col_t>(i), widths.at(i));
    }

    void write() {
        const std::vector<std::string> sheets = workbook_.sheet_names();
        read_means();
        write_head();
        sheet_.write(body_row, sheet_column, std::string("แผ่นงาน"), CellStyle::header);
        sheet_.write(body_row, about_column, std::string("สิ่งที่อยู่ในแผ่นงาน"), CellStyle::header);
        lxw_row_t row = body_row + 1;
        for (const std::string& name : sheets) {
            if (name == sheet_.name()) continue;
            sheet_.write_link(row, sheet_column, name, name, 0, CellStyle::text);
            sheet_.write(row, about_column, value_of(std::string(words_about(name))), CellStyle::text);
            ++row;
        }
        row = std::max<lxw_row_t>(row, last_chart_row + 1);
        if (const std::string note = level_note(province_); !note.empty()) write_note(row++, note);
        const lxw_row_t data_row = row + 1;
        write_data(data_row);
        if (!province_.levels.empty()) add_level_chart(data_row + 1);
        if (std::ranges::any_of(means_, [](const Mean& mean) { return mean.value.has_value(); }))
            add_indicator_chart(data_row + 1);
    }

private:
    void read_means() {
        for (std::size_t i = 0; i < province_.indicators.size(); ++i) {
            const province::IndicatorColumn& column = province_.indicators[i];
            const auto figures = province::statistics(indicator_scores(province_, column.number));
            Mean& mean = means_.emplace_back();
            mean.name = thai::to_thai_digits(std::to_string(column.number)) + ". " + clean(column.name);
            if (figures.count == 0) continue;
            mean.value = figures.mean;
            mean.formula = "=AVERAGE(" + on_sheet(indicator_sheet_name, indicator_cells(province_, i)) + ")";
        }
    }

    void write_head() {
        std::string title = "ภาพรวมผลการประเมินคุณธรรมและความโปร่งใส (ITA)";
        if (!province_.name.empty()) title += " จังหวัด" + clean(province_.name);
        if (province_.year) title += " ปีงบประมาณ พ.ศ. " + thai::to_thai_digits(std::to_string(*province_.year));
        sheet_.write_merged(headline_row, 0, last_column, title, CellStyle::title);
        sheet_.set_row_height(headline_row, row_height(1) * 1.3);
        // A figure in each column but the gaps.
        constexpr std::array<lxw_col_t, 6> columns{0, 1, 3, 4, 6, 7};
        const std::vector<KeyFigure> figures =
            key_figures(province_, on_sheet(ranking_sheet_name, ranking_cells(province_).scores), false);
        for (std::size_t i = 0; i < figures.size(); ++i)
            sheet_.write(figure_label_row, columns.at(i), std::string(figures[i].label), CellStyle::header);
        for (std::size_t i = 0; i < figures.size(); ++i)
            sheet_.write(figures_row, columns.at(i), figures[i].value(), figures[i].style);
    }

    void write_note(lxw_row_t row, const std::string& note) {
        Points width;
        for (const Points column : widths) width += column;
        sheet_.write_merged(row, 0, last_column, clean(note), CellStyle::note);
        sheet_.set_row_height(row, row_height(line_count(note, width)));
    }

    /// Levels with how many are at them, and beside them indicators with their means.
    void write_data(lxw_row_t row) {
        sheet_.write(row, sheet_column, std::string("ระดับ"), CellStyle::header);
        sheet_.write(row, about_column, std::string("จำนวนหน่วยงาน"), CellStyle::header);
        sheet_.write_merged(row, level_column, indicator_column, std::string("ตัวชี้วัด"), CellStyle::header);
        sheet_.write(row, last_column, std::string("คะแนนเฉลี่ย"), CellStyle::header);
        const std::string levels = on_sheet(ranking_sheet_name, ranking_cells(province_).levels);
        for (std::size_t i = 0; i < std::max(province_.levels.size(), means_.size()); ++i) {
            ++row;
            if (i < province_.levels.size()) {
                const Range cell{row, sheet_column, row, sheet_column};
                sheet_.write(row, sheet_column, value_of(province_.levels[i]), CellStyle::text);
                sheet_.write(row, about_column,
                             Formula{"=COUNTIF(" + levels + "," + reference(cell) + ")",
                                     static_cast<double>(count_level(province_, province_.levels[i]))},
                             CellStyle::count);
            }
            if (i >= means_.size()) continue;
            sheet_.write_merged(row, level_column, indicator_column, means_[i].name, CellStyle::text);
            sheet_.write(row, last_column,
                         means_[i].value ? Value{Formula{means_[i].formula, means_[i].value->to_double()}} : Value{},
                         CellStyle::score);
        }
    }

    void add_level_chart(lxw_row_t first) {
        const lxw_row_t last = first + static_cast<lxw_row_t>(province_.levels.size()) - 1;
        ChartOptions chart;
        chart.title = "จำนวนหน่วยงานตามระดับ";
        for (const std::string& level : province_.levels) {
            chart.description += (chart.description.empty() ? "" : ", ") + clean(level) + " " +
                                 thai::to_thai_digits(std::to_string(count_level(province_, level))) + " แห่ง";
            chart.colours.push_back(level_colour(province_, level));
        }
        chart.sheet = sheet_.name();
        chart.categories = {first, sheet_column, last, sheet_column};
        chart.values = {first, about_column, last, about_column};
        chart.least = 0;
        chart.whole_numbers = true;
        chart.covers = {body_row, level_column, last_chart_row, level_column + 1};
        sheet_.add_chart(chart);
    }

    void add_indicator_chart(lxw_row_t first) {
        std::vector<std::optional<Decimal>> values;
        std::string words;
        for (const Mean& mean : means_) {
            values.push_back(mean.value);
            if (mean.value)
                words += (words.empty() ? "" : ", ") + mean.name + " " + thai::to_thai_digits(mean.value->to_string());
        }
        const auto lowest = std::ranges::min(values, [](const auto& a, const auto& b) { return a && (!b || *a < *b); });
        const int start = axis_start(values, province_.target);
        ChartOptions chart;
        chart.horizontal = true;
        chart.title = "คะแนนเฉลี่ยรายตัวชี้วัด แกน " + axis_words(start) + " สีส้ม: ต่ำสุด";
        if (province_.target) chart.title += " (เป้าหมาย " + thai::to_thai_digits(province_.target->to_string()) + ")";
        chart.description = words;
        chart.sheet = sheet_.name();
        const lxw_row_t last = first + static_cast<lxw_row_t>(means_.size()) - 1;
        chart.categories = {first, level_column, last, level_column};
        chart.values = {first, last_column, last, last_column};
        chart.least = start;
        chart.most = full_score;
        for (const auto& value : values) chart.colours.push_back(value == lowest ? colour_at(1) : bar_colour);
        chart.covers = {body_row, indicator_column, last_chart_row, last_column};
        sheet_.add_chart(chart);
    }

    Workbook& workbook_;
    const Province& province_;
    std::vector<Mean> means_;
    Sheet sheet_;
};

}  // namespace

Fill province_dashboard(Workbook& workbook, const PageHeader& header, const Province& province) {
    const auto sheet = std::make_shared<Dashboard>(workbook, header, province);
    return [sheet] { sheet->write(); };
}

}  // namespace raingan::sheet
