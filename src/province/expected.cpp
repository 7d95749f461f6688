#include "province/expected.h"

#include <algorithm>
#include <array>
#include <optional>

#include "document/packed_rows.h"
#include "report/key.h"

namespace raingan::province {
namespace {

enum class Role : std::uint8_t { name, kind, amphoe, province };

struct Heading {
    std::string_view key;  ///< key_of() of the heading
    Role role;
};
constexpr std::array<Heading, 30> headings{{
    {"หน่วยงาน", Role::name},
    {"ชื่อหน่วยงาน", Role::name},
    {"รายชื่อหน่วยงาน", Role::name},
    {"ชื่อ", Role::name},
    {"รายชื่อ", Role::name},
    {"ชื่ออปท.", Role::name},
    {"อปท.", Role::name},
    {"ชื่ออปท", Role::name},
    {"อปท", Role::name},
    {"องค์กรปกครองส่วนท้องถิ่น", Role::name},
    {"ชื่อองค์กรปกครองส่วนท้องถิ่น", Role::name},
    {"รายชื่ออปท.", Role::name},
    {"agency", Role::name},
    {"agency_name", Role::name},
    {"agencyname", Role::name},
    {"name", Role::name},
    {"organization", Role::name},
    {"organisation", Role::name},
    {"ประเภท", Role::kind},
    {"ประเภทอปท.", Role::kind},
    {"ประเภทหน่วยงาน", Role::kind},
    {"type", Role::kind},
    {"kind", Role::kind},
    {"อำเภอ", Role::amphoe},
    {"amphoe", Role::amphoe},
    {"district", Role::amphoe},
    {"จังหวัด", Role::province},
    {"province", Role::province},
    {"changwat", Role::province},
    {"ชื่อจังหวัด", Role::province},
}};

struct Columns {
    std::array<std::optional<std::size_t>, 4> of_role;
    [[nodiscard]] bool known() const { return of_role[static_cast<std::size_t>(Role::name)].has_value(); }
    [[nodiscard]] std::string_view field(const std::vector<std::string>& row, Role role) const {
        const auto& column = of_role.at(static_cast<std::size_t>(role));
        return column && *column < row.size() ? trimmed(row[*column]) : std::string_view();
    }
};

Columns columns_of(const std::vector<std::string>& row) {
    Columns columns;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto* const found = std::ranges::find(headings, key_of(row[i]), &Heading::key);
        if (found == headings.end()) continue;
        auto& column = columns.of_role.at(static_cast<std::size_t>(found->role));
        if (!column) column = i;
    }
    return columns;
}

bool is_number(std::string_view text) {
    const std::string key = key_of(text);  // digits are ASCII there
    return std::ranges::all_of(key, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ')' || c == '('; });
}

Agency agency_in(const std::vector<std::string>& row, const Columns& columns) {
    std::string name(columns.field(row, Role::name));
    if (name.empty()) return {};
    const std::string_view kind = columns.field(row, Role::kind);
    if (!kind.empty() && agency_of(name).kind.empty() && !agency_of(std::string(kind) + "ก").kind.empty())
        name.insert(0, kind);
    Agency agency = agency_of(name);
    if (const auto place = columns.field(row, Role::amphoe); !place.empty() && agency.amphoe.empty())
        agency.amphoe = amphoe_name(place);
    if (const auto place = columns.field(row, Role::province); !place.empty() && agency.province.empty())
        agency.province = province_name(place);
    return agency;
}

Agency first_name(const std::vector<std::string>& row) {
    for (const std::string& field : row) {
        const std::string_view text = trimmed(field).substr(marker_length(trimmed(field)));
        if (!text.empty() && !is_number(text)) return agency_of(text);
    }
    return {};
}

}  // namespace

Rows rows_of(const Document& document) {
    Rows rows;
    const auto text_of = [](const std::vector<Block>& blocks) {
        std::string text;
        for (const Block& block : blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) text += paragraph->text + " ";
        return text;
    };
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) rows.push_back({paragraph->text});
            const auto* table = std::get_if<Table>(&block.what);
            if (table == nullptr) continue;
            for_each_stretch(*table, [&](const std::vector<Row>& stretch) {
                for (const Row& row : stretch) {
                    std::vector<std::string>& fields = rows.emplace_back();
                    for (const Cell& cell : row.cells) {
                        if (fields.size() <= cell.column) fields.resize(std::size_t{cell.column} + 1);
                        fields[cell.column] = text_of(cell.blocks);
                    }
                }
            });
        }
    return rows;
}

bool has_agency_heading(const std::vector<std::string>& row) {
    return columns_of(row).known();
}

std::vector<Agency> expected_agencies(const Rows& rows) {
    Columns columns;
    std::size_t first = 0;
    constexpr std::size_t heading_rows = 20;
    for (std::size_t i = 0; i < std::min(rows.size(), heading_rows) && !columns.known(); ++i) {
        columns = columns_of(rows[i]);
        if (columns.known()) first = i + 1;
    }
    std::vector<Agency> agencies;
    for (std::size_t i = first; i < rows.size(); ++i) {
        Agency agency = columns.known() ? agency_in(rows[i], columns) : first_name(rows[i]);
        if (!agency.key.empty()) agencies.push_back(std::move(agency));
    }
    return agencies;
}

}  // namespace raingan::province
