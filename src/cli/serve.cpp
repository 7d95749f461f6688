// raingan serve: the service (src/serve).
#include "serve/serve.h"

#include <cstdio>

#include "cli/command.h"

namespace raingan::cli {

ExitStatus serve(const ServeOptions& options, Language language) {
    serve::Options service;
    service.data = options.data;
    service.listen = options.listen;
    service.jobs = options.jobs;
    service.sandbox = options.sandbox;
    service.rules_dir = options.rules_dir;
    service.trust_dir = options.trust_dir;
    service.font_dirs = options.font_dirs;
    service.language = language;
    return serve::run(service, [&](const std::string& address) {
        std::printf(language == Language::thai ? "เปิด %s\n" : "open %s\n", address.c_str());
        std::fflush(stdout);
    });
}

}  // namespace raingan::cli
