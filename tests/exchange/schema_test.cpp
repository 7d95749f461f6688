// What to_json writes is what schemas/report.schema.json says.
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string schema_faults(const Json& json) {
    const Json schema_json = Json::parse(slurp(source_dir() / "schemas/report.schema.json"));
    valijson::Schema schema;
    valijson::SchemaParser parser;
    const valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_json);
    parser.populateSchema(schema_adapter, schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter adapter(json);
    std::string faults;
    if (validator.validate(schema, adapter, &results)) return faults;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) faults += step;
        faults += ": " + error.description + "\n";
    }
    return faults;
}

}  // namespace

TEST_CASE("the sample's JSON is valid") {
    CHECK(schema_faults(Json::parse(to_json(checked(sample_document())))) == "");
}

TEST_CASE("the truth beside the repository is valid by the same schema") {
    if (!has_shared("expected/lamnamphong-ita-2566.json")) return;
    CHECK(schema_faults(Json::parse(slurp(shared_dir() / "expected/lamnamphong-ita-2566.json"))) == "");
}

TEST_CASE("an empty report is valid, and the schema can refuse") {
    DocumentBuilder builder;
    builder.line("หนังสือเชิญประชุม");
    Json json = Json::parse(to_json(extracted(builder.document())));
    CHECK(schema_faults(json) == "");
    json["report_year"] = "2566";
    CHECK(schema_faults(json) != "");
}

TEST_CASE("a full report with every column is valid") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส");
    builder.table(
        {{"ตัวชี้วัด", "คะแนน", "ประเด็นที่ต้องพัฒนา", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตามผล", "ผลการดำเนินการ",
          "สถานะ", "ปัญหา/อุปสรรค", "ข้อเสนอแนะ", "งบประมาณ", "หลักฐาน", "หมายเหตุ"},
         {"การใช้อำนาจ", "99.45", "ก", "ข", "ค", "สำนักปลัด", "ไม่ทราบ", "ง", "จ", "แล้วเสร็จ", "ช", "ซ", "ณ", "ด", "ต"}});
    const Report report = checked(builder.document());
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].fields.size() == 9);
    CHECK(schema_faults(Json::parse(to_json(report))) == "");
}

TEST_CASE("JSON writes decimals exactly and escapes what it must") {
    Report report;
    report.overall.score = Score{Decimal(9970, 2), "๙๙.๗๐", {}};
    report.overall.change = Score{Decimal(-5, 1), "", {}};
    report.title = Text{"\"a\\b\"\n\x01\xFF", "", {}};
    const std::string json = to_json(report);
    CHECK(json.find("\"score\": 99.70") != std::string::npos);
    CHECK(json.find("\"change\": -0.5") != std::string::npos);
    CHECK(Json::parse(json)["title"] == "\"a\\b\"\n\x01\uFFFD");
    CHECK(json.back() == '\n');
}
