#include "base/limits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/error.h"
#include "limited.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// The message of the Error that setting it throws; empty where none is.
std::string refusal(const std::string& assignment) {
    try {
        limits::set(assignment);
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::usage);
        CHECK(error.code() == "bad-limit");
        return error.what();
    }
    return "";
}

std::string written(std::string name) {
    std::ranges::replace(name, '-', '_');
    return name;
}

}  // namespace

TEST_CASE("every limit of the header is in the table, under its own name, once") {
    const std::string header = slurp(source_dir() / "src/base/limits.h");
    std::set<std::string> names;
    for (const Limit* limit : limits::all()) {
        names.insert(limit->name());
        CHECK(header.find("inline constinit Limit " + written(limit->name()) + "{") != std::string::npos);
        CHECK_FALSE(limit->description().en.empty());
        CHECK_FALSE(limit->description().th.empty());
        CHECK(*limit <= limit->most());
    }
    CHECK(names.size() == limits::all().size());
    std::size_t defined = 0;
    for (std::size_t at = 0; (at = header.find("inline constinit Limit ", at)) != std::string::npos; ++at) ++defined;
    CHECK(defined == names.size());
}

TEST_CASE("a limit is set by its name and in its unit") {
    const WithLimit depth(limits::xml_depth, "5"), bytes(limits::input_bytes, "1"), time(limits::time, "1");
    CHECK(limits::xml_depth == 5);
    limits::set("input-bytes=200MiB");
    CHECK(limits::input_bytes == 200U << 20U);
    CHECK(limits::input_bytes.shown() == "200MiB");
    limits::set("input-bytes=1500");
    CHECK(limits::input_bytes.shown() == "1500B");
    limits::set("input-bytes=1GiB");
    CHECK(limits::input_bytes.shown() == "1GiB");
    limits::set("time=5min");
    CHECK(limits::time == 300);
    CHECK(limits::time.shown() == "300s");
}

TEST_CASE("what is no value of a limit is refused, and the limit stays") {
    for (const char* bad : {"xml-depth=", "xml-depth", "xml-depth=0", "xml-depth=-1", "xml-depth=5MiB", "xml-depth=5 ",
                            "xml-depth=0x10", "input-bytes=1.5GiB", "input-bytes=10mb", "input-bytes=MiB",
                            "input-bytes=99999999999999999999", "memory=18446744073709551615GiB", "time=1h"}) {
        CAPTURE(bad);
        CHECK(refusal(bad).find("is not a whole number in 1") != std::string::npos);
    }
    CHECK(refusal("xml-depth=513").find("1 – 512") != std::string::npos);  // recursion is bounded by the stack
    for (const Limit* limit : limits::all()) CHECK(*limit == limit->default_value());
}

TEST_CASE("an unknown limit's refusal names those that are near, or all") {
    CHECK(refusal("xml-dept=5").find("there are: xml-depth, ") != std::string::npos);
    CHECK(refusal("pixels=5").find("image-pixels") != std::string::npos);
    CHECK(refusal("xml_depth=5").find("xml-depth") != std::string::npos);
    CHECK(refusal("table-rows=5").find("table-columns, table-cells") != std::string::npos);
    const std::string all = refusal("zzzzzzzzzzzz=5");
    for (const Limit* limit : limits::all()) CHECK(all.find(limit->name()) != std::string::npos);
}

TEST_CASE("passing a limit is an error that says in both languages what it is and how it is raised") {
    const Error error = over_limit(limits::input_bytes, "a");
    CHECK(error.code() == "over-limit");
    CHECK(error.status() == ExitStatus::unreadable);
    for (const Language language : {Language::english, Language::thai}) {
        const std::string message = error.message().in(language);
        CHECK(message.find("input-bytes = 512MiB") != std::string::npos);
        CHECK(message.find("--limit input-bytes=") != std::string::npos);
        CHECK(message.find(limits::input_bytes.description().in(language)) != std::string::npos);
        // What cannot be raised is not offered.
        CHECK(over_limit(limits::xml_depth, "").message().in(language).find("--limit") == std::string::npos);
    }
}

TEST_CASE("the table stands in columns, and says the default of what was set") {
    const WithLimit depth(limits::xml_depth, "5");
    std::istringstream lines(limits::table(Language::english));
    std::size_t count = 0, column = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const Limit& limit = *limits::all()[count];
        const std::string value = " " + limit.shown() + "  ";
        CHECK(line.starts_with(limit.name()));
        const std::size_t end = line.find(value) + value.size();
        if (count == 0) column = end;
        CHECK(end == column);
        CHECK((line.find("(default 512)") != std::string::npos) == (&limit == &limits::xml_depth));
    }
    CHECK(count == limits::all().size());
    CHECK(limits::table(Language::thai).find("(ค่าเดิม 512)") != std::string::npos);
}
