// Documents: uploads, and all that was made and said of them (docs/service.md#a-document). Functions that change
// something are called within a Transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "store/blobs.h"
#include "store/database.h"

namespace raingan::store {

struct DocumentRow {
    std::string id;
    std::int64_t number = 0;  ///< ascending as they came
    std::string name, kind, blob;
    std::int64_t bytes = 0;
    std::string agency, agency_name;   ///< empty: not known
    std::optional<std::int64_t> year;  ///< BE
    std::int64_t version = 1;
    std::string state;  ///< "waiting", "working", "ready", "failed"
    std::int64_t revision = 0, made = -1;
    std::string problem;  ///< JSON; empty: none
    std::string who;
    std::int64_t created = 0;
    std::optional<std::int64_t> sent, removed;
    std::int64_t signatures = 0;
    // Of its report, if there is one.
    bool has_report = false;
    std::string title, level, report_blob;
    std::optional<std::int64_t> score;  ///< hundredths
    std::int64_t findings = 0, warnings = 0, infos = 0;
};

struct NewDocument {
    std::string name, kind;
    Blob blob;
    std::string agency;  ///< an id; empty: as the report says
    std::optional<std::int64_t> year;
    std::string who;
    bool sent = false;
};
/// With its job; its id.
std::string add_document(Database& database, const NewDocument& document, const std::string& share);

/// One that was removed is not there.
std::optional<DocumentRow> find_document(Database& database, const std::string& id);

struct DocumentFilter {
    std::string agency, province, state, q;  ///< empty: any
    std::optional<std::int64_t> year;
    std::string who;                              ///< with `agency`: or those of this account that have no agency yet
    std::int64_t before = 0x7FFF'FFFF'FFFF'FFFF;  ///< numbers below
    std::int64_t limit = 50;
    std::string sort;         ///< one that documents_sort_by has; empty: newest first
    bool descending = false;  ///< what has no value stands last in either way
    std::int64_t offset = 0;
};
std::vector<DocumentRow> list_documents(Database& database, const DocumentFilter& filter);
/// All that fit, whatever the limit.
std::int64_t count_documents(Database& database, const DocumentFilter& filter);
bool documents_sort_by(std::string_view name);

void set_state(Database& database, const DocumentRow& document, const std::string& state);
void set_problem(Database& database, const DocumentRow& document, const std::string& problem);
/// Gives it agency and year, and its version among those of both.
void assign(Database& database, const std::string& id, const std::string& agency, std::optional<std::int64_t> year);
void remove_document(Database& database, const DocumentRow& document);
void send_document(Database& database, const DocumentRow& document);

/// What the newest revision of the document says; `json` is the blob of the report's.
void set_report(Database& database, const std::string& document, std::int64_t revision, const Report& report,
                const Blob& json);
/// The document is ready, as of this revision.
void set_made(Database& database, const DocumentRow& document, std::int64_t revision);

/// Which report of an agency and year counts: the newest that was sent.
void settle_standing(Database& database, const std::string& agency, std::int64_t year);

struct OutputKey {
    std::string format, style = "source", digits = "keep";
};
struct OutputRow {
    OutputKey key;
    std::int64_t revision = 0;
    Blob blob;
};
void add_output(Database& database, const std::string& document, const OutputRow& output);
std::optional<OutputRow> find_output(Database& database, const std::string& document, std::int64_t revision,
                                     const OutputKey& key);
/// Of the revision.
std::vector<OutputRow> list_outputs(Database& database, const std::string& document, std::int64_t revision);

/// The document changed: an event for those who watch.
void tell_document(Database& database, const DocumentRow& document);

/// Hundredths, rounded half away from zero.
std::int64_t hundredths(const Decimal& score);

}  // namespace raingan::store
