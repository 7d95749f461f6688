// Seeds: corrections/*.json
// Dictionary: report
// A log that can be read is applied to a report, or refused operation by operation; what comes of it is a report, and
// undoing all gives back the one that was.
#include "corrections/apply.h"

#include <string>

#include "exchange/json.h"
#include "exchange/json_read.h"
#include "fuzz.h"

using namespace raingan;

namespace {

Report small_report() {
    return from_json(R"({"organization": {"name": "เทศบาลตำบลตัวอย่าง"}, "report_year": 2567,
      "overall": {"score": 91.24, "level": "A", "origin": {"score": {"at": {"part": 0, "paragraph": 3}}, "level": {"at": {"part": 0, "paragraph": 3}}}},
      "instruments": [{"code": "IIT", "score": 90.1, "weakest": [2], "indicators": [{"number": 1, "name": "การปฏิบัติหน้าที่", "score": 90.1}],
        "origin": {"score": {"at": {"part": 0, "table": 1, "row": 2}}}}],
      "measures": [{"instrument": "IIT", "indicator": 1, "indicator_name": "การปฏิบัติหน้าที่", "actions": ["ก", "ข"], "responsible": ["สำนักปลัด"],
        "period": {"text": "ตลอดปี"}, "fields": {"result": "ดี"},
        "origin": {"actions": [{"at": {"part": 0}}, {"at": {"part": 0}}], "responsible": [{"at": {"part": 0}}]}}],
      "statements": [{"about": "overall_score", "value": 91.24, "at": {"part": 0, "paragraph": 3}},
                     {"about": "overall_score", "value": 92.24, "at": {"part": 0, "paragraph": 9}}]})");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Report before = small_report();
    try {
        corrections::Log log = corrections::read_log(test::as_text(data, size), "log");
        Report report = before;
        corrections::apply(report, log);
        const std::string written = to_json(report);
        test::must(to_json(from_json(written)) == written);
        const std::size_t count = log.operations.size();
        for (std::size_t i = count; i-- > 0;) {
            corrections::Operation undo;
            undo.kind = corrections::Operation::Kind::undo;
            undo.id = "undo of all " + std::to_string(i);
            undo.of = log.operations[i].id;
            if (log.operations[i].kind != corrections::Operation::Kind::undo) log.operations.push_back(undo);
        }
        report = before;
        corrections::apply(report, log);
        test::must(to_json(report) == to_json(before));
    } catch (const Error&) {  // no log, refused
        return 0;
    }
    return 0;
}
