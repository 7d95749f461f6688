#include "store/province_reports.h"

#include "base/error.h"
#include "batch/digest.h"
#include "exchange/json_read.h"
#include "store/agencies.h"
#include "store/blobs.h"
#include "store/views.h"

namespace raingan::store {
namespace {

/// By agency: which report it is, as bytes and as a file.
constexpr std::string_view counting_reports =
    "SELECT r.blob, d.name, a.name, a.amphoe, a.province FROM standings t JOIN reports r ON r.document = t.document "
    "JOIN "
    "documents d ON d.id = t.document JOIN agencies a ON a.id = t.agency WHERE t.year = $1 AND ($2 = '' OR a.province "
    "= "
    "$2) ORDER BY t.agency";

/// The agency's place, as it is known by now.
void place(province::Agency& agency, const std::string& amphoe, const std::string& name) {
    if (agency.amphoe.empty()) agency.amphoe = amphoe;
    if (agency.province.empty()) agency.province = name;
}

std::vector<province::Agency> expected_agencies_of(Database& database, const std::string& name) {
    std::vector<province::Agency> expected;
    const Rows rows = database.run(
        "SELECT name, amphoe, province FROM agencies WHERE expected = 1 AND ($1 = '' OR province = $1) ORDER BY id",
        {name});
    expected.reserve(rows.size());
    for (const Row& row : rows) {
        expected.push_back(province::agency_of(row.text(0)));
        place(expected.back(), row.text(1), row.text(2));
    }
    return expected;
}

}  // namespace

province::Province roll_up_store(Database& database, const std::string& folder, std::int64_t year,
                                 const std::string& name, const Rules& rules) {
    std::vector<province::Submission> submissions;
    std::vector<province::Note> notes;
    const Rows rows = database.run(counting_reports, {year, name});
    submissions.reserve(rows.size());
    for (const Row& row : rows) {
        try {
            province::Submission submission = province::reduce(from_json(read_blob(folder, row.text(0))), rules, "");
            submission.path = row.text(1);
            submission.content.year = static_cast<int>(year);  // as a person may have said
            if (submission.content.agency.name.empty()) submission.content.agency = province::agency_of(row.text(2));
            place(submission.content.agency, row.text(3), row.text(4));
            submissions.push_back(std::move(submission));
        } catch (const Error& error) {
            notes.push_back(
                {row.text(2), row.text(1), {Severity::finding, error.code(), error.message().th, error.place()}});
        }
    }
    province::Options options;
    options.year = static_cast<int>(year);
    options.province = name;
    std::vector<province::Agency> expected = expected_agencies_of(database, name);
    if (!expected.empty()) options.expected = std::move(expected);
    return province::roll_up(std::move(submissions), std::move(notes), options, rules);
}

std::string reports_state(Database& database, std::int64_t year, const std::string& name) {
    std::string text = std::to_string(year) + "\n" + name + "\n" + std::to_string(count_expected(database, name));
    for (const Row& row : database.run(counting_reports, {year, name}))
        for (std::size_t column = 0; column < row.values.size(); ++column) text.append("\n").append(row.text(column));
    return batch::sha256(text);
}

}  // namespace raingan::store
