#include "serve/rollups.h"

#include <nlohmann/json.hpp>

#include "batch/province_pdf.h"
#include "province/open_data.h"
#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "serve/trend.h"
#include "sheet/province.h"
#include "store/jobs.h"
#include "store/province_reports.h"
#include "store/views.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

void ask_for_rollup(Call& call, const json& asked) {
    store::Transaction transaction(call.database);
    const std::string body = json_text(asked);
    if (store::has_job(call.database, "", body, false)) return;
    store::add_job(call.database, {.kind = "rollup", .share = call.who.name, .who = call.who.name, .body = body});
    transaction.commit();
    call.house.work.ring();
}

}  // namespace

std::string made_rollup(store::Database& database, const Options& options, const Rules& rules, const json& asked) {
    if (asked.contains("trend")) return made_trend(database, options, rules, asked);
    const province::Province province = store::roll_up_store(
        database, options.data, asked.value("year", std::int64_t{0}), asked.value("province", ""), rules);
    const std::string format = asked.value("format", "xlsx");
    if (format == "csv") return province::open_csv(province);
    std::string workbook = sheet::write_province_workbook(province);
    if (format == "xlsx") return workbook;
    Diagnostics ignored;
    return batch::province_pdf(province, workbook, province::open_csv(province), options.font_dirs, ignored);
}

/// The format is the name's ending: /province/rollup.xlsx.
Response get_rollup(Call& call) {
    const std::string format = ending_asked(call.request);
    constexpr std::int64_t least_year = 2500, most_year = 2700;
    const auto years = store::years(call.database, call.who.province);
    const std::int64_t year = number_asked(call.request.parameter("year"), "year", least_year, most_year)
                                  .value_or(years.empty() ? 0 : years.back().year);
    const std::string state = store::reports_state(call.database, year, call.who.province);
    return rolled_up(call, {{"year", year}, {"province", call.who.province}, {"format", format}, {"state", state}},
                     "rollup-" + std::to_string(year) + "." + format);
}

Response rolled_up(Call& call, const json& asked, const std::string& file_name) {
    bool is_asked_for = false;
    const auto blob = wait_for(call.request, [&]() -> std::optional<store::Blob> {
        const store::Rows rows = call.database.run(
            "SELECT r.blob, b.bytes FROM rollups r JOIN blobs b ON b.sha256 = r.blob WHERE r.state = $1 AND r.format = "
            "$2",
            {asked.value("state", ""), asked.value("format", "")});
        if (!rows.empty()) return store::Blob{rows[0].text(0), rows[0].number(1)};
        if (!is_asked_for) ask_for_rollup(call, asked);
        is_asked_for = true;
        return std::nullopt;
    });
    if (!blob) return still_working();
    return file_response(call, *blob, file_name, true);
}

}  // namespace raingan::serve
