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
#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/memory.h"
#include "cli/report_files.h"

namespace {

using namespace raingan;

// Examples below each command's options.
constexpr const char* all_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan convert report.doc\n"
    "      report.pdf, report.xlsx and report.json / ได้ไฟล์ PDF, XLSX และ JSON\n"
    "  raingan convert -r reports/ -o out --resume\n"
    "      a folder of reports; go on after a break / ทั้งโฟลเดอร์ ทำต่อจากที่ค้างไว้\n"
    "  raingan rollup out/ -o khonkaen.xlsx --expect agencies.xlsx --to xlsx,pdf\n"
    "      sum the province up / สรุปผลทั้งจังหวัด พร้อมรายชื่อหน่วยงานที่ยังไม่ส่ง\n"
    "  raingan check report.docx\n"
    "      what does not hold in it / ตรวจสอบว่ามีสิ่งใดไม่ถูกต้อง\n"
    "  raingan sign report.pdf --key mayor.p12 --role ผู้อนุมัติ\n"
    "      sign it / ลงลายมือชื่ออิเล็กทรอนิกส์\n"
    "Options of a command / ตัวเลือกของแต่ละคำสั่ง: raingan convert --help";
constexpr const char* convert_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan convert report.doc\n"
    "      report.pdf, report.xlsx and report.json / ได้ไฟล์ PDF, XLSX และ JSON\n"
    "  raingan convert old.doc --style standard --numerals thai --to pdf\n"
    "      the official form with Thai digits / จัดตามแบบรายงานมาตรฐาน ใช้เลขไทย\n"
    "  raingan convert report.docx --signoff who.json --fields\n"
    "      with a field for each signature / มีช่องสำหรับลงลายมือชื่อของแต่ละคน\n"
    "  raingan convert -r reports/ -o out --resume --report out/report.json\n"
    "      a folder of reports; go on after a break / ทั้งโฟลเดอร์ ทำต่อจากที่ค้างไว้ พร้อมบันทึกผลรายไฟล์\n"
    "  raingan convert -r reports/ -o out --shard 2/8\n"
    "      the second of eight machines / เครื่องที่ ๒ จาก ๘ เครื่อง";
constexpr const char* rollup_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan rollup reports/ -o khonkaen.xlsx --province ขอนแก่น\n"
    "      the province's workbook / สมุดงานสรุปของจังหวัด\n"
    "  raingan rollup out/ -o khonkaen.xlsx --csv khonkaen.csv --to xlsx,pdf\n"
    "      with open data and a summary in the official form / พร้อมข้อมูลเปิดและรายงานสรุปตามแบบ\n"
    "  raingan rollup out/ -o khonkaen.xlsx --expect agencies.xlsx --year 2567\n"
    "      who has not reported that year / หน่วยงานใดยังไม่ส่งรายงานของปีนั้น";
constexpr const char* check_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan check report.docx\n"
    "      what does not hold in it / ตรวจสอบว่ามีสิ่งใดไม่ถูกต้อง\n"
    "  raingan check *.doc *.pdf --format json\n"
    "      for other programs / สำหรับส่งต่อให้โปรแกรมอื่น";
constexpr const char* sign_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan sign report.pdf --key officer.p12 --role ผู้รายงาน -o signed.pdf\n"
    "      asks for the key's password / โปรแกรมจะถามรหัสผ่านของกุญแจ\n"
    "  raingan sign signed.pdf --key mayor.p12 --role ผู้อนุมัติ --image hand.png\n"
    "      the next one, with a picture of the hand's signature / คนถัดไป พร้อมภาพลายมือชื่อ\n"
    "  raingan sign *.pdf --key 'pkcs11:token=office' -o signed/\n"
    "      many, with the key on a token; the PIN is asked for once / หลายไฟล์ ด้วยกุญแจในอุปกรณ์ ถามรหัสครั้งเดียว";
constexpr const char* extend_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan extend signed.pdf --timestamp http://tsa.example/\n"
    "      for the archive, in place / เตรียมเก็บถาวร เขียนทับไฟล์เดิม\n"
    "  raingan extend archive/*.pdf --timestamp http://tsa.example/\n"
    "      again, before the last time stamp's certificate expires / ต่ออายุก่อนใบรับรองของตราประทับเวลาหมดอายุ";
constexpr const char* verify_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan verify signed.pdf --trust issuers/\n"
    "      who signed, and whether it holds / ใครลงนาม และลายมือชื่อยังสมบูรณ์หรือไม่\n"
    "  raingan verify out/*.pdf --format json\n"
    "      many, for other programs / หลายไฟล์ สำหรับส่งต่อให้โปรแกรมอื่น";
constexpr const char* text_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan text --normalise < old.txt > new.txt\n"
    "      old encodings to UTF-8, mistyped marks mended / แปลงเป็น UTF-8 และแก้สระวรรณยุกต์ที่พิมพ์สลับ";
constexpr const char* schema_examples =
    "Examples / ตัวอย่าง:\n"
    "  raingan schema report > report.schema.json\n"
    "      what convert writes as JSON / โครงสร้างของไฟล์ JSON ที่ได้";

void add_common(CLI::App& command, cli::CommonOptions& options) {
    command.add_option("INPUT", options.inputs, "report files / ไฟล์รายงาน")->required();
    command.add_option("--rules", options.rules_dir, "folder of rule files that override the built-in ones")
        ->check(CLI::ExistingDirectory);
    command.add_option("--password", options.password,
                       "password of encrypted inputs; others on this machine can see it");
    command.add_option("--password-file", options.password_file,
                       "file with that password; without either, RAINGAN_PASSWORD");
    command.add_flag("-v,--verbose", options.verbose, "print also what was mended or substituted");
    cli::add_signature_option(command, options.allow_broken_signature);
}

/// Sets a limit at once: nothing has been read yet.
std::function<void(const std::string&)> set_limit(const std::string& before = "", const std::string& behind = "") {
    return [=](const std::string& value) { limits::set(before + value + behind); };
}

/// --limit stands with the program and with each command.
void add_limits(CLI::App& app, bool& print) {
    app.add_flag("--limits", print, "print what a file may cost, and end");
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
        ->check(CLI::Range(1, 1024));
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
    command.footer(rollup_examples);
    add_common(command, options);
    command.add_flag("--follow", options.follow, "take also what links in a folder lead to outside of it");
    cli::add_force_option(command, options.force);
    command.add_option("-o,--output", options.output, "the workbook; with several --to, each gets its own ending")
        ->required();
    command.add_option("--to", options.to, "outputs: xlsx (without it), pdf")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"xlsx", "pdf"}));
    command.add_option("--csv", options.csv, "open data as CSV too (UTF-8 with byte order mark)");
    command.add_option("--expect", options.expect, "list of the agencies that must report: CSV, TXT, XLSX …")
        ->check(CLI::ExistingFile | CLI::IsMember({"-"}));
    command.add_option("--province", options.province, "name of the province / ชื่อจังหวัด");
    command.add_option("--year", options.year, "fiscal year of the reports (BE); without it, the one that most are of")
        ->check(CLI::Range(2500, 2700));
    command.add_option("--fonts", options.font_dirs, "folder with fonts to use under their own names")
        ->allow_extra_args(false)
        ->check(CLI::ExistingDirectory);
    return command;
}

void add_trust(CLI::App& command, cli::TrustOptions& options, const char* trust) {
    command.add_option("--trust", options.trust_dir, trust)->check(CLI::ExistingDirectory);
    command.add_option("--cache", options.cache_dir,
                       "folder of OCSP answers and CRLs: used before others are fetched, which are kept in it");
    command.add_flag("--offline", options.offline, "fetch nothing: what the PDF and --cache hold has to do");
    add_choice(command, "--sandbox,!--no-sandbox", options.sandbox,
               "take the PDF apart in a process that is shut in (without it, where the system can)");
}

CLI::App& add_sign(CLI::App& app, cli::SignOptions& options) {
    CLI::App& command = *app.add_subcommand("sign", "sign PDFs (PAdES), one signer at a time");
    command.footer(sign_examples);
    command.add_option("PDF", options.inputs, "PDFs of reports / ไฟล์ PDF ของรายงาน")->required();
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
        ->check(CLI::ExistingFile);
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
        ->check(CLI::IsMember({"b", "t", "lt", "lta"}));
    command.add_flag("--lock", options.lock, "first signature only: afterwards nothing but signatures may be added");
    command.add_flag("--allow-expired", options.allow_expired,
                     "sign even if the certificate is not valid at that time");
    add_trust(command, options, "folder of issuers' certificates that --level lt and lta may need");
    command.add_option("--report", options.report, "file to write a row of JSON on each input to");
    command.add_option("-o,--output", options.output,
                       "the signed file, or a folder for several; without it, STEM.signed.pdf beside each");
    return command;
}

CLI::App& add_extend(CLI::App& app, cli::ExtendOptions& options) {
    CLI::App& command =
        *app.add_subcommand("extend", "keep what proves the signatures of PDFs in them (PAdES B-LT, B-LTA)");
    command.footer(extend_examples);
    command.add_option("PDF", options.inputs, "signed PDFs / ไฟล์ PDF ที่ลงนามแล้ว")->required();
    command.add_option("--timestamp", options.timestamp,
                       "address of a time stamp authority: a document time stamp over all of it (B-LTA)");
    add_trust(command, options, "folder of issuers' certificates that the PDF may lack");
    command.add_option("-o,--output", options.output,
                       "the extended file, or a folder for several; without it, in place of each");
    return command;
}

CLI::App& add_verify(CLI::App& app, cli::VerifyOptions& options) {
    CLI::App& command = *app.add_subcommand("verify", "verify the signatures of PDFs");
    command.footer(verify_examples);
    command.add_option("PDF", options.inputs, "signed PDFs / ไฟล์ PDF ที่ลงนามแล้ว")->required();
    cli::add_folder_options(command, options.recursive, options.follow);
    add_trust(command, options, "folder of trusted certificates (without it, the one that was set at installing)");
    command.add_option("--password", options.password, "password of encrypted PDFs; others on this machine can see it");
    command.add_option("--password-file", options.password_file,
                       "file with that password; without either, RAINGAN_PASSWORD");
    command.add_option("--format", options.format, "text, json, or xml (validation report of ETSI TS 119 102-2)")
        ->check(CLI::IsMember({"text", "json", "xml"}));
    return command;
}

int list_limits() {
    std::fputs(limits::table(cli::message_language()).c_str(), stdout);
    return 0;
}

int run(int argc, char** argv) {
    CLI::App app(
        "Turns reports of Thai public offices into PDF, XLSX and a checked model.\n"
        "แปลงรายงานของหน่วยงานภาครัฐเป็น PDF, XLSX และแบบจำลองข้อมูลที่ตรวจสอบแล้ว",
        "raingan");
    app.set_version_flag("--version", RAINGAN_VERSION);
    app.require_subcommand(1);
    app.footer(all_examples);

    cli::ConvertOptions convert;
    CLI::App& convert_command = *app.add_subcommand("convert", "write PDF, XLSX, JSON and XML of each input");
    convert_command.footer(convert_examples);
    add_common(convert_command, convert);
    convert_command.add_option("-o,--output", convert.output,
                               "folder for the outputs; with one input and one --to, a file");
    convert_command.add_option("--to", convert.to, "outputs: pdf,xlsx,json (these three without it), xml")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"pdf", "xlsx", "json", "xml"}));
    convert_command
        .add_option("--style", convert.style, "the author's layout (source) or the official form (standard)")
        ->check(CLI::IsMember({"source", "standard"}));
    convert_command
        .add_option("--pages", convert.pages,
                    "start pages where the source's own record has them (auto), or by the rules alone (layout)")
        ->check(CLI::IsMember({"auto", "layout"}));
    convert_command
        .add_option("--numerals", convert.numerals,
                    "digits of the PDF: keep, thai or arabic (source: keep, standard: thai)")
        ->check(CLI::IsMember({"keep", "thai", "arabic"}));
    convert_command
        .add_option("--signoff", convert.sign_off, "JSON or TOML file that says who signs (raingan schema signoff)")
        ->check(CLI::ExistingFile | CLI::IsMember({"-"}));
    convert_command.add_flag("--fields", convert.fields, "put signature fields for those who sign into the PDF");
    convert_command.add_option("--fonts", convert.font_dirs, "folder with fonts to use under their own names")
        ->allow_extra_args(false)
        ->check(CLI::ExistingDirectory);
    add_batch(convert_command, convert);

    cli::CheckOptions check;
    CLI::App& check_command = *app.add_subcommand("check", "print what does not hold in each report");
    check_command.footer(check_examples);
    add_common(check_command, check);
    cli::add_folder_options(check_command, check.recursive, check.follow);
    check_command.add_option("-j,--jobs", check.jobs, "files at a time; without it, one for each core")
        ->check(CLI::Range(1, 1024));
    check_command.add_option("--format", check.format, "text or json")->check(CLI::IsMember({"text", "json"}));

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
    schema_command.footer(schema_examples);
    schema_command.add_option("NAME", schema_name, "report, headers, 2566, …");

    cli::TextOptions text;
    CLI::App& text_command =
        *app.add_subcommand("text", "filter Thai text from standard input to standard output, as UTF-8");
    text_command.footer(text_examples);
    text_command.add_option("INPUT", text.input, "text file; without it, or as -, standard input");
    text_command.add_flag("--normalise", text.normalise,
                          "mend what is typed or decoded wrongly; a summary goes to stderr");
    text_command.add_option("--numerals", text.numerals, "keep, thai or arabic")
        ->check(CLI::IsMember({"keep", "thai", "arabic"}));
    text_command.add_option("--from", text.from,
                            "encoding of the input: auto, utf-8, windows-874, tis-620, x-mac-thai, …");

    bool print_limits = false;
    add_limits(app, print_limits);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (print_limits && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return list_limits();
        const bool asked_for_text = error.get_exit_code() == 0;  // --help, --version
        app.exit(error);
        return asked_for_text ? 0 : static_cast<int>(ExitStatus::usage);
    }
    if (print_limits) return list_limits();
    const Language language = cli::message_language();
    cli::prepare_for_out_of_memory(language);  // now with the limit that was asked for
    convert.to_given = convert_command.count("--to") > 0;
    if (convert_command.parsed()) return static_cast<int>(cli::convert(convert, language));
    if (check_command.parsed()) return static_cast<int>(cli::check(check, language));
    if (rollup_command.parsed()) return static_cast<int>(cli::rollup(rollup, language));
    if (sign_command.parsed()) return static_cast<int>(cli::sign_files(sign, language));
    if (extend_command.parsed()) return static_cast<int>(cli::extend(extend, language));
    if (verify_command.parsed()) verify.inputs = cli::pdf_files(verify.inputs, verify.recursive, verify.follow);
    if (verify_command.parsed()) return static_cast<int>(cli::verify(verify, language));
    if (text_command.parsed()) return static_cast<int>(cli::text(text, language));
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
    const Language language = cli::message_language();
    cli::prepare_for_out_of_memory(language);
    try {
        const auto status = static_cast<ExitStatus>(run(argc, argv));
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
