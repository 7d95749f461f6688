// What was made of a document: files, the report, its findings.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/path.h"
#include "readers/formats.h"
#include "serve/asked.h"
#include "serve/outputs.h"
#include "serve/routes.h"
#include "store/jobs.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> output_formats{"pdf", "xlsx", "json", "xml"};

bool is_output(const std::string& format) {
    return std::ranges::find(output_formats, format) != output_formats.end();
}

constexpr int most_waiting = 8;  // threads that wait for what is being made
std::atomic<int> waiting_now{0};

class WaitingTurn {
public:
    WaitingTurn() : taken_(++waiting_now <= most_waiting) {}
    WaitingTurn(const WaitingTurn&) = delete;
    WaitingTurn& operator=(const WaitingTurn&) = delete;
    ~WaitingTurn() { --waiting_now; }
    [[nodiscard]] bool taken() const { return taken_; }

private:
    bool taken_;
};

store::OutputKey key_asked(const Call& call) {
    store::OutputKey key;
    key.format = call.parts[1];
    if (!is_output(key.format)) throw not_found();
    if (const std::string style = call.request.parameter("style"); !style.empty()) key.style = style;
    if (const std::string digits = call.request.parameter("digits"); !digits.empty())
        key.digits = digits;
    else if (key.style == "standard")
        key.digits = "thai";
    if (key.style != "source" && key.style != "standard") throw bad_request("style");
    if (key.digits != "keep" && key.digits != "thai" && key.digits != "arabic") throw bad_request("digits");
    if (key.format != "pdf") key.style = "source", key.digits = "keep";  // the same in each
    return key;
}

std::optional<store::Blob> output_there(Call& call, const store::DocumentRow& document, const store::OutputKey& key) {
    if (key.format == "pdf" && key.style == "source" && key.digits == "keep" && document.signatures > 0)
        return signed_pdf(call.database, document.id);
    const auto output = store::find_output(call.database, document.id, document.made, key);
    if (!output) return std::nullopt;
    return output->blob;
}

/// Tells why it could not be made, where that was tried.
void tell_problem(Call& call, const store::DocumentRow& document, const store::OutputKey& key) {
    const auto kept = store::find_output(call.database, document.id, document.made,
                                         {problem_format(key.format), key.style, key.digits});
    if (!kept) return;
    const json problem = json::parse(store::read_blob(call.house.options.data, kept->blob.sha256), nullptr, false);
    if (!problem.is_object()) return;
    const json messages = problem.value("messages", json::object());
    throw Problem(409, problem.value("code", "failed"), {messages.value("en", ""), messages.value("th", "")});
}

/// Asks for it, where nobody has.
void ask_for(Call& call, const store::DocumentRow& document, const store::OutputKey& key) {
    const std::string body =
        json_text({{"style", key.style}, {"digits", key.digits}, {"formats", json::array({key.format})}});
    store::Transaction transaction(call.database);
    if (store::has_job(call.database, document.id, body, false)) return;
    store::add_job(
        call.database,
        {.kind = "make", .document = document.id, .share = document.agency, .who = call.who.name, .body = body});
    transaction.commit();
    call.house.work.ring();
}

int weight_of(const std::string& severity) {
    return severity == "finding" ? 0 : severity == "warning" ? 1 : 2;
}

}  // namespace

std::optional<store::Blob> signed_pdf(store::Database& database, const std::string& document) {
    const store::Rows rows = database.run(
        "SELECT s.blob, b.bytes FROM signatures s JOIN blobs b ON b.sha256 = s.blob WHERE s.document = $1 AND "
        "s.verdict <> 'refused' ORDER BY s.number DESC LIMIT 1",
        {document});
    if (rows.empty()) return std::nullopt;
    return store::Blob{rows[0].text(0), rows[0].number(1)};
}

std::string report_text(Call& call, const store::DocumentRow& document) {
    if (!document.has_report) {
        require_ready(document);
        throw Problem(409, "no-report",
                      {"no report on measures was found in the document", "ไม่พบรายงานผลมาตรการในเอกสาร"});
    }
    return store::read_blob(call.house.options.data, document.report_blob);
}

json sign_off_of(Call& call, const store::DocumentRow& document) {
    if (!document.has_report) return json::array();
    const json report = json::parse(report_text(call, document), nullptr, false);
    return report.is_object() ? report.value("sign_off", json::array()) : json::array();
}

Response get_original(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    Response response{.type = "application/octet-stream",
                      .file = store::blob_path(call.house.options.data, document.blob)};
    response.headers = {{"Content-Disposition", "attachment; filename*=UTF-8''" + escaped(document.name)},
                        {"Content-Security-Policy", "default-src 'none'; sandbox"}};
    return with_tag(call.request, std::move(response), document.blob);
}

Response get_report(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    Response response{.body = report_text(call, document)};
    return with_tag(call.request, std::move(response), document.report_blob);
}

Response get_findings(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    require_ready(document);
    json findings = json::array();
    const auto kept = store::find_output(call.database, document.id, document.made, {.format = "findings"});
    if (kept) {
        const json all = json::parse(store::read_blob(call.house.options.data, kept->blob.sha256), nullptr, false);
        if (all.is_array()) findings = all;
    }
    std::stable_sort(findings.begin(), findings.end(), [](const json& a, const json& b) {
        return weight_of(a.value("severity", "")) < weight_of(b.value("severity", ""));
    });
    Response response = json_response({{"findings", std::move(findings)}});
    const std::string content = response.body;
    return with_tag(call.request, std::move(response), content);
}

Response get_places(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    require_ready(document);
    const auto output = store::find_output(call.database, document.id, document.made, {.format = "places"});
    if (!output) throw not_found();
    return with_tag(call.request, {.file = store::blob_path(call.house.options.data, output->blob.sha256)},
                    output->blob.sha256);
}

Response get_outputs(Call& call) {
    const auto document = seen_document(call.database, call.who, call.parts[0]);
    json outputs = json::array();
    for (const store::OutputRow& output : store::list_outputs(call.database, document.id, document.made)) {
        if (!is_output(output.key.format)) continue;
        outputs.push_back({{"format", output.key.format},
                           {"style", output.key.style},
                           {"digits", output.key.digits},
                           {"bytes", output.blob.bytes},
                           {"sha256", output.blob.sha256},
                           {"revision", output.revision}});
    }
    return json_response({{"outputs", std::move(outputs)}});
}

Response get_output(Call& call) {
    auto document = seen_document(call.database, call.who, call.parts[0]);
    const store::OutputKey key = key_asked(call);
    bool asked = false;
    const auto blob = wait_for(call.request, [&]() -> std::optional<store::Blob> {
        document = seen_document(call.database, call.who, document.id);
        if (document.state == "failed") require_ready(document);
        if (document.made < document.revision) return std::nullopt;
        auto there = output_there(call, document, key);
        if (!there) tell_problem(call, document, key);
        if (!there && document.state == "ready" && !asked) {
            if (!document.has_report && key.format != "pdf") report_text(call, document);
            ask_for(call, document, key);
            asked = true;
        }
        return there;
    });
    if (!blob) return still_working();
    const bool download = call.request.parameter("download") == "1";
    return file_response(call, *blob, stem(document.name) + "." + key.format, download);
}

std::optional<store::Blob> wait_for(const Request& request, const std::function<std::optional<store::Blob>()>& look) {
    constexpr std::int64_t usual_wait = 10, most_wait = 60, looks_a_second = 20;
    const std::int64_t wait = number_asked(request.parameter("wait"), "wait", 0, most_wait).value_or(usual_wait);
    const WaitingTurn turn;
    for (std::int64_t looks = 0;; ++looks) {
        if (auto blob = look()) return blob;
        if (looks >= wait * looks_a_second || !turn.taken()) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(1'000 / looks_a_second));
    }
}

Response still_working() {
    Response response = json_response({{"state", "working"}}, 202);
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

const char* file_media_type(std::string_view ending) {
    for (const Format& format : formats())
        if (format.endings.front() == ending) return format.media_type;
    return ending == "csv" ? "text/csv; charset=utf-8" : "application/octet-stream";
}

Response file_response(Call& call, const store::Blob& blob, const std::string& name, bool download) {
    Response response;
    response.type = file_media_type(name.substr(name.rfind('.') + 1));
    response.file = store::blob_path(call.house.options.data, blob.sha256);
    response.headers.emplace_back(
        "Content-Disposition", std::string(download ? "attachment" : "inline") + "; filename*=UTF-8''" + escaped(name));
    return with_tag(call.request, std::move(response), blob.sha256);
}

}  // namespace raingan::serve
