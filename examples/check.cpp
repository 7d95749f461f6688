// check REPORT…: what does not hold in each report, in Thai; ends with 1 where there is anything.
#include <raingan/raingan.h>

#include <cstdio>

int main(int argc, char** argv) {
    constexpr auto thai = raingan::Language::thai;
    int status = 0;
    for (int i = 1; i < argc; ++i) {
        for (const raingan::Finding& finding : raingan::read_file(argv[i]).findings()) {
            if (finding.severity != raingan::Severity::finding) continue;
            std::printf("%s: %s: %s [%s]\n", argv[i], finding.shown_place.in(thai).c_str(),
                        finding.message.in(thai).c_str(), finding.code.c_str());
            status = 1;
        }
    }
    return status;
}
