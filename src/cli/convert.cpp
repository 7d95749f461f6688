// raingan convert: each input becomes the asked outputs. All bytes of an input's outputs are made before the first file
// appears; one bad input never stops the others (DESIGN.md §2).
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <set>

#include "base/file.h"
#include "cli/command.h"
#include "cli/input.h"
#include "compose/compose.h"
#include "document/numerals.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "measures/json.h"
#include "measures/signoff_file.h"
#include "measures/xml.h"
#include "pdf/pdf.h"
#include "sheet/sheet.h"
#include "sign/sign.h"
#include "thai/breaks.h"

namespace raingan::cli {
namespace {

bool wants(const ConvertOptions& options, const char* format) {
    return std::ranges::find(options.to, format) != options.to.end();
}

Numerals numerals_of(const std::string& option) {
    if (option == "thai") return Numerals::thai;
    return option == "arabic" ? Numerals::arabic : Numerals::keep;
}

/// Where the outputs of one input go.
class Targets {
public:
    explicit Targets(const ConvertOptions& options) : options_(options), one_file_(names_a_file(options)) {}

    /// Throws Error where the directory cannot be made, or the file would be the input's or another input's output.
    std::string path_for(const std::string& input, const std::string& format) {
        std::string path = options_.output;
        if (!one_file_) {
            if (path.empty()) path = ".";
            make_directory(path);
            if (path.back() != '/') path += '/';
            path.append(stem(input)).append(".").append(format);
        }
        refuse_clash(input, path);
        return path;
    }

private:
    /// With one input and one format, -o may be a file; a path that ends in / or is a directory is a directory.
    static bool names_a_file(const ConvertOptions& options) {
        if (options.output.empty() || options.inputs.size() != 1 || options.to.size() != 1) return false;
        return options.output.back() != '/' && !std::filesystem::is_directory(options.output);
    }

    void refuse_clash(const std::string& input, const std::string& path) {
        std::error_code ignored;
        if (std::filesystem::equivalent(input, path, ignored))
            throw Error(ExitStatus::unwritable, "same-file", "",
                        {"the output would replace the input itself; give another folder with -o",
                         "ผลลัพธ์จะทับไฟล์ต้นฉบับ โปรดระบุโฟลเดอร์อื่นด้วย -o"});
        const auto [earlier, added] = written_by_.try_emplace(path, input);
        if (!added && earlier->second != input)
            throw Error(
                ExitStatus::unwritable, "name-clash", "",
                {path + " is already the output of " + earlier->second + "; convert them into different folders",
                 path + " เป็นผลลัพธ์ของ " + earlier->second + " แล้ว โปรดแปลงลงคนละโฟลเดอร์"});
    }

    const ConvertOptions& options_;
    bool one_file_;
    std::map<std::string, std::string> written_by_;
};

/// What a report becomes besides pages, each made once: for a file of its own, and to go into the PDF. The report must
/// not change after the first call.
class ReportFiles {
public:
    ReportFiles(const Report& report, const ConvertOptions& options) : report_(report), options_(options) {}

    const std::string& json() { return made(json_, to_json); }
    const std::string& xml() { return made(xml_, to_xml); }
    const std::string& xlsx() { return made(xlsx_, sheet::write_workbook); }

    /// The PDF carries its report, if it has one. What is no output of its own is kept only there.
    std::vector<pdf::Attachment> attachments() {
        if (report_.empty()) return {};
        using Relationship = pdf::Attachment::Relationship;
        constexpr const char* sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        const auto file = [this](std::optional<std::string>& kept, Make make, const char* output) {
            return [this, &kept, make, output] { return wants(options_, output) ? made(kept, make) : make(report_); };
        };
        return {{"report.json", "application/json", "ข้อมูลของรายงาน (JSON)", Relationship::data,
                 file(json_, to_json, "json")},
                {"report.xml", "application/xml", "ข้อมูลของรายงาน (XML)", Relationship::data, file(xml_, to_xml, "xml")},
                {"report.xlsx", sheet_type, "ตารางของรายงาน (XLSX)", Relationship::alternative,
                 file(xlsx_, sheet::write_workbook, "xlsx")}};
    }

private:
    using Make = std::string (*)(const Report&);

    const std::string& made(std::optional<std::string>& file, Make make) {
        if (!file) file = make(report_);
        return *file;
    }

    const Report& report_;
    const ConvertOptions& options_;
    std::optional<std::string> json_, xml_, xlsx_;
};

class Converter {
public:
    Converter(const ConvertOptions& options, Language language)
        : options_(options), language_(language), targets_(options) {}

    ExitStatus run() {
        ExitStatus status = ExitStatus::done;
        for (const std::string& input : options_.inputs) status = worse(status, convert_reporting(input));
        return status;
    }

private:
    ExitStatus convert_reporting(const std::string& input) {
        try {
            convert(input);
            return ExitStatus::done;
        } catch (const Error& error) {
            print_error(input, error, language_);
            return error.status();
        } catch (const std::bad_alloc&) {
            print_error(input,
                        unreadable("out-of-memory", "",
                                   {"not enough memory; close other programs or split the file",
                                    "หน่วยความจำไม่พอ โปรดปิดโปรแกรมอื่นหรือแบ่งไฟล์"}),
                        language_);
            return ExitStatus::unreadable;
        }
    }

    void convert(const std::string& input) {
        auto [document, report] = read_input(input, rules());
        if (!options_.sign_off.empty())
            report.sign_off = read_sign_off_file(read_file(options_.sign_off), options_.sign_off);
        ReportFiles files(report, options_);
        std::vector<PendingFile> outputs;
        // The PDF first: what its fonts lack is known only then, and belongs to the findings of the other outputs.
        if (wants(options_, "pdf"))
            outputs.emplace_back(targets_.path_for(input, "pdf"), pdf_of(std::move(document), report, files, input));
        if (wants(options_, "xlsx")) outputs.emplace_back(targets_.path_for(input, "xlsx"), files.xlsx());
        if (wants(options_, "json")) outputs.emplace_back(targets_.path_for(input, "json"), files.json());
        if (wants(options_, "xml")) outputs.emplace_back(targets_.path_for(input, "xml"), files.xml());
        for (PendingFile& output : outputs) output.commit();
        for (const PendingFile& output : outputs) std::printf("%s\n", output.path().c_str());
        print_diagnostics(input, report.diagnostics, report.parts, language_, options_.verbose);
    }

    /// The source's own layout, or the official form: where that is asked for, or the source has no layout.
    Document document_of(std::optional<Document> source, const Report& report) const {
        if (!source || options_.style == "standard")
            return compose::compose_report(report,
                                           options_.numerals.empty() ? Numerals::thai : numerals_of(options_.numerals));
        // Digits are converted first: a sign-off block is made with Thai ones.
        convert_numerals(*source, numerals_of(options_.numerals));
        if (options_.sign_off.empty())
            compose::mark_sign_offs(*source, report.sign_off);
        else
            compose::add_sign_off(*source, report.sign_off);
        return std::move(*source);
    }

    std::string pdf_of(std::optional<Document> original, Report& report, ReportFiles& files, const std::string& input) {
        const Properties source = original ? original->properties : Properties();
        Document document = document_of(std::move(original), report);
        fonts::FontLibrary fonts({options_.font_dirs});
        const Pages pages = lay_out(document, fonts, breaker_, {.follow_record = options_.pages == "auto"});
        const std::vector<Image> images = std::move(document.images);
        document = Document();  // a long one takes as much room as its pages
        pdf::Metadata metadata;
        metadata.title = report.title ? report.title->value : source.title;
        if (metadata.title.empty() && pages.outline.empty()) metadata.title = stem(input);  // else the first heading
        metadata.author = report.organization ? report.organization->value : source.author;
        metadata.created = source.created;
        metadata.modified = source.modified;
        pdf::WriteOptions write;
        write.attach = [&](const Diagnostics& unreadable_images) {
            add_missing(report, {&pages.diagnostics, &fonts.diagnostics(), &unreadable_images});
            return files.attachments();
        };
        std::string pdf = pdf::write_pdf(pages, images, fonts, metadata, nullptr, write);
        return options_.fields ? sign::add_fields(pdf, report.sign_off) : pdf;
    }

    /// Adds what the report does not tell yet: a report file may have it from its own conversion.
    void add_missing(Report& report, std::initializer_list<const Diagnostics*> found) const {
        std::set<std::string> present;
        const auto key = [&](const Diagnostic& d) { return d.code + d.message.en + describe(d.origin, {}, language_); };
        for (const Diagnostic& diagnostic : report.diagnostics) present.insert(key(diagnostic));
        for (const Diagnostics* more : found)
            for (const Diagnostic& diagnostic : *more)
                if (present.insert(key(diagnostic)).second) report.diagnostics.push_back(diagnostic);
    }

    const Rules& rules() {
        if (!rules_) rules_.emplace(load_rules(options_.rules_dir));
        return *rules_;
    }

    const ConvertOptions& options_;
    Language language_;
    Targets targets_;
    thai::Breaker breaker_;
    std::optional<Rules> rules_;
};

}  // namespace

ExitStatus convert(const ConvertOptions& options, Language language) {
    return Converter(options, language).run();
}

}  // namespace raingan::cli
