// Documents: taken in, listed, changed, handed in.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/path.h"
#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/tables.h"
#include "serve/write_mails.h"
#include "store/agencies.h"
#include "store/jobs.h"
#include "store/log.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_name_bytes = 400;

/// Without folders; what a path or a page could take for something else is no part of a name.
std::string name_asked(const Request& request) {
    std::string name = request.parameter("name");
    std::ranges::replace(name, '\\', '/');
    name = base_name(name);
    if (name.size() > most_name_bytes) throw bad_request("name");
    return name.empty() ? "document" : name;
}

/// Whose document it is to be: an agency's own people have no choice.
std::string agency_asked(Call& call, const std::string& asked) {
    if (call.who.of_agency()) {
        if (!asked.empty() && asked != call.who.agency) throw not_found();
        return call.who.agency;
    }
    if (!asked.empty() && !sees(call.database, call.who, "", asked)) throw not_found();
    return asked;
}

std::optional<std::int64_t> year_asked(const std::string& text) {
    const auto year = number_asked(text, "year", 2500, 2700);
    return year;
}

store::DocumentFilter filter_asked(Call& call) {
    const Request& request = call.request;
    store::DocumentFilter filter;
    filter.agency = agency_asked(call, request.parameter("agency"));
    filter.province = call.who.province;
    filter.who = call.who.name;
    filter.state = request.parameter("state");
    filter.q = request.parameter("q");
    filter.year = year_asked(request.parameter("year"));
    filter.sort = request.parameter("sort");
    if (!filter.sort.empty() && !store::documents_sort_by(filter.sort)) throw bad_request("sort");
    filter.descending = request.parameter("order") == "desc";
    return filter;
}

ApiTable documents_table(Call& call) {
    return {"documents",
            {"Documents", "เอกสาร"},
            {},
            {{"name", "/name", {"File", "ไฟล์"}, CellKind::text, 200},
             {"agency", "/agency_name", {"Agency", "หน่วยงาน"}, CellKind::text, 180},
             {"year", "/year", {"Year", "ปีงบประมาณ พ.ศ."}, CellKind::count, 80},
             {"version", "/version", {"Version", "ฉบับที่"}, CellKind::count, 50},
             {"state", "/state", {"State", "สถานะ"}, CellKind::word, 90},
             {"score", "/score", {"Score", "คะแนน"}, CellKind::score, 60},
             {"level", "/level", {"Level", "ระดับ"}, CellKind::text, 60},
             {"findings", "/findings/finding", {"Findings", "ข้อค้นพบ"}, CellKind::count, 60},
             {"warnings", "/findings/warning", {"Warnings", "คำเตือน"}, CellKind::count, 60},
             {"signed", "/signed", {"Signatures", "ลายมือชื่อ"}, CellKind::count, 60},
             {"created", "/created", {"Came", "วันที่รับ"}, CellKind::date, 90},
             {"created_by", "/created_by", {"By", "ผู้ส่งเข้า"}, CellKind::text, 90},
             {"sent", "/sent", {"Sent", "วันที่ส่ง"}, CellKind::date, 90},
             {"id", "/id", {"Identifier", "รหัส"}, CellKind::text, 130}},
            [&call](const auto& take) {
                store::DocumentFilter filter = filter_asked(call);
                filter.limit = 500;
                for (;;) {
                    const auto documents = store::list_documents(call.database, filter);
                    if (documents.empty()) return;
                    for (const store::DocumentRow& document : documents) take(shown_document(document));
                    filter.offset += filter.limit;
                }
            }};
}

void show_reading(const std::vector<Reading>& being_read, json& shown) {
    for (const Reading& reading : being_read)
        if (shown.value("id", "") == reading.document) shown["progress"] = reading.percent;
}

Response document_response(const store::DocumentRow& document, const json& shown, unsigned status) {
    Response response = json_response(shown, status);
    response.headers.emplace_back("ETag", document_tag(document));
    response.headers.emplace_back("Location", "/api/v1/documents/" + document.id);
    return response;
}

Response document_response(const store::DocumentRow& document, unsigned status) {
    return document_response(document, shown_document(document), status);
}

}  // namespace

std::string document_tag(const store::DocumentRow& document) {
    return "\"" + std::to_string(document.revision) + "\"";
}

void require_current(const Request& request, const store::DocumentRow& document) {
    const std::string match = request.header("if-match");
    if (match.empty())
        throw Problem(428, "if-match", {"say which revision is changed (If-Match)", "โปรดระบุรุ่นที่แก้ไข (If-Match)"});
    if (match != document_tag(document))
        throw Problem(412, "changed-meanwhile",
                      {"somebody else changed it meanwhile; look at it again", "มีผู้อื่นแก้ไขระหว่างนั้น โปรดดูใหม่อีกครั้ง"});
}

Response put_document(Call& call) {
    store::NewDocument document;
    document.name = name_asked(call.request);
    document.agency = agency_asked(call, call.request.parameter("agency"));
    document.year = year_asked(call.request.parameter("year"));
    document.blob = call.request.upload.value();
    if (document.blob.bytes == 0)
        throw Problem(422, "empty", {"the file is empty; send it again", "ไฟล์ว่างเปล่า โปรดส่งใหม่"});
    document.who = call.who.name;
    document.sent = call.who.sends_at_once();
    store::Transaction transaction(call.database);
    const std::string share = call.who.agency.empty() ? call.who.name : call.who.agency;
    const std::string id = store::add_document(call.database, document, share);
    const auto row = store::find_document(call.database, id);
    store::add_audit(call.database, call.who.name, "document.upload", id,
                     "sha256 " + document.blob.sha256 + ", " + std::to_string(document.blob.bytes) + " bytes");
    store::tell_document(call.database, *row);
    Response response = document_response(*row, 202);
    keep_answer(call, response);
    transaction.commit();
    call.house.work.ring();
    call.house.happened.ring();
    return response;
}

Response get_documents(Call& call) {
    store::DocumentFilter filter = filter_asked(call);
    filter.limit = limit_asked(call.request);
    if (const auto after = number_asked(call.request.parameter("after"), "after", 0)) filter.before = *after;
    const auto from = number_asked(call.request.parameter("from"), "from", 0);
    filter.offset = from.value_or(0);
    json documents = json::array();
    std::int64_t last = 0;
    const std::vector<Reading> being_read = readings(call.database, call.house.foremen);
    for (const store::DocumentRow& document : store::list_documents(call.database, filter)) {
        documents.push_back(shown_document(document));
        show_reading(being_read, documents.back());
        last = document.number;
    }
    const bool has_more = static_cast<std::int64_t>(documents.size()) == filter.limit;
    // Cursors are numbers of documents as they came: of what is sorted otherwise pages are asked for by `from`.
    json list{{"documents", std::move(documents)},
              {"next", has_more && filter.sort.empty() ? json(std::to_string(last)) : json()}};
    if (from) list["total"] = store::count_documents(call.database, filter);
    return json_response(list);
}

Response get_documents_file(Call& call) {
    return tables_file(call, {documents_table(call)});
}

Response get_document(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    json shown = shown_document(document);
    if (document.state == "working") show_reading(readings(call.database, call.house.foremen), shown);
    // Its state changes without its revision.
    return with_tag(call.request, document_response(document, shown, 200), json_text(shown));
}

Response patch_document(Call& call) {
    const json asked = object_of(call.request);
    store::Transaction transaction(call.database);
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    std::string agency = document.agency;
    std::optional<std::int64_t> year = document.year;
    if (asked.contains("agency")) agency = agency_asked(call, text_member(asked, "agency"));
    if (asked.contains("year")) {
        year = number_member(asked, "year");
        if (year) year = year_asked(std::to_string(*year));
    }
    store::assign(call.database, document.id, agency, year);
    if (const std::string name = text_member(asked, "name"); !name.empty())
        call.database.run("UPDATE documents SET name = $2 WHERE id = $1",
                          {document.id, base_name(name).substr(0, most_name_bytes)});
    store::add_audit(call.database, call.who.name, "document.change", document.id, json_text(asked));
    const auto changed = store::find_document(call.database, document.id);
    store::tell_document(call.database, *changed);
    transaction.commit();
    call.house.happened.ring();
    return document_response(*changed, 200);
}

Response delete_document(Call& call) {
    store::Transaction transaction(call.database);
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    if (document.sent && !call.who.is(static_cast<Roles>(Role::admin)))
        throw Problem(409, "was-sent", {"it was handed in and stays", "ส่งแล้ว จึงลบไม่ได้"});
    store::remove_document(call.database, document);
    store::add_audit(call.database, call.who.name, "document.remove", document.id);
    transaction.commit();
    call.house.happened.ring();
    return no_content();
}

void want_made(Call& call, const store::DocumentRow& document) {
    if (store::has_job(call.database, document.id, "{}", true)) return;
    store::add_job(
        call.database,
        {.kind = "make", .document = document.id, .share = document.agency, .who = call.who.name, .body = "{}"});
}

Response make_again(Call& call) {
    store::Transaction transaction(call.database);
    auto document = seen_document(call.database, call.who, call.parts[0]);
    want_made(call, document);
    store::set_state(call.database, document, "waiting");
    store::add_audit(call.database, call.who.name, "document.again", document.id);
    document = *store::find_document(call.database, document.id);
    transaction.commit();
    call.house.work.ring();
    call.house.happened.ring();
    return document_response(document, 202);
}

Response send_document(Call& call) {
    store::Transaction transaction(call.database);
    auto document = seen_document(call.database, call.who, call.parts[0]);
    require_ready(document);
    if (!document.sent) {
        store::send_document(call.database, document);
        if (document.has_report && document.signatures == 0)
            tell_next_signer(call.database, mail_settings_if_good(call.house.options.data), document,
                             next_signer(sign_off_of(call, document), {}));
        store::add_audit(call.database, call.who.name, "document.send", document.id);
    }
    document = *store::find_document(call.database, document.id);
    transaction.commit();
    call.house.happened.ring();
    return document_response(document, 200);
}

void require_ready(const store::DocumentRow& document) {
    if (document.state == "ready") return;
    if (document.state == "failed")
        throw Problem(409, "failed",
                      {"the document could not be read; its problem says why", "อ่านเอกสารไม่ได้ ดูสาเหตุที่เอกสาร"});
    Problem problem(409, "not-ready", {"it is still being made; try again in a moment", "กำลังทำ โปรดลองอีกครั้งในอีกสักครู่"});
    problem.headers.emplace_back("Retry-After", "1");
    throw problem;
}

}  // namespace raingan::serve
