// What a batch did, as JSON with a row for each input: for those who watch over many of them.
#pragma once

#include <string>
#include <string_view>

#include "batch/batch.h"
#include "exchange/json_writer.h"

namespace raingan::batch {

class RunReport {
public:
    RunReport();
    void add(const Task& task, const Row& row);
    /// The whole report; the object is done.
    std::string finish(const Totals& totals);

private:
    JsonWriter json_;
};

/// Whether the file is one that RunReport wrote: it may stand among the outputs that it tells of.
bool is_run_report(std::string_view bytes);

}  // namespace raingan::batch
