// Where values stand on the pages that were made of their source.
#include "batch/value_places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/converter.h"
#include "report/rules.h"
#include "support.h"

using namespace raingan;
using Json = nlohmann::json;

TEST_CASE("each score of the sample has a box around its own digits, on a page of the PDF") {
    batch::Settings settings;
    settings.formats = {"pdf", "json", "places"};
    const Rules rules = load_rules();
    batch::Converter converter(settings, rules);
    const std::string name = "lamnamphong-ita-2566.docx";
    const batch::Converted made = converter.convert(test::slurp(test::sample(name)), name);
    const auto output = [&](const char* format) {
        const auto found = std::ranges::find(made.outputs, format, &batch::Output::format);
        REQUIRE(found != made.outputs.end());
        return Json::parse(found->bytes);
    };
    const Json places = output("places"), report = output("json");
    REQUIRE(places["pages"].size() >= 4);
    std::size_t scores = 0;
    for (const Json& place : places["places"]) {
        const Json& page = places["pages"].at(place["page"].get<std::size_t>() - 1);
        const Json& box = place["box"];
        CAPTURE(place.dump());
        CHECK(box[0] < box[2]);
        CHECK(box[1] < box[3]);
        CHECK(box[2] < page["width"]);
        CHECK(box[3] < page["height"]);
        const std::string path = place["path"];
        CHECK(report.contains(Json::json_pointer(path)));
        if (path.ends_with("/score") && path.starts_with("/measures")) {
            ++scores;
            CHECK(box[2].get<double>() - box[0].get<double>() < 60);  // and not the whole cell
        }
    }
    std::size_t expected = 0;
    for (const Json& measure : report["measures"]) expected += measure.contains("score");
    CHECK(scores == expected);
}
