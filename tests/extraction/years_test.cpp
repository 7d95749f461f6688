#include "extraction/years.h"

#include "support.h"

using namespace raingan::extraction;

namespace {

std::string years(std::string_view text, BareYears bare = BareYears::buddhist) {
    std::string all;
    for (const NamedYear& year : years_named(text, bare)) {
        if (!all.empty()) all += ' ';
        all += std::to_string(year.be) + "=" + std::string(text.substr(year.begin, year.end - year.begin));
    }
    return all;
}

}  // namespace

TEST_CASE("years of a text, with and without a word for them") {
    CHECK(years("ปีงบประมาณ พ.ศ. ๒๕๖๗") == "2567=๒๕๖๗");
    CHECK(years("ปี ๖๖ และปี ๖๗") == "2566=๖๖ 2567=๖๗");
    CHECK(years("ปีงบประมาณ 2024") == "2567=2024");
    CHECK(years("๒๕๖๕ ๒๕๖๖") == "2565=๒๕๖๕ 2566=๒๕๖๖");
    // Numbers that are counts or scores.
    CHECK(years("ผู้ตอบ 2024 คน") == "");
    CHECK(years("ได้ ๙๐ คะแนน จาก ๑๐๐ คะแนน") == "");
    CHECK(years("๒๕๖๗.๕๐ บาท") == "");
    // A head holds nothing else.
    CHECK(years("2024", BareYears::both) == "2567=2024");
    CHECK(years("FY2021", BareYears::both) == "2564=2021");
    CHECK(years("FY2021") == "");
    CHECK(years("คะแนน ปี ๖๗", BareYears::both) == "2567=๖๗");
    CHECK(years("", BareYears::both) == "");
}
