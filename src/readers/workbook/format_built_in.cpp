#include "readers/workbook/format_built_in.h"

#include <algorithm>
#include <array>
#include <optional>

#include "readers/workbook/number_format.h"

namespace raingan::workbook {

using std::string_view;

string_view without_system_format(string_view section) {
    const auto has = [&](string_view tag) { return section.find(tag) != string_view::npos; };
    if (has("[$-F800]") || has("[$-f800]") || has("[$-x-sysdate]")) return "[$-107041E]d mmmm yyyy";
    if (has("[$-F400]") || has("[$-f400]") || has("[$-x-systime]")) return "h:mm:ss";
    return section;
}

namespace {
struct BuiltIn {
    unsigned id;
    string_view code;
};
/// 18.8.30. Where the code depends on regional settings, those of Thailand (docs/decisions.md).
constexpr auto built_in =
    std::to_array<BuiltIn>({{0, "General"},
                            {1, "0"},
                            {2, "0.00"},
                            {3, "#,##0"},
                            {4, "#,##0.00"},
                            {5, "\"฿\"#,##0;\\-\"฿\"#,##0"},
                            {6, "\"฿\"#,##0;[Red]\\-\"฿\"#,##0"},
                            {7, "\"฿\"#,##0.00;\\-\"฿\"#,##0.00"},
                            {8, "\"฿\"#,##0.00;[Red]\\-\"฿\"#,##0.00"},
                            {9, "0%"},
                            {10, "0.00%"},
                            {11, "0.00E+00"},
                            {12, "# ?/?"},
                            {13, "# ?\?/?\?"},
                            {14, "[$-1070000]d/m/yyyy"},
                            {15, "d-mmm-yy"},
                            {16, "d-mmm"},
                            {17, "mmm-yy"},
                            {18, "h:mm AM/PM"},
                            {19, "h:mm:ss AM/PM"},
                            {20, "h:mm"},
                            {21, "h:mm:ss"},
                            {22, "[$-1070000]d/m/yyyy h:mm"},
                            {37, "#,##0_);(#,##0)"},
                            {38, "#,##0_);[Red](#,##0)"},
                            {39, "#,##0.00_);(#,##0.00)"},
                            {40, "#,##0.00_);[Red](#,##0.00)"},
                            {41, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"},
                            {42, "_(\"฿\"* #,##0_);_(\"฿\"* (#,##0);_(\"฿\"* \"-\"_);_(@_)"},
                            {43, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"},
                            {44, "_(\"฿\"* #,##0.00_);_(\"฿\"* (#,##0.00);_(\"฿\"* \"-\"??_);_(@_)"},
                            {45, "mm:ss"},
                            {46, "[h]:mm:ss"},
                            {47, "mm:ss.0"},
                            {48, "##0.0E+0"},
                            {49, "@"},
                            {59, "t0"},
                            {60, "t0.00"},
                            {61, "t#,##0"},
                            {62, "t#,##0.00"},
                            {67, "t0%"},
                            {68, "t0.00%"},
                            {69, "t# ?/?"},
                            {70, "t# ?\?/?\?"},
                            {71, "ว/ด/ปปปป"},
                            {72, "ว-ดดด-ปป"},
                            {73, "ว-ดดด"},
                            {74, "ดดด-ปป"},
                            {75, "ช:นน"},
                            {76, "ช:นน:ทท"},
                            {77, "ว/ด/ปปปป ช:นน"},
                            {78, "นน:ทท"},
                            {79, "[ช]:นน:ทท"},
                            {80, "นน:ทท.0"},
                            {81, "d/m/bb"}});
}  // namespace

std::optional<string_view> built_in_format(unsigned id) {
    const auto* found = std::ranges::find(built_in, id, &BuiltIn::id);
    if (found == built_in.end()) return std::nullopt;
    return found->code;
}

}  // namespace raingan::workbook
