// What stands in docs/security.md about the service, tried.
#include <sys/eventfd.h>

#include <atomic>

#include "serve/http.h"
#include "serve/listen.h"
#include "serve/running_service.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Two agencies, and one of each role.
struct People {
    Service service;
    Headers admin, officer, other, signer, province;
    People() {
        add_user(service, "root", "admin");
        add_user(service, "somchai", "officer", "เทศบาลตำบลลำน้ำพอง");
        add_user(service, "malee", "officer", "เทศบาลตำบลบ้านไผ่");
        add_user(service, "mayor", "signer", "เทศบาลตำบลลำน้ำพอง");
        add_user(service, "khonkaen", "province");
        admin = sign_in(service, "root", password_of("admin"));
        officer = sign_in(service, "somchai", password_of("officer"));
        other = sign_in(service, "malee", password_of("officer"));
        signer = sign_in(service, "mayor", password_of("signer"));
        province = sign_in(service, "khonkaen", password_of("province"));
    }
};

Headers without_csrf(const Headers& headers) {
    return {headers[0]};
}

}  // namespace

TEST_CASE("an open house is for this machine by loopback's name alone") {
    const Service service;
    CHECK(service.get("/api/v1/documents").status == 200);
    CHECK(service.get("/api/v1/documents", {{"Host", "evil.example:8080"}}).code() == "no-accounts");
    // A proxy on this machine speaks for others.
    CHECK(service.get("/api/v1/documents", {{"Host", "localhost"}, {"X-Forwarded-For", "203.0.113.9"}}).code() ==
          "no-accounts");
    CHECK(service.get("/metrics", {{"X-Forwarded-For", "203.0.113.9"}}).status == 404);
    // A page of another site: its browser says where the request comes from.
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", {{"Origin", "http://evil.example"}}).code() == "csrf");
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", {{"Sec-Fetch-Site", "cross-site"}}).code() == "csrf");
    const Ran open = run("env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " serve --data " + service.folder() +
                         "2 --listen 0.0.0.0:0");
    CHECK(open.status == 64);
    CHECK(open.out.find("--user add") != std::string::npos);
}

TEST_CASE("an agency never sees another's, and no one more than their role") {
    const People people;
    const Service& service = people.service;
    CHECK(service.get("/api/v1/documents").code() == "sign-in");
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"), people.officer);
    const json document = service.settled(id, people.officer);
    CHECK(document["agency_name"] == "เทศบาลตำบลลำน้ำพอง");
    for (const char* what : {"", "/original", "/report.json", "/findings", "/places.json", "/outputs", "/outputs/pdf",
                             "/corrections", "/events"}) {
        CHECK_MESSAGE(service.get("/api/v1/documents/" + id + what, people.other).status == 404, what);
        const bool streams = std::string(what) == "/events";
        if (!streams) CHECK_MESSAGE(service.get("/api/v1/documents/" + id + what, people.signer).status == 200, what);
    }
    CHECK(service.ask("DELETE", "/api/v1/documents/" + id, "", people.other).status == 404);
    CHECK(service.send("PATCH", "/api/v1/documents/" + id, json::object(), people.other).status == 404);
    CHECK(service.send("POST", "/api/v1/documents/" + id + "/corrections", {{"op", "undo"}}, people.other).status ==
          404);
    CHECK(service.get("/api/v1/documents", people.other).read()["documents"].empty());
    CHECK(service.get("/api/v1/documents?agency=" + document["agency"].get<std::string>(), people.other).status == 404);
    CHECK(service
              .ask("PUT", "/api/v1/documents?name=a&agency=" + document["agency"].get<std::string>(), "x", people.other)
              .status == 404);
    CHECK(service.get("/api/v1/agencies", people.other).read()["agencies"].size() == 1);
    CHECK(service.get("/api/v1/agencies/" + document["agency"].get<std::string>() + "/trend", people.other).status ==
          404);
    // A document cannot be given away, nor taken.
    const json agencies = service.get("/api/v1/agencies", people.other).read()["agencies"];
    CHECK(service.send("PATCH", "/api/v1/documents/" + id, {{"agency", agencies[0]["id"]}}, people.officer).status ==
          404);
    // Roles.
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", people.signer).status == 403);
    for (const char* path : {"/users", "/audit", "/audit.csv"}) {
        CHECK(service.get("/api/v1" + std::string(path), people.officer).status == 403);
        CHECK(service.get("/api/v1" + std::string(path), people.province).status == 403);
        CHECK(service.get("/api/v1" + std::string(path), people.admin).status == 200);
    }
    for (const char* path : {"/province", "/years", "/province/agencies", "/province/heatmap"}) {
        CHECK(service.get("/api/v1" + std::string(path), people.officer).status == 403);
        CHECK(service.get("/api/v1" + std::string(path), people.province).status == 200);
    }
}

TEST_CASE("a request of another site's page does nothing, and a key of before is none after signing in") {
    const People people;
    const Service& service = people.service;
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", without_csrf(people.officer)).code() == "csrf");
    Headers wrong = without_csrf(people.officer);
    wrong.emplace_back("X-CSRF-Token", people.other[1].second);
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", wrong).code() == "csrf");
    // No form can say this type of content.
    CHECK(service.ask("POST", "/api/v1/session", R"({"name":"root","password":"x"})", {{"Content-Type", "text/plain"}})
              .status == 415);
    // Fixation: a key that somebody put there.
    const Answer fixed =
        service.send("POST", "/api/v1/session", {{"name", "somchai"}, {"password", password_of("officer")}},
                     {{"Cookie", "raingan=s_chosen"}});
    CHECK(fixed.headers.at("set-cookie").find("s_chosen") == std::string::npos);
    CHECK(service.get("/api/v1/session", {{"Cookie", "raingan=s_chosen"}}).read()["signed_in"] == false);
    const Answer again = service.send("POST", "/api/v1/session",
                                      {{"name", "somchai"}, {"password", password_of("officer")}}, people.officer);
    CHECK(again.status == 200);
    CHECK(service.get("/api/v1/session", without_csrf(people.officer)).read()["signed_in"] == false);
    const std::string cookie = again.headers.at("set-cookie");
    for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/"}) CHECK(cookie.find(part) != std::string::npos);
    // Signed out is out.
    CHECK(service.ask("DELETE", "/api/v1/session", "", people.other).status == 204);
    CHECK(service.get("/api/v1/documents", people.other).status == 401);
}

TEST_CASE("passwords cannot be tried: a thousand sign-ins end after ten") {
    const Service service;
    add_user(service, "root", "admin");
    int wrong = 0, many = 0;
    for (int i = 0; i < 1'000; ++i) {
        const int status =
            service.send("POST", "/api/v1/session", {{"name", "root"}, {"password", "guess " + std::to_string(i)}})
                .status;
        wrong += status == 401 ? 1 : 0;
        many += status == 429 ? 1 : 0;
    }
    CHECK(wrong == 10);
    CHECK(many == 990);
    // The right one, too: it is not known who guesses.
    CHECK(service.send("POST", "/api/v1/session", {{"name", "root"}, {"password", password_of("admin")}}).status ==
          429);
}

TEST_CASE("codes of an authenticator, tokens with scopes, and no key in the log or the store") {
    const People people;
    const Service& service = people.service;
    const Answer token =
        service.send("POST", "/api/v1/tokens", {{"label", "import"}, {"scopes", {"read"}}}, people.officer);
    REQUIRE(token.status == 201);
    const std::string key = token.read()["token"];
    const Headers bearer{{"Authorization", "Bearer " + key}};
    CHECK(service.get("/api/v1/documents", bearer).status == 200);
    CHECK(service.ask("PUT", "/api/v1/documents?name=a", "x", bearer).status == 403);
    CHECK(service.get("/api/v1/tokens", bearer).status == 403);
    CHECK(service.get("/api/v1/documents", {{"Authorization", "Bearer rg_wrong"}}).status == 401);
    const Answer totp = service.ask("POST", "/api/v1/session/totp", "", people.officer);
    REQUIRE(totp.status == 200);
    CHECK(service.send("PUT", "/api/v1/session/totp", {{"code", "000000"}}, people.officer).status == 422);
    const Ran code = run("python3 -c \"import hmac,base64,struct,time;k=base64.b32decode('" +
                         totp.read()["secret"].get<std::string>() +
                         "');d=hmac.new(k,struct.pack('>Q',int(time.time())//"
                         "30),'sha1').digest();o=d[-1]&15;print('%06d'%((struct.unpack('>I',d[o:o+4])[0]&0x7fffffff)%"
                         "1000000),end='')\"");
    CHECK(service.send("PUT", "/api/v1/session/totp", {{"code", code.out}}, people.officer).status == 204);
    const json sign{{"name", "somchai"}, {"password", password_of("officer")}};
    CHECK(service.send("POST", "/api/v1/session", sign).code() == "code-needed");
    json used = sign;
    used["code"] = code.out;  // once is enough
    CHECK(service.send("POST", "/api/v1/session", used).code() == "wrong-sign-in");
    CHECK(slurp(service.data.path / "err").find(key) == std::string::npos);
    const std::string cookie = people.officer[0].second.substr(8);
    for (const auto& file : std::filesystem::recursive_directory_iterator(service.folder())) {
        if (!file.is_regular_file()) continue;
        const std::string bytes = slurp(file.path());
        for (const std::string& secret : {key, cookie, password_of("officer")})
            CHECK_MESSAGE(bytes.find(secret) == std::string::npos, file.path().string());
    }
}

TEST_CASE("paths, headers and names from outside stay text") {
    const Service service;
    for (const char* path :
         {"/../../etc/passwd", "/web/../../../etc/passwd", "/web/%2e%2e/%2e%2e/etc/passwd", "/web/..%2f..%2fetc/passwd",
          "/%00", "/api/v1/documents/..%2f..%2fsecret", "/api/v1/documents/%2e%2e/original", "//etc/passwd",
          "/web/.//secret", "/secret", "/raingan.db"}) {
        const Answer answer = service.get(path);
        CHECK_MESSAGE((answer.status == 404 || answer.status == 400), path, answer.status);
    }
    const std::string script = "%3Cscript%3Ealert(1)%3C%2Fscript%3E.docx";
    const Answer made =
        service.ask("PUT", "/api/v1/documents?name=" + script, slurp(sample("lamnamphong-ita-2566.docx")));
    REQUIRE(made.status == 202);
    const std::string id = made.read()["id"];
    service.settled(id);
    const Answer original = service.get("/api/v1/documents/" + id + "/original");
    CHECK(original.headers.at("content-disposition").find('<') == std::string::npos);
    CHECK(original.headers.at("content-disposition").starts_with("attachment"));
    CHECK(original.headers.at("content-security-policy").find("sandbox") != std::string::npos);
    CHECK(original.headers.at("content-type") == "application/octet-stream");
    // A line end in a name would begin a header of its own.
    CHECK(service.ask("PUT", "/api/v1/documents?name=a%0d%0aSet-Cookie:%20x=1", "x").status == 400);
    const Answer split = service.get("/api/v1/documents/" + id, {{"If-None-Match", "x\r\nX-Injected: 1"}});
    CHECK(split.headers.count("x-injected") == 0);
    for (const char* header : {"content-security-policy", "x-content-type-options", "referrer-policy",
                               "x-frame-options", "cross-origin-opener-policy", "cross-origin-resource-policy"})
        CHECK_MESSAGE(split.headers.count(header) == 1, header);
    CHECK(split.headers.at("content-security-policy").find("unsafe") == std::string::npos);
    CHECK(split.headers.at("cache-control").find("private") != std::string::npos);
    // SQL in a search.
    CHECK(service.get("/api/v1/documents?q=%27%20OR%201%3D1%20--").read()["documents"].empty());
}

TEST_CASE("requests that come too slowly are ended") {
    serve::HttpOptions options;
    const serve::Listening listening = serve::listen_at("127.0.0.1:0");
    options.listening = listening.socket;
    options.head_time = options.least_time = std::chrono::milliseconds(700);
    options.stopping = ::eventfd(0, EFD_CLOEXEC);
    std::atomic<int> answers{0};
    constexpr std::uint64_t most_bytes = 4'000;
    const serve::Handler handler{[](const serve::Request&) {
                                     return serve::BodyPlan{serve::BodyPlan::Kind::text, most_bytes};
                                 },
                                 [&](serve::Request&) {
                                     ++answers;
                                     return serve::Response{.type = "text/plain", .body = "whole"};
                                 }};
    std::jthread server([&] { serve::run_http(options, handler); });
    const int port = std::atoi(listening.address.c_str() + listening.address.rfind(':') + 1);
    const std::string head = "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
    const auto said_to = [&](const std::string& begin, bool goes_on) {
        const int fd = connect_to(port);
        send_all(fd, begin);
        // A byte now and then keeps no connection.
        std::string said;
        for (int i = 0; i < 100 && goes_on && said.empty(); ++i) {
            send_all(fd, "x");
            said = receive_all(fd, 100);
        }
        if (said.empty()) said = receive_all(fd);
        ::close(fd);
        return said;
    };
    CHECK(said_to("GET / HTTP/1.1\r\nHost: x\r\nX: ", true).empty());
    CHECK(said_to("", false).empty());
    CHECK(said_to(head + "abc", false).empty());
    CHECK(answer_of(said_to(head + "abc", true)).status == 408);
    CHECK(answers == 0);
    CHECK(answer_of(said_to(head + std::string(1'000, 'a'), false)).status == 200);
    CHECK(answers == 1);
    const std::uint64_t one = 1;
    CHECK(::write(options.stopping, &one, sizeof one) == sizeof one);
    server.join();
    ::close(options.stopping);
}

TEST_CASE("requests that are none, too large or endless are refused, and the service goes on") {
    const Service service("--limit input-bytes=100KiB --limit inflated-bytes=2MiB");
    CHECK(service.raw("GARBAGE\r\n\r\n").status == 400);
    CHECK(service.raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n").status == 431);
    CHECK(service.raw("PUT /api/v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999999\r\n\r\n")
              .status == 413);
    CHECK(service.raw("GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").status == 413);
    CHECK(service
              .raw("PUT /api/v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nContent-Length: "
                   "4\r\n\r\nabcd")
              .status == 400);
    CHECK(service.raw("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n").status == 405);
    std::string endless =
        "PUT /api/v1/documents?name=a HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 30; ++i) endless += "2000\r\n" + std::string(0x2000, 'x') + "\r\n";
    CHECK(service.raw(endless).status == 413);
    CHECK(service.send("POST", "/api/v1/session", json(std::string(5U << 20U, 'a'))).status == 413);
    const Headers is_json{{"Content-Type", "application/json"}};
    CHECK(service.ask("POST", "/api/v1/users", std::string(500'000, '[') + std::string(500'000, ']'), is_json).status ==
          400);
    // A change is written into the audit log, member by member.
    const Answer agency = service.send("POST", "/api/v1/agencies", {{"name", "เทศบาลตำบลลำน้ำพอง"}});
    REQUIRE(agency.status == 201);
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "{\"x\":";
    CHECK(service
              .ask("PATCH", "/api/v1/agencies/" + agency.read()["id"].get<std::string>(),
                   deep + "1" + std::string(200'000, '}'), is_json)
              .status == 400);
    CHECK(std::filesystem::is_empty(service.folder() + "/incoming"));
    // Upload that ends in the middle.
    const int fd = connect_to(service.port);
    send_all(fd, "PUT /api/v1/documents?name=a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\nabc");
    ::close(fd);
    // A ZIP that would be 20 MiB.
    const TemporaryDir folder;
    run("python3 -c \"import zipfile;z=zipfile.ZipFile('" + (folder.path / "bomb.docx").string() +
        "','w',zipfile.ZIP_DEFLATED);z.writestr('[Content_Types].xml','<Types/>');z.writestr('word/"
        "document.xml','<w:document>'+' '*20000000)\"");
    const json bomb = service.settled(service.upload(folder.path / "bomb.docx"));
    CHECK(bomb["state"] == "failed");
    CHECK(service.get("/health").status == 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(std::filesystem::is_empty(service.folder() + "/incoming"));
    CHECK(service.get("/api/v1/documents").read()["documents"].size() == 1);
}
