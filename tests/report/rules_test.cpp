#include "report/rules.h"

#include "base/error.h"
#include "report/helpers.h"
#include "thai/normalise.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("every built-in year has its instruments, indicators, levels and weights") {
    for (const int year : rules().years()) {
        CAPTURE(year);
        const YearRules& of = rules().year(year);
        CHECK(of.year_be == year);
        CHECK(of.instruments.size() == 3);
        CHECK(of.indicators.size() == (year == 2561 ? 5U : 10U));
        int weights = 0;
        for (const InstrumentRule& instrument : of.instruments) weights += instrument.weight_percent.value_or(0);
        for (const IndicatorRule& indicator : of.indicators) {
            weights += indicator.weight_percent.value_or(0);
            if (year != 2561) CHECK(of.instrument(indicator.instrument) != nullptr);
        }
        CHECK(weights == 100);
        CHECK(of.levels.back().minimum == Decimal(0, 0));
        for (std::size_t i = 1; i < of.levels.size(); ++i) CHECK(of.levels[i].minimum <= of.levels[i - 1].minimum);
    }
    CHECK(rules().years().front() == 2561);
    CHECK(rules().years().back() == 2569);
}

TEST_CASE("a year without rules has those of the nearest") {
    CHECK(rules().year(2559).year_be == 2561);
    CHECK(rules().year(2590).year_be == 2569);
    CHECK(rules().year(std::nullopt).year_be == 2569);
}

TEST_CASE("names of the rules are stored in normal form") {
    for (const int year : rules().years())
        for (const IndicatorRule& indicator : rules().year(year).indicators)
            for (const Name& name : indicator.names)
                CHECK(thai::normalise(name.text, thai::Level::body).text == name.text);
}

TEST_CASE("a folder of rules overrides single files, and a new year needs no new program") {
    const TemporaryDir dir;
    std::filesystem::create_directory(dir.path / "ita");
    Json year = Json::parse(slurp(source_dir() / "schemas/ita/2568.json"));
    year["year"] = 2570;
    year["target"] = 90;
    spill(dir.path / "ita/2570.json", year.dump());
    const Rules own = load_rules(dir.path.string());
    CHECK(own.year(2570).target == Decimal(90, 0));
    CHECK(own.year(2565).target == Decimal(85, 0));
}

TEST_CASE("a faulty rules file is an error that names it and the fault") {
    const TemporaryDir dir;
    std::filesystem::create_directory(dir.path / "ita");
    const auto message = [&] {
        try {
            (void)load_rules(dir.path.string());
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    spill(dir.path / "ita/2570.json", "{\"year\": 2570");
    CHECK(message().find("ita/2570.json") != std::string::npos);
    spill(dir.path / "ita/2570.json", "{\"year\": 2570}");
    CHECK(message().find("\"instruments\" is missing") != std::string::npos);
    std::filesystem::remove(dir.path / "ita/2570.json");
    spill(dir.path / "headers.json", R"({"headers": {"colour": ["สี"]}, "clashes": []})");
    CHECK(message().find("no field \"colour\"") != std::string::npos);
    CHECK_THROWS_AS((void)load_rules((dir.path / "none").string()), Error);
}
