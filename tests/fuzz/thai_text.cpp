// Seeds: *.txt *.csv
// Everything that looks at text: encodings, normalisation, mojibake, numbers, dates, breaks.
#include <string>

#include "fuzz.h"
#include "thai/baht.h"
#include "thai/breaks.h"
#include "thai/dates.h"
#include "thai/encoding.h"
#include "thai/mojibake.h"
#include "thai/money.h"
#include "thai/normalise.h"
#include "thai/numbers.h"

using namespace raingan;
using test::must;

namespace {

void check_breaks(const std::string& text) {
    static thai::Breaker breaker;
    std::size_t before = 0;
    for (const std::uint32_t at : breaker.line_breaks(text)) {
        must(at > before && at <= text.size());
        before = at;
    }
    must(before == text.size());
}

void check_text(const std::string& raw) {
    const std::string text = thai::repair_mojibake(raw).text;
    for (const thai::Level level : {thai::Level::body, thai::Level::key}) {
        const std::string once = thai::normalise(text, level).text;
        must(thai::normalise(once, level).text == once);
    }
    must(thai::repair_mojibake(text).text == text);
    check_breaks(text);
    for (std::size_t at = 0; const auto number = thai::find_number(text, at);) {
        must(number->end > at && number->end <= text.size());
        at = number->end;
    }
    thai::parse_period(text, 2566);
    thai::parse_date(text);
    thai::parse_money(text);
    thai::parse_baht_text(text);
    thai::to_ascii_digits(thai::to_thai_digits(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = test::as_text(data, size);
    const auto encoding = thai::detect_encoding(bytes);
    try {
        check_text(thai::decode(bytes, encoding.value_or(thai::Encoding::utf8)));
    } catch (const Error&) {  // a byte that means nothing
        check_text(std::string(bytes));
    }
    return 0;
}
