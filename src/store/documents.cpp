#include "store/documents.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "store/agencies.h"
#include "store/clock.h"
#include "store/jobs.h"
#include "store/log.h"
#include "store/secrets.h"

namespace raingan::store {
namespace {

constexpr std::string_view selected =
    "SELECT d.id, d.number, d.name, d.kind, d.blob, b.bytes, d.agency, a.name, d.year, d.version, d.state, d.revision, "
    "d.made, d.problem, d.who, d.created, d.sent, d.removed, d.signed, r.document, r.title, r.level, r.blob, r.score, "
    "r.findings, r.warnings, r.infos FROM documents d JOIN blobs b ON b.sha256 = d.blob LEFT JOIN agencies a ON a.id = "
    "d.agency LEFT JOIN reports r ON r.document = d.id ";

DocumentRow document_row(const Row& row) {
    DocumentRow document;
    std::size_t column = 0;
    const auto text = [&] { return row.text(column++); };
    const auto number = [&] { return row.number(column++); };
    const auto maybe = [&] { return row.maybe_number(column++); };
    document.id = text();
    document.number = number();
    document.name = text();
    document.kind = text();
    document.blob = text();
    document.bytes = number();
    document.agency = text();
    document.agency_name = text();
    document.year = maybe();
    document.version = number();
    document.state = text();
    document.revision = number();
    document.made = number();
    document.problem = text();
    document.who = text();
    document.created = number();
    document.sent = maybe();
    document.removed = maybe();
    document.signatures = number();
    document.has_report = !row.is_null(column++);
    document.title = text();
    document.level = text();
    document.report_blob = text();
    document.score = maybe();
    document.findings = number();
    document.warnings = number();
    document.infos = number();
    return document;
}

std::int64_t next_version(Database& database, const std::string& agency, std::optional<std::int64_t> year) {
    if (agency.empty() || !year) return 1;
    return database
               .run("SELECT COALESCE(MAX(version), 0) FROM documents WHERE agency = $1 AND year = $2", {agency, *year})
               .at(0)
               .number(0) +
           1;
}

void settle_standing_of(Database& database, const DocumentRow& document) {
    if (!document.agency.empty() && document.year) settle_standing(database, document.agency, *document.year);
}

void add_score(Database& database, const std::string& document, const std::string& instrument, std::int64_t indicator,
               const std::string& name, const std::optional<Score>& score) {
    if (!score) return;
    database.run(
        "INSERT INTO scores (document, instrument, indicator, name, score) VALUES ($1, $2, $3, $4, $5) ON CONFLICT "
        "(document, instrument, indicator) DO NOTHING",
        {document, instrument, indicator, name, hundredths(score->value)});
}

constexpr std::string_view fitting =
    "WHERE d.removed IS NULL AND d.number < $1 AND ($2 = '' OR d.agency = $2 OR (d.agency IS NULL AND d.who = $3)) AND "
    "($4 = '' OR d.state = $4) AND ($5 = '' OR d.name LIKE $6 ESCAPE '\\' OR a.name LIKE $6 ESCAPE '\\' OR r.title "
    "LIKE $6 ESCAPE '\\') AND ($7 = 0 OR d.year = $7) AND ($8 = '' OR a.province = $8 OR (d.agency IS NULL AND d.who "
    "= $3)) ";

Values values_of(const DocumentFilter& filter) {
    return {filter.before,     filter.agency,           filter.who,     filter.state, filter.q,
            holding(filter.q), filter.year.value_or(0), filter.province};
}

/// What lists may be sorted by, as people name it and as the statement does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> sort_columns{{{"name", "d.name"},
                                                                                     {"agency_name", "a.name"},
                                                                                     {"year", "d.year"},
                                                                                     {"score", "r.score"},
                                                                                     {"level", "r.level"},
                                                                                     {"created", "d.number"}}};

std::string order_of(const DocumentFilter& filter) {
    const auto* const found =
        std::ranges::find(sort_columns, filter.sort, &std::pair<std::string_view, std::string_view>::first);
    if (found == sort_columns.end()) return "ORDER BY d.number DESC ";
    return "ORDER BY " + std::string(found->second) + (filter.descending ? " DESC" : " ASC") +
           " NULLS LAST, d.number DESC ";
}

}  // namespace

bool documents_sort_by(std::string_view name) {
    return std::ranges::find(sort_columns, name, &std::pair<std::string_view, std::string_view>::first) !=
           sort_columns.end();
}

std::int64_t hundredths(const Decimal& score) {
    constexpr int places = 2;
    const Decimal rounded = score.rounded(places);
    std::int64_t units = rounded.units();
    for (int place = rounded.places(); place < places; ++place) units *= 10;
    return units;
}

std::string add_document(Database& database, const NewDocument& document, const std::string& share) {
    note_blob(database, document.blob);
    std::string id = "d_" + random_name();
    database.run(
        "INSERT INTO documents (id, number, name, kind, blob, agency, year, version, state, revision, made, problem, "
        "who, created, sent, removed, signed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, -1, NULL, $9, $10, "
        "$11, NULL, 0)",
        {id, next_number(database, "documents"), document.name, document.kind, document.blob.sha256,
         text_or_null(document.agency), value_of(document.year), next_version(database, document.agency, document.year),
         document.who, now(), document.sent ? Value(now()) : Value()});
    add_job(database, {.kind = "make", .document = id, .share = share, .who = document.who, .body = "{}"});
    return id;
}

std::optional<DocumentRow> find_document(Database& database, const std::string& id) {
    const Rows rows = database.run(std::string(selected) + "WHERE d.id = $1 AND d.removed IS NULL", {id});
    if (rows.empty()) return std::nullopt;
    return document_row(rows[0]);
}

std::vector<DocumentRow> list_documents(Database& database, const DocumentFilter& filter) {
    Values values = values_of(filter);
    values.emplace_back(filter.limit);
    values.emplace_back(filter.offset);
    const Rows rows =
        database.run(std::string(selected) + std::string(fitting) + order_of(filter) + "LIMIT $9 OFFSET $10", values);
    std::vector<DocumentRow> documents;
    documents.reserve(rows.size());
    for (const Row& row : rows) documents.push_back(document_row(row));
    return documents;
}

std::int64_t count_documents(Database& database, const DocumentFilter& filter) {
    return database
        .run(
            "SELECT COUNT(*) FROM documents d LEFT JOIN agencies a ON a.id = d.agency LEFT JOIN reports r ON "
            "r.document = d.id " +
                std::string(fitting),
            values_of(filter))
        .at(0)
        .number(0);
}

void tell_document(Database& database, const DocumentRow& document) {
    const nlohmann::json body{{"document", document.id},
                              {"state", document.state},
                              {"revision", document.revision},
                              {"made", std::max<std::int64_t>(document.made, 0)},
                              {"progress", nullptr}};
    add_event(database, {0, document.id, document.agency, "document", body.dump()});
}

void set_state(Database& database, const DocumentRow& document, const std::string& state) {
    database.run("UPDATE documents SET state = $2, problem = NULL WHERE id = $1", {document.id, state});
    DocumentRow changed = document;
    changed.state = state;
    tell_document(database, changed);
}

void set_problem(Database& database, const DocumentRow& document, const std::string& problem) {
    database.run("UPDATE documents SET state = 'failed', problem = $2 WHERE id = $1", {document.id, problem});
    DocumentRow changed = document;
    changed.state = "failed";
    tell_document(database, changed);
}

void assign(Database& database, const std::string& id, const std::string& agency, std::optional<std::int64_t> year) {
    const auto before = find_document(database, id);
    if (!before || (before->agency == agency && before->year == year)) return;
    database.run("UPDATE documents SET agency = $2, year = $3, version = $4 WHERE id = $1",
                 {id, text_or_null(agency), value_of(year), next_version(database, agency, year)});
    settle_standing_of(database, *before);
    if (!agency.empty() && year) settle_standing(database, agency, *year);
}

void remove_document(Database& database, const DocumentRow& document) {
    drop_jobs(database, document.id);
    database.run("UPDATE documents SET removed = $2 WHERE id = $1", {document.id, now()});
    settle_standing_of(database, document);
    const nlohmann::json body{{"document", document.id}};
    add_event(database, {0, document.id, document.agency, "removed", body.dump()});
}

void send_document(Database& database, const DocumentRow& document) {
    database.run("UPDATE documents SET sent = $2 WHERE id = $1", {document.id, now()});
    settle_standing_of(database, document);
    tell_document(database, document);
}

void set_report(Database& database, const std::string& document, std::int64_t revision, const Report& report,
                const Blob& json) {
    note_blob(database, json);
    std::int64_t counts[3] = {0, 0, 0};
    for (const Diagnostic& diagnostic : report.diagnostics)
        ++counts[diagnostic.severity == Severity::finding ? 0 : diagnostic.severity == Severity::warning ? 1 : 2];
    const auto score = [](const std::optional<Score>& value) {
        return value ? Value(hundredths(value->value)) : Value();
    };
    const auto year = [](const std::optional<Count>& value) { return value ? Value(value->value) : Value(); };
    const Overall& overall = report.overall;
    database.run("DELETE FROM reports WHERE document = $1", {document});
    database.run(
        "INSERT INTO reports (document, revision, blob, title, organization, year, score_year, score, target, change, "
        "level, findings, warnings, infos) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {document, revision, json.sha256, report.title ? report.title->value : "",
         report.organization ? report.organization->value : "", year(report.report_year), year(report.score_year),
         score(overall.score), score(overall.target), score(overall.change), overall.level ? overall.level->value : "",
         counts[0], counts[1], counts[2]});
    database.run("DELETE FROM scores WHERE document = $1", {document});
    for (const Instrument& instrument : report.instruments) {
        add_score(database, document, instrument.code, 0, instrument.name ? instrument.name->value : "",
                  instrument.score);
        for (const Indicator& indicator : instrument.indicators)
            add_score(database, document, instrument.code, indicator.number, indicator.name.value, indicator.score);
    }
    for (const Indicator& index : report.indices)
        add_score(database, document, "", index.number, index.name.value, index.score);
}

void set_made(Database& database, const DocumentRow& document, std::int64_t revision) {
    database.run("UPDATE documents SET state = 'ready', problem = NULL, made = $2 WHERE id = $1",
                 {document.id, revision});
    if (const auto changed = find_document(database, document.id)) {
        settle_standing_of(database, *changed);
        tell_document(database, *changed);
    }
}

void settle_standing(Database& database, const std::string& agency, std::int64_t year) {
    database.run("DELETE FROM standings WHERE year = $1 AND agency = $2", {year, agency});
    database.run(
        "INSERT INTO standings (year, agency, document, score, iit, eit, oit, change, level, findings, sent, "
        "province) SELECT "
        "d.year, d.agency, d.id, r.score, i.score, e.score, o.score, r.change, r.level, r.findings, d.sent, a.province "
        "FROM "
        "documents d JOIN reports r ON r.document = d.id JOIN agencies a ON a.id = d.agency LEFT JOIN scores i ON "
        "i.document = d.id AND i.instrument = "
        "'IIT' AND i.indicator = 0 LEFT JOIN scores e ON e.document = d.id AND e.instrument = 'EIT' AND e.indicator = "
        "0 LEFT JOIN scores o ON o.document = d.id AND o.instrument = 'OIT' AND o.indicator = 0 WHERE d.agency = $2 "
        "AND d.year = $1 AND d.removed IS NULL AND d.sent IS NOT NULL ORDER BY d.number DESC LIMIT 1",
        {year, agency});
}

void add_output(Database& database, const std::string& document, const OutputRow& output) {
    note_blob(database, output.blob);
    database.run(
        "INSERT INTO outputs (document, revision, format, style, digits, blob) VALUES ($1, $2, $3, $4, $5, $6) ON "
        "CONFLICT (document, revision, format, style, digits) DO UPDATE SET blob = excluded.blob",
        {document, output.revision, output.key.format, output.key.style, output.key.digits, output.blob.sha256});
}

namespace {

OutputRow output_row(const Row& row) {
    return {{row.text(0), row.text(1), row.text(2)}, row.number(3), {row.text(4), row.number(5)}};
}

}  // namespace

std::optional<OutputRow> find_output(Database& database, const std::string& document, std::int64_t revision,
                                     const OutputKey& key) {
    const Rows rows = database.run(
        "SELECT o.format, o.style, o.digits, o.revision, o.blob, b.bytes FROM outputs o JOIN blobs b ON b.sha256 = "
        "o.blob WHERE o.document = $1 AND o.revision = $2 AND o.format = $3 AND o.style = $4 AND o.digits = $5",
        {document, revision, key.format, key.style, key.digits});
    if (rows.empty()) return std::nullopt;
    return output_row(rows[0]);
}

std::vector<OutputRow> list_outputs(Database& database, const std::string& document, std::int64_t revision) {
    const Rows rows = database.run(
        "SELECT o.format, o.style, o.digits, o.revision, o.blob, b.bytes FROM outputs o JOIN blobs b ON b.sha256 = "
        "o.blob WHERE o.document = $1 AND o.revision = $2 ORDER BY o.style, o.digits, o.format",
        {document, revision});
    std::vector<OutputRow> outputs;
    outputs.reserve(rows.size());
    for (const Row& row : rows) outputs.push_back(output_row(row));
    return outputs;
}

}  // namespace raingan::store
