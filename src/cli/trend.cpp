// raingan trend: years side by side, out of the service's store.
#include "serve/trend.h"

#include <array>
#include <cstdio>

#include "batch/outputs.h"
#include "batch/tasks.h"
#include "cli/command.h"
#include "cli/store_address.h"
#include "province/agency.h"
#include "store/agencies.h"
#include "store/schema.h"
#include "store/views.h"

namespace raingan::cli {
namespace {

constexpr std::array<std::string_view, 3> trend_formats{"xlsx", "pdf", "svg"};

std::string format_of_output(const std::string& output) {
    std::string ending = batch::document_ending(output);
    for (const std::string_view format : trend_formats)
        if (ending == format) return ending;
    throw Error(ExitStatus::usage, "bad-output", "-o " + output,
                {"must end in .xlsx, .pdf or .svg", "ต้องลงท้ายด้วย .xlsx, .pdf หรือ .svg"});
}

serve::Trend trend_of(store::Database& database, const TrendOptions& options) {
    if (options.agency.empty()) {
        const std::string province = options.province == "*" ? "" : province::province_name(options.province);
        if (store::years(database, province).empty())
            throw unreadable("no-documents", options.data,
                             {"holds no reports that were handed in", "ยังไม่มีรายงานที่ส่งแล้ว"});
        return serve::province_trend(database, province);
    }
    province::Agency asked = province::agency_of(options.agency);
    if (!options.province.empty()) asked.province = province::province_name(options.province);
    const auto agency = store::match_agency(database, asked);
    if (!agency)
        throw unreadable("no-agency", options.agency,
                         {"is no agency of the store, or stands for several; give its amphoe and province too, as in "
                          "\"ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น\"",
                          "ไม่มีหน่วยงานนี้ในที่เก็บ หรือมีหลายแห่ง โปรดระบุอำเภอและจังหวัดด้วย เช่น \"ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น\""});
    return serve::agency_trend(database, options.data, agency->id, load_rules(options.rules_dir));
}

}  // namespace

ExitStatus trend(const TrendOptions& options, Language language) {
    if (options.agency.empty() && options.province.empty())
        throw Error(ExitStatus::usage, "no-input", "trend",
                    {"needs the name of an agency, or --province NAME (--province '*': all)",
                     "ต้องระบุชื่อหน่วยงาน หรือ --province NAME (--province '*' คือทั้งหมด)"});
    const std::string format = format_of_output(options.output);
    const auto database = store::open_store(options.data, store_address(options.database));
    store::migrate(*database);
    const serve::Trend trend = trend_of(*database, options);
    ExitStatus status = ExitStatus::done;
    Diagnostics diagnostics;
    const std::string bytes = format == "xlsx"  ? serve::workbook_of(trend.tables, language)
                              : format == "svg" ? serve::trend_svg(trend.chart)
                                                : serve::trend_pdf(trend, options.font_dirs, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Severity::finding) continue;
        print_line(options.output, "", diagnostic.message.in(language));
        status = ExitStatus::findings;
    }
    PendingFile output = batch::prepare_output(options.output, bytes, {.force = options.force});
    output.commit();
    std::printf("%s\n", output.path().c_str());
    return status;
}

}  // namespace raingan::cli
