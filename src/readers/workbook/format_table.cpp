#include "readers/workbook/format_table.h"

namespace raingan::workbook {

std::uint32_t FormatTable::index(unsigned id, Styles& styles) {
    const auto known = indexes_.find(id);
    if (known != indexes_.end()) return known->second;
    FormatCode format = this->format(id);
    std::uint32_t index = 0;
    if (format != FormatCode{}) {
        index = static_cast<std::uint32_t>(styles.formats.size());
        styles.formats.push_back(std::move(format));
    }
    indexes_.emplace(id, index);
    return index;
}

FormatCode FormatTable::format(unsigned id) const {
    if (const auto code = codes_.find(id); code != codes_.end()) return parse_format(code->second);
    const auto built_in = built_in_format(id);
    return built_in ? parse_format(*built_in) : FormatCode();
}

}  // namespace raingan::workbook
