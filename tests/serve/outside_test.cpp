// How the service is reached: by its own TLS, by a socket, by nginx with the configuration of deploy/; judged by curl
// and openssl.
#include <sys/stat.h>

#include "serve/running_service.h"

using namespace raingan::test;

namespace {

/// A certificate of localhost's, and its key.
void make_tls_pair(const TemporaryDir& folder, const std::string& name) {
    const Ran made = run("cd " + folder.path.string() + " && openssl req -x509 -newkey rsa:2048 -nodes -keyout " +
                         name + ".key -out " + name + ".pem -days 30 -subj '/CN=" + name +
                         "' -addext subjectAltName=DNS:localhost,IP:127.0.0.1 && chmod 600 " + name + ".key");
    REQUIRE_MESSAGE(made.status == 0, made.out);
}

std::string tls_options(const TemporaryDir& folder, const std::string& name = "tls") {
    const std::string at = folder.path.string() + "/" + name;
    return "--tls-cert " + at + ".pem --tls-key " + at + ".key";
}

/// A program that runs until the test is over.
class Background {
public:
    explicit Background(const std::string& command) {
        pid_ = ::fork();
        if (pid_ == 0) {
            ::setpgid(0, 0);
            ::execl("/bin/sh", "sh", "-c", ("exec " + command).c_str(), nullptr);
            ::_exit(127);
        }
    }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background() {
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }

private:
    pid_t pid_ = -1;
};

bool appears(const std::string& path) {
    for (int i = 0; i < 1'200; ++i) {
        if (std::filesystem::exists(path)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// Head and body.
std::string curl(const std::string& arguments) {
    return run("curl -sS -i --max-time 60 " + arguments).out;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("TLS: what is old or weak is refused, cookies are secure, and a new certificate is taken without a stop") {
    const TemporaryDir folder;
    make_tls_pair(folder, "tls");
    const Service service(tls_options(folder));
    add_user(service, "root", "admin");
    const std::string port = std::to_string(service.port), at = folder.path.string();
    const std::string trusted = "--cacert " + at + "/tls.pem ", base = "https://localhost:" + port;
    const std::string session = curl(trusted + base + "/api/v1/session");
    CHECK(says(session, "HTTP/1.1 200"));
    CHECK(says(session, "Strict-Transport-Security: max-age="));
    spill(folder.path / "in.json", json{{"name", "root"}, {"password", password_of("admin")}}.dump());
    const std::string signed_in = curl(trusted + "-H 'Content-Type: application/json' --data-binary @" + at +
                                       "/in.json -c " + at + "/jar " + base + "/api/v1/session");
    CHECK_MESSAGE(says(signed_in, "; Secure"), signed_in);
    // Bodies larger than a record, both ways.
    std::string large(3'000'000, 'x');
    for (std::size_t i = 0; i < large.size(); i += 97) large[i] = static_cast<char>('a' + i % 26);
    spill(folder.path / "large.txt", large);
    const json csrf = json::parse(signed_in.substr(signed_in.find("\r\n\r\n") + 4));
    const std::string cookies = "-b " + at + "/jar -H 'X-CSRF-Token: " + csrf["csrf"].get<std::string>() + "' ";
    const std::string put =
        curl(trusted + cookies + "-T " + at + "/large.txt " + base + "/api/v1/documents?name=l.txt");
    REQUIRE_MESSAGE(says(put, " 202"), put);
    const json document = json::parse(put.substr(put.rfind("\r\n\r\n") + 4));
    run("curl -sS " + trusted + cookies + "-o " + at + "/back " + base + "/api/v1/documents/" +
        document["id"].get<std::string>() + "/original");
    CHECK(slurp(folder.path / "back") == large);
    CHECK(!says(curl("http://localhost:" + port + "/api/v1/session"), "HTTP/1.1 200"));
    CHECK(says(service.raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").head, "HTTP") == false);
    const auto hello = [&](const std::string& options) {
        return run("echo | timeout 20 openssl s_client -connect localhost:" + port + " " + options + " 2>&1").out;
    };
    CHECK(says(hello("-tls1_2"), "Cipher is ECDHE"));
    CHECK(says(hello("-tls1_3"), "TLSv1.3"));
    CHECK(!says(hello("-tls1_1 -cipher ALL:@SECLEVEL=0"), "Cipher is ECDHE"));
    CHECK(says(hello("-tls1_2 -cipher AES128-SHA"), "Cipher is (NONE)"));
    // Others' keys, and then none at all.
    make_tls_pair(folder, "other");
    for (const char* part : {"pem", "key"})
        std::filesystem::rename(folder.path / (std::string("other.") + part),
                                folder.path / (std::string("tls.") + part));
    ::kill(service.pid(), SIGHUP);
    std::string subject;
    const auto is_other = [&] { return says(subject, "CN = other") || says(subject, "CN=other"); };  // OpenSSL 3.2
    for (int i = 0; i < 200 && !is_other(); ++i) {
        subject = hello("");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK_MESSAGE(is_other(), subject);
    spill(folder.path / "tls.key", "none");
    ::kill(service.pid(), SIGHUP);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(says(curl("--cacert " + at + "/tls.pem " + base + "/health"), "HTTP/1.1 200"));
}

TEST_CASE("TLS does not start with a key that others can read, or another's") {
    const TemporaryDir folder;
    make_tls_pair(folder, "tls");
    make_tls_pair(folder, "other");
    const std::string at = folder.path.string();
    const auto start = [&](const std::string& options) {
        return run("env LC_ALL=C timeout 60 " + std::string(RAINGAN_PROGRAM) + " serve --data " + at +
                   "/data --listen 127.0.0.1:0 " + options);
    };
    CHECK(start("--tls-cert " + at + "/tls.pem").status == 64);
    CHECK(start("--tls-cert " + at + "/tls.pem --tls-key " + at + "/other.key")
              .out.find("not the key of the certificate") != std::string::npos);
    CHECK(start("--tls-cert " + at + "/tls.key --tls-key " + at + "/tls.key").out.find("is no certificate") !=
          std::string::npos);
    ::chmod((at + "/tls.key").c_str(), 0644);
    const Ran open = start(tls_options(folder));
    CHECK(open.status == 64);
    CHECK(says(open.out, "chmod 600"));
}

TEST_CASE("a proxy's header counts from this machine alone, and only where it was asked for") {
    const std::string header = "X-Raingan-User";
    const Service with("--proxy-user " + header);
    add_user(with, "root", "admin");
    CHECK(with.get("/api/v1/users", {{header, "root"}}).status == 200);
    CHECK(with.get("/api/v1/users", {{header, "nobody"}}).status == 401);
    CHECK(with.get("/api/v1/users").status == 401);
    // What changes something is asked by a page of ours, or says so.
    const Service without;
    add_user(without, "root", "admin");
    CHECK(without.get("/api/v1/users", {{header, "root"}}).status == 401);
    // From elsewhere: this machine by its own name in the net.
    std::string address = run("hostname -I 2>/dev/null").out;
    address = address.substr(0, address.find_first_of(" \n"));
    if (address.empty() || address.find(':') != std::string::npos) {
        MESSAGE("skipped: no address but loopback's");
        return;
    }
    const Service wide("--proxy-user " + header, "", "", "0.0.0.0:0", true);
    const std::string url = "http://" + address + ":" + std::to_string(wide.port) + "/api/v1/users";
    CHECK(says(curl("-H '" + header + ": root' " + url), "HTTP/1.1 401"));
    CHECK(says(curl("-H '" + header + ": root' http://127.0.0.1:" + std::to_string(wide.port) + "/api/v1/users"),
               "HTTP/1.1 200"));
}

TEST_CASE("by a socket and by nginx as it is configured in deploy/") {
    const TemporaryDir folder;
    make_tls_pair(folder, "tls");
    const std::string at = folder.path.string(), socket = at + "/raingan.sock";
    run("chmod 755 " + at);
    const Ran added = run("env LC_ALL=C RAINGAN_PASSWORD='correct horse admin' " + std::string(RAINGAN_PROGRAM) +
                          " serve --data " + at + "/data --user add root --role admin");
    REQUIRE_MESSAGE(added.status == 0, added.out);
    const Background service("env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " serve --data " + at +
                             "/data --proxy-user X-Raingan-User --listen unix:" + socket + " >" + at + "/out 2>&1");
    REQUIRE_MESSAGE(appears(socket), slurp(folder.path / "out"));
    const std::string by_socket = "--unix-socket " + socket + " ";
    CHECK(says(curl(by_socket + "http://localhost/health"), "HTTP/1.1 200"));
    CHECK(says(curl(by_socket + "http://localhost/metrics"), "raingan_requests_total"));
    CHECK(says(curl(by_socket + "-H 'X-Raingan-User: root' http://localhost/api/v1/users"), "HTTP/1.1 200"));
    struct stat state {};
    REQUIRE(::stat(socket.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0660);
    std::string nginx = run("command -v nginx || ls /usr/sbin/nginx 2>/dev/null").out;
    if (nginx.empty()) {
        MESSAGE("skipped: no nginx");
        return;
    }
    // The configuration as it is, but for the name, the ports and where things lie.
    std::string site = slurp(source_dir() / "deploy/service/nginx.conf");
    const int plain = 20'000 + ::getpid() % 20'000, secure = plain + 1;
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"listen [::]:80;", ""},
             {"listen [::]:443 ssl http2;", ""},
             {"listen 80;", "listen 127.0.0.1:" + std::to_string(plain) + ";"},
             {"listen 443 ssl http2;", "listen 127.0.0.1:" + std::to_string(secure) + " ssl http2;"},
             {"/run/raingan/raingan.sock", socket},
             {"/etc/nginx/tls/reports.pem", at + "/tls.pem"},
             {"/etc/nginx/tls/reports.key", at + "/tls.key"}}) {
        REQUIRE_MESSAGE(site.find(from) != std::string::npos, from);
        for (std::size_t found = site.find(from); found != std::string::npos;
             found = site.find(from, found + to.size()))
            site.replace(found, from.size(), to);
    }
    spill(folder.path / "site.conf", site);
    spill(folder.path / "nginx.conf",
          std::string(::geteuid() == 0 ? "user root;\n" : "") + "daemon off;\nworker_processes 1;\npid " + at +
              "/nginx.pid;\nerror_log " + at +
              "/nginx.log;\nevents {}\nhttp {\naccess_log off;\nclient_body_temp_path " + at +
              "/body;\nproxy_temp_path " + at + "/proxy;\nfastcgi_temp_path " + at + "/f;\nuwsgi_temp_path " + at +
              "/u;\nscgi_temp_path " + at + "/s;\ninclude " + at + "/site.conf;\n}\n");
    nginx = nginx.substr(0, nginx.find('\n'));
    const Background proxy(nginx + " -p " + at + " -c " + at + "/nginx.conf >" + at + "/nginx.out 2>&1");
    REQUIRE_MESSAGE(appears(at + "/nginx.pid"), slurp(folder.path / "nginx.out"), slurp(folder.path / "nginx.log"));
    const std::string base = "https://localhost:" + std::to_string(secure);
    const std::string by_nginx = "--retry 20 --retry-connrefused --retry-delay 1 --cacert " + at + "/tls.pem ";
    const std::string session = curl(by_nginx + base + "/api/v1/session");
    CHECK_MESSAGE(says(session, "HTTP/2 200"), session, slurp(folder.path / "nginx.log"));
    CHECK(says(session, "strict-transport-security"));
    CHECK(says(curl("http://localhost:" + std::to_string(plain) + "/"), "301"));
    CHECK(says(curl(by_nginx + base + "/metrics"), "HTTP/2 404"));
    // A stranger cannot say who they are.
    CHECK(says(curl(by_nginx + "-H 'X-Raingan-User: root' " + base + "/api/v1/users"), "HTTP/2 401"));
    spill(folder.path / "in.json", json{{"name", "root"}, {"password", "correct horse admin"}}.dump());
    const std::string signed_in = curl(by_nginx + "-H 'Content-Type: application/json' --data-binary @" + at +
                                       "/in.json -c " + at + "/jar " + base + "/api/v1/session");
    CHECK_MESSAGE(says(signed_in, "; Secure"), signed_in);
    const json csrf = json::parse(signed_in.substr(signed_in.find("\r\n\r\n") + 4), nullptr, false);
    REQUIRE(csrf.is_object());
    const std::string put =
        curl(by_nginx + "-b " + at + "/jar -H 'X-CSRF-Token: " + csrf["csrf"].get<std::string>() + "' -T " +
             sample("lamnamphong-ita-2566.docx").string() + " '" + base + "/api/v1/documents?name=a.docx'");
    CHECK_MESSAGE(says(put, "HTTP/2 202"), put);
    const std::string events = run("curl -sS -N --max-time 3 --cacert " + at + "/tls.pem -b " + at + "/jar " + base +
                                   "/api/v1/events?after=0 2>&1")
                                   .out;
    CHECK_MESSAGE(says(events, "event: document"), events);
}
