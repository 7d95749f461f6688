#include "sheet/document_tables.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "base/utf8.h"
#include "document/packed_rows.h"
#include "document/text.h"
#include "report/key.h"
#include "sheet/table.h"
#include "sheet/workbook.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

/// A number beyond doubt, and how it is written.
struct CertainNumber {
    Decimal value;
    bool grouped = false;
};

/// Commas stand before each third digit, if any stands anywhere.
bool has_right_commas(std::string_view whole) {
    const std::size_t first = whole.find(',');
    if (first == std::string_view::npos) return true;
    if (first == 0 || first > 3) return false;
    for (std::size_t at = first; at < whole.size(); at += 4)
        if (whole[at] != ',' || at + 4 > whole.size() || whole.substr(at + 1, 3).find(',') != std::string_view::npos)
            return false;
    return true;
}

std::optional<CertainNumber> certain_number(std::string_view text) {
    text = trimmed(text);
    const auto found = thai::find_number(text);
    if (!found || (found->thai_digits && found->ascii_digits)) return std::nullopt;
    std::string plain = thai::to_ascii_digits(text);
    if (plain.find_first_not_of("0123456789.,-") != std::string::npos) return std::nullopt;
    const bool negative = plain.front() == '-';
    std::string_view digits = std::string_view(plain).substr(negative ? 1 : 0);
    const std::string_view whole = digits.substr(0, digits.find('.'));
    const bool leading_zero = whole.size() > 1 && whole.front() == '0';
    if (whole.empty() || leading_zero || !has_right_commas(whole)) return std::nullopt;
    CertainNumber out;
    out.grouped = whole.find(',') != std::string_view::npos;
    std::erase(plain, ',');
    constexpr std::size_t most_digits = 15, most_places = 2;  // of a double; of what the cell shows
    const auto value = Decimal::parse(plain);
    if (!value || plain.size() > most_digits || value->places() > static_cast<int>(most_places)) return std::nullopt;
    out.value = *value;
    return out;
}

CellStyle style_of(const CertainNumber& number) {
    if (number.value.places() == 0 && !number.grouped) return CellStyle::count;
    return number.grouped ? CellStyle::amount : CellStyle::score;
}

/// The caption is the paragraph before the table.
std::string caption_before(const std::vector<Block>& blocks, std::size_t index) {
    if (index == 0) return {};
    const auto* before = std::get_if<Paragraph>(&blocks[index - 1].what);
    if (before == nullptr) return {};
    const std::string text = plain_text(*before);
    return text.starts_with("ตาราง") || text.starts_with("Table ") ? text : std::string();
}

class TableSheets {
public:
    TableSheets(const Document& document, const SourceFacts& source)
        : document_(document),
          workbook_({clean(document.properties.title), {}, {}, source.created}, Workbook::Rows::kept, source.breaker) {}

    TablesWorkbook make() {
        for (const Section& section : document_.sections)
            for (std::size_t i = 0; i < section.blocks.size(); ++i) {
                if (const auto* table = std::get_if<raingan::Table>(&section.blocks[i].what))
                    add(*table, caption_before(section.blocks, i));
                else if (!trimmed(plain_text(section.blocks[i])).empty())
                    ++out_.paragraphs;
            }
        if (out_.tables > 0) out_.bytes = workbook_.finish();
        return std::move(out_);
    }

private:
    void add(const raingan::Table& table, const std::string& caption) {
        ++out_.tables;
        Sheet sheet = workbook_.add_sheet(sheet_name(caption, table.origin));
        sheet.set_up_page({clean(caption), {}});
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            sheet.set_column_width(static_cast<lxw_col_t>(i), table.columns[i]);
        lxw_row_t row = 0;
        lxw_row_t heads = 0;
        for_each_stretch(table, [&](const std::vector<Row>& rows) {
            for (const Row& source : rows) {
                const bool is_head = source.header && heads == row;
                row = write(sheet, row, source, table.columns);
                if (is_head) heads = row;
            }
        });
        if (heads > 0) sheet.freeze_rows(heads);
    }

    /// What of a cell's text is still to be written, and where.
    struct Rest {
        lxw_col_t column = 0;
        std::string text;
        Points width;
        CellStyle style = CellStyle::text;
    };

    /// The row, and its continuations; gives the row behind them.
    static lxw_row_t write(Sheet& sheet, lxw_row_t row, const Row& source, const std::vector<Points>& widths) {
        std::vector<Rest> rests;
        for (const Cell& cell : source.cells) {
            const auto column = static_cast<lxw_col_t>(cell.column);
            std::string text = clean(trimmed(plain_text(cell)));
            if (const auto number = certain_number(text)) {
                sheet.write(row, column, number->value, style_of(*number));
                continue;
            }
            Rest rest{column, std::move(text), Points(), source.header ? CellStyle::header : CellStyle::text};
            for (std::uint32_t i = 0; i < cell.col_span && cell.column + i < widths.size(); ++i)
                rest.width += widths[cell.column + i];
            write_part(sheet, row, rest);
            if (!rest.text.empty()) rests.push_back(std::move(rest));
        }
        while (!rests.empty()) {
            ++row;
            for (Rest& rest : rests) {
                rest.text.insert(0, continued);
                write_part(sheet, row, rest);
            }
            std::erase_if(rests, [](const Rest& rest) { return rest.text.empty(); });
        }
        return row + 1;
    }
    /// As much as the cell can show; the rest is kept.
    static void write_part(Sheet& sheet, lxw_row_t row, Rest& rest) {
        constexpr std::size_t surely_fits = 500;  // bytes
        const std::size_t bytes = rest.text.size() <= surely_fits
                                      ? rest.text.size()
                                      : first_part(rest.text, rest.width, sheet.breaker()).bytes;
        sheet.write(row, rest.column, rest.text.substr(0, bytes), rest.style);
        rest.text.erase(0, bytes);
    }

    /// At most 31 units of UTF-16, none of them a sign that Excel keeps for itself, and not twice.
    std::string sheet_name(const std::string& caption, const Origin& origin) {
        std::string wanted =
            caption.empty() ? shown_place(Origin{origin.part, origin.table, 0, 0, 0}, document_.parts, Language::thai)
                            : caption;
        wanted = clean(wanted);
        for (char& c : wanted)
            if (std::string_view("[]:*?/\\'\n").find(c) != std::string_view::npos) c = ' ';
        constexpr std::size_t most = 31, room = 5;
        wanted = std::string(trimmed(first_characters(wanted, most - room)));
        if (wanted.empty()) wanted = "ตาราง";
        std::string name = wanted;
        for (int again = 2; !names_.insert(name).second; ++again) name = wanted + " (" + std::to_string(again) + ")";
        return name;
    }

    const Document& document_;
    Workbook workbook_;
    TablesWorkbook out_;
    std::set<std::string> names_;
};

}  // namespace

TablesWorkbook write_tables(const Document& document, const SourceFacts& source) {
    return TableSheets(document, source).make();
}

}  // namespace raingan::sheet
