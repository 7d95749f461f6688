#include "serve/shown.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/accounts.h"
#include "store/agencies.h"
#include "store/clock.h"

namespace raingan::serve {

using nlohmann::json;

json shown_text(const std::string& text) {
    return text.empty() ? json() : json(text);
}

json shown_score(std::optional<std::int64_t> hundredths) {
    constexpr double whole = 100;
    return hundredths ? json(static_cast<double>(*hundredths) / whole) : json();
}

json shown_user(store::Database& database, const Who& who) {
    const auto agency = who.agency.empty() ? std::nullopt : store::find_agency(database, who.agency);
    const auto account = who.open ? std::nullopt : store::find_account(database, who.name);
    return {{"name", who.name},
            {"shown", who.shown},
            {"role", role_name(who.role)},
            {"agency", shown_text(who.agency)},
            {"agency_name", agency ? json(agency->name) : json()},
            {"province", shown_text(who.province)},
            {"totp", account && account->totp_on}};
}

json corrections_log(store::Database& database, const store::DocumentRow& document) {
    json operations = json::array();
    for (const store::Row& row :
         database.run("SELECT body FROM operations WHERE document = $1 AND number <= $2 ORDER BY number",
                      {document.id, document.revision}))
        operations.push_back(json::parse(row.text(0), nullptr, false));
    return {{"source", document.name}, {"operations", std::move(operations)}};
}

json shown_document(const store::DocumentRow& document) {
    json shown{{"id", document.id},
               {"name", document.name},
               {"kind", shown_text(document.kind)},
               {"bytes", document.bytes},
               {"sha256", document.blob},
               {"agency", shown_text(document.agency)},
               {"agency_name", shown_text(document.agency_name)},
               {"year", document.year ? json(*document.year) : json()},
               {"version", document.version},
               {"state", document.state},
               {"progress", nullptr},
               {"revision", document.revision},
               {"made", std::max<std::int64_t>(document.made, 0)},
               {"problem", document.problem.empty() ? json() : json::parse(document.problem, nullptr, false)},
               {"has_report", document.has_report},
               {"title", shown_text(document.title)},
               {"score", shown_score(document.score)},
               {"level", shown_text(document.level)},
               {"findings", nullptr},
               {"signed", document.signatures},
               {"sent", document.sent ? json(store::shown_moment(*document.sent)) : json()},
               {"created", store::shown_moment(document.created)},
               {"created_by", document.who}};
    if (document.has_report)
        shown["findings"] = {{"finding", document.findings}, {"warning", document.warnings}, {"info", document.infos}};
    return shown;
}

}  // namespace raingan::serve
