// The values that the library gives: plain structures, all of which may be copied, compared by their members, and kept
// for as long as one likes. Text is UTF-8. What a report does not say is absent, never invented.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Of what the library offers, and of nothing else, the names are visible in the shared object. The namespace "v0" is a
// part of their names there, so that two versions of the library can be told apart; you write raingan::Report.
#define RAINGAN_API __attribute__((visibility("default")))
#ifdef RAINGAN_LIBRARY_SOURCE  // the library's own files, which have other things of the same names
#define RAINGAN_BEGIN_NAMESPACE namespace raingan::v0 {
#else
#define RAINGAN_BEGIN_NAMESPACE namespace raingan::inline v0 {
#endif
#define RAINGAN_END_NAMESPACE }

RAINGAN_BEGIN_NAMESPACE
enum class Language : std::uint8_t { english, thai };

/// What people are told, in both languages.
struct Message {
    std::string en, th;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::thai ? th : en; }
};

/// Where in its source a value stands. What is 0 does not apply.
struct Place {
    std::string part;             ///< of the file: "word/document.xml", or the name of a sheet
    std::uint32_t table = 0;      ///< number of the table in the part, from 1
    std::uint32_t row = 0;        ///< from 1; without a table the sheet's
    std::uint32_t column = 0;     ///< cell of the row, or column of the sheet, from 1
    std::uint32_t paragraph = 0;  ///< from 1, in the cell where there is a table
};

/// Words of the report.
struct Text {
    std::string value;
    std::string as_written;  ///< as the report has it, where that is something else
    Place place;
    Message decided_by;  ///< why this one, where the report says several; empty: it is certain
};

/// A figure of the report. Scores are exact decimal numbers: reckon with `exact` where hundredths count.
struct Number {
    double value = 0;        ///< the nearest binary number
    std::string exact;       ///< "99.24", "-0.50", "100": ASCII, a decimal point
    std::string as_written;  ///< "๙๙.๒๔"
    Place place;
    Message decided_by;
};

/// A span of days, both of them within it.
struct Period {
    std::string text;        ///< as written
    std::string start, end;  ///< ISO 8601 in years CE, "2022-10-01"; empty: the text is no period that is known
};

/// How far work has come.
enum class WorkStatus : std::uint8_t { done, under_way, not_done, cancelled };

/// What a report says of one round of reporting: "รอบ ๖ เดือน".
struct Round {
    std::string name;
    std::optional<Text> result;
    std::optional<WorkStatus> status;
    std::optional<Number> spent;  ///< baht
};

/// What the words about a measure or project say as values.
struct Progress {
    std::optional<Number> budget_planned, budget_spent;  ///< baht
    std::optional<Number> completion;                    ///< percent
    std::optional<WorkStatus> status;
    std::vector<Text> steps;
    std::vector<Text> links;  ///< value: the address
    std::vector<Round> rounds;
};

struct PartScore {
    int part = 0;  ///< 1 or 2, of EIT
    std::optional<Number> score, respondents;
};
struct QuestionScore {
    std::string code;  ///< "i1", "e15", "o43"
    std::optional<Number> score;
};

struct Indicator {
    int number = 0;  ///< ตัวชี้วัดที่ 1–10; of an index of FY2561 1–5
    std::string name;
    std::optional<Number> score;  ///< 0–100
    std::vector<PartScore> part_scores;
    std::vector<QuestionScore> questions;
};

struct Instrument {
    std::string code;  ///< "IIT", "EIT", "OIT"
    std::optional<Text> name;
    std::optional<Number> respondents, population, items;  ///< whole numbers; items: of OIT
    std::optional<Number> score;                           ///< 0–100
    std::vector<PartScore> part_scores;
    std::vector<Indicator> indicators;
    std::vector<int> weakest;  ///< numbers of the indicators that the report names as weakest
    std::optional<Text> weakness;
};

struct Overall {
    std::optional<Number> score;  ///< 0–100
    std::optional<Text> level;    ///< "AA", "ผ่านดีเยี่ยม"
    std::optional<Number> target;
    std::optional<Number> change;         ///< signed: a fall is negative
    std::optional<Number> previous_year;  ///< พ.ศ.
    std::optional<Number> previous_score;
};

/// The total of a year, this one or an earlier one.
struct YearResult {
    int year = 0;  ///< พ.ศ.
    std::optional<Number> score;
    std::optional<Text> level;
};

/// A row of the table of measures.
struct Measure {
    std::optional<int> number;     ///< ลำดับที่
    std::string instrument;        ///< code, or empty
    std::optional<int> indicator;  ///< its number
    std::string indicator_name;
    std::optional<Number> score;
    std::vector<Text> actions;      ///< มาตรการ
    std::vector<Text> responsible;  ///< หน่วยงานรับผิดชอบ
    std::optional<Period> period;
    std::vector<std::pair<std::string, Text>> fields;  ///< other columns: "issue", "steps", "result", "budget" …
    std::optional<Text> remark;
    Progress progress;
    Place place;  ///< of the row
};

/// A row of a plan against corruption, of a report on it, or of an assessment of risks.
struct Project {
    enum class Kind : std::uint8_t { plan, follow_up, risk };
    Kind kind = Kind::plan;
    std::optional<int> year;  ///< พ.ศ.
    std::optional<int> number;
    std::optional<Text> dimension;  ///< มิติ
    Text name;
    std::vector<Text> responsible;
    std::optional<Period> period;
    std::vector<std::pair<std::string, Text>> fields;
    Progress progress;
    Place place;  ///< of the row
};

struct SignOff {
    std::string role, name, position;
    std::string date;  ///< ISO 8601; empty: none
};

enum class Severity : std::uint8_t {
    info,     ///< nothing to do: what was mended or substituted
    warning,  ///< an output may differ from what the author meant
    finding,  ///< something in the report does not hold
};

/// Something that a user should know of a document: what does not hold in it, or what became of it.
struct Finding {
    Severity severity = Severity::info;
    std::string code;  ///< lasting: "overall-mean", "font-substituted"
    Message message;
    Message shown_place;  ///< for people: "table 2, row 7"; empty: the whole document
    Place place;
};

/// What a report on ITA measures says. Years are of the Buddhist era (พ.ศ.).
struct Report {
    std::string source;  ///< name of the file, without its folder
    std::optional<Text> organization;
    std::optional<Text> agency_kind, amphoe, province, parent;  ///< of the agency, as far as the report says it
    std::optional<Text> title;
    std::optional<Number> report_year, score_year;
    Overall overall;
    std::vector<Instrument> instruments;
    std::vector<Indicator> indices;  ///< of FY2561, which belong to no instrument
    std::vector<YearResult> history;
    std::vector<Measure> measures;
    std::vector<Project> projects;
    std::vector<SignOff> sign_off;
};

/// An agency of a province.
struct Agency {
    std::string name, kind, amphoe, province, parent;  ///< empty: not known
};

/// A row of the province's ranking.
struct Standing {
    std::optional<std::uint32_t> rank;  ///< from 1; equal totals have equal ranks
    std::string unranked;               ///< without a rank: why (Thai)
    Agency agency;
    std::string source;  ///< of the report that counts
    std::optional<double> score, change;
    std::string level;
    std::vector<std::pair<std::string, std::optional<double>>> instruments;  ///< code and score, in the year's order
    std::vector<std::pair<int, std::optional<double>>> indicators;           ///< number and score, ascending
    std::size_t measures = 0;                                                ///< how many it reports
};

/// A table as open data has it: every row has a value or nothing for each column.
struct Table {
    using Cell = std::pair<std::string, bool>;  ///< the value as text, and whether it is a number; empty: nothing
    std::vector<std::string> columns;           ///< unique, of a-z, 0-9 and _
    std::vector<std::vector<Cell>> rows;
};

enum class Verdict : std::uint8_t {
    valid,
    untrusted,    ///< it holds, and whose it is is not known
    invalid,      ///< the file was changed after it was signed
    is_unsigned,  ///< there is no signature
    contradicts,  ///< all hold and are trusted, but who signed is not whom the file names
};

struct Signature {
    bool is_timestamp = false;  ///< a document time stamp
    std::string field, role, name;
    std::string signer, issuer;        ///< of the certificate
    std::optional<std::int64_t> time;  ///< of signing, seconds since 1970
    bool intact = false;               ///< nothing was changed that must not be
    bool trusted = false;              ///< its certificate's chain leads to one that is trusted
    bool covers_file = false;          ///< nothing was added behind it
    std::string level;                 ///< "B-B", "B-T", "B-LT", "B-LTA"; empty: no PAdES baseline signature
    std::vector<Message> problems;     ///< why it does not hold, and what was changed later
    std::vector<Message> remarks;      ///< what else there is to know
};

struct Verification {
    Verdict verdict = Verdict::is_unsigned;
    std::vector<Signature> signatures;  ///< in the order in which they were made
};

/// A format of files.
struct Format {
    std::string id;  ///< "docx"
    Message name;
    std::vector<std::string> endings;  ///< without the dot, the usual one first
    std::string media_type;
    Message told_by;  ///< how its content tells it
    bool read = false;
    Message limits;  ///< what of it is read only in part; of one that is not read, what to do
    std::string written;
};

struct Limit {
    std::string name;   ///< "input-bytes"
    std::string value;  ///< "512MiB", "300s", "4096"
    Message limits;     ///< what it limits
};

RAINGAN_END_NAMESPACE
