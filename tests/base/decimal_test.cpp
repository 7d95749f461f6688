#include "base/decimal.h"

#include <limits>
#include <stdexcept>

#include "support.h"

using raingan::Decimal;

namespace {

Decimal decimal(const char* text) {
    const auto parsed = Decimal::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    return *parsed;
}

}  // namespace

TEST_CASE("the sample's scores recompute as printed") {
    const Decimal iit = decimal("100") + decimal("100") + decimal("99.45") + decimal("98.78") + decimal("99.84");
    CHECK(iit.divided_by(5, 2).to_string() == "99.61");
    CHECK(iit.divided_by(5, 3).to_string() == "99.614");
    const Decimal eit = decimal("99.58") + decimal("97.51") + decimal("96.53");
    CHECK(eit.divided_by(3, 2).to_string() == "97.87");
    const Decimal total =
        decimal("99.61") * decimal("0.30") + decimal("97.87") * decimal("0.30") + decimal("0.4") * decimal("100");
    CHECK(total == decimal("99.244"));
    CHECK(total.rounded(2).to_string() == "99.24");
    CHECK((decimal("99.24") - decimal("12.48")).to_string() == "86.76");
}

TEST_CASE("rounding is half away from zero on the decimal digits, never on a binary double") {
    CHECK(decimal("39.428").rounded(2).to_string() == "39.43");
    CHECK(decimal("1.005").rounded(2).to_string() == "1.01");
    CHECK(decimal("2.675").rounded(2).to_string() == "2.68");
    CHECK(decimal("99.995").rounded(2).to_string() == "100.00");
    CHECK(decimal("94.996").rounded(2).to_string() == "95.00");
    CHECK(decimal("1.0049").rounded(2).to_string() == "1.00");
    CHECK(decimal("-1.005").rounded(2).to_string() == "-1.01");
    CHECK(decimal("0.5").rounded(0).to_string() == "1");
    CHECK(decimal("-0.4").rounded(0).to_string() == "0");
    CHECK(decimal("7").rounded(2).to_string() == "7.00");
}

TEST_CASE("values compare by value and keep how they were written") {
    CHECK(decimal("100") == decimal("100.00"));
    CHECK(decimal("100.00").to_string() == "100.00");
    CHECK(decimal("99.5") < decimal("99.51"));
    CHECK(decimal("-1") < decimal("0.0"));
    CHECK(decimal("0.000000000000000001") > decimal("0"));
    CHECK(decimal("999999999999999999") > decimal("0.999999999999999999"));
}

TEST_CASE("only plain ASCII numbers of at most 18 digits parse") {
    for (const char* bad : {"", "-", "+", ".", ".5", "5.", "1,234", "1.2.3", " 1", "1 ", "1e5", "๑", "--1", "0x1",
                            "1234567890123456789", "0.1234567890123456789"})
        CHECK_MESSAGE(!Decimal::parse(bad).has_value(), bad);
    CHECK(decimal("-0.50").to_string() == "-0.50");
    CHECK(decimal("+7").to_string() == "7");
    CHECK(decimal("007").to_string() == "7");
    CHECK(decimal("-0.50").units() == -50);
    CHECK(decimal("-0.50").places() == 2);
    CHECK(decimal("999999999999999999").to_string() == "999999999999999999");
}

TEST_CASE("too large a result loses places first and then stays at the largest value") {
    const Decimal largest = decimal("999999999999999999");
    CHECK((largest + largest).to_string() == "999999999999999999");
    CHECK((largest * decimal("-2")).to_string() == "-999999999999999999");
    CHECK((decimal("99999999999999999.5") + decimal("99999999999999999.5")).to_string() == "199999999999999999");
    CHECK((decimal("0.000000000000000001") * decimal("0.5")).to_string() == "0.000000000000000001");
    CHECK((largest * decimal("0.000000000000000001")).to_string() == "0.999999999999999999");
    CHECK(largest.rounded(5).to_string() == "999999999999999999");
    CHECK(Decimal(std::numeric_limits<std::int64_t>::min(), 0) < Decimal(0, 0));
    CHECK(Decimal(std::numeric_limits<std::int64_t>::min(), 18).to_string() == "-9.223372036854775808");
    CHECK(abs(Decimal(std::numeric_limits<std::int64_t>::min(), 0)).to_string() == "999999999999999999");
    CHECK(Decimal(5, -3).to_string() == "5");
    CHECK(Decimal(5, 99).places() == Decimal::max_places);
}

TEST_CASE("division rounds to the places asked for, and by zero is an error") {
    CHECK(decimal("1").divided_by(3, 4).to_string() == "0.3333");
    CHECK(decimal("2").divided_by(-3, 2).to_string() == "-0.67");
    CHECK(decimal("0.05").divided_by(1, 1).to_string() == "0.1");
    CHECK(decimal("1234567890123456.78").divided_by(1, 18).to_string() == "1234567890123456.78");
    CHECK_THROWS_AS((void)decimal("1").divided_by(0, 2), std::domain_error);
}

TEST_CASE("the double is the nearest one") {
    CHECK(decimal("99.24").to_double() == 99.24);
    CHECK(decimal("-0.1").to_double() == -0.1);
    CHECK(decimal("123456789012345.678").to_double() == 123456789012345.678);
    CHECK(decimal("0.999999999999999999").to_double() == 0.999999999999999999);
}
