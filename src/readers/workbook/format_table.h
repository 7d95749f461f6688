// Number formats by the number that a file's cells give them: its own codes and Excel's built-in ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "readers/workbook/rows.h"

namespace raingan::workbook {

class FormatTable {
public:
    /// A code of the file's own; of several under one number the last one counts (BIFF).
    void set(unsigned id, std::string code) { codes_.insert_or_assign(id, std::move(code)); }
    /// Likewise, but the first one counts.
    void add(unsigned id, std::string code) { codes_.emplace(id, std::move(code)); }
    [[nodiscard]] std::size_t size() const { return codes_.size(); }

    /// Where it stands in `styles.formats`, into which it is put when it is first asked for; 0 (General) where nothing
    /// is known of the number.
    std::uint32_t index(unsigned id, Styles& styles);
    /// General where nothing is known of the number.
    [[nodiscard]] FormatCode format(unsigned id) const;

private:
    std::map<unsigned, std::string> codes_;
    std::map<unsigned, std::uint32_t> indexes_;
};

}  // namespace raingan::workbook
