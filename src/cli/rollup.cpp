// raingan rollup: many reports → the province's workbook, open data and summary.
#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "base/filesystem.h"
#include "batch/outputs.h"
#include "batch/province_pdf.h"
#include "batch/tasks.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/report_files.h"
#include "cli/store_rollup.h"
#include "cli/submissions.h"
#include "province/expected.h"
#include "province/open_data.h"
#include "province/province.h"
#include "readers/reader.h"
#include "sheet/province.h"

namespace raingan::cli {
namespace {

/// The list of who must report: any document that is read, text and CSV among them.
std::vector<province::Agency> read_expected(const std::string& path, const ReadOptions& read) {
    const std::string bytes = read_option_file(path);
    try {
        return province::expected_agencies(province::rows_of(read_document(bytes, document_name(path), read)));
    } catch (const Error& error) {  // readers do not know of which file it is
        throw Error(error.status(), error.code(), path + (error.place().empty() ? "" : ":" + error.place()),
                    error.message());
    }
}

std::string with_ending(const std::string& path, const std::string& format) {
    return text_of(path_of(path).replace_extension(format));
}

class RollupRun {
public:
    RollupRun(const RollupOptions& options, Language language) : options_(options), language_(language) {}

    ExitStatus run() {
        require_endings();
        const Rules rules = load_rules(options_.rules_dir);
        province::Options wanted;
        wanted.province = province::province_name(options_.province);
        wanted.year = options_.year;
        require_inputs();
        const province::Province province = options_.store.empty()
                                                ? of_files(wanted, rules)
                                                : stored_province(options_.store, wanted.year, wanted.province, rules);
        print_years(province);
        print_notes(province);
        write(province);
        return status_;
    }

private:
    /// -o ends as what is made, or not as a document at all; a stream takes one output.
    void require_endings() const {
        const std::string& output = options_.output;
        const std::string ending = batch::document_ending(output);
        const bool is_wanted = ending.empty() || std::ranges::find(options_.to, ending) != options_.to.end();
        if (is_wanted && (output != "-" || options_.to.size() == 1)) return;
        const std::string right = "." + options_.to.front();
        throw Error(ExitStatus::usage, "bad-output", "-o " + output,
                    {"does not go with what is made; give a name that ends in " + right +
                         ", or the formats with --to; - takes one of them",
                     "ไม่ตรงกับผลลัพธ์ โปรดใช้ชื่อที่ลงท้ายด้วย " + right + " หรือระบุรูปแบบด้วย --to และ - รับได้รูปแบบเดียว"});
    }

    void require_inputs() const {
        if (options_.inputs.empty() != options_.store.empty()) return;
        throw Error(ExitStatus::usage, "no-input", "rollup",
                    {"needs report files or folders, or --store with a service's data, and not both",
                     "ต้องระบุไฟล์รายงานหรือโฟลเดอร์ หรือ --store อย่างใดอย่างหนึ่ง"});
    }

    province::Province of_files(province::Options& wanted, const Rules& rules) {
        const ReadOptions reading = read_options(options_);
        if (!options_.expect.empty()) wanted.expected = read_expected(options_.expect, reading);
        read(rules, {reading, options_.allow_broken_signature});
        return province::roll_up(std::move(submissions_), std::move(notes_), wanted, rules);
    }

    void read(const Rules& rules, const batch::InputOptions& reading) {
        const std::vector<std::string> paths = report_files(options_.inputs, options_.follow);
        std::vector<ReadInput> results = read_submissions(paths, rules, reading, language_, !options_.quiet);
        for (std::size_t i = 0; i < paths.size(); ++i) {
            if (results[i].submission) {
                submissions_.push_back(std::move(*results[i].submission));
                continue;
            }
            if (!results[i].error) continue;
            const Error& error = *results[i].error;
            print_error(paths[i], error, language_);
            notes_.push_back(
                {{}, base_name(paths[i]), {Severity::finding, error.code(), error.message().th, error.place()}});
            status_ = worse(status_, error.status());
        }
    }

    /// Which year was taken of several, and how many agencies reported the others.
    void print_years(const province::Province& province) const {
        if (options_.quiet || options_.year || !province.year || province.years.size() < 2) return;
        const bool thai = language_ == Language::thai;
        std::string others;
        std::size_t chosen = 0;
        for (const auto& [year, agencies] : province.years) {
            if (year == *province.year) chosen = agencies;
            if (year == *province.year) continue;
            if (!others.empty()) others += ", ";
            others += std::to_string(year) + " (" + std::to_string(agencies) + ")";
        }
        std::fprintf(stderr,
                     thai ? "สรุปปีงบประมาณ พ.ศ. %d ซึ่งมีรายงาน %zu หน่วยงาน ปีอื่น (จำนวนหน่วยงาน): %s เลือกปีอื่นได้ด้วย --year\n"
                          : "summing up FY%d, which %zu agencies reported; other years (agencies): %s; choose one with "
                            "--year\n",
                     *province.year, chosen, others.c_str());
    }

    /// What the roll-up itself found; what stands in each report is for `raingan check`.
    void print_notes(const province::Province& province) const {
        if (!options_.verbose) return;
        for (const province::Note& note : province.notes) print_line(note.source, "", note.finding.message);
    }

    [[nodiscard]] bool wants(const char* format) const {
        return std::ranges::find(options_.to, format) != options_.to.end();
    }

    /// -o as it is given where one format is wanted, else with each format's ending.
    [[nodiscard]] std::string path_for(const char* format) const {
        return options_.to.size() == 1 ? options_.output : with_ending(options_.output, format);
    }

    void write(const province::Province& province) {
        std::vector<PendingFile> outputs;
        const batch::Replacing replacing{.force = options_.force};
        const auto add = [&](const std::string& path, const std::string& bytes) {
            outputs.push_back(batch::prepare_output(path, bytes, replacing));
        };
        const std::string workbook = sheet::write_province_workbook(province);
        if (wants("xlsx")) add(path_for("xlsx"), workbook);
        const std::string csv = options_.csv.empty() && !wants("pdf") ? std::string() : open_csv(province);
        if (!options_.csv.empty()) add(options_.csv, csv);
        if (wants("pdf")) add(path_for("pdf"), pdf_of(province, workbook, csv));
        for (PendingFile& output : outputs) output.commit();
        if (options_.quiet) return;
        for (const PendingFile& output : outputs)
            if (!output.is_stream()) std::printf("%s\n", output.path().c_str());
    }

    [[nodiscard]] std::string pdf_of(const province::Province& province, const std::string& workbook,
                                     const std::string& csv) {
        Diagnostics diagnostics;
        std::string pdf = batch::province_pdf(province, workbook, csv, options_.font_dirs, diagnostics);
        for (const Diagnostic& diagnostic : diagnostics) {
            if (diagnostic.severity != Severity::finding) continue;
            print_line(options_.output, "", diagnostic.message.in(language_));
            status_ = worse(status_, ExitStatus::findings);
        }
        return pdf;
    }

    const RollupOptions& options_;
    Language language_;
    ExitStatus status_ = ExitStatus::done;
    std::vector<province::Submission> submissions_;
    std::vector<province::Note> notes_;
};

}  // namespace

ExitStatus rollup(const RollupOptions& options, Language language) {
    return RollupRun(options, language).run();
}

}  // namespace raingan::cli
