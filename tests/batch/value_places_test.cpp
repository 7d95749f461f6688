// Where values stand on the pages that were made of their source.
#include "batch/value_places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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

namespace {

Json made_of(const std::string& bytes, const std::string& name, const char* format) {
    batch::Settings settings;
    settings.formats = {"json", "places"};
    const Rules rules = load_rules();
    batch::Converter converter(settings, rules);
    const batch::Converted made = converter.convert(bytes, name);
    const auto found = std::ranges::find(made.outputs, format, &batch::Output::format);
    REQUIRE(found != made.outputs.end());
    return Json::parse(found->bytes);
}

/// The first box of each path on each page.
std::map<std::pair<std::string, int>, Json> boxes_of(const Json& places) {
    std::map<std::pair<std::string, int>, Json> boxes;
    for (const Json& place : places["places"]) boxes.try_emplace({place["path"], place["page"]}, place["box"]);
    return boxes;
}

}  // namespace

TEST_CASE(
    "a PDF's values have boxes on its own pages, where our layout set them: with the report in it, without, turned") {
    if (test::run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const test::TemporaryDir dir;
    batch::Settings settings;
    settings.formats = {"pdf", "places"};
    const Rules rules = load_rules();
    batch::Converter converter(settings, rules);
    const std::string name = "lamnamphong-ita-2566.docx";
    const batch::Converted made = converter.convert(test::slurp(test::sample(name)), name);
    const Json set = Json::parse(made.outputs.back().bytes.starts_with("%PDF") ? made.outputs.front().bytes
                                                                               : made.outputs.back().bytes);
    const auto pdf = std::ranges::find(made.outputs, "pdf", &batch::Output::format);
    test::spill(dir.path / "own.pdf", pdf->bytes);
    const std::string in_dir = "cd " + dir.path.string() + " && ";
    REQUIRE(test::run(in_dir + "qpdf own.pdf others.pdf $(qpdf --list-attachments own.pdf | "
                               "sed 's/ -> .*//; s/^/--remove-attachment=/')")
                .status == 0);
    REQUIRE(test::run(in_dir + "qpdf own.pdf turned.pdf --rotate=+90:1-z && qpdf own.pdf over.pdf --rotate=+180:1-z && "
                               "qpdf own.pdf back.pdf --rotate=+270:1-z")
                .status == 0);
    const auto expected = boxes_of(set);
    struct Way {
        const char* file;
        int quarters;
    };
    for (const Way& way :
         {Way{"own.pdf", 0}, Way{"others.pdf", 0}, Way{"turned.pdf", 1}, Way{"over.pdf", 2}, Way{"back.pdf", 3}}) {
        INFO(std::string(way.file));
        const Json places = made_of(test::slurp(dir.path / way.file), way.file, "places");
        REQUIRE(places["pages"].size() == set["pages"].size());
        std::size_t scores = 0;
        for (const auto& [at, box] : boxes_of(places)) {
            if (!at.first.ends_with("/score") || !expected.contains(at)) continue;
            ++scores;
            INFO(at.first, " ", at.second, " ", box.dump(), " ", expected.at(at).dump());
            const Json& own = expected.at(at);
            const Json& page = set["pages"].at(static_cast<std::size_t>(at.second) - 1);
            const Json& shown = places["pages"].at(static_cast<std::size_t>(at.second) - 1);
            const double width = page["width"], height = page["height"];
            CHECK(std::abs(shown["width"].get<double>() - (way.quarters % 2 == 0 ? width : height)) < 0.2);
            const double x0 = own[0], y0 = own[1], x1 = own[2], y1 = own[3];
            const std::array<double, 4> turned[] = {{x0, y0, x1, y1},
                                                    {y0, width - x1, y1, width - x0},
                                                    {width - x1, height - y1, width - x0, height - y0},
                                                    {height - y1, x0, height - y0, x1}};
            // Along the line exactly, across it about as high as its letters.
            for (std::size_t side = 0; side < 4; ++side)
                CHECK(std::abs(box[side].get<double>() - turned[way.quarters][side]) <
                      (side % 2 == static_cast<std::size_t>(way.quarters % 2) ? 1 : 6));
        }
        CHECK(scores >= 8);
    }
}
