#include "cli/store_rollup.h"

#include "base/error.h"
#include "cli/store_address.h"
#include "store/province_reports.h"
#include "store/schema.h"
#include "store/views.h"

namespace raingan::cli {

province::Province stored_province(const std::string& data, std::optional<int> year, const std::string& province,
                                   const Rules& rules) {
    const auto database = store::open_store(data, store_address(""));
    store::migrate(*database);
    const auto years = store::years(*database, province);
    if (years.empty())
        throw unreadable("no-documents", data, {"holds no reports that were handed in", "ยังไม่มีรายงานที่ส่งแล้ว"});
    return store::roll_up_store(*database, data, year.value_or(static_cast<int>(years.back().year)), province, rules);
}

}  // namespace raingan::cli
