// The real report in the other formats that offices keep it in: what it says must be the same in each.
#include <array>

#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Without places: which table, row and paragraph something stands in is the format's own affair.
Json without_places(const Json& value) {
    if (value.is_array()) {
        Json out = Json::array();
        for (const Json& part : value) out.push_back(without_places(part));
        return out;
    }
    if (!value.is_object()) return value;
    Json out = Json::object();
    for (const auto& [name, part] : value.items())
        if (name != "at" && name != "row" && name != "parts" && name != "source" && name != "diagnostics")
            out[name] = without_places(part);
    return out;
}

}  // namespace

TEST_CASE("the sample says the same in every format of documents") {
    if (!has_shared("samples")) return;
    const Json expected = without_places(Json::parse(to_json(checked(sample_document()))));
    for (const char* extension : std::array{".odt", ".fodt", ".wordml.xml"}) {
        CAPTURE(extension);
        const std::string name = std::string("lamnamphong-ita-2566") + extension;
        const Document document = read_document(slurp(shared_dir() / "samples" / name), name);
        const Report report = checked(document);
        const Json actual = without_places(Json::parse(to_json(report)));
        CHECK(difference(expected, actual) == "");
        CHECK(difference(actual, expected) == "");
        CHECK(findings(report) == findings(checked(sample_document())));
    }
}

TEST_CASE("the sample's workbooks hold the same measures and scores") {
    if (!has_shared("samples")) return;
    const Json expected = without_places(Json::parse(to_json(checked(sample_document()))));
    for (const char* extension : std::array{".ods", ".xlsx", ".xls"}) {
        CAPTURE(extension);
        const std::string name = std::string("lamnamphong-ita-2566") + extension;
        const Document document = read_document(slurp(shared_dir() / "samples" / name), name);
        const Json actual = without_places(Json::parse(to_json(checked(document))));
        CHECK(difference(expected["measures"], actual["measures"]) == "");
        CHECK(actual["overall"]["score"] == expected["overall"]["score"]);
    }
}
