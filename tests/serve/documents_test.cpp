// A document's way through the service, over real HTTP.
#include <atomic>
#include <regex>

#include "serve/running_service.h"
#include "store/postgres.h"

using namespace raingan::test;

TEST_CASE("a report that is uploaded becomes its outputs, the same as convert makes") {
    const Service service;
    CHECK(service.get("/health").read()["status"] == "ok");
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"));
    const json document = service.settled(id);
    CHECK(document["state"] == "ready");
    CHECK(document["kind"] == "docx");
    CHECK(document["score"] == 99.24);
    CHECK(document["level"] == "AA");
    CHECK(document["year"] == 2566);
    CHECK(document["agency_name"] == "เทศบาลตำบลลำน้ำพอง");
    const TemporaryDir folder;
    REQUIRE(run("env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " convert -q --to pdf,xlsx,json,xml -o " +
                folder.path.string() + " " + sample("lamnamphong-ita-2566.docx").string())
                .status <= 1);
    for (const char* format : {"pdf", "xlsx", "json", "xml"}) {
        const Answer answer = service.get("/api/v1/documents/" + id + "/outputs/" + format);
        CHECK(answer.status == 200);
        CHECK_MESSAGE(answer.body == slurp(folder.path / ("lamnamphong-ita-2566." + std::string(format))), format);
        const Answer again = service.get("/api/v1/documents/" + id + "/outputs/" + format,
                                         {{"If-None-Match", answer.headers.at("etag")}});
        CHECK(again.status == 304);
        CHECK(again.body.empty());
    }
    CHECK(service.get("/api/v1/documents/" + id + "/original").body == slurp(sample("lamnamphong-ita-2566.docx")));
    CHECK(service.get("/api/v1/documents/" + id + "/report.json").read()["overall"]["score"] == 99.24);
    const json places = service.get("/api/v1/documents/" + id + "/places.json").read();
    CHECK(places["places"].size() > 20);
    const json findings = service.get("/api/v1/documents/" + id + "/findings").read()["findings"];
    REQUIRE(findings.size() == 5);
    CHECK(findings[0]["severity"] == "finding");
    CHECK(findings[0]["place"]["en"].get<std::string>().find("page") != std::string::npos);
    const Answer standard = service.get("/api/v1/documents/" + id + "/outputs/pdf?style=standard");
    CHECK(standard.status == 200);
    CHECK(standard.body.starts_with("%PDF"));
    CHECK(service.get("/api/v1/documents").read()["documents"].size() == 1);
    CHECK(service.ask("DELETE", "/api/v1/documents/" + id).status == 204);
    CHECK(service.get("/api/v1/documents/" + id).status == 404);
}

TEST_CASE("what cannot be read is told in both languages, and nothing else suffers") {
    const Service service;
    const Answer empty = service.ask("PUT", "/api/v1/documents?name=a.docx", "");
    CHECK(empty.status == 422);
    const Answer broken = service.ask("PUT", "/api/v1/documents?name=a.docx", "PK\x03\x04 no zip at all");
    REQUIRE(broken.status == 202);
    const json document = service.settled(broken.read()["id"]);
    CHECK(document["state"] == "failed");
    CHECK(!document["problem"]["messages"]["th"].get<std::string>().empty());
    CHECK(!document["problem"]["messages"]["en"].get<std::string>().empty());
    CHECK(service.settled(service.upload(sample("lamnamphong-ita-2566.docx")))["state"] == "ready");
}

TEST_CASE("an output that cannot be made is told to who asks for it, and the document stays as it is") {
    const Service service;
    const TemporaryDir folder;
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    // As of another program: without what ours carry inside.
    const Ran made =
        run("cd " + folder.path.string() + " && env LC_ALL=C " + RAINGAN_PROGRAM + " convert -q --to pdf -o a.pdf " +
            sample("lamnamphong-ita-2566.docx").string() +
            " && qpdf a.pdf others.pdf $(qpdf --list-attachments a.pdf | sed 's/ -> .*//; s/^/--remove-attachment=/')");
    REQUIRE_MESSAGE(std::filesystem::exists(folder.path / "others.pdf"), made.out);
    const std::string others = slurp(folder.path / "others.pdf");
    const std::string id = service.upload(folder.path / "others.pdf");
    REQUIRE(service.settled(id)["state"] == "ready");
    for (int i = 0; i < 2; ++i) {  // it is not tried again
        const Answer pdf = service.get("/api/v1/documents/" + id + "/outputs/pdf");
        CHECK(pdf.status == 409);
        CHECK(pdf.read()["code"] == "pdf-stays");
    }
    CHECK(service.settled(id)["state"] == "ready");
    CHECK(service.get("/api/v1/documents/" + id + "/original").body == others);
}

TEST_CASE("the same request again is one document") {
    const Service service;
    const std::string path = "/api/v1/documents?name=a.docx", bytes = slurp(sample("lamnamphong-ita-2566.docx"));
    const Headers key{{"Idempotency-Key", "upload-1"}};
    const Answer first = service.ask("PUT", path, bytes, key), second = service.ask("PUT", path, bytes, key);
    CHECK(first.status == 202);
    CHECK(second.status == 202);
    CHECK(first.read()["id"] == second.read()["id"]);
    CHECK(service.ask("PUT", path, "other bytes", key).code() == "key-reused");
    CHECK(service.ask("PUT", path, bytes, {{"Idempotency-Key", "no key!"}}).status == 400);
    CHECK(service.get("/api/v1/documents").read()["documents"].size() == 1);
}

TEST_CASE("events tell what changes, and what was missed") {
    const Service service;
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(id);
    const std::string request = "GET /api/v1/documents/" + id + "/events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const Answer events = service.raw(request, 1'500);
    CHECK(events.headers.at("content-type").starts_with("text/event-stream"));
    for (const char* state : {"\"waiting\"", "\"working\"", "\"ready\""})
        CHECK_MESSAGE(events.body.find(state) != std::string::npos, state);
}

TEST_CASE("how much of a large document has been read is told to who watches, and to who asks") {
    const Service service;
    std::string told;
    json asked;
    // Both look now and then: a machine that is quick in between is given twice as much.
    for (int lines = 20'000; lines <= 320'000 && (!asked.is_number() || told.empty()); lines *= 2) {
        std::string rtf = "{\\rtf1\\ansi ";
        for (int i = 0; i < lines; ++i) rtf += "A line of a long report, numbered " + std::to_string(i) + "\\par\n";
        const Answer put = service.ask("PUT", "/api/v1/documents?name=long.rtf", rtf + "}");
        REQUIRE(put.status == 202);
        const std::string id = put.read()["id"], path = "/api/v1/documents/" + id;
        std::atomic<bool> ended = false;
        std::thread watches([&] {
            const std::string request = "GET " + path + "/events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n";
            while (!ended && told.empty()) {
                const std::string events = service.raw(request, 2'000).body;
                // A state alone is told with no number.
                std::smatch number;
                if (std::regex_search(events, number, std::regex("\"progress\":([0-9]+)"))) told = number[1];
            }
        });
        std::string state = "waiting";
        while (state == "waiting" || state == "working") {
            const json listed = service.get("/api/v1/documents").read()["documents"][0];
            state = listed["state"];
            if (listed["progress"].is_number()) asked = listed["progress"];
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        ended = true;
        watches.join();
        CHECK(state == "ready");
        CHECK(service.get(path).read()["progress"].is_null());
    }
    REQUIRE(asked.is_number());
    CHECK(asked <= 100);
    REQUIRE(!told.empty());
    CHECK(std::stoi(told) <= 100);
}

TEST_CASE("a correction is in force in each output, the source stays, and it can be undone") {
    const Service service;
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(id);
    const std::string path = "/api/v1/documents/" + id + "/corrections";
    const json set{
        {"op", "set"}, {"path", "/overall/score"}, {"was", 99.24}, {"value", 98.5}, {"why", "typed wrongly"}};
    CHECK(service.send("POST", path, set).status == 428);
    CHECK(service.send("POST", path, set, {{"If-Match", "\"7\""}}).code() == "changed-meanwhile");
    CHECK(service.send("POST", path, {{"op", "explode"}}, {{"If-Match", "\"0\""}}).status == 422);
    const Answer made = service.send("POST", path, set, {{"If-Match", "\"0\""}});
    REQUIRE_MESSAGE(made.status == 201, made.body);
    CHECK(made.read()["revision"] == 1);
    const json document = service.settled(id);
    CHECK(document["score"] == 98.5);
    CHECK(service.get("/api/v1/documents/" + id + "/outputs/json").read()["overall"]["score"] == 98.5);
    CHECK(service.get("/api/v1/documents/" + id + "/original").body == slurp(sample("lamnamphong-ita-2566.docx")));
    const std::string operation = made.read()["operation"]["id"];
    CHECK(service.send("POST", path, {{"op", "undo"}, {"of", operation}}, {{"If-Match", "\"1\""}}).status == 201);
    CHECK(service.settled(id)["score"] == 99.24);
    CHECK(service.get(path).read()["operations"].size() == 2);
}

TEST_CASE("what was answered is there after kill -9 at any moment, and what was begun is done") {
    Service service;
    std::vector<std::string> ids;
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i <= round; ++i) ids.push_back(service.upload(sample("lamnamphong-ita-2566.docx")));
        std::this_thread::sleep_for(std::chrono::milliseconds(7 * round));
        CHECK(service.end(SIGKILL) == 128 + SIGKILL);
        service.start();
    }
    for (const std::string& id : ids) CHECK(service.settled(id)["state"] == "ready");
    CHECK(service.end(SIGTERM) == 0);
}

TEST_CASE("a foreman that is killed loses nothing") {
    const Service service("-j 1");
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"));
    run("pkill -KILL -P " + std::to_string(service.pid()) + " -n");  // the newest child: the foreman
    CHECK(service.settled(id)["state"] == "ready");
    // However often: it is not the document's fault.
    const std::string again = service.upload(sample("lamnamphong-ita-2566.docx"));
    for (int i = 0; i < 5; ++i) {
        for (int looked = 0; looked < 600; ++looked) {
            if (service.get("/metrics").body.find("raingan_jobs_working 1") != std::string::npos) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        run("pkill -KILL -P " + std::to_string(service.pid()) + " -n");
    }
    CHECK(service.settled(again)["state"] == "ready");
    CHECK(service.settled(service.upload(sample("lamnamphong-ita-2566.docx")))["state"] == "ready");
}

TEST_CASE("three services over one PostgreSQL and one folder: what one leaves, the others do") {
    const Postgres postgres;
    if (!postgres.is_there()) return;
    const TemporaryDir shared;
    const std::string more = "-j 1 --database '" + postgres.address() + "'", folder = (shared.path / "data").string();
    Service first(more, folder);
    const Service second(more, folder), third(more, folder);
    std::vector<std::string> ids;
    for (int i = 0; i < 10; ++i)
        for (const Service* service : {static_cast<const Service*>(&first), &second, &third})
            ids.push_back(service->upload(sample("lamnamphong-ita-2566.docx")));
    CHECK(first.end(SIGKILL) == 128 + SIGKILL);
    for (const std::string& id : ids) {
        const json document = second.settled(id);
        CHECK_MESSAGE(document["state"] == "ready", document.dump());
    }
    CHECK(third.get("/api/v1/documents?limit=100").read()["documents"].size() == 30);
}

TEST_CASE("the description of the API names each route, and each route that reads answers") {
    const Service service;
    const json api = service.get("/api/v1/openapi.json").read();
    CHECK(api["openapi"] == "3.1.0");
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"));
    const json document = service.settled(id);
    std::size_t asked = 0;
    for (const auto& [path, methods] : api["paths"].items()) {
        if (!methods.contains("get") || path.find("events") != std::string::npos) continue;
        std::string address = "/api/v1" + path;
        for (const auto& [name, value] :
             {std::pair<std::string, std::string>("{id}",
                                                  path.starts_with("/agencies") ? document["agency"] : document["id"]),
              std::pair<std::string, std::string>("{format}", "pdf")})
            if (const auto at = address.find(name); at != std::string::npos) address.replace(at, name.size(), value);
        const Answer answer = service.get(address);
        CHECK_MESSAGE(answer.status == 200, address, " ", answer.body);
        ++asked;
    }
    CHECK(asked > 20);
}
