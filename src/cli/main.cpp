// The program: a thin layer over the library. One file a command; this one only reads the command line.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <new>
#include <optional>

#include "base/limits.h"
#include "base/system.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/help.h"
#include "cli/memory.h"
#include "cli/usage.h"
#include "raingan/version.h"
#include "readers/formats.h"

namespace {

using namespace raingan;

void add_common(CLI::App& command, cli::CommonOptions& options) {
    command.add_option("INPUT", options.inputs, "report files, or folders of them")->required();
    command.add_option("--rules", options.rules_dir, "folder of rule files that override the built-in ones")
        ->check(cli::existing_folder());
    command.add_option("--password", options.password,
                       "password of encrypted inputs; others on this machine can see it");
    command.add_option("--password-file", options.password_file,
                       "file with that password; without either, RAINGAN_PASSWORD");
    command.add_flag("-v,--verbose", options.verbose,
                     "print also what was mended or substituted, and places as the file counts them");
    command.add_flag("-q,--quiet", options.quiet, "print nothing but errors (check: and findings)");
    cli::add_signature_option(command, options.allow_broken_signature);
}

/// Sets a limit at once: nothing has been read yet.
std::function<void(const std::string&)> set_limit(const std::string& before = "", const std::string& behind = "") {
    return [=](const std::string& value) { limits::set(before + value + behind); };
}

/// What the program prints in place of running a command.
struct Printed {
    bool limits = false, formats = false;

    [[nodiscard]] bool any() const { return limits || formats; }
};

/// --limit stands with the program and with each command.
void add_limits(CLI::App& app, Printed& printed) {
    app.add_flag("--limits", printed.limits, "print what a file may cost, and end");
    app.add_flag("--formats", printed.formats, "print the formats that are read and written, and end");
    std::vector<CLI::App*> all = app.get_subcommands({});
    all.push_back(&app);
    for (CLI::App* command : all)
        command
            ->add_option_function<std::vector<std::string>>(
                "--limit", [](const std::vector<std::string>& values) { std::ranges::for_each(values, limits::set); },
                "NAME=VALUE: another value for a limit that raingan --limits names")
            ->allow_extra_args(false);
}

/// A flag and its opposite, of which neither may be given. add_flag itself would set the option to false.
void add_choice(CLI::App& command, const char* names, std::optional<bool>& chosen, const char* description) {
    command.add_flag_function(
        names, [&chosen](std::int64_t count) { chosen = count > 0; }, description);
}

void add_batch(CLI::App& command, cli::ConvertOptions& options) {
    cli::add_folder_options(command, options.recursive, options.follow);
    cli::add_force_option(command, options.force);
    cli::add_archive_options(command, options);
    command.add_option("-j,--jobs", options.jobs, "files at a time; without it, one for each core")
        ->check(cli::whole_number(1, 1024));
    add_choice(command, "--isolate,!--no-isolate", options.isolate,
               "convert in processes of their own (where they can be shut in, without it)");
    add_choice(command, "--sandbox,!--no-sandbox", options.sandbox,
               "shut such a process in: no files, no network (wherever it can be had, without it)");
    command.add_option_function<std::string>("--memory-limit", set_limit("memory=", "MiB"),
                                             "the same as --limit memory=…MiB");
    command.add_option_function<std::string>("--time-limit", set_limit("time=", "s"), "the same as --limit time=…s");
    command.add_flag("--resume", options.resume,
                     "leave out what an earlier run has done and what has not changed since");
    command.add_option("--shard", options.shard, "I/N: only every Nth file, beginning with the Ith");
    command.add_option("--report", options.report, "file to write a row on each input to: .json, .xlsx, .csv or .txt");
}

CLI::App& add_rollup(CLI::App& app, cli::RollupOptions& options) {
    CLI::App& command = *app.add_subcommand("rollup", "sum the reports of a province up in one workbook");
    add_common(command, options);
    command.add_flag("--follow", options.follow, "take also what links in a folder lead to outside of it");
    cli::add_force_option(command, options.force);
    command.add_option("-o,--output", options.output, "the workbook; with several --to, each gets its own ending")
        ->required();
    command.add_option("--to", options.to, "outputs: xlsx (without it), pdf")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->transform(cli::one_of({"xlsx", "pdf"}));
    command.add_option("--csv", options.csv, "open data as CSV too (UTF-8 with byte order mark)");
    command.add_option("--expect", options.expect, "list of the agencies that must report: CSV, TXT, XLSX …")
        ->check(cli::existing_file());
    command.add_option("--province", options.province, "name of the province");
    command.add_option("--year", options.year, "fiscal year of the reports (BE); without it, the one that most are of")
        ->check(cli::buddhist_year());
    command.add_option("--fonts", options.font_dirs, "folder with fonts to use under their own names")
        ->allow_extra_args(false)
        ->check(cli::existing_folder());
    return command;
}

void add_trust(CLI::App& command, cli::TrustOptions& options, const char* trust) {
    command.add_option("--trust", options.trust_dir, trust)->check(cli::existing_folder());
    command.add_option("--cache", options.cache_dir,
                       "folder of OCSP answers and CRLs: used before others are fetched, which are kept in it");
    command.add_flag("--offline", options.offline, "fetch nothing: what the PDF and --cache hold has to do");
    add_choice(command, "--sandbox,!--no-sandbox", options.sandbox,
               "take the PDF apart in a process that is shut in (without it, where the system can)");
}

CLI::App& add_sign(CLI::App& app, cli::SignOptions& options) {
    CLI::App& command = *app.add_subcommand("sign", "sign PDFs (PAdES), one signer at a time");
    command.add_option("PDF", options.files.inputs, "PDFs of reports, or folders of them")->required();
    cli::add_folder_options(command, options.files.recursive, options.files.follow);
    cli::add_force_option(command, options.files.force);
    command
        .add_option(
            "--key", options.key,
            "PKCS#12 file (.p12, .pfx) with the key and its certificates, or a key on a token: pkcs11:… (RFC 7512)")
        ->required();
    command.add_option("--password-file", options.password_file,
                       "file with the key's password or PIN; else RAINGAN_PASSWORD, else it is asked for");
    command
        .add_option("--certificates", options.certificates,
                    "PEM file: the issuers of a token's key, and its certificate where the token has none")
        ->check(cli::existing_file());
    command.add_option(
        "--role", options.role,
        "who signs: a role of the report (ผู้รายงาน) or a field of the form; without it, the next in order");
    command.add_option("--name", options.name, "the signer's name, if not as the report says");
    command.add_flag("--name-as-written", options.name_as_written,
                     "even where the name is not the certificate's; the signature says so, and verify tells it");
    command.add_option("--position", options.position, "the signer's position, likewise");
    command.add_option("--image", options.image, "PNG or JPEG of the hand's signature");
    command.add_option("--date", options.date,
                       "the time to write, 2026-01-31T09:30 (else SOURCE_DATE_EPOCH, else now)");
    command.add_option("--timestamp", options.timestamp, "address of a time stamp authority (RFC 3161)");
    command
        .add_option(
            "--level", options.level,
            "PAdES baseline level: b, t (with a time stamp), lt (and what proves it), lta (and a stamp over that)")
        ->transform(cli::one_of({"b", "t", "lt", "lta"}));
    command.add_flag("--lock", options.lock, "first signature only: afterwards nothing but signatures may be added");
    command.add_flag("--allow-expired", options.allow_expired,
                     "sign even if the certificate is not valid at that time");
    add_trust(command, options, "folder of issuers' certificates that --level lt and lta may need");
    command.add_option("--report", options.report, "file to write a row of JSON on each input to");
    command.add_option("-o,--output", options.files.output,
                       "the signed file, or a folder for several; without it, STEM.signed.pdf beside each");
    return command;
}

CLI::App& add_extend(CLI::App& app, cli::ExtendOptions& options) {
    CLI::App& command =
        *app.add_subcommand("extend", "keep what proves the signatures of PDFs in them (PAdES B-LT, B-LTA)");
    command.add_option("PDF", options.files.inputs, "signed PDFs, or folders of them")->required();
    cli::add_folder_options(command, options.files.recursive, options.files.follow);
    cli::add_force_option(command, options.files.force);
    command.add_option("--timestamp", options.timestamp,
                       "address of a time stamp authority: a document time stamp over all of it (B-LTA)");
    add_trust(command, options, "folder of issuers' certificates that the PDF may lack");
    command.add_option("-o,--output", options.files.output,
                       "the extended file, or a folder for several; without it, in place of each");
    return command;
}

CLI::App& add_verify(CLI::App& app, cli::VerifyOptions& options) {
    CLI::App& command = *app.add_subcommand("verify", "verify the signatures of PDFs");
    command.add_option("PDF", options.files.inputs, "signed PDFs, or folders of them")->required();
    cli::add_folder_options(command, options.files.recursive, options.files.follow);
    add_trust(command, options, "folder of trusted certificates (without it, the one that was set at installing)");
    command.add_option("--password", options.password, "password of encrypted PDFs; others on this machine can see it");
    command.add_option("--password-file", options.password_file,
                       "file with that password; without either, RAINGAN_PASSWORD");
    command.add_option("--format", options.format, "text, json, or xml (validation report of ETSI TS 119 102-2)")
        ->transform(cli::one_of({"text", "json", "xml"}));
    return command;
}

int print_tables(const Printed& printed) {
    const Language language = cli::message_language();
    if (printed.limits) std::fputs(limits::table(language).c_str(), stdout);
    if (printed.formats) std::fputs(formats_as_text(language).c_str(), stdout);
    return 0;
}

int run(std::vector<std::string> arguments) {
    CLI::App app("Turns reports of Thai public offices into PDF, XLSX and a checked model.", "raingan");
    app.set_version_flag("--version", "raingan " RAINGAN_VERSION, "print the program's name and version, and end");
    app.require_subcommand(1);

    cli::ConvertOptions convert;
    CLI::App& convert_command = *app.add_subcommand("convert", "write PDF, XLSX, JSON and XML of each input");
    add_common(convert_command, convert);
    convert_command.add_option("-o,--output", convert.output,
                               "folder for the outputs; with one input and one --to, a file");
    convert_command.add_option("--to", convert.to, "outputs: pdf,xlsx,json (these three without it), xml")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->transform(cli::one_of({"pdf", "xlsx", "json", "xml"}));
    convert_command
        .add_option("--style", convert.style, "the author's layout (source) or the official form (standard)")
        ->transform(cli::one_of({"source", "standard"}));
    convert_command
        .add_option("--pages", convert.pages,
                    "start pages where the source's own record has them (auto), or by the rules alone (layout)")
        ->transform(cli::one_of({"auto", "layout"}));
    convert_command
        .add_option(
            "--field-results", convert.field_results,
            "set page numbers of contents and references to where things stand (auto), or keep the file's (stored)")
        ->transform(cli::one_of({"auto", "stored"}));
    convert_command
        .add_option("--line-height", convert.line_heights,
                    "FONT=EMS: how high lines of a font are that is not here, such as PSK=1.13 or PSK=1.31")
        ->allow_extra_args(false);
    convert_command
        .add_option("--numerals", convert.numerals,
                    "digits of the PDF: keep, thai or arabic (source: keep, standard: thai)")
        ->transform(cli::one_of({"keep", "thai", "arabic"}));
    convert_command
        .add_option("--signoff", convert.sign_off, "JSON or TOML file that says who signs (raingan schema signoff)")
        ->check(cli::existing_file());
    convert_command.add_flag("--fields", convert.fields, "put signature fields for those who sign into the PDF");
    convert_command.add_option("--fonts", convert.font_dirs, "folder with fonts to use under their own names")
        ->allow_extra_args(false)
        ->check(cli::existing_folder());
    add_batch(convert_command, convert);

    cli::CheckOptions check;
    CLI::App& check_command = *app.add_subcommand("check", "print what does not hold in each report");
    add_common(check_command, check);
    cli::add_folder_options(check_command, check.recursive, check.follow);
    check_command.add_option("-j,--jobs", check.jobs, "files at a time; without it, one for each core")
        ->check(cli::whole_number(1, 1024));
    check_command.add_option("--format", check.format, "text or json")->transform(cli::one_of({"text", "json"}));

    cli::RollupOptions rollup;
    CLI::App& rollup_command = add_rollup(app, rollup);
    cli::SignOptions sign;
    CLI::App& sign_command = add_sign(app, sign);
    cli::ExtendOptions extend;
    CLI::App& extend_command = add_extend(app, extend);
    cli::VerifyOptions verify;
    CLI::App& verify_command = add_verify(app, verify);

    std::string schema_name;
    CLI::App& schema_command =
        *app.add_subcommand("schema", "print a built-in schema or rule file; without NAME, list them");
    schema_command.add_option("NAME", schema_name, "report, headers, 2566, …");

    cli::TextOptions text;
    CLI::App& text_command =
        *app.add_subcommand("text", "filter Thai text from standard input to standard output, as UTF-8");
    text_command.add_option("INPUT", text.input, "text file; without it, or as -, standard input");
    text_command.add_flag("--normalise", text.normalise,
                          "mend what is typed or decoded wrongly; a summary goes to stderr");
    text_command.add_option("--numerals", text.numerals, "keep, thai or arabic")
        ->transform(cli::one_of({"keep", "thai", "arabic"}));
    text_command.add_option("--from", text.from,
                            "encoding of the input: auto, utf-8, windows-874, tis-620, x-mac-thai, …");

    cli::DoctorOptions doctor;
    CLI::App& doctor_command = *app.add_subcommand("doctor", "tell what this computer has of what raingan uses");
    doctor_command.add_option("--fonts", doctor.font_dirs, "folder with fonts to use under their own names")
        ->allow_extra_args(false)
        ->check(cli::existing_folder());
    doctor_command.add_option("--trust", doctor.trust_dir, "folder of trusted certificates (the system's without it)")
        ->check(cli::existing_folder());

    Printed printed;
    add_limits(app, printed);
    const Language language = cli::message_language();
    cli::add_help(app, language);
    std::vector<std::string> words = cli::understood(std::move(arguments));
    if (words.empty()) {
        cli::print_start(language);
        return static_cast<int>(ExitStatus::usage);
    }
    try {
        std::ranges::reverse(words);  // as CLI11 takes them
        app.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        if (printed.any() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return print_tables(printed);
        const bool asked_for_text = error.get_exit_code() == 0;  // --help, --version
        if (asked_for_text) return app.exit(error);
        cli::tell_usage_error(app, error, language);
        return static_cast<int>(ExitStatus::usage);
    }
    if (printed.any()) return print_tables(printed);
    cli::prepare_for_out_of_memory(language);  // now with the limit that was asked for
    convert.to_given = convert_command.count("--to") > 0;
    if (convert_command.parsed()) return static_cast<int>(cli::convert(convert, language));
    if (check_command.parsed()) return static_cast<int>(cli::check(check, language));
    if (rollup_command.parsed()) return static_cast<int>(cli::rollup(rollup, language));
    if (sign_command.parsed()) return static_cast<int>(cli::sign_files(sign, language));
    if (extend_command.parsed()) return static_cast<int>(cli::extend(extend, language));
    if (verify_command.parsed()) return static_cast<int>(cli::verify(verify, language));
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
