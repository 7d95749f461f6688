// สรุป: whose report it is and what came out, then the instruments.
#include <algorithm>
#include <array>
#include <utility>

#include "base/vector_of.h"
#include "sheet/report_sheets.h"
#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

/// A summary up to this many pages high is shrunk to one page rather than continued on a second.
constexpr double most_pages = 1.7;

struct Field {
    const char* label;
    Value value;
    CellStyle style;
};

/// A block of fields that stands over columns of the instruments' table.
struct FieldBlock {
    lxw_col_t first_label, last_label, first_value, last_value;
    std::vector<Field> fields;  ///< as many in each block
};

/// Columns for the indicators of the least score, a number each.
std::size_t weakest_columns(const Report& report) {
    std::size_t most = 1;
    for (const Instrument& instrument : report.instruments) most = std::max(most, instrument.weakest.size());
    return most;
}

std::array<FieldBlock, 2> blocks_of(const Report& report) {
    const Overall& overall = report.overall;
    // The second value stands over the weaknesses, its label over two columns of numbers before them, or more.
    const std::size_t weakest = weakest_columns(report);
    const auto second_value = static_cast<lxw_col_t>(5 + weakest);
    const auto second_label = static_cast<lxw_col_t>(weakest > 1 ? 5 : 4);
    std::array<FieldBlock, 2> blocks{{
        {0,
         1,
         2,
         static_cast<lxw_col_t>(second_label - 1),
         {{"หน่วยงาน", value_of(report.organization), CellStyle::text},
          {"รายงานปีงบประมาณ พ.ศ.", value_of(report.report_year), CellStyle::left_count},
          {"คะแนนปีงบประมาณ พ.ศ.", value_of(report.score_year), CellStyle::left_count},
          {"คะแนนภาพรวม", value_of(overall.score), CellStyle::left_score},
          {"ระดับผลการประเมิน", value_of(overall.level), CellStyle::text}}},
        {second_label,
         static_cast<lxw_col_t>(second_value - 1),
         second_value,
         second_value,
         {{"ค่าเป้าหมาย", value_of(overall.target), CellStyle::left_score},
          {"เพิ่มขึ้น/ลดลงจากปีก่อน", value_of(overall.change), CellStyle::left_change},
          {"ปีก่อน (พ.ศ.)", value_of(overall.previous_year), CellStyle::left_count},
          {"คะแนนปีก่อน", value_of(overall.previous_score), CellStyle::left_score},
          {"ไฟล์ต้นฉบับ", value_of(report.source), CellStyle::text}}},
    }};
    // Where the agency is and what it belongs to, where the report says any of it.
    if (const AgencyDetails& agency = report.agency; agency != AgencyDetails()) {
        auto& [left, right] = blocks;
        left.fields.push_back({"ประเภทหน่วยงาน", value_of(agency.kind), CellStyle::text});
        left.fields.push_back({"สังกัด", value_of(agency.parent), CellStyle::text});
        right.fields.push_back({"อำเภอ", value_of(agency.amphoe), CellStyle::text});
        right.fields.push_back({"จังหวัด", value_of(agency.province), CellStyle::text});
    }
    return blocks;
}

Points width_of(const std::vector<Points>& widths, std::size_t first, std::size_t last) {
    Points width(0);
    for (std::size_t i = first; i <= last; ++i) width += widths[i];
    return width;
}

/// Writes the summary from the first row down and adds up how high it gets.
class SummaryWriter {
public:
    SummaryWriter(Sheet& sheet, const std::vector<Points>& widths) : sheet_(sheet), widths_(widths) {}

    /// Over as many rows as it takes.
    void write_title(const Text& title) {
        const std::size_t last = widths_.size() - 1;
        const Points width = width_of(widths_, 0, last);
        std::string rest = clean(title.value);
        while (!rest.empty()) {
            const Fit shown = fit(rest, width, max_row_lines, max_cell_units, Weight::bold, sheet_.breaker());
            sheet_.write_merged(row_, 0, static_cast<lxw_col_t>(last), rest.substr(0, shown.bytes), CellStyle::title);
            end_row(shown.lines);
            rest.erase(0, shown.bytes);
        }
    }

    void write_fields(const Report& report) {
        std::array<FieldBlock, 2> blocks = blocks_of(report);
        for (std::size_t i = 0; i < blocks.front().fields.size(); ++i) {
            // What no row can show goes on in the next, under the same label.
            for (bool whole = false; !whole;) {
                std::size_t lines = 1;
                whole = true;
                for (FieldBlock& block : blocks) {
                    lines = std::max(lines, write_field(block, block.fields.at(i)));
                    whole = whole && std::holds_alternative<std::monostate>(block.fields.at(i).value);
                }
                end_row(lines);
            }
        }
    }

    /// With an empty row above. Returns where its rows begin.
    std::vector<lxw_row_t> add_table(const Table& table) {
        WrittenTable written = write_table(sheet_, row_ + 1, table, widths_);
        row_ = written.end;
        height_ += row_height(1) + written.height;
        return std::move(written.rows);
    }

    [[nodiscard]] Points height() const { return height_; }

private:
    /// Leaves in `field` what is still to be written; returns the lines of what was.
    std::size_t write_field(const FieldBlock& block, Field& field) {
        const Points label_width = width_of(widths_, block.first_label, block.last_label);
        std::size_t lines =
            line_count(field.label, text_width(label_width, CellStyle::label), Weight::bold, sheet_.breaker());
        Value shown = std::exchange(field.value, Value{});
        if (auto* text = std::get_if<std::string>(&shown)) {
            const Points width = width_of(widths_, block.first_value, block.last_value);
            const Fit fitting = fit(*text, text_width(width, field.style), max_row_lines, max_cell_units,
                                    Weight::regular, sheet_.breaker());
            lines = std::max(lines, fitting.lines);
            if (fitting.bytes < text->size()) field.value = text->substr(fitting.bytes);
            text->resize(fitting.bytes);
        }
        sheet_.write_merged(row_, block.first_label, block.last_label, std::string(field.label), CellStyle::label);
        sheet_.write_merged(row_, block.first_value, block.last_value, shown, field.style);
        return lines;
    }

    void end_row(std::size_t lines) {
        const Points height = row_height(lines);
        sheet_.set_row_height(row_++, height);
        height_ += height;
    }

    Sheet& sheet_;
    const std::vector<Points>& widths_;
    lxw_row_t row_ = 0;
    Points height_;
};

}  // namespace

Table instrument_table(const Report& report) {
    Table table{"Instruments",
                {{"เครื่องมือการประเมิน", CellStyle::text, Points(130), true},
                 {"แบบ", CellStyle::centred, Points(50), true},
                 {"ผู้ตอบ (คน)", CellStyle::count, Points(50)},
                 {"จำนวนข้อ", CellStyle::count, Points(50)},
                 {"คะแนน", CellStyle::score, Points(60)},
                 {"ข้อบกพร่อง/จุดอ่อน", CellStyle::text, Points(350)}},
                {}};
    const std::size_t weakest = weakest_columns(report);
    for (std::size_t i = weakest; i > 0; --i) {
        const std::string which = i == 1 ? "" : " (" + thai::to_thai_digits(std::to_string(i)) + ")";
        table.columns.insert(table.columns.end() - static_cast<std::ptrdiff_t>(weakest - i + 1),
                             {(i == 1 ? "ต่ำสุดที่ตัวชี้วัด" : "ต่ำสุดที่") + which, CellStyle::count, Points(60)});
    }
    const auto& instruments = report.instruments;
    const bool population =
        std::ranges::any_of(instruments, [](const Instrument& i) { return i.population.has_value(); });
    const bool parts = std::ranges::any_of(instruments, [](const Instrument& i) { return !i.part_scores.empty(); });
    if (population) table.columns.push_back({"ผู้มีสิทธิตอบ (คน)", CellStyle::count, Points(60)});
    if (parts) add_part_columns(table);
    for (const Instrument& instrument : instruments) {
        std::vector<Value> row =
            vector_of<Value>(value_of(instrument.name), value_of(instrument.code), value_of(instrument.respondents),
                             value_of(instrument.items), value_of(instrument.score));
        for (std::size_t i = 0; i < weakest; ++i)
            row.push_back(i < instrument.weakest.size() ? Value{std::int64_t{instrument.weakest[i]}} : Value{});
        row.push_back(value_of(instrument.weakness));
        if (population) row.push_back(value_of(instrument.population));
        if (parts) add_part_values(row, instrument.part_scores);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<lxw_row_t> write_summary_sheet(Workbook& workbook, const PageHeader& header, const Report& report) {
    Sheet sheet = workbook.add_sheet(summary_sheet_name);
    sheet.set_up_page(header);
    const Table instruments = instrument_table(report);
    const std::vector<Points> widths = column_widths(instruments);
    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(static_cast<lxw_col_t>(i), widths[i]);

    SummaryWriter writer(sheet, widths);
    if (report.title) writer.write_title(*report.title);
    writer.write_fields(report);
    std::vector<lxw_row_t> rows = writer.add_table(instruments);
    if (fits_on_one_page(widths, writer.height(), most_pages)) sheet.fit_on_one_page();
    return rows;
}

}  // namespace raingan::sheet
