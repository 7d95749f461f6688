#include "thai/list_marker.h"

#include "support.h"

using namespace raingan::thai;

namespace {

struct Known {
    const char* line;
    const char* mark;  ///< with the white space behind it
    MarkerForm form;
};

constexpr auto number = MarkerForm::Kind::number;
constexpr auto letter = MarkerForm::Kind::letter;

}  // namespace

TEST_CASE("a mark ends behind its white space, and says how it is made") {
    for (const Known& known : {Known{"- ข้อความ", "- ", {MarkerForm::Kind::bullet, U'-', false, 0, 0}},
                               {"-ข้อความ", "-", {MarkerForm::Kind::bullet, U'-', false, 0, 0}},
                               {"•\tข้อความ", "•\t", {MarkerForm::Kind::bullet, U'•', false, 0, 0}},
                               {"๑. ข้อความ", "๑. ", {number, 0, false, U'.', 1}},
                               {"12)ข้อความ", "12)", {number, 0, false, U')', 1}},
                               {"(๑) ข้อความ", "(๑) ", {number, 0, true, U')', 1}},
                               {"๑.๒ ข้อความ", "๑.๒ ", {number, 0, false, 0, 2}},
                               {"  1.2.3. ข้อ", "  1.2.3. ", {number, 0, false, U'.', 3}},
                               {"ก. ข้อความ", "ก. ", {letter, 0, false, U'.', 0}},
                               {"(ข) ข้อความ", "(ข) ", {letter, 0, true, U')', 0}}}) {
        CAPTURE(known.line);
        const ListMarker marker = find_list_marker(known.line);
        CHECK(std::string_view(known.line).substr(0, marker.text) == known.mark);
        CHECK(marker.form == known.form);
    }
}

TEST_CASE("numbers, dates and abbreviations are no marks") {
    for (const char* line : {"", "ข้อความ", "๑๒", "-๕", "----", "พ.ศ. ๒๕๖๖", "1.5", "(นายสมชาย)", "๑๐ มกราคม", "."})
        CHECK_MESSAGE(!find_list_marker(line), line);
}

TEST_CASE("a number of any length and depth is bounded") {
    CHECK(!find_list_marker(std::string(100, '9') + ". ก"));
    CHECK(find_list_marker("1.2.3.4. ก").form.depth == 4);
    CHECK(!find_list_marker("1.2.3.4.5.6.7.8.9.10 ก"));
}

TEST_CASE("marks follow each other in their own form") {
    const auto follow = [](const char* one, const char* next) {
        return follows(find_list_marker(one), find_list_marker(next));
    };
    CHECK(follow("๑. ก", "๒. ก"));
    CHECK(follow("9) ก", "๑๐) ก"));
    CHECK(follow("๑.๙ ก", "๑.๑๐ ก"));
    CHECK(follow("- ก", "- ก"));
    CHECK(follow("ข. ก", "ค. ก"));  // ฃ numbers nothing
    CHECK(!follow("ข. ก", "ข. ก"));
    CHECK(!follow("๑. ก", "๓. ก"));
    CHECK(!follow("๑. ก", "๒) ก"));
    CHECK(!follow("๑.๑ ก", "๒.๒ ก"));
    CHECK(!follow("- ก", "• ก"));
}
