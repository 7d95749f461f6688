// What streaming a workbook's rows costs: rows, cells, CPU time and peak memory. Usage: bench_sheets FILE.xlsx
// The file is read as its rows come: neither it nor a row that was handed over is held.
#include <sys/resource.h>

#include <cstdio>

#include "readers/xlsx/xlsx.h"

namespace {

using namespace raingan;

struct CountingSink final : workbook::RowSink {
    std::size_t rows = 0, cells = 0, text_bytes = 0;
    bool begin_sheet(const workbook::Sheet&, const workbook::Styles&) override { return true; }
    void row(const workbook::Row& row) override {
        ++rows;
        cells += row.cells.size();
        for (const workbook::Cell& cell : row.cells) text_bytes += cell.text.size();
    }
    void end_sheet(const workbook::Sheet&) override {}
};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 64;
    CountingSink sink;
    xlsx::read_rows_of_file(argv[1], sink);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu rows, %zu cells, %zu bytes of text: %.2f s CPU, %.1f MiB peak\n", sink.rows, sink.cells,
                sink.text_bytes, seconds(usage.ru_utime) + seconds(usage.ru_stime),
                static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
