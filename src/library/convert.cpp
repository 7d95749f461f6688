// Converting: Document → files. Each thread keeps a Converter, which knows its fonts and the words it has shaped.
#include <algorithm>
#include <array>
#include <optional>

#include "batch/province_pdf.h"
#include "library/state.h"
#include "province/expected.h"
#include "province/open_data.h"
#include "sheet/province.h"

namespace raingan {
namespace {

struct KeptConverter {
    batch::Settings settings;
    Rules rules;
    std::unique_ptr<batch::Converter> converter;
};

/// The thread's converter, made anew where other fonts are asked for.
batch::Converter& converter_for(const batch::Settings& settings) {
    thread_local std::unique_ptr<KeptConverter> kept;
    if (!kept || kept->settings.font_dirs != settings.font_dirs) {
        // NOLINTNEXTLINE(modernize-make-unique): an aggregate
        kept.reset(new KeptConverter{settings, library::rules_of({}), nullptr});
        kept->converter = std::make_unique<batch::Converter>(kept->settings, kept->rules);
    }
    kept->settings = settings;
    return *kept->converter;
}

[[noreturn]] void refuse_word(const char* code, const std::string& word, const char* known) {
    throw v0::Error(v0::ErrorKind::usage, code, "",
                    {"\"" + word + "\" is none of " + known, "\"" + word + "\" ไม่ใช่ตัวเลือกที่มี คือ " + known});
}

std::optional<Numerals> numerals_of(const std::string& word) {
    if (word.empty()) return std::nullopt;
    if (word == "keep") return Numerals::keep;
    if (word == "thai") return Numerals::thai;
    if (word == "arabic") return Numerals::arabic;
    refuse_word("bad-numerals", word, "keep, thai, arabic");
}

batch::Settings settings_of(const v0::ConvertOptions& options) {
    batch::Settings settings;
    settings.formats = options.formats;
    for (const std::string& format : options.formats)
        if (format != "pdf" && format != "xlsx" && format != "json" && format != "xml")
            refuse_word("bad-format", format, "pdf, xlsx, json, xml");
    settings.standard_form = options.standard_form;
    settings.follow_record = options.follow_record;
    settings.read.stored_fields = options.stored_fields;
    settings.numerals = numerals_of(options.numerals);
    settings.font_dirs = options.font_dirs;
    settings.signature_fields = options.signature_fields;
    settings.attach_source = options.attach_source;
    settings.description = {options.title, options.author, options.subject, options.keywords};
    return settings;
}

}  // namespace

v0::Outputs v0::convert(const Document& document, const ConvertOptions& options) {
    return library::guarded([&] {
        const Document::State& state = document.state();
        batch::Converted made = converter_for(settings_of(options)).make(state.input, state.bytes, state.name);
        Outputs outputs;
        for (batch::Output& output : made.outputs) outputs.files[output.format] = std::move(output.bytes);
        outputs.findings = library::findings(made.diagnostics, made.parts);
        return outputs;
    });
}

// ---- The province --------------------------------------------------------------------------------------------------

v0::Province v0::roll_up(const std::vector<Document>& reports, const RollupOptions& options) {
    return library::guarded([&] {
        const Rules rules = library::rules_of(options.rules_dir);
        province::Options wanted;
        wanted.year = options.year;
        wanted.province = province::province_name(options.province);
        if (options.expected) {
            const auto& list = options.expected->state().input.document;
            wanted.expected =
                list ? province::expected_agencies(province::rows_of(*list)) : std::vector<province::Agency>();
        }
        std::vector<province::Submission> submissions;
        submissions.reserve(reports.size());
        for (const Document& report : reports) {
            const batch::Input& input = report.state().input;
            submissions.push_back(province::reduce(
                input.report, rules, input.document ? input.document->properties.modified : std::string()));
            submissions.back().path = report.state().name;
        }
        return Province(std::make_shared<const Province::State>(
            Province::State{province::roll_up(std::move(submissions), {}, wanted, rules)}));
    });
}

namespace {

v0::Agency agency_values(const province::Agency& agency) {
    return {agency.name, agency.kind, agency.amphoe, agency.province, agency.parent};
}

std::optional<double> as_double(const std::optional<Decimal>& from) {
    return from ? std::optional(from->to_double()) : std::nullopt;
}

v0::Table::Cell open_cell(const province::OpenValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return {*text, false};
    if (const auto* number = std::get_if<std::int64_t>(&value)) return {std::to_string(*number), true};
    if (const auto* decimal = std::get_if<Decimal>(&value)) return {decimal->to_string(), true};
    return {};
}

}  // namespace

v0::Province::Province(std::shared_ptr<const State> state) : state_(std::move(state)) {}

std::string v0::Province::name() const {
    return state_->province.name;
}

std::optional<int> v0::Province::year() const {
    return state_->province.year;
}

std::vector<v0::Standing> v0::Province::standings() const {
    std::vector<Standing> out;
    for (const province::Standing& standing : state_->province.standings) {
        const province::Content& content = standing.report.content;
        Standing row;
        row.rank = standing.rank;
        row.unranked = standing.unranked;
        row.agency = agency_values(content.agency);
        row.source = standing.report.source;
        row.score = as_double(content.score);
        row.change = as_double(content.change);
        row.level = content.level;
        for (const province::Part& part : content.parts) row.instruments.emplace_back(part.code, as_double(part.score));
        for (const province::IndicatorScore& indicator : content.indicators)
            row.indicators.emplace_back(indicator.number, as_double(indicator.score));
        row.measures = content.measures.size();
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<v0::Agency> v0::Province::missing() const {
    std::vector<Agency> out;
    for (const province::Missing& missing : state_->province.missing) out.push_back(agency_values(missing.agency));
    return out;
}

std::vector<v0::Finding> v0::Province::notes() const {
    std::vector<Finding> out;
    for (const province::Note& note : state_->province.notes) {
        const std::string& message = note.finding.message;  // the roll-up tells in Thai alone
        out.push_back({static_cast<Severity>(note.finding.severity),
                       note.finding.code,
                       {message, message},
                       {note.source, note.source},
                       {}});
    }
    return out;
}

v0::Table v0::Province::table() const {
    Table out;
    out.columns = province::open_columns(state_->province);
    for (const province::Standing& standing : state_->province.standings) {
        std::vector<Table::Cell>& row = out.rows.emplace_back();
        for (const province::OpenValue& value : province::open_row(state_->province, standing))
            row.push_back(open_cell(value));
    }
    return out;
}

std::string v0::Province::to_csv() const {
    return province::open_csv(state_->province);
}

std::string v0::Province::to_xlsx() const {
    return library::guarded([&] { return sheet::write_province_workbook(state_->province); });
}

std::string v0::Province::to_pdf() const {
    return library::guarded([&] {
        Diagnostics ignored;
        return batch::province_pdf(state_->province, to_xlsx(), to_csv(), {}, ignored);
    });
}

}  // namespace raingan
