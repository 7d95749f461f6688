#include "readers/workbook/format_table.h"

namespace raingan::workbook {

std::uint32_t FormatTable::index(unsigned id, Styles& styles) {
    const auto known = indexes_.find(id);
    if (known != indexes_.end()) return known->second;
    const auto code = codes_.find(id);
    FormatCode format;
    if (code != codes_.end())
        format = parse_format(code->second);
    else if (const auto built_in = built_in_format(id))
        format = parse_format(*built_in);
    std::uint32_t index = 0;
    if (format != FormatCode{}) {
        index = static_cast<std::uint32_t>(styles.formats.size());
        styles.formats.push_back(std::move(format));
    }
    indexes_.emplace(id, index);
    return index;
}

}  // namespace raingan::workbook
