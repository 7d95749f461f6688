#include "batch/converter.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/error.h"
#include "base/path.h"
#include "batch/input.h"
#include "batch/places.h"
#include "batch/value_places.h"
#include "compose/compose.h"
#include "exchange/json.h"
#include "exchange/xml.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "readers/formats.h"
#include "sheet/document_tables.h"
#include "sheet/sheet.h"
#include "sign/sign.h"
#include "thai/breaks.h"

namespace raingan::batch {
namespace {

/// What a report becomes besides pages, each made once: for a file of its own, and to go into the PDF. The report must
/// not change after the first call.
class ReportFiles {
public:
    /// `facts`: for the workbook.
    ReportFiles(const Report& report, const Settings& settings, sheet::SourceFacts facts)
        : report_(report), settings_(settings), facts_(std::move(facts)) {}

    const std::string& json() { return made(json_, to_json); }
    const std::string& xml() { return made(xml_, to_xml); }
    const std::string& xlsx() { return made(xlsx_, workbook()); }

    /// The PDF carries its report, if it has one. What is no output of its own is kept only there.
    std::vector<pdf::Attachment> attachments() {
        if (report_.empty()) return {};
        using Relationship = pdf::Attachment::Relationship;
        const char* const sheet_type = format_of(FileKind::xlsx).media_type;
        const auto file = [this](std::optional<std::string>& kept, const Make& make, const char* output) {
            return [this, &kept, make, output] { return settings_.makes(output) ? made(kept, make) : make(report_); };
        };
        return {{"report.json", "application/json", "ข้อมูลของรายงาน (JSON)", Relationship::data,
                 file(json_, to_json, "json")},
                {"report.xml", "application/xml", "ข้อมูลของรายงาน (XML)", Relationship::data, file(xml_, to_xml, "xml")},
                {"report.xlsx", sheet_type, "ตารางของรายงาน (XLSX)", Relationship::alternative,
                 file(xlsx_, workbook(), "xlsx")}};
    }

private:
    using Make = std::function<std::string(const Report&)>;

    [[nodiscard]] Make workbook() const {
        return [this](const Report& report) { return sheet::write_workbook(report, facts_); };
    }

    const std::string& made(std::optional<std::string>& file, const Make& make) {
        if (!file) file = make(report_);
        return *file;
    }

    const Report& report_;
    const Settings& settings_;
    sheet::SourceFacts facts_;
    std::optional<std::string> json_, xml_, xlsx_;
};

/// The input as it came. Its name in the PDF is ASCII, its own stands in the description.
pdf::Attachment source_attachment(const std::string& bytes, const std::string& name) {
    const Format& format = format_of(kind_of(bytes));
    const std::string_view ending = format.endings.front().empty() ? "bin" : format.endings.front();
    return {"source." + std::string(ending), format.media_type, "ไฟล์ต้นฉบับ: " + name,
            pdf::Attachment::Relationship::source, [&bytes] { return bytes; }};
}

/// What may be made of the PDF of another program.
void require_output_of_pdf(const Settings& settings, const Report& report) {
    if (report.empty() && settings.only_what_is_said)
        throw unreadable("foreign-pdf", "",
                         {"is a PDF in which no report on measures was found", "เป็น PDF ที่ไม่พบรายงานผลมาตรการ"});
    const bool others = settings.makes("xlsx") || settings.makes("json") || settings.makes("xml");
    if (!settings.standard_form && !others)
        throw Error(ExitStatus::usage, "pdf-stays", "",
                    {"a PDF is not written anew; --style standard makes the official form of it, with the PDF inside",
                     "ไม่เขียน PDF ขึ้นใหม่ ใช้ --style standard เพื่อทำแบบมาตรฐานโดยแนบ PDF ต้นฉบับไว้ข้างใน"});
}

/// The tables of a PDF that is no report, as a workbook; none where something else was asked for. Tells what is not in
/// it.
std::optional<std::string> tables_of(const Input& input, const Settings& settings, const sheet::SourceFacts& facts,
                                     Diagnostics& told) {
    if (!input.of_pdf || !input.report.empty() || !settings.makes("xlsx")) return std::nullopt;
    sheet::TablesWorkbook tables = sheet::write_tables(*input.document, facts);
    if (tables.tables == 0 && settings.formats.size() == 1)
        throw unreadable("no-tables", "",
                         {"is a PDF in which neither a report on measures nor a table was found; ask for --to json, or "
                          "give the file that it was made from",
                          "เป็น PDF ที่ไม่พบทั้งรายงานผลมาตรการและตาราง โปรดใช้ --to json หรือใช้ไฟล์ต้นฉบับ"});
    const std::string count = std::to_string(tables.tables), left = std::to_string(tables.paragraphs);
    told.push_back(tables.tables == 0
                       ? Diagnostic{Severity::warning,
                                    "no-tables",
                                    {"no table was found, and no workbook is made", "ไม่พบตาราง จึงไม่สร้างสมุดงาน"},
                                    {}}
                       : Diagnostic{Severity::warning,
                                    "tables-only",
                                    {"no report on measures was found: the workbook holds the tables of the PDF (" +
                                         count + "), and not its other text (paragraphs: " + left + ")",
                                     "ไม่พบรายงานผลมาตรการ สมุดงานมีเฉพาะตารางของ PDF (" + count +
                                         " ตาราง) ไม่มีข้อความอื่น (" + left + " ย่อหน้า)"},
                                    {}});
    return std::move(tables.bytes);
}

/// Adds what the report does not tell yet: a report file may have it from its own conversion.
void add_missing(Report& report, std::initializer_list<const Diagnostics*> found) {
    std::set<std::string> present;
    const auto key = [](const Diagnostic& d) {
        return d.code + d.message.en + describe(d.origin, {}, Language::english);
    };
    for (const Diagnostic& diagnostic : report.diagnostics) present.insert(key(diagnostic));
    for (const Diagnostics* more : found)
        for (const Diagnostic& diagnostic : *more)
            if (present.insert(key(diagnostic)).second) report.diagnostics.push_back(diagnostic);
}

}  // namespace

Descriptions::const_iterator description_of(const Descriptions& descriptions, std::string_view path) {
    for (;;) {
        const auto found = descriptions.find(std::string(path));
        const std::size_t slash = path.find('/');
        if (found != descriptions.end() || slash == std::string_view::npos) return found;
        path.remove_prefix(slash + 1);
    }
}

bool Settings::makes(const char* format) const {
    return std::ranges::find(formats, format) != formats.end();
}

struct Converter::Impl {
    const Settings& settings;
    const Rules& rules;
    thai::Breaker breaker;
    fonts::FontLibrary fonts;

    Document document_of(std::optional<Document> source, const Report& report) const;
    [[nodiscard]] pdf::Metadata metadata_of(const Properties& source, const Report& report, const Pages& pages,
                                            const std::string& path) const;
    std::string pdf_of(std::optional<Document> original, Report& report, FindingPlaces& places, ReportFiles& files,
                       const std::string* attached, const std::string& path, Converted& converted);
};

/// The source's own layout, or the official form: where that is asked for, or the source has no layout.
Document Converter::Impl::document_of(std::optional<Document> source, const Report& report) const {
    if (!source || settings.standard_form)
        return compose::compose_report(report, settings.numerals.value_or(Numerals::thai));
    // Digits are converted first: a sign-off block is made with Thai ones.
    convert_numerals(*source, settings.numerals.value_or(Numerals::keep));
    if (settings.sign_off)
        compose::add_sign_off(*source, report.sign_off);
    else
        compose::mark_sign_offs(*source, report.sign_off);
    return std::move(*source);
}

/// As the user says, else the report, else the source.
pdf::Metadata Converter::Impl::metadata_of(const Properties& source, const Report& report, const Pages& pages,
                                           const std::string& path) const {
    pdf::Metadata metadata;
    metadata.title = report.title ? report.title->value : source.title;
    if (metadata.title.empty() && pages.outline.empty())
        metadata.title = stem(document_name(path));  // else the first heading
    metadata.author = report.organization ? report.organization->value : source.author;
    metadata.created = source.created;
    metadata.modified = source.modified;
    const auto say = [&](const Description& said) {
        if (said.title) metadata.title = *said.title;
        if (said.author) metadata.author = *said.author;
        if (said.subject) metadata.subject = *said.subject;
        if (said.keywords) metadata.keywords = *said.keywords;
    };
    say(settings.description);
    const auto own = description_of(settings.description_by_path, path);
    if (own != settings.description_by_path.end()) say(own->second);
    return metadata;
}

std::string Converter::Impl::pdf_of(std::optional<Document> original, Report& report, FindingPlaces& places,
                                    ReportFiles& files, const std::string* attached, const std::string& path,
                                    Converted& converted) {
    const bool in_own_form = original.has_value() && !settings.standard_form;
    const Properties source = original ? original->properties : Properties();
    Document document = document_of(std::move(original), report);
    fonts.begin_document();
    Pages pages = lay_out_settled(document, fonts, breaker,
                                  {settings.follow_record, settings.line_heights, settings.read.stored_fields});
    if (in_own_form) {
        places.find_pages(pages);
        converted.author = source.author;
        converted.builds = pages.builds;
        if (settings.makes("places")) converted.outputs.push_back({"places", value_places(pages, report, fonts)});
    }
    places.find_missing_characters(pages, fonts);
    const std::vector<Image> images = std::move(document.images);
    document = Document();  // a long one takes as much room as its pages
    const pdf::Metadata metadata = metadata_of(source, report, pages, path);
    pdf::WriteOptions write;
    write.attach = [&](const Diagnostics& unreadable_images) {
        add_missing(report, {&pages.diagnostics, &fonts.diagnostics(), &unreadable_images});
        places.tell(report);
        std::vector<pdf::Attachment> attachments = files.attachments();
        if (attached != nullptr) attachments.push_back(source_attachment(*attached, document_name(path)));
        return attachments;
    };
    std::string pdf = pdf::write_pdf(std::move(pages), images, fonts, metadata, nullptr, write);
    return settings.signature_fields ? sign::add_fields(pdf, report.sign_off) : pdf;
}

Converter::Converter(const Settings& settings, const Rules& rules)
    : impl_(new Impl{settings, rules, {}, fonts::FontLibrary({settings.font_dirs})}) {}

Converter::~Converter() = default;

void Converter::open_files_ahead() {
    impl_->fonts.open_files_ahead();
}

Converted Converter::convert(std::string bytes, const std::string& path) {
    const Settings& settings = impl_->settings;
    SourceText source_text;
    InputOptions options{settings.read, settings.allow_broken_signature,
                         settings.corrections ? &*settings.corrections : nullptr};
    if (settings.makes("places")) options.read.source_text = &source_text;
    Input input = read_input(bytes, document_name(path), impl_->rules, options);
    std::optional<std::string> places;
    if (!source_text.pages.empty()) places = value_places(source_text, input.on_pages ? *input.on_pages : input.report);
    source_text = SourceText();
    // Of a PDF the bytes are kept: it is never written anew, but goes as it is into that of the official form.
    if (!settings.attach_source && !input.of_pdf) std::string().swap(bytes);  // it may be large, and is read
    Converted converted = make(std::move(input), bytes, path);
    if (places) converted.outputs.push_back({"places", std::move(*places)});
    return converted;
}

// The input is emptied through the names below, which clang-tidy does not see.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
Converted Converter::make(Input input, const std::string& bytes, const std::string& path) {
    const Settings& settings = impl_->settings;
    std::optional<Document>& document = input.document;
    Report& report = input.report;
    const bool of_pdf = input.of_pdf;
    const bool makes_pdf = settings.makes("pdf") && (!of_pdf || settings.standard_form);
    if (of_pdf) require_output_of_pdf(settings, report);
    const bool attach_source = settings.attach_source || of_pdf;
    if (settings.sign_off) report.sign_off = *settings.sign_off;
    FindingPlaces places(document, report);
    places.tell(report);
    const std::string created = !document                              ? std::string()
                                : document->properties.created.empty() ? document->properties.modified
                                                                       : document->properties.created;
    const sheet::SourceFacts facts{created, &impl_->breaker};
    std::optional<std::string> tables = tables_of(input, settings, facts, report.diagnostics);
    ReportFiles files(report, settings, facts);
    const bool only_pdf = settings.only_what_is_said && report.empty() && makes_pdf;
    Converted converted;
    // The PDF first: what its fonts lack is known only then, and belongs to the findings of the other outputs.
    if (makes_pdf)
        converted.outputs.push_back({"pdf", impl_->pdf_of(std::move(document), report, places, files,
                                                          attach_source ? &bytes : nullptr, path, converted)});
    const bool has_workbook = settings.makes("xlsx") && !only_pdf;
    if (has_workbook && !tables) converted.outputs.push_back({"xlsx", files.xlsx()});
    if (has_workbook && tables && !tables->empty()) converted.outputs.push_back({"xlsx", std::move(*tables)});
    if (settings.makes("json") && !only_pdf) converted.outputs.push_back({"json", files.json()});
    if (settings.makes("xml") && !only_pdf) converted.outputs.push_back({"xml", files.xml()});
    converted.diagnostics = std::move(report.diagnostics);
    converted.parts = std::move(report.parts);
    return converted;
}

}  // namespace raingan::batch
