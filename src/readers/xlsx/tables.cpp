#include "readers/xlsx/tables.h"

#include <algorithm>
#include <utility>

#include "readers/workbook/references.h"
#include "readers/xlsx/part.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;

constexpr std::size_t most_tables = 4'096;

}  // namespace

void read_tables(Zip& zip, StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet) {
    for (const word::Relationship* relationship : relationships.all_of_type("table")) {
        if (sheet.tables.size() >= most_tables) return;
        const auto part = side_part(zip, relationship);
        if (!part) continue;
        const xml_node root = part->root();
        const auto where = workbook::parse_range(xml::text_of(root, "ref"));
        const xml_node info = xml::child(root, "tableStyleInfo");
        workbook::SheetTable table;
        table.style = styles.table_style(xml::text_of(info, "name"));
        if (!where || !table.style) continue;
        table.where = *where;
        const auto count = [&](const char* name, std::int64_t otherwise) {
            constexpr std::int64_t most = 1'000;
            return static_cast<std::uint32_t>(
                std::clamp(xml::integer(root, name).value_or(otherwise), std::int64_t{0}, most));
        };
        table.header_rows = count("headerRowCount", 1);
        table.total_rows = count("totalsRowCount", 0);
        table.first_column = xml::is_set(info, "showFirstColumn");
        table.last_column = xml::is_set(info, "showLastColumn");
        table.row_stripes = xml::is_set(info, "showRowStripes");
        table.column_stripes = xml::is_set(info, "showColumnStripes");
        sheet.tables.push_back(std::move(table));
    }
}

}  // namespace raingan::xlsx
