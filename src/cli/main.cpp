// The program: a thin layer over the library. One file a command; this one only reads the command line.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <functional>
#include <new>

#include "base/limits.h"
#include "base/system.h"
#include "cli/command.h"
#include "cli/declare.h"
#include "cli/help.h"
#include "cli/memory.h"
#include "cli/usage.h"
#include "raingan/version.h"
#include "readers/formats.h"

namespace {

using namespace raingan;

using cli::CommandLine;
using cli::Declaration;

/// Sets a limit at once: nothing has been read yet.
std::function<void(const std::string&)> set_limit(const std::string& before = "", const std::string& behind = "") {
    return [=](const std::string& value) { limits::set(before + value + behind); };
}

/// What the program prints in place of running a command.
struct Printed {
    bool limits = false, formats = false;

    [[nodiscard]] bool any() const { return limits || formats; }
};

void take_folders(Declaration& command, bool& recursive, bool& follow) {
    command.take("--recursive", recursive);
    command.take("--follow", follow);
}

/// What all have that read documents.
void take_common(Declaration& command, cli::CommonOptions& options) {
    command.take("--rules", options.rules_dir);
    command.take("--password", options.password);
    command.take("--password-file", options.password_file);
    command.take("--allow-broken-signature", options.allow_broken_signature);
    command.take("--ocr", options.ocr);
    command.take("--verbose", options.verbose);
    command.take("--quiet", options.quiet);
    command.use("--limit", set_limit());
}

void take_description(Declaration& command, cli::ConvertOptions& options) {
    command.take("--title", options.title);
    command.take("--author", options.author);
    command.take("--subject", options.subject);
    command.take("--keywords", options.keywords);
    command.take("--metadata", options.metadata);
}

void take_batch(Declaration& command, cli::ConvertOptions& options) {
    command.take("--resume", options.resume);
    command.take("--dry-run", options.dry_run);
    command.take("--shard", options.shard);
    command.take("--report", options.report);
    command.take("--isolate", options.isolate);
    command.take("--sandbox", options.sandbox);
    command.use("--memory-limit", set_limit("memory=", "MiB"));
    command.use("--time-limit", set_limit("time=", "s"));
    take_folders(command, options.recursive, options.follow);
    command.take("--jobs", options.jobs);
    command.take("--force", options.force);
}

CLI::App& add_convert(const CommandLine& line, cli::ConvertOptions& options) {
    Declaration command(line, "convert");
    command.take("INPUT", options.inputs);
    command.take("--output", options.output);
    command.take("--to", options.to);
    command.take("--style", options.style);
    command.take("--pages", options.pages);
    command.take("--field-results", options.field_results);
    command.take("--comments", options.comments);
    command.take("--line-height", options.line_heights);
    command.take("--numerals", options.numerals);
    command.take("--corrections", options.corrections);
    command.take("--signoff", options.sign_off);
    command.take("--fields", options.fields);
    take_description(command, options);
    command.take("--attach-source", options.attach_source);
    command.take("--bagit", options.bagit);
    take_batch(command, options);
    command.take("--fonts", options.font_dirs);
    take_common(command, options);
    return command.command();
}

CLI::App& add_check(const CommandLine& line, cli::CheckOptions& options) {
    Declaration command(line, "check");
    command.take("INPUT", options.inputs);
    command.take("--corrections", options.corrections);
    command.take("--format", options.format);
    take_folders(command, options.recursive, options.follow);
    command.take("--jobs", options.jobs);
    take_common(command, options);
    return command.command();
}

CLI::App& add_rollup(const CommandLine& line, cli::RollupOptions& options) {
    Declaration command(line, "rollup");
    command.take("INPUT", options.inputs);
    command.take("--output", options.output);
    command.take("--to", options.to);
    command.take("--csv", options.csv);
    command.take("--expect", options.expect);
    command.take("--store", options.store);
    command.take("--province", options.province);
    command.take("--year", options.year);
    command.take("--follow", options.follow);
    command.take("--force", options.force);
    command.take("--fonts", options.font_dirs);
    take_common(command, options);
    return command.command();
}

/// What all have that handle signatures.
void take_trust(Declaration& command, cli::TrustOptions& options, cli::PdfFiles& files) {
    command.take("--trust", options.trust_dir);
    command.take("--cache", options.cache_dir);
    command.take("--offline", options.offline);
    command.take("--sandbox", options.sandbox);
    take_folders(command, files.recursive, files.follow);
    command.use("--limit", set_limit());
}

CLI::App& add_sign(const CommandLine& line, cli::SignOptions& options) {
    Declaration command(line, "sign");
    command.take("PDF", options.files.inputs);
    command.take("--key", options.key);
    command.take("--password-file", options.password_file);
    command.take("--certificates", options.certificates);
    command.take("--role", options.role);
    command.take("--name", options.name);
    command.take("--name-as-written", options.name_as_written);
    command.take("--position", options.position);
    command.take("--image", options.image);
    command.take("--date", options.date);
    command.take("--timestamp", options.timestamp);
    command.take("--level", options.level);
    command.take("--lock", options.lock);
    command.take("--allow-expired", options.allow_expired);
    command.take("--report", options.report);
    command.take("--output", options.files.output);
    command.take("--force", options.files.force);
    take_trust(command, options, options.files);
    return command.command();
}

CLI::App& add_extend(const CommandLine& line, cli::ExtendOptions& options) {
    Declaration command(line, "extend");
    command.take("PDF", options.files.inputs);
    command.take("--timestamp", options.timestamp);
    command.take("--output", options.files.output);
    command.take("--force", options.files.force);
    take_trust(command, options, options.files);
    return command.command();
}

CLI::App& add_verify(const CommandLine& line, cli::VerifyOptions& options) {
    Declaration command(line, "verify");
    command.take("PDF", options.files.inputs);
    command.take("--format", options.format);
    command.take("--password", options.password);
    command.take("--password-file", options.password_file);
    take_trust(command, options, options.files);
    return command.command();
}

CLI::App& add_serve(const CommandLine& line, cli::ServeOptions& options) {
    Declaration command(line, "serve");
    command.take("--data", options.data);
    command.take("--database", options.database);
    command.take("--listen", options.listen);
    command.take("--tls-cert", options.tls_certificate);
    command.take("--tls-key", options.tls_key);
    command.take("--proxy-user", options.proxy_user);
    command.take("--user", options.user);
    command.take("NAME", options.name);
    command.take("--role", options.role);
    command.take("--agency", options.agency);
    command.take("--province", options.province);
    command.take("--password-file", options.password_file);
    command.take("--sandbox", options.sandbox);
    command.take("--trust", options.trust_dir);
    command.take("--jobs", options.jobs);
    command.take("--fonts", options.font_dirs);
    command.take("--rules", options.rules_dir);
    command.use("--limit", set_limit());
    return command.command();
}

CLI::App& add_store(const CommandLine& line, cli::StoreOptions& options) {
    Declaration command(line, "store");
    command.take("ACTION", options.action);
    command.take("TARGET", options.target);
    command.take("--data", options.data);
    command.take("--database", options.database);
    command.take("--derived", options.derived);
    command.take("--keep-years", options.keep_years);
    command.take("--dry-run", options.dry_run);
    command.use("--limit", set_limit());
    return command.command();
}

CLI::App& add_trend(const CommandLine& line, cli::TrendOptions& options) {
    Declaration command(line, "trend");
    command.take("AGENCY", options.agency);
    command.take("--province", options.province);
    command.take("--output", options.output);
    command.take("--data", options.data);
    command.take("--database", options.database);
    command.take("--force", options.force);
    command.take("--fonts", options.font_dirs);
    command.take("--rules", options.rules_dir);
    command.use("--limit", set_limit());
    return command.command();
}

void add_schema(const CommandLine& line, std::string& name) {
    Declaration command(line, "schema");
    command.take("NAME", name);
    command.use("--limit", set_limit());
}

CLI::App& add_text(const CommandLine& line, cli::TextOptions& options) {
    Declaration command(line, "text");
    command.take("INPUT", options.input);
    command.take("--normalise", options.normalise);
    command.take("--numerals", options.numerals);
    command.take("--from", options.from);
    command.use("--limit", set_limit());
    return command.command();
}

CLI::App& add_doctor(const CommandLine& line, cli::DoctorOptions& options) {
    Declaration command(line, "doctor");
    command.take("--fonts", options.font_dirs);
    command.take("--trust", options.trust_dir);
    command.use("--limit", set_limit());
    return command.command();
}

void take_own(const CommandLine& line, Printed& printed) {
    Declaration program(line);
    program.use("--limit", set_limit());
    program.take("--limits", printed.limits);
    program.take("--formats", printed.formats);
    program.print("--version", "raingan " RAINGAN_VERSION);
}

int print_tables(const Printed& printed) {
    const Language language = cli::message_language();
    if (printed.limits) std::fputs(limits::table(language).c_str(), stdout);
    if (printed.formats) std::fputs(formats_as_text(language).c_str(), stdout);
    return 0;
}

int run(std::vector<std::string> arguments) {
    const Language language = cli::message_language();
    std::vector<std::string> words = cli::understood(std::move(arguments));
    if (words.empty()) {
        cli::print_start(language);
        return static_cast<int>(ExitStatus::usage);
    }
    CLI::App app("", "raingan");
    app.require_subcommand(1);
    const CommandLine line{app, words, language};
    Printed printed;
    take_own(line, printed);
    cli::ConvertOptions convert;
    const CLI::App& convert_command = add_convert(line, convert);
    cli::CheckOptions check;
    const CLI::App& check_command = add_check(line, check);
    cli::RollupOptions rollup;
    const CLI::App& rollup_command = add_rollup(line, rollup);
    cli::SignOptions sign;
    const CLI::App& sign_command = add_sign(line, sign);
    cli::ExtendOptions extend;
    const CLI::App& extend_command = add_extend(line, extend);
    cli::VerifyOptions verify;
    const CLI::App& verify_command = add_verify(line, verify);
    cli::ServeOptions serve;
    const CLI::App& serve_command = add_serve(line, serve);
    cli::StoreOptions store;
    const CLI::App& store_command = add_store(line, store);
    cli::TrendOptions trend;
    const CLI::App& trend_command = add_trend(line, trend);
    std::string schema_name;
    add_schema(line, schema_name);
    cli::TextOptions text;
    const CLI::App& text_command = add_text(line, text);
    cli::DoctorOptions doctor;
    const CLI::App& doctor_command = add_doctor(line, doctor);
    cli::add_help(line);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // as CLI11 takes them
    } catch (const CLI::ParseError& error) {
        if (printed.any() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return print_tables(printed);
        const bool asked_for_text = error.get_exit_code() == 0;  // --help, --version
        if (asked_for_text) return app.exit(error);
        cli::tell_usage_error(app, error, language);
        return static_cast<int>(ExitStatus::usage);
    }
    if (printed.any()) return print_tables(printed);
    cli::prepare_for_out_of_memory(language);  // now with the limit that was asked for
    if (convert_command.parsed()) {
        convert.to_given = convert_command.count("--to") > 0;
        return static_cast<int>(cli::convert(convert, language));
    }
    if (check_command.parsed()) return static_cast<int>(cli::check(check, language));
    if (rollup_command.parsed()) return static_cast<int>(cli::rollup(rollup, language));
    if (sign_command.parsed()) return static_cast<int>(cli::sign_files(sign, language));
    if (extend_command.parsed()) return static_cast<int>(cli::extend(extend, language));
    if (verify_command.parsed()) return static_cast<int>(cli::verify(verify, language));
    if (serve_command.parsed()) return static_cast<int>(cli::serve(serve, language));
    if (store_command.parsed()) return static_cast<int>(cli::store(store, language));
    if (trend_command.parsed()) return static_cast<int>(cli::trend(trend, language));
    if (text_command.parsed()) return static_cast<int>(cli::text(text, language));
    if (doctor_command.parsed()) return static_cast<int>(cli::doctor(doctor, language));
    return static_cast<int>(cli::schema(schema_name, language));
}

/// What was printed must have arrived: a full disk behind `raingan check --format json >file` shows only here.
ExitStatus flush_output(Language language) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return ExitStatus::done;
    const std::string reason = std::strerror(errno);
    const Error error(ExitStatus::unwritable, "unwritable", "",
                      {"standard output cannot be written: " + reason, "เขียนข้อมูลออกไม่ได้: " + reason});
    cli::print_error("raingan", error, language);
    return error.status();
}

}  // namespace

int main(int argc, char** argv) {
    prepare_standard_streams();
    const Language language = cli::message_language();
    cli::prepare_for_out_of_memory(language);
    try {
        std::vector<std::string> words = command_line(argc, argv);
        if (!words.empty()) words.erase(words.begin());  // the program's own name
        const auto status = static_cast<ExitStatus>(run(std::move(words)));
        return static_cast<int>(cli::worse(status, flush_output(language)));
    } catch (const Error& error) {
        cli::print_error("raingan", error, language);
        return static_cast<int>(error.status());
    } catch (const std::bad_alloc&) {
        cli::end_out_of_memory();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "raingan: %s\n", error.what());
        return static_cast<int>(ExitStatus::unreadable);
    }
}
