// What a run did, with a row for each input: for those who watch over many of them. As JSON, as a workbook, as CSV or
// as plain text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.h"

namespace raingan::batch {

class RunReport {
public:
    enum class Format { json, xlsx, csv, txt };
    /// By the path's ending; "-" is JSON. None where the ending is another.
    static std::optional<Format> format_of(const std::string& path);

    explicit RunReport(Language language) : language_(language) {}

    void add(const Task& task, const Row& row) { rows_.push_back({task.input, row}); }
    /// The whole report. Throws Error (unwritable) as sheet::Workbook does.
    [[nodiscard]] std::string finish(const Totals& totals, Format format) const;

    struct Entry {
        std::string input;
        Row row;
    };

private:
    Language language_;
    std::vector<Entry> rows_;
};

/// Whether the bytes are, or begin, a report that RunReport wrote, but for a workbook's: it may stand among the outputs
/// that it tells of.
bool is_run_report(std::string_view bytes);

}  // namespace raingan::batch
