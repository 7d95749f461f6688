// raingan sign: puts one signer's signature into each PDF.
#include "sign/sign.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>

#include "batch/outputs.h"
#include "cli/command.h"
#include "cli/continue_pdfs.h"
#include "cli/memory.h"
#include "cli/outside.h"
#include "cli/secret.h"
#include "exchange/json_writer.h"
#include "sign/extend.h"
#include "sign/moment.h"
#include "sign/pkcs11.h"
#include "sign/timestamp.h"
#include "sign/token_uri.h"

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

/// What is asked for must be possible before a password is asked for.
void check_level(const SignOptions& options) {
    const bool stamped = !options.timestamp.empty();
    const auto fail = [](const char* option, const char* en, const char* th) {
        throw Error(ExitStatus::usage, "bad-level", option, {en, th});
    };
    if (!options.level.empty() && options.level != "b" && !stamped)
        fail("--level", "this level needs a time stamp: give the address of an authority with --timestamp",
             "ระดับนี้ต้องมีตราประทับเวลา โปรดระบุที่อยู่ผู้ให้บริการด้วย --timestamp");
    if (options.level == "b" && stamped)
        fail("--level", "level b has no time stamp; leave --timestamp out, or ask for level t",
             "ระดับ b ไม่มีตราประทับเวลา โปรดละ --timestamp หรือใช้ระดับ t");
    if (options.offline && stamped)
        fail("--offline", "a time stamp comes over the network; leave one of the two out",
             "ตราประทับเวลาต้องใช้เครือข่าย โปรดละตัวเลือกใดตัวเลือกหนึ่ง");
}

/// The key, opened once, when the first file is ready for it.
class KeyRing {
public:
    KeyRing(const SignOptions& options, std::int64_t seconds, Language language)
        : options_(options), seconds_(seconds), language_(language) {}

    const sign::Identity& identity() {
        if (!identity_) identity_ = open();
        return *identity_;
    }
    /// Of other files the same would come.
    [[nodiscard]] bool failed() const { return tried_ && !identity_; }

private:
    sign::Identity open() {
        tried_ = true;
        Secret password;
        sign::Identity identity;
        if (sign::is_token_uri(options_.key)) {
            const std::string own = sign::pin_file_of(options_.key);
            sign::require_tokens(options_.key);  // before anybody is asked for a PIN
            const std::string certificates =
                options_.certificates.empty() ? "" : read_option_file(options_.certificates);
            find_password(password, options_.password_file.empty() ? own : options_.password_file, options_.key,
                          language_);
            identity = sign::read_token_identity(options_.key, password.text, certificates);
        } else {
            const std::string key_file = read_option_file(options_.key);
            find_password(password, options_.password_file, options_.key, language_);
            identity = sign::read_identity(key_file, password.text, options_.key);
        }
        if (!options_.allow_expired) sign::require_valid_at(identity, seconds_, options_.key);
        return identity;
    }

    const SignOptions& options_;
    std::int64_t seconds_;
    Language language_;
    std::optional<sign::Identity> identity_;
    bool tried_ = false;
};

class Signer {
public:
    Signer(const SignOptions& options, Language language)
        : options_(options), keys_(options, moment_of(options), language), store_(sign::trust_store(options.trust_dir)),
          outside_(options, [this] { return facts_of(keys_.identity(), stamped()); }) {
        request_.role = options.role;
        request_.name = options.name;
        request_.position = options.position;
        request_.name_as_written = options.name_as_written;
        request_.seconds = moment_of(options);
        request_.lock = options.lock;
        sign::load_decoders();
        if (!options.image.empty()) request_.image = read_option_file(options.image);
        if (stamped())
            request_.timestamp = [&](std::string_view value) {
                return sign::fetch_timestamp(options_.timestamp, value);
            };
    }

    [[nodiscard]] std::string sign(const std::string& pdf) {
        std::string signed_pdf =
            batch::sign_shut_in(pdf, request_, [this]() -> const sign::Identity& { return keys_.identity(); },
                                {[this](const auto& work) { return outside_.run(work); }, Outside::signer});
        if (options_.level != "lt" && options_.level != "lta") return signed_pdf;
        return outside_.run([&](const batch::Ask& ask) {
            const std::string url = options_.level == "lta" ? options_.timestamp : "";
            return sign::extend_pdf(signed_pdf, {url, store_.get(), outside_.sources(ask), std::time(nullptr)});
        });
    }
    [[nodiscard]] bool has_no_key() const { return keys_.failed(); }

private:
    [[nodiscard]] bool stamped() const { return !options_.timestamp.empty(); }

    const SignOptions& options_;
    KeyRing keys_;
    sign::Store store_;
    Outside outside_;
    sign::SignRequest request_;
};

/// --report: a row of JSON for each input.
class SignReport {
public:
    explicit SignReport(Language language) : language_(language) {
        json_.begin_object();
        json_.member("files").begin_array();
    }
    void add(const batch::Task& task, const Error* error) {
        json_.begin_object();
        json_.member("input").string(task.input);
        json_.member("status").string(error == nullptr ? "signed" : "failed");
        if (error == nullptr) {
            json_.member("output").string(task.targets.front().path);
        } else {
            json_.member("error").string(error->code());
            json_.member("place").string(error->place());
            json_.member("message").string(error->message().in(language_));
        }
        json_.end_object();
    }
    std::string finish(const Continued& done) {
        json_.end_array();
        json_.member("signed").number(static_cast<std::int64_t>(done.made));
        json_.member("failed").number(static_cast<std::int64_t>(done.failed));
        json_.end_object();
        return json_.finish();
    }

private:
    Language language_;
    JsonWriter json_;
};

void print_total(const Continued& done, std::FILE* stream, Language language) {
    std::fprintf(stream,
                 language == Language::thai ? "ลงนามแล้ว %zu ไฟล์ ไม่สำเร็จ %zu\n" : "%zu files signed, %zu failed\n",
                 done.made, done.failed);
}

}  // namespace

ExitStatus sign_files(const SignOptions& options, Language language) {
    end_where_memory_runs_out();
    check_level(options);
    const batch::Replacing replacing{.force = options.files.force};
    if (!options.report.empty()) batch::require_replaceable(options.report, "", replacing);
    Signer signer(options, language);
    SignReport report(language);
    const Continued done = continue_pdfs(options.files, "signed", language,
                                         {[&](const std::string& pdf) { return signer.sign(pdf); },
                                          [&](const batch::Task& task, const Error* error) { report.add(task, error); },
                                          [&] { return signer.has_no_key(); }});
    if (done.made + done.failed > 1) print_total(done, options.report == "-" ? stderr : stdout, language);
    if (!options.report.empty()) {
        std::fflush(stdout);
        batch::prepare_output(options.report, report.finish(done), replacing).commit();
    }
    return done.status;
}

}  // namespace raingan::cli
