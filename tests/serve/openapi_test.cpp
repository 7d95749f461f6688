// The description of the API: a client in another language that knows nothing else goes through every operation.
#include <sys/stat.h>

#include "serve/running_service.h"

using namespace raingan::test;

TEST_CASE("a client made of the description alone calls every operation, and each answer is as it says") {
    if (run("python3 -c 'import jsonschema'").status != 0) {
        MESSAGE("skipped: no python3-jsonschema");
        return;
    }
    const Service service;
    const TemporaryDir keys;
    const std::string at = keys.path.string();
    REQUIRE(run("cd " + at +
                " && openssl req -utf8 -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj "
                "'/CN=นายสมชาย ใจดี' -addext keyUsage=digitalSignature && openssl pkcs12 -export -inkey key.pem -in "
                "cert.pem -out id.p12 -passout pass:4711 && chmod 600 id.p12")
                .status == 0);
    spill(service.folder() + "/keys.toml",
          "[[key]]\nname = \"one\"\naccounts = [\"open\"]\nfile = \"" + at + "/id.p12\"\n");
    ::chmod((service.folder() + "/keys.toml").c_str(), 0600);
    const Ran ran = run("python3 " + (source_dir() / "tests/serve/openapi_client.py").string() + " http://127.0.0.1:" +
                        std::to_string(service.port) + " " + sample("lamnamphong-ita-2566.docx").string() + " 4711");
    CHECK_MESSAGE(ran.status == 0, ran.out);
    MESSAGE(ran.out);
}
