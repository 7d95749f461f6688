// raingan convert: the command line's words become a batch; what came of each file is printed and, with --report, kept.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/limits.h"
#include "batch/bag.h"
#include "batch/batch.h"
#include "batch/digest.h"
#include "batch/outputs.h"
#include "batch/run_report.h"
#include "cli/command.h"
#include "cli/description_file.h"
#include "cli/inputs.h"
#include "cli/run_summary.h"
#include "cli/told.h"
#include "exchange/signoff_file.h"
#include "fonts/substitutes.h"
#include "province/expected.h"
#include "raingan/version.h"
#include "thai/message_digits.h"

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

/// "PSK=1.13".
AskedLineHeight read_line_height(const std::string& text) {
    constexpr double least = 0.5, most = 4;
    const std::size_t sign = text.rfind('=');
    AskedLineHeight line;
    if (sign != std::string::npos) {
        line.font = text.substr(0, sign);
        const char* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + sign + 1, end, line.em);
        if (read.ec != std::errc() || read.ptr != end) line.em = 0;
    }
    if (fonts::font_key(line.font).empty() || !(line.em >= least && line.em <= most))
        throw Error(ExitStatus::usage, "bad-line-height", "--line-height " + text,
                    {"is not of the form FONT=EMS, such as PSK=1.13, with 0.5 to 4 ems",
                     "ต้องเป็นรูปแบบ ฟอนต์=EM เช่น PSK=1.13 โดยมีค่า 0.5 ถึง 4 em"});
    return line;
}

void add_said(std::string& key, const batch::Description& said) {
    for (const auto& value : {said.title, said.author, said.subject, said.keywords})
        key.append(1, '\n').append(value ? "=" + *value : "");
}

/// All that makes outputs of the same input differ; a journal of other settings does not count.
std::string settings_key(const ConvertOptions& options, const batch::Settings& settings, const std::string& sign_off) {
    std::string key = RAINGAN_VERSION;
    const auto add = [&](const std::string& value) { key.append(1, '\n').append(value); };
    for (const std::string& format : options.to) add(format);
    for (const std::string& folder : options.font_dirs) add("fonts " + folder);
    for (const std::string& line : options.line_heights) add("line " + line);
    for (const std::string& value :
         {options.style, options.pages, options.field_results, options.comments, options.numerals, options.rules_dir,
          sign_off, std::string(options.fields ? "fields" : ""), std::string(options.to_given ? "" : "what is said"),
          std::string(options.attach_source ? "source" : ""),
          std::string(options.allow_broken_signature ? "broken" : ""), std::string(options.ocr ? "ocr" : "")})
        add(value);
    if (!options.corrections.empty()) add("corrections " + read_option_file(options.corrections));
    add_said(key, settings.description);
    for (const auto& [file, said] : settings.description_by_path) {
        add(file);
        add_said(key, said);
    }
    for (const Limit* limit : limits::all())
        if (limit != &limits::time && limit != &limits::memory && *limit != limit->default_value())
            add(limit->name() + limit->shown());
    return key;
}

batch::Descriptions read_descriptions(const std::string& path, const ReadOptions& read) {
    if (path.empty()) return {};
    const std::string bytes = read_option_file(path);
    return descriptions_of(province::rows_of(read_document(bytes, document_name(path), read)), path);
}

/// A bag's outputs stand in its data/ (RFC 8493 2.1.2).
std::string output_of(const ConvertOptions& options) {
    if (!options.bagit) return options.output;
    return (options.output.empty() ? "." : options.output) + "/data";
}

batch::BatchOptions batch_options(const ConvertOptions& options, Language language) {
    batch::BatchOptions out;
    out.selection.inputs = options.inputs;
    out.selection.recursive = options.recursive;
    out.selection.follow = options.follow;
    out.selection.output = output_of(options);
    out.selection.formats = options.to;
    out.selection.report = options.report;
    read_shard(out.selection, options.shard);
    out.settings.formats = options.to;
    out.settings.only_what_is_said = !options.to_given;
    out.settings.attach_source = options.attach_source;
    out.settings.allow_broken_signature = options.allow_broken_signature;
    out.settings.description = {options.title, options.author, options.subject, options.keywords};
    out.settings.standard_form = options.style == "standard";
    out.settings.follow_record = options.pages == "auto";
    out.settings.line_heights.reserve(options.line_heights.size());
    for (const std::string& line : options.line_heights) out.settings.line_heights.push_back(read_line_height(line));
    out.settings.numerals = numerals_of(options.numerals);
    out.settings.font_dirs = options.font_dirs;
    out.settings.signature_fields = options.fields;
    out.settings.read = read_options(options);
    out.settings.read.stored_fields = options.field_results == "stored";
    out.settings.read.comments_as_notes = options.comments == "notes";
    out.settings.description_by_path = read_descriptions(options.metadata, out.settings.read);
    std::string sign_off;
    if (!options.sign_off.empty()) {
        sign_off = read_option_file(options.sign_off);
        out.settings.sign_off = read_sign_off_file(sign_off, options.sign_off);
    }
    out.settings.corrections = read_corrections(options);
    out.settings_key = settings_key(options, out.settings, sign_off);
    if (options.bagit) out.journal_folder = options.output.empty() ? "." : options.output;
    out.jobs = options.jobs;
    if (options.isolate == false && options.sandbox == true)
        throw Error(ExitStatus::usage, "no-process", "--sandbox",
                    {"needs a process of its own; leave --no-isolate out", "ต้องใช้โพรเซสแยก โปรดเอา --no-isolate ออก"});
    out.isolate = options.isolate;
    out.sandbox = options.sandbox;
    out.resume = options.resume;
    out.force = options.force;
    out.dry_run = options.dry_run;
    out.digests = options.bagit || !options.report.empty();
    out.shows_progress = !options.quiet;
    out.language = language;
    return out;
}

class ConvertRun {
public:
    ConvertRun(const ConvertOptions& options, Language language)
        : options_(options), language_(language), report_format_(report_format()), report_(language),
          summary_(language) {}

    ExitStatus run() {
        const batch::BatchOptions batch = batch_options(options_, language_);
        descriptions_ = batch.settings.description_by_path;
        const Rules rules = load_rules(options_.rules_dir);
        require_own_report();
        batch::Listener listener;
        listener.tell = [this](const batch::Task& task, const batch::Row& row, bool is_batch) {
            tell(task, row, is_batch);
        };
        listener.failed_now = [this](const batch::Task& task, const batch::Row& row) { print_failure(task, row); };
        batch::Totals totals = run_batch(batch, rules, listener);
        finish(batch, totals);
        return totals.status;
    }

private:
    [[nodiscard]] batch::RunReport::Format report_format() const {
        if (const auto format = batch::RunReport::format_of(options_.report)) return *format;
        throw Error(ExitStatus::usage, "bad-report", "--report " + options_.report,
                    {"ends as no report does; give .json, .xlsx, .csv or .txt",
                     "นามสกุลไม่ใช่รูปแบบของรายงานผล โปรดใช้ .json, .xlsx, .csv หรือ .txt"});
    }

    /// Before the work: a report that cannot be written at its end is no report.
    void require_own_report() const {
        if (!options_.report.empty() && !options_.dry_run)
            batch::require_replaceable(options_.report, "", {.force = options_.force});
    }

    void tell(const batch::Task& task, const batch::Row& row, bool is_batch) {
        if (!options_.report.empty()) report_.add(task, row);
        summary_.add(task, row);
        use_description(task);
        for (const batch::Written& written : row.written) made_.push_back(written);
        if (row.state == batch::Row::State::failed && !is_batch) print_failure(task, row);
        if (options_.quiet) return;
        if (task.note && row.state != batch::Row::State::failed) print_line(task.input, "", task.note->in(language_));
        if (row.state == batch::Row::State::planned)
            for (const batch::Written& planned : row.written)
                std::printf("%s → %s\n", task.input.c_str(), planned.path.c_str());
        if (row.state == batch::Row::State::planned) print_refusals(task, row);
        // The paths and findings of a batch are too many: they stand in its report, and are counted at its end.
        if (is_batch && !options_.verbose) return;
        if (row.state == batch::Row::State::made || row.state == batch::Row::State::failed) print_paths(task, row);
        print_findings(task.input, row.outcome.findings, options_.verbose, language_);
    }

    void use_description(const batch::Task& task) {
        const auto used = batch::description_of(descriptions_, task.input);
        if (used != descriptions_.end()) used_descriptions_.insert(used->first);
    }

    /// Rows of --metadata that fit no input: their files were not given, or are called otherwise. A share of the files
    /// leaves rows for others.
    void print_unused_descriptions() const {
        if (!options_.shard.empty()) return;
        for (const auto& [file, said] : descriptions_)
            if (!used_descriptions_.contains(file))
                print_line(options_.metadata, file,
                           Message{"fits no input; check the name, or the folder before it",
                                   "ไม่ตรงกับไฟล์ใดที่แปลง โปรดตรวจสอบชื่อไฟล์หรือโฟลเดอร์ที่อยู่ก่อนชื่อ"}
                               .in(language_));
    }

    void print_failure(const batch::Task& task, const batch::Row& row) const {
        const batch::Finding& error = row.outcome.error;
        if (row.refused.empty()) print_line(task.input, usable_place(error.place, options_.verbose), error.message);
        print_refusals(task, row);
    }

    static void print_refusals(const batch::Task& task, const batch::Row& row) {
        for (const batch::Finding& refused : row.refused) print_line(task.input, refused.place, refused.message);
    }

    /// Not among what was written to standard output itself.
    static void print_paths(const batch::Task& task, const batch::Row& row) {
        for (const batch::Written& written : row.written) {
            const auto target = std::ranges::find(task.targets, written.path, &batch::Target::path);
            const bool is_stream = target != task.targets.end() && target->named_by == NamedBy::user &&
                                   destination_of(written.path, NamedBy::user).is_stream;
            if (!is_stream) std::printf("%s\n", written.path.c_str());
        }
    }

    void finish(const batch::BatchOptions& batch, batch::Totals& totals) {
        print_unused_descriptions();
        if (totals.is_batch && !options_.quiet) {
            const std::string numbers = summary_.numbers(totals);
            std::fputs((language_ == Language::thai ? thai::with_message_digits(numbers) : numbers).c_str(),
                       options_.report == "-" ? stderr : stdout);
            std::fflush(stdout);
            const std::string details = summary_.details(totals, {!options_.report.empty(), !options_.dry_run});
            std::fputs(details.c_str(), stderr);
        }
        if (!options_.report.empty() && !(options_.dry_run && options_.report != "-"))
            batch::prepare_output(options_.report, report_.finish(totals, report_format_), {.force = options_.force})
                .commit();
        if (options_.bagit && !options_.dry_run)
            batch::write_bag(batch.journal_folder, made_, {.force = options_.force});
    }

    const ConvertOptions& options_;
    Language language_;
    batch::RunReport::Format report_format_;
    batch::RunReport report_;
    RunSummary summary_;
    std::vector<batch::Written> made_;
    batch::Descriptions descriptions_;
    std::set<std::string> used_descriptions_;
};

}  // namespace

ExitStatus convert(const ConvertOptions& options, Language language) {
    return ConvertRun(options, language).run();
}

}  // namespace raingan::cli
