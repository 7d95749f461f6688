#include "cli/outside.h"

#include <algorithm>
#include <cstdlib>

#include "base/error.h"
#include "base/file.h"
#include "batch/parts.h"
#include "batch/sandbox.h"

namespace raingan::cli {

using batch::fields_of;
using batch::packed_parts;

namespace {

constexpr std::string_view fetch = "fetch", keep = "keep", signer_facts = "signer";

/// The names that revocation.cpp gives: nothing else may be written.
bool is_file_name(std::string_view name) {
    constexpr std::size_t longest = 80;
    return !name.empty() && name.size() <= longest && name.front() != '.' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
}

bool choose_sandbox(const std::optional<bool>& asked) {
    if (asked.value_or(false) && !batch::has_sandbox())
        throw Error(ExitStatus::unreadable, "no-sandbox", "--sandbox",
                    {"this system cannot shut a process in", "ระบบนี้จำกัดสิทธิ์ของโพรเซสไม่ได้"});
    return asked.value_or(batch::has_sandbox());
}

}  // namespace

Outside::Outside(const TrustOptions& options, std::function<sign::SignerFacts()> signer)
    : cache_dir_(options.cache_dir), offline_(options.offline), sandbox_(choose_sandbox(options.sandbox)),
      signer_(std::move(signer)) {
    if (cache_dir_.empty()) return;
    make_directory(cache_dir_);
    kept_ = sign::evidence_in(cache_dir_);
}

std::string Outside::run(const std::function<std::string(const batch::Ask&)>& work) const {
    return batch::run_shut_in(
        work, [this](std::string_view question) { return answer(question); }, sandbox_);
}

std::string Outside::answer(std::string_view question) const {
    const auto parts = fields_of(question, 4);
    if (parts[0] == fetch && !offline_) {
        const sign::HttpAnswer got =
            sign::http_fetch({std::string(parts[1]), std::string(parts[2]), std::string(parts[3])});
        return packed_parts({got.ok ? "ok" : "", got.body, got.why});
    }
    if (parts[0] == keep && !cache_dir_.empty() && is_file_name(parts[1]))
        write_file(cache_dir_ + "/" + std::string(parts[1]), parts[2]);
    if (parts[0] == signer_facts && signer_) return batch::packed_facts(signer_());
    return packed_parts({"", "", "offline"});
}

sign::StatusSources Outside::sources(const batch::Ask& ask) const {
    sign::StatusSources sources;
    sources.known = kept_;
    if (!offline_)
        sources.fetch = [ask](const sign::HttpRequest& request) {
            const std::string text = ask(packed_parts({fetch, request.url, request.content_type, request.body}));
            const auto parts = fields_of(text, 3);
            return sign::HttpAnswer{!parts[0].empty(), std::string(parts[1]), std::string(parts[2])};
        };
    if (!cache_dir_.empty())
        sources.keep = [ask](const std::string& name, std::string_view der) {
            ask(packed_parts({keep, name, der, ""}));
        };
    return sources;
}

sign::SignerFacts Outside::signer(const batch::Ask& ask) {
    return batch::facts_in(ask(packed_parts({signer_facts, "", "", ""})));
}

}  // namespace raingan::cli
