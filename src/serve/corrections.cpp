// Corrections: the log of operations beside a document.
#include "corrections/log.h"

#include <nlohmann/json.hpp>

#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "serve/shown.h"
#include "store/clock.h"
#include "store/log.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

}  // namespace

Response get_corrections(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    json log = corrections_log(call.database, document);
    log["revision"] = document.revision;
    Response response = json_response(log);
    response.headers.emplace_back("ETag", document_tag(document));
    return response;
}

Response post_correction(Call& call) {
    json operation = object_of(call.request);
    store::Transaction transaction(call.database);
    auto document = seen_document(call.database, call.who, call.parts[0]);
    require_current(call.request, document);
    require_ready(document);
    if (document.signatures > 0)
        throw Problem(409, "is-signed", {"it is signed, and stays as it was signed", "ลงนามแล้ว จึงแก้ไขไม่ได้อีก"});
    const std::int64_t number = document.revision + 1;
    operation["id"] = "c" + std::to_string(number);
    operation["by"] = call.who.shown.empty() ? call.who.name : call.who.shown;
    operation["when"] = store::shown_moment(store::now());
    json log = corrections_log(call.database, document);
    log["operations"].push_back(operation);
    try {
        corrections::read_log(json_text(log), "");
    } catch (const Error& error) {
        throw Problem(422, error.code(), error.message());
    }
    call.database.run("INSERT INTO operations (document, number, body, who, at) VALUES ($1, $2, $3, $4, $5)",
                      {document.id, number, json_text(operation), call.who.name, store::now()});
    call.database.run("UPDATE documents SET revision = $2 WHERE id = $1", {document.id, number});
    document = *store::find_document(call.database, document.id);
    want_made(call, document);
    store::add_audit(call.database, call.who.name, "document.correct", document.id, json_text(operation));
    store::tell_document(call.database, document);
    Response response = json_response({{"operation", operation}, {"revision", number}}, 201);
    response.headers.emplace_back("ETag", document_tag(document));
    keep_answer(call, response);
    transaction.commit();
    call.house.work.ring();
    call.house.happened.ring();
    return response;
}

}  // namespace raingan::serve
