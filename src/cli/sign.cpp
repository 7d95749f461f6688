// raingan sign: puts one signer's signature into a PDF.
#include "sign/sign.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "base/file.h"
#include "cli/command.h"
#include "cli/memory.h"
#include "cli/secret.h"
#include "sign/moment.h"
#include "sign/timestamp.h"

namespace raingan::cli {
namespace {

/// --date, SOURCE_DATE_EPOCH, or now.
std::int64_t moment_of(const SignOptions& options) {
    if (!options.date.empty()) {
        if (const auto seconds = sign::parse_moment(options.date)) return *seconds;
        throw Error(ExitStatus::usage, "bad-date", "--date",
                    {"is no date; write 2026-01-31 or 2026-01-31T09:30",
                     "ไม่ใช่วันที่ โปรดเขียนเช่น 2026-01-31 หรือ 2026-01-31T09:30"});
    }
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
        const std::string_view text = epoch;
        std::int64_t seconds = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc()) return seconds;
    }
    return std::time(nullptr);
}

std::string output_of(const SignOptions& options) {
    if (!options.output.empty()) return options.output;
    const std::filesystem::path input(options.input);
    return (input.parent_path() / (stem(options.input) + ".signed.pdf")).string();
}

sign::Identity identity_of(const SignOptions& options, Language language) {
    Secret password;
    std::string key_file = read_option_file(options.key);
    find_password(password, options.password_file, options.key, language);
    return sign::read_identity(key_file, password.text, options.key);
}

}  // namespace

ExitStatus sign_file(const SignOptions& options, Language language) {
    end_where_memory_runs_out();
    const std::string pdf = read_option_file(options.input);
    sign::SignRequest request;
    request.role = options.role;
    request.name = options.name;
    request.position = options.position;
    request.seconds = moment_of(options);
    request.lock = options.lock;
    if (!options.image.empty()) request.image = read_option_file(options.image);
    if (!options.timestamp.empty())
        request.timestamp = [&](std::string_view value) { return sign::fetch_timestamp(options.timestamp, value); };
    const sign::Identity identity = identity_of(options, language);
    if (!options.allow_expired) sign::require_valid_at(identity, request.seconds, options.key);
    try {
        const std::string path = output_of(options);
        write_file(path, sign::sign_pdf(pdf, request, identity));
        std::printf("%s\n", path.c_str());
        return ExitStatus::done;
    } catch (const Error& error) {
        print_error(options.input, error, language);
        return error.status();
    }
}

}  // namespace raingan::cli
