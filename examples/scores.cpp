// scores REPORT…: what each report says of its scores, with the words and the place that they were read from.
#include <raingan/raingan.h>

#include <cstdio>

namespace {

void print(const char* what, const std::optional<raingan::Number>& number) {
    if (!number) return;
    const raingan::Place& place = number->place;
    std::printf("  %s: %s (written \"%s\", table %u, row %u)\n", what, number->exact.c_str(),
                number->as_written.c_str(), place.table, place.row);
    if (!number->decided_by.en.empty()) std::printf("    %s\n", number->decided_by.en.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const raingan::Report report = raingan::read_file(argv[i]).report();
        std::printf("%s\n", report.organization ? report.organization->value.c_str() : argv[i]);
        print("total", report.overall.score);
        for (const raingan::Instrument& instrument : report.instruments) {
            print(instrument.code.c_str(), instrument.score);
            for (const raingan::Indicator& indicator : instrument.indicators)
                print(indicator.name.c_str(), indicator.score);
        }
        std::printf("  %zu measures\n", report.measures.size());
    }
}
