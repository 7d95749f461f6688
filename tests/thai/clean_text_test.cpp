#include "thai/clean_text.h"

#include <random>
#include <string>

#include "base/utf8.h"
#include "support.h"
#include "thai/normalise.h"

using namespace raingan;
using namespace raingan::thai;

TEST_CASE("text that is called clean is not changed and not reported by any rule") {
    std::mt19937 random(3);
    std::size_t clean = 0;
    for (int round = 0; round < 40000; ++round) {
        std::string text;
        for (std::size_t length = 1 + random() % 7; length > 0; --length) {
            const unsigned kind = random() % 12;
            const char32_t foreign[] = {' ', 'o', '5', '-', 0x2013, 0xA0, '\n', 0xE9};
            utf8::append(text, kind == 0 ? foreign[random() % 8] : 0x0E01 + random() % 0x5B);
        }
        if (!is_clean_body(text)) continue;
        ++clean;
        const Normalised result =
            normalise(text + "\u00AD", Level::body);  // the soft hyphen keeps it from being called clean
        CHECK_MESSAGE(result.text == text, text);
        CHECK_MESSAGE(result.reports.empty(), text);
    }
    CHECK(clean > 500);
}

TEST_CASE("real text is clean, and cut anywhere it never fails") {
    const std::string text = test::slurp(test::sample("lamnamphong-ita-2566.txt"));
    CHECK(is_clean_body(text));
    for (std::size_t size = 0; size < 600; ++size) (void)is_clean_body(text.substr(100, size));
    CHECK_FALSE(is_clean_body("\xE0\xB8"));
    CHECK_FALSE(is_clean_body("เ"));
    CHECK(is_clean_body(""));
}
