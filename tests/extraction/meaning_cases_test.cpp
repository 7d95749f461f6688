// Forms of measures against their truth, member by member: ../shared/cases/meaning.
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// The truth has the columns beyond the core beside the others, and an empty text where nothing stands.
Json flat(Json measure) {
    if (!measure.contains("fields")) return measure;
    const Json fields = measure["fields"];
    measure.erase("fields");
    for (const auto& [name, text] : fields.items())
        if (!measure.contains(name)) measure[name] = text;
    return measure;
}

bool is_nothing(const Json& value) {
    return value.is_null() || value == "";
}

/// As difference() of helpers.h, but that nothing is nothing however it is written, and numbers that are equal are.
std::string truth_difference(const Json& truth, const Json& actual, const std::string& path) {
    if (is_nothing(truth) && is_nothing(actual)) return {};
    if (truth.is_object()) {
        const Json own = actual.is_object() ? flat(actual) : Json::object();
        for (const auto& [name, value] : truth.items())
            if (auto found = truth_difference(value, own.value(name, Json()), path + "/" + name); !found.empty())
                return found;
        return {};
    }
    if (truth.is_array()) {
        if (!actual.is_array() || actual.size() != truth.size()) return path + ": " + actual.dump();
        for (std::size_t i = 0; i < truth.size(); ++i)
            if (auto found = truth_difference(truth[i], actual[i], path + "/" + std::to_string(i)); !found.empty())
                return found;
        return {};
    }
    return truth == actual ? "" : path + ": expected " + truth.dump() + ", got " + actual.dump();
}

}  // namespace

TEST_CASE("measures as cards, by offices, as paragraphs, in two tables: every member of the truth") {
    for (const std::string name : {"m08", "m09", "m10", "m15"}) {
        const std::string file = "cases/meaning/" + name;
        if (!has_shared((file + ".docx").c_str())) continue;
        CAPTURE(name);
        const Document document = read_document(slurp(shared_dir() / (file + ".docx")), name + ".docx");
        const Json actual = Json::parse(to_json(extract(document, rules(), name + ".docx")));
        const Json truth = Json::parse(slurp(shared_dir() / (file + ".json")));
        for (const char* member : {"measures", "instruments", "organization", "report_year", "overall"})
            CHECK(truth_difference(truth.at(member), actual.value(member, Json()), std::string("/") + member) == "");
        // Only the year before the report's is certain where no word tells the scores' own.
        if (actual.contains("score_year"))
            CHECK(truth_difference(truth.at("score_year"), actual["score_year"], "/score_year") == "");
    }
}
