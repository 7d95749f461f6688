// rollup WORKBOOK REPORT…: ranks the agencies of a province and writes its workbook. What cannot be read is told, and
// the others go on.
#include <raingan/raingan.h>

#include <cstdio>
#include <fstream>

int main(int argc, char** argv) {
    if (argc < 3) return 64;
    std::vector<raingan::Document> reports;
    for (int i = 2; i < argc; ++i) {
        try {
            reports.push_back(raingan::read_file(argv[i]));
        } catch (const raingan::Error& error) {
            std::printf("%s: %s [%s]\n", argv[i], error.what(), error.code().c_str());
        }
    }
    const raingan::Province province = raingan::roll_up(reports);
    std::printf("%s, FY%d\n", province.name().c_str(), province.year().value_or(0));
    for (const raingan::Standing& standing : province.standings()) {
        if (standing.rank) std::printf("%u. ", *standing.rank);
        std::printf("%s: %.2f %s\n", standing.agency.name.c_str(), standing.score.value_or(0), standing.level.c_str());
    }
    std::ofstream(argv[1], std::ios::binary) << province.to_xlsx();
}
