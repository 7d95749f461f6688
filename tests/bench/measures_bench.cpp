// What extraction and the checks cost after reading (scripts/bench measures).
#include <benchmark/benchmark.h>

#include "checks/check.h"
#include "extraction/extract.h"
#include "report/document_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::array<std::pair<const char*, std::vector<const char*>>, 3> instruments = {{
    {"IIT", {"การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"}},
    {"EIT", {"คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน"}},
    {"OIT", {"การเปิดเผยข้อมูล", "การป้องกันการทุจริต"}},
}};

/// A report with a summary in prose and `rows` measures of three actions each.
Document report_of(std::size_t rows) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลลำน้ำพอง")
        .line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
        .line("ตามผลการประเมิน ITA ปี ๒๕๖๕ ได้คะแนนรวม ๙๙.๒๔ คะแนน ระดับ AA สูงกว่าค่าเป้าหมาย ๘๕ คะแนน");
    std::vector<RowSpec> table = {{"ตัวชี้วัด", "คะแนน", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"}};
    for (const auto& [code, names] : instruments) {
        builder.line(std::string("แบบวัด ") + code + " มีผู้ตอบ ๕๐ คน ได้คะแนน ๙๘.๐๐ คะแนน");
        for (const char* name : names) builder.line(std::string(name) + " ได้คะแนนเฉลี่ย ๙๘.๐๐ คะแนน");
    }
    while (table.size() <= rows)
        for (const auto& [code, names] : instruments)
            for (const char* name : names)
                if (table.size() <= rows)
                    table.push_back(
                        {name, "๙๘.๐๐",
                         "๑. จัดทำแผนการใช้จ่ายงบประมาณประจำปีและเผยแพร่บนเว็บไซต์\n๒. ประชุมชี้แจงบุคลากรทุกคน\n๓. รายงานผู้บริหาร",
                         "ประชุมคณะทำงาน จัดทำร่าง เสนอผู้บริหาร และประกาศให้ทราบทั่วกัน", "สำนักปลัด กองคลัง และกองช่าง",
                         "ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖", "ดำเนินการแล้วเสร็จตามแผนที่กำหนดทุกกิจกรรม"});
    return builder.table(table).document();
}

void extract_and_check(benchmark::State& state) {
    const Document document = report_of(static_cast<std::size_t>(state.range(0)));
    const Rules rules = load_rules();
    for (auto iteration : state) {
        (void)iteration;
        Report report = extract(document, rules, "bench.docx");
        check(report, rules);
        if (report.measures.size() != static_cast<std::size_t>(state.range(0)))
            state.SkipWithError("measures are missing");
        benchmark::DoNotOptimize(report);
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK(extract_and_check)->Arg(10)->Arg(40)->Arg(400)->Arg(4000)->Unit(benchmark::kMillisecond)->Complexity();

/// As a process does it once: the rules are parsed too.
void with_rules(benchmark::State& state) {
    const Document document = report_of(40);
    for (auto iteration : state) {
        (void)iteration;
        const Rules rules = load_rules();
        Report report = extract(document, rules, "bench.docx");
        check(report, rules);
        benchmark::DoNotOptimize(report);
    }
}
BENCHMARK(with_rules)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
