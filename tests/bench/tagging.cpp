// What the structure tree costs: the same pages written with and without it, side by side, and how both grow with the
// number of pages. Prints Markdown for docs/benchmarks.md. Usage: bench_tagging REPORT.docx [COPIES…]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/file.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "readers/reader.h"
#include "thai/breaks.h"

namespace {

using namespace raingan;

double milliseconds_now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// CPU time of the quickest of a few runs.
double cost(const Pages& pages, const Document& document, fonts::FontLibrary& fonts, bool tagged, std::size_t& size) {
    pdf::WriteOptions options;
    options.tagged = tagged;
    double best = 1e300;
    const int runs = pages.all.size() < 1000 ? 15 : 3;
    for (int i = 0; i < runs; ++i) {
        const double begin = milliseconds_now();
        size = pdf::write_pdf(pages, document.images, fonts, {"bench", "", "", ""}, nullptr, options).size();
        best = std::min(best, milliseconds_now() - begin);
    }
    return best;
}

void measure(const Document& report, int copies) {
    Document document = report;
    for (int i = 1; i < copies; ++i)
        document.sections.insert(document.sections.end(), report.sections.begin(), report.sections.end());
    fonts::FontLibrary fonts({});
    thai::Breaker breaker;
    const Pages pages = lay_out(document, fonts, breaker);
    std::size_t plain_size = 0, tagged_size = 0;
    const double plain = cost(pages, document, fonts, false, plain_size);
    const double tagged = cost(pages, document, fonts, true, tagged_size);
    const auto count = static_cast<double>(pages.all.size());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("| %zu | %zu | %.3f | %.3f | %+.0f %% | %.1f | %.1f | %.0f |\n", pages.all.size(), pages.tags.size(),
                plain / count, tagged / count, (tagged / plain - 1) * 100,
                static_cast<double>(plain_size) / 1024 / count, static_cast<double>(tagged_size) / 1024 / count,
                static_cast<double>(usage.ru_maxrss) / count);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 64;
    const Document report = read_document(read_file(argv[1]), argv[1]);
    std::puts(
        "| pages | tags | untagged, ms a page | tagged, ms a page | more | untagged, KiB a page | tagged, KiB a page | "
        "peak memory of all, KiB a page |");
    std::puts("|---|---|---|---|---|---|---|---|");
    if (argc == 2) measure(report, 1);
    for (int i = 2; i < argc; ++i) measure(report, std::max(1, std::atoi(argv[i])));
}
