// The shared strings (ECMA-376 Part 1 18.4): one buffer and where each ends, for a sheet of a million rows may have as
// many.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "readers/container/zip.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx {

class StringPool {
public:
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view text(std::size_t index) const {
        const std::uint32_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(begin, ends_[index] - begin);
    }
    /// Of rich text, within the string; empty for plain ones.
    [[nodiscard]] std::span<const workbook::TextRun> runs(std::size_t index) const;

    void append(std::string_view piece) { text_ += piece; }
    [[nodiscard]] std::uint32_t open_size() const {
        return static_cast<std::uint32_t>(text_.size()) - (ends_.empty() ? 0 : ends_.back());
    }
    void add_run(workbook::TextRun run) { runs_.push_back(std::move(run)); }
    /// Ends the string whose pieces were appended. Throws over_limit (document_text_bytes).
    void close(const std::string& part);

private:
    struct Rich {
        std::uint32_t string = 0, first_run = 0, run_end = 0;
    };
    std::string text_;
    std::vector<std::uint32_t> ends_;
    std::vector<workbook::TextRun> runs_;
    std::vector<Rich> rich_;  ///< ascending by string
};

/// Empty where there is no such part.
StringPool read_strings(Zip& zip, const std::string& part, const StyleTables& styles);

/// _x000D_ and the like stand for characters that XML cannot hold (22.9.2.19 ST_Xstring); carriage returns go.
std::string_view unescaped(std::string_view text, std::string& buffer);

}  // namespace raingan::xlsx
