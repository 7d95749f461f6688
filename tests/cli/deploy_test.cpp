// What deploy/ has for more than one machine, run for real.
#include <doctest/doctest.h>

#include "program.h"

using namespace raingan::test;

namespace {

void runs(const char* script) {
    const Ran ran = run("LC_ALL=C bash " + quoted(source_dir() / "tests" / "deploy" / script) + " " + RAINGAN_PROGRAM +
                        " " + quoted(sample_docx()));
    constexpr int skipped = 77;
    if (ran.status == skipped) {
        MESSAGE(ran.out);
        return;
    }
    CHECK_MESSAGE(ran.status == 0, ran.out);
    CHECK_MESSAGE(ran.out.find("the same workbook") != std::string::npos, ran.out);
}

}  // namespace

TEST_CASE("a Slurm job array and its roll-up make what one run makes") {
    runs("slurm.sh");
}

TEST_CASE("shards under GNU parallel make what one run makes") {
    runs("parallel.sh");
}
