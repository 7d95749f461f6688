// raingan convert: the command line's words become a batch; what came of each file is printed and, with --report, kept.
#include <charconv>
#include <cstdio>
#include <optional>

#include "base/file.h"
#include "base/limits.h"
#include "batch/batch.h"
#include "batch/run_report.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "exchange/signoff_file.h"

namespace raingan::cli {
namespace {

std::optional<Numerals> numerals_of(const std::string& option) {
    if (option.empty()) return std::nullopt;
    if (option == "thai") return Numerals::thai;
    return option == "arabic" ? Numerals::arabic : Numerals::keep;
}

/// "2/8".
void read_shard(batch::Selection& selection, const std::string& text) {
    if (text.empty()) return;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, selection.shard);
    const bool has_slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = has_slash ? std::from_chars(first.ptr + 1, end, selection.shards) : first;
    if (!has_slash || second.ec != std::errc() || second.ptr != end || selection.shard < 1 ||
        selection.shard > selection.shards)
        throw Error(ExitStatus::usage, "bad-shard", "--shard",
                    {"is not of the form I/N with I from 1 to N", "ต้องเป็นรูปแบบ I/N โดย I อยู่ระหว่าง 1 ถึง N"});
}

/// All that makes outputs of the same input differ; a journal of other settings does not count.
std::string settings_key(const ConvertOptions& options, const std::string& sign_off) {
    std::string key = RAINGAN_VERSION;
    const auto add = [&](const std::string& value) { key.append(1, '\n').append(value); };
    for (const std::string& format : options.to) add(format);
    for (const std::string& folder : options.font_dirs) add("fonts " + folder);
    for (const std::string& value : {options.style, options.pages, options.numerals, options.rules_dir, sign_off,
                                     std::string(options.fields ? "fields" : "")})
        add(value);
    for (const Limit* limit : limits::all())
        if (limit != &limits::time && limit != &limits::memory && *limit != limit->default_value())
            add(limit->name() + limit->shown());
    return std::to_string(std::hash<std::string>{}(key));
}

batch::BatchOptions batch_options(const ConvertOptions& options, Language language) {
    batch::BatchOptions out;
    out.selection = {options.inputs, options.recursive, 1, 1, options.output, options.to};
    read_shard(out.selection, options.shard);
    out.settings.formats = options.to;
    out.settings.standard_form = options.style == "standard";
    out.settings.follow_record = options.pages == "auto";
    out.settings.numerals = numerals_of(options.numerals);
    out.settings.font_dirs = options.font_dirs;
    out.settings.signature_fields = options.fields;
    out.settings.read = read_options(options);
    std::string sign_off;
    if (!options.sign_off.empty()) {
        sign_off = read_option_file(options.sign_off);
        out.settings.sign_off = read_sign_off_file(sign_off, options.sign_off);
    }
    out.settings_key = settings_key(options, sign_off);
    out.jobs = options.jobs;
    out.isolate = options.isolate;
    out.sandbox = options.sandbox;
    out.resume = options.resume;
    out.language = language;
    return out;
}

void print_row(const batch::Task& task, const batch::Row& row, bool print_paths, bool verbose) {
    if (row.state == batch::Row::State::failed)
        print_line(task.input, row.outcome.error.place, row.outcome.error.message);
    if (print_paths)
        for (const std::string& path : row.written) std::printf("%s\n", path.c_str());
    for (const batch::Finding& finding : row.outcome.findings)
        if (finding.severity != Severity::info || verbose) print_line(task.input, finding.place, finding.message);
}

void print_totals(const batch::Totals& totals, Language language) {
    const bool thai = language == Language::thai;
    if (totals.passed_over > 0)
        std::fprintf(stderr,
                     thai ? "raingan: ข้าม %zu ไฟล์ที่ชื่อไม่ใช่ชนิดเอกสาร เช่น %s\n"
                          : "raingan: %zu files passed over whose names are of no document, such as %s\n",
                     totals.passed_over, totals.first_passed_over.c_str());
    if (totals.is_batch)
        std::printf(thai ? "แปลงแล้ว %zu ไฟล์ ไม่เปลี่ยนแปลง %zu ไม่สำเร็จ %zu ใน %.1f วินาที\n"
                         : "%zu files converted, %zu unchanged, %zu failed, in %.1f s\n",
                    totals.made, totals.unchanged, totals.failed, totals.seconds);
}

}  // namespace

ExitStatus convert(const ConvertOptions& options, Language language) {
    const batch::BatchOptions batch = batch_options(options, language);
    const Rules rules = load_rules(options.rules_dir);
    batch::RunReport run_report;
    const auto tell = [&](const batch::Task& task, const batch::Row& row, bool is_batch) {
        // The paths of a batch are those of its inputs: to print them all would bury what is said of them.
        print_row(task, row, !is_batch || options.verbose, options.verbose);
        if (!options.report.empty()) run_report.add(task, row);
    };
    const batch::Totals totals = run_batch(batch, rules, tell);
    print_totals(totals, language);
    if (!options.report.empty()) write_file(options.report, run_report.finish(totals));
    return totals.status;
}

}  // namespace raingan::cli
