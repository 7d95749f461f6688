// Agencies: listed, changed, expected to report, and linked where one became another.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii_case.h"
#include "province/expected.h"
#include "readers/csv/records.h"
#include "report/key.h"
#include "serve/asked.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "store/agencies.h"
#include "store/log.h"
#include "thai/encoding.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

json shown_agency(const store::AgencyRow& agency) {
    return {{"id", agency.id},         {"name", agency.name},         {"kind", agency.kind},
            {"amphoe", agency.amphoe}, {"province", agency.province}, {"expected", agency.expected}};
}

store::AgencyRow agency_to_change(Call& call, const std::string& id) {
    auto agency = store::find_agency(call.database, id);
    if (!agency || !sees(call.database, call.who, "", id)) throw not_found();
    return std::move(*agency);
}

void take_members(const Call& call, const json& asked, store::AgencyRow& agency) {
    constexpr std::size_t most_bytes = 600;
    for (const auto& [name, member] : {std::pair("name", &agency.name), std::pair("amphoe", &agency.amphoe),
                                       std::pair("province", &agency.province), std::pair("kind", &agency.kind)}) {
        if (asked.contains(name)) *member = text_member(asked, name);
        if (member->size() > most_bytes) throw bad_request(name);
    }
    if (agency.name.empty()) throw bad_request("name");
    if (asked.contains("expected")) agency.expected = asked["expected"].is_boolean() && asked["expected"].get<bool>();
    if (!call.who.province.empty()) agency.province = call.who.province;
}

}  // namespace

Response get_agencies(Call& call) {
    store::AgencyFilter filter;
    filter.q = call.request.parameter("q");
    filter.amphoe = call.request.parameter("amphoe");
    filter.kind = call.request.parameter("kind");
    filter.after = call.request.parameter("after");
    filter.limit = limit_asked(call.request);
    filter.province = call.who.province;
    if (call.who.of_agency()) filter.id = call.who.agency;
    json agencies = json::array();
    for (const store::AgencyRow& agency : store::list_agencies(call.database, filter))
        agencies.push_back(shown_agency(agency));
    const bool has_more = static_cast<std::int64_t>(agencies.size()) == filter.limit;
    const json next = has_more ? agencies.back()["id"] : json();
    return json_response({{"agencies", std::move(agencies)}, {"next", next}});
}

Response get_agency(Call& call) {
    return json_response(shown_agency(agency_to_change(call, call.parts[0])));
}

Response post_agency(Call& call) {
    const json asked = object_of(call.request);
    store::AgencyRow said;
    take_members(call, asked, said);
    province::Agency agency = province::agency_of(said.name);
    if (!said.amphoe.empty()) agency.amphoe = province::amphoe_name(said.amphoe);
    if (!said.province.empty()) agency.province = province::province_name(said.province);
    store::Transaction transaction(call.database);
    store::AgencyRow row = store::match_or_add_agency(call.database, agency);
    row.expected = said.expected || row.expected;
    store::change_agency(call.database, row);
    store::add_audit(call.database, call.who.name, "agency.add", row.id, row.name);
    transaction.commit();
    return json_response(shown_agency(row), 201);
}

Response patch_agency(Call& call) {
    const json asked = object_of(call.request);
    store::Transaction transaction(call.database);
    store::AgencyRow agency = agency_to_change(call, call.parts[0]);
    take_members(call, asked, agency);
    store::change_agency(call.database, agency);
    store::add_audit(call.database, call.who.name, "agency.change", agency.id, json_text(asked));
    transaction.commit();
    return json_response(shown_agency(agency));
}

namespace {

constexpr std::size_t most_agencies = 20'000;

[[noreturn]] void refuse_line(std::size_t line, const Message& what) {
    const std::string number = std::to_string(line);
    throw Problem(422, "bad-list", {"line " + number + ": " + what.en, "บรรทัดที่ " + number + ": " + what.th});
}

/// A list as a spreadsheet program saves it, in UTF-8 or a Thai code page: name, amphoe and province under headings in
/// Thai or English.
json agencies_in_csv(const std::string& bytes) {
    const auto encoding = thai::detect_encoding(bytes);
    if (!encoding)
        throw Problem(422, "bad-list",
                      {"the list is not in UTF-8 or a Thai encoding; save it as CSV UTF-8",
                       "ไฟล์ไม่ใช่ UTF-8 หรือรหัสภาษาไทย โปรดบันทึกเป็น CSV UTF-8"});
    const std::string text = thai::decode(bytes, *encoding);
    const auto dialect = csv::detect_dialect(text, true);
    csv::RecordReader reader(text, dialect ? dialect->separator : ',');
    json agencies = json::array();
    std::vector<std::string> record;
    province::Rows rows;
    while (reader.next(record)) {
        if (std::ranges::all_of(record, [](const std::string& field) { return trimmed(field).empty(); })) continue;
        if (rows.empty() && !province::has_agency_heading(record))
            refuse_line(reader.line(),
                        {"must hold the headings name, amphoe, province", "ต้องเป็นหัวตาราง เช่น หน่วยงาน, อำเภอ, จังหวัด"});
        if (rows.empty())
            rows.push_back(record);
        else {
            rows.resize(1);
            rows.push_back(record);
            const auto found = province::expected_agencies(rows);
            if (found.empty()) refuse_line(reader.line(), {"has no agency's name", "ไม่มีชื่อหน่วยงาน"});
            if (agencies.size() >= most_agencies)
                refuse_line(reader.line(), {"has one agency too many (20,000)", "มีหน่วยงานเกิน 20,000 แห่ง"});
            agencies.push_back({{"name", found[0].name}, {"amphoe", found[0].amphoe}, {"province", found[0].province}});
        }
    }
    if (const auto line = reader.unclosed_quote())
        refuse_line(*line, {"has a quote that is not closed", "มีเครื่องหมายคำพูดที่ไม่ปิด"});
    return agencies;
}

json expected_asked(const Request& request) {
    if (begins_but_for_case(request.header("content-type"), "text/csv"))
        return {{"agencies", agencies_in_csv(request.body)}};
    return object_of(request);
}

}  // namespace

/// The list replaces what was expected before.
Response put_expected(Call& call) {
    const json asked = expected_asked(call.request);
    const auto list = asked.find("agencies");
    if (list == asked.end() || !list->is_array() || list->size() > most_agencies) throw bad_request("agencies");
    store::Transaction transaction(call.database);
    call.database.run("UPDATE agencies SET expected = 0 WHERE ($1 = '' OR province = $1)", {call.who.province});
    const std::int64_t before = call.database.run("SELECT COUNT(*) FROM agencies").at(0).number(0);
    for (const json& said : *list) {
        if (!said.is_object()) throw bad_request("agencies");
        store::AgencyRow row;
        take_members(call, said, row);
        province::Agency agency = province::agency_of(row.name);
        if (!row.amphoe.empty()) agency.amphoe = province::amphoe_name(row.amphoe);
        if (!row.province.empty()) agency.province = province::province_name(row.province);
        row = store::match_or_add_agency(call.database, agency);
        row.expected = true;
        store::change_agency(call.database, row);
    }
    const std::int64_t added = call.database.run("SELECT COUNT(*) FROM agencies").at(0).number(0) - before;
    store::add_audit(call.database, call.who.name, "agency.expected", "", std::to_string(list->size()));
    transaction.commit();
    return json_response({{"agencies", list->size()}, {"added", added}});
}

Response post_follows(Call& call) {
    const json asked = object_of(call.request);
    constexpr std::int64_t least_year = 2500, most_year = 2700;
    const std::int64_t year = number_member(asked, "year").value_or(0);
    if (year < least_year || year > most_year) throw bad_request("year");
    store::Transaction transaction(call.database);
    const store::AgencyRow agency = agency_to_change(call, call.parts[0]);
    const store::AgencyRow before = agency_to_change(call, text_member(asked, "agency", true));
    if (agency.id == before.id) throw bad_request("agency");
    store::link_agencies(call.database, agency.id, before.id, year, call.who.name);
    store::add_audit(call.database, call.who.name, "agency.follows", agency.id, before.id + " " + std::to_string(year));
    transaction.commit();
    return json_response({{"agency", agency.id}, {"follows", before.id}, {"year", year}}, 201);
}

Response delete_follows(Call& call) {
    store::Transaction transaction(call.database);
    const store::AgencyRow agency = agency_to_change(call, call.parts[0]);
    store::unlink_agencies(call.database, agency.id, call.request.parameter("agency"));
    store::add_audit(call.database, call.who.name, "agency.follows-not", agency.id, call.request.parameter("agency"));
    transaction.commit();
    return no_content();
}

}  // namespace raingan::serve
