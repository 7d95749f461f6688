// Values by name → Report. Each function reads what the function of the same subject in json.cpp writes.
#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <limits>

#include "exchange/value_tree.h"

namespace raingan::exchange {
namespace {

using Kind = Value::Kind;

/// The members of an object: each known, none twice, however many a hostile file has.
class Members {
public:
    Members(const Place& at, std::initializer_list<std::string_view> known) : at_(at) {
        const Kind kind = at.value.kind;
        if (kind != Kind::object && !(kind == Kind::leaf && at.value.text.empty()))
            throw report_fault(at, {"is no object", "ไม่ใช่ออบเจ็กต์"});
        std::uint32_t seen = 0;
        for (std::size_t i = 0; i < at.value.children.size(); ++i) {
            const Value& child = at.value.children[i];
            const auto* const found = std::ranges::find(known, child.name);
            if (found == known.end())
                throw report_fault({child, &at, i}, {"is a member that a report does not have", "ไม่ใช่สมาชิกของรายงาน"});
            const std::uint32_t bit = 1U << static_cast<unsigned>(found - known.begin());
            if ((seen & bit) != 0) throw report_fault({child, &at, i}, {"stands twice", "มีซ้ำกัน"});
            seen |= bit;
        }
    }

    template <typename Read>
    void with(std::string_view name, Read&& read) const {
        for (std::size_t i = 0; i < at_.value.children.size(); ++i)
            if (const Value& child = at_.value.children[i]; child.name == name) return read(Place{child, &at_, i});
    }
    template <typename Read>
    void need(std::string_view name, Read&& read) const {
        if (std::ranges::find(at_.value.children, name, &Value::name) == at_.value.children.end())
            throw report_fault(
                at_, {"lacks the member \"" + std::string(name) + "\"", "ขาดสมาชิก \"" + std::string(name) + "\""});
        with(name, read);
    }

private:
    const Place& at_;
};

template <typename Read>
void each_item(const Place& at, Read&& read) {
    if (at.value.kind != Kind::array) throw report_fault(at, {"is no array", "ไม่ใช่อาร์เรย์"});
    for (std::size_t i = 0; i < at.value.children.size(); ++i) read(Place{at.value.children[i], &at, i});
}

std::string_view text_at(const Place& at) {
    if (at.value.kind != Kind::text && at.value.kind != Kind::leaf)
        throw report_fault(at, {"is no text", "ไม่ใช่ข้อความ"});
    return at.value.text;
}

std::string_view number_text(const Place& at) {
    if (at.value.kind != Kind::number && at.value.kind != Kind::leaf)
        throw report_fault(at, {"is no number", "ไม่ใช่ตัวเลข"});
    std::string_view text = at.value.text;
    if (at.value.kind == Kind::number) return text;
    // XSD lets white space stand about a number.
    constexpr std::string_view white = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    return text.substr(0, text.find_last_not_of(white) + 1);
}

Decimal decimal_at(const Place& at) {
    const auto value = Decimal::parse(number_text(at));
    if (!value)
        throw report_fault(at, {"is no decimal number of at most 18 digits, written without exponent",
                                "ไม่ใช่เลขทศนิยมไม่เกิน 18 หลักที่ไม่มีเลขยกกำลัง"});
    return *value;
}

template <typename Integer>
Integer integer_at(const Place& at, std::int64_t least,
                   std::int64_t most = std::min<std::uint64_t>(std::numeric_limits<Integer>::max(),
                                                               std::numeric_limits<std::int64_t>::max())) {
    const std::string_view text = number_text(at);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw report_fault(at, {"is no whole number from " + std::to_string(least) + " to " + std::to_string(most),
                                "ไม่ใช่จำนวนเต็มตั้งแต่ " + std::to_string(least) + " ถึง " + std::to_string(most)});
    return static_cast<Integer>(value);
}

/// ISO 8601, "2022-10-01", and a day that exists.
thai::Date date_at(const Place& at) {
    const std::string_view text = text_at(at);
    constexpr std::string_view form = "dddd-dd-dd";
    const bool formed =
        std::ranges::equal(text, form, [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
    thai::Date date;
    if (formed) {
        std::from_chars(text.data(), text.data() + 4, date.year);
        std::from_chars(text.data() + 5, text.data() + 7, date.month);
        std::from_chars(text.data() + 8, text.data() + 10, date.day);
    }
    if (!formed || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > thai::days_in_month(date.year, date.month))
        throw report_fault(at, {"is no date like 2022-10-01", "ไม่ใช่วันที่ในรูป 2022-10-01"});
    return date;
}

Origin origin_at(const Place& at) {
    Origin origin;
    const Members members(at, {"part", "table", "row", "column", "paragraph"});
    members.need("part", [&](const Place& part) { origin.part = integer_at<std::uint16_t>(part, 0); });
    members.with("table", [&](const Place& table) { origin.table = integer_at<std::uint32_t>(table, 1); });
    members.with("row", [&](const Place& row) { origin.row = integer_at<std::uint32_t>(row, 1); });
    members.with("column", [&](const Place& column) { origin.column = integer_at<std::uint32_t>(column, 1); });
    members.with("paragraph", [&](const Place& line) { origin.paragraph = integer_at<std::uint32_t>(line, 1); });
    return origin;
}

void read_value(const Place& at, Text& text) {
    text.as_written = text.value = text_at(at);
}
void read_value(const Place& at, Score& score) {
    score.value = decimal_at(at);
    score.as_written = score.value.to_string();
}
void read_value(const Place& at, Count& count) {
    count.value = integer_at<std::int64_t>(at, 0);
    count.as_written = std::to_string(count.value);
}
void read_value(const Place& at, PeriodValue& period) {
    const Members members(at, {"text", "start", "end"});
    members.need("text", [&](const Place& text) { period.text = text_at(text); });
    std::optional<thai::Date> start, end;
    members.with("start", [&](const Place& day) { start = date_at(day); });
    members.with("end", [&](const Place& day) { end = date_at(day); });
    if (start.has_value() != end.has_value())
        throw report_fault(at, {"has only one of start and end", "มีวันเริ่มหรือวันสิ้นสุดเพียงอย่างเดียว"});
    if (start) period.period = {*start, *end};
}

template <typename T>
void read_source(const Place& at, Sourced<T>& sourced) {
    const Members members(at, {"as_written", "at"});
    members.with("as_written", [&](const Place& text) { sourced.as_written = text_at(text); });
    members.need("at", [&](const Place& place) { sourced.origin = origin_at(place); });
}
void read_source(const Place& at, PeriodValue& period) {
    Members(at, {"at"}).need("at", [&](const Place& place) { period.origin = origin_at(place); });
}

/// A value and, under the same name in the object's "origin", where it was read.
template <typename T>
void read_sourced(const Members& values, const Members* sources, std::string_view name, std::optional<T>& out) {
    values.with(name, [&](const Place& at) { read_value(at, out.emplace()); });
    if (!out || sources == nullptr) return;
    sources->with(name, [&](const Place& at) { read_source(at, *out); });
}

/// Calls read(Members of "origin"), or read(nullptr) where there is none.
template <typename Read>
void with_sources(const Members& members, std::initializer_list<std::string_view> known, Read&& read) {
    bool found = false;
    members.with("origin", [&](const Place& at) {
        found = true;
        const Members sources(at, known);
        read(&sources);
    });
    if (!found) read(static_cast<const Members*>(nullptr));
}

void year_at(const Members& members, std::string_view name) {
    members.with(name, [](const Place& at) { integer_at<int>(at, 2400, 2700); });
}

Overall overall_at(const Place& at) {
    Overall overall;
    const Members members(at, {"score", "level", "target", "change", "previous_year", "previous_score", "origin"});
    year_at(members, "previous_year");
    with_sources(members, {"score", "level", "target", "change", "previous_year", "previous_score"},
                 [&](const Members* sources) {
                     read_sourced(members, sources, "score", overall.score);
                     read_sourced(members, sources, "level", overall.level);
                     read_sourced(members, sources, "target", overall.target);
                     read_sourced(members, sources, "change", overall.change);
                     read_sourced(members, sources, "previous_year", overall.previous_year);
                     read_sourced(members, sources, "previous_score", overall.previous_score);
                 });
    return overall;
}

PartScore part_score_at(const Place& at) {
    PartScore part;
    const Members members(at, {"part", "score", "respondents", "origin"});
    members.need("part", [&](const Place& number) { part.part = integer_at<int>(number, 1); });
    with_sources(members, {"score", "respondents"}, [&](const Members* sources) {
        read_sourced(members, sources, "score", part.score);
        read_sourced(members, sources, "respondents", part.respondents);
    });
    return part;
}
void read_part_scores(const Members& members, std::vector<PartScore>& parts) {
    members.with("part_scores", [&](const Place& list) {
        each_item(list, [&](const Place& item) { parts.push_back(part_score_at(item)); });
    });
}

Indicator indicator_entry_at(const Place& at) {
    Indicator indicator;
    const Members members(at, {"number", "name", "score", "part_scores", "origin"});
    read_part_scores(members, indicator.part_scores);
    members.need("number", [&](const Place& number) { indicator.number = integer_at<int>(number, 1); });
    members.need("name", [&](const Place& name) { read_value(name, indicator.name); });
    with_sources(members, {"name", "score"}, [&](const Members* sources) {
        if (sources != nullptr) sources->with("name", [&](const Place& name) { read_source(name, indicator.name); });
        read_sourced(members, sources, "score", indicator.score);
    });
    return indicator;
}

Instrument instrument_at(const Place& at) {
    Instrument instrument;
    const Members members(at, {"code", "name", "respondents", "population", "items", "score", "weakness", "part_scores",
                               "indicators", "weakest", "origin"});
    read_part_scores(members, instrument.part_scores);
    members.need("code", [&](const Place& code) { instrument.code = text_at(code); });
    members.need("indicators", [&](const Place& list) {
        each_item(list, [&](const Place& item) { instrument.indicators.push_back(indicator_entry_at(item)); });
    });
    members.need("weakest", [&](const Place& list) {
        each_item(list, [&](const Place& item) {
            instrument.weakest.push_back(integer_at<int>(item, std::numeric_limits<int>::min()));
        });
    });
    with_sources(members, {"name", "respondents", "population", "items", "score", "weakness"},
                 [&](const Members* sources) {
                     read_sourced(members, sources, "name", instrument.name);
                     read_sourced(members, sources, "respondents", instrument.respondents);
                     read_sourced(members, sources, "population", instrument.population);
                     read_sourced(members, sources, "items", instrument.items);
                     read_sourced(members, sources, "score", instrument.score);
                     read_sourced(members, sources, "weakness", instrument.weakness);
                 });
    return instrument;
}

void read_texts(const Members& members, const Members* sources, std::string_view name, std::vector<Text>& texts) {
    members.need(name, [&](const Place& list) {
        each_item(list, [&](const Place& item) { read_value(item, texts.emplace_back()); });
    });
    if (sources == nullptr) return;
    sources->with(name, [&](const Place& list) {
        if (list.value.kind == Kind::array && list.value.children.size() != texts.size())
            throw report_fault(list, {"has not as many items as the values of that name", "มีจำนวนรายการไม่เท่ากับค่า"});
        each_item(list, [&](const Place& item) { read_source(item, texts[item.index]); });
    });
}

/// Columns beyond the core go by the names of the rules; in the order of the file.
void read_fields(const Members& members, const Members* sources, Measure& measure) {
    members.with("fields", [&](const Place& at) {
        const Members known(
            at, {"previous_score", "change", "level", "issue", "measure", "steps", "monitoring", "result", "status",
                 "problem", "suggestion", "budget", "kpi", "target", "evidence", "process", "other"});
        for (std::size_t i = 0; i < at.value.children.size(); ++i) {
            const Value& child = at.value.children[i];
            measure.fields.emplace_back(child.name, Text());
            read_value({child, &at, i}, measure.fields.back().second);
        }
    });
    if (sources == nullptr) return;
    sources->with("fields", [&](const Place& at) {
        for (std::size_t i = 0; i < at.value.children.size(); ++i) {
            const Value& child = at.value.children[i];
            const auto field = std::ranges::find(measure.fields, child.name, &std::pair<std::string, Text>::first);
            const Place place{child, &at, i};
            if (field == measure.fields.end())
                throw report_fault(place, {"has no value in \"fields\"", "ไม่มีค่าใน \"fields\""});
            read_source(place, field->second);
        }
    });
}

Measure measure_at(const Place& at) {
    Measure measure;
    const Members members(at, {"instrument", "indicator", "indicator_name", "score", "actions", "responsible", "period",
                               "remark", "fields", "row", "origin"});
    members.need("instrument", [&](const Place& code) { measure.instrument = text_at(code); });
    members.with("indicator", [&](const Place& number) { measure.indicator = integer_at<int>(number, 1); });
    members.need("indicator_name", [&](const Place& name) { measure.indicator_name = text_at(name); });
    members.with("row", [&](const Place& row) { measure.origin = origin_at(row); });
    with_sources(members, {"score", "actions", "responsible", "period", "remark", "fields"},
                 [&](const Members* sources) {
                     read_sourced(members, sources, "score", measure.score);
                     read_texts(members, sources, "actions", measure.actions);
                     read_texts(members, sources, "responsible", measure.responsible);
                     read_sourced(members, sources, "period", measure.period);
                     read_sourced(members, sources, "remark", measure.remark);
                     read_fields(members, sources, measure);
                 });
    return measure;
}

SignOff sign_off_at(const Place& at) {
    SignOff sign_off;
    const Members members(at, {"role", "name", "position", "date", "at"});
    members.need("role", [&](const Place& role) { sign_off.role = text_at(role); });
    members.need("name", [&](const Place& name) { sign_off.name = text_at(name); });
    members.need("position", [&](const Place& position) { sign_off.position = text_at(position); });
    members.with("date", [&](const Place& date) { sign_off.date = date_at(date); });
    members.with("at", [&](const Place& place) { sign_off.origin = origin_at(place); });
    return sign_off;
}

Statement::About about_at(const Place& at) {
    for (unsigned i = 0; i <= static_cast<unsigned>(Statement::About::weakest); ++i)
        if (const auto about = static_cast<Statement::About>(i); statement_name(about) == text_at(at)) return about;
    throw report_fault(at, {"is no kind of statement", "ไม่ใช่ชนิดของข้อความที่รู้จัก"});
}

Statement statement_at(const Place& at) {
    Statement statement;
    const Members members(at, {"about", "instrument", "indicator", "value", "text", "at"});
    members.need("about", [&](const Place& about) { statement.about = about_at(about); });
    members.with("instrument", [&](const Place& code) { statement.instrument = text_at(code); });
    members.with("indicator", [&](const Place& number) { statement.indicator = integer_at<int>(number, 1); });
    members.with("value", [&](const Place& value) { statement.value = decimal_at(value); });
    members.with("text", [&](const Place& text) { statement.text = text_at(text); });
    members.need("at", [&](const Place& place) { statement.origin = origin_at(place); });
    return statement;
}

Severity severity_at(const Place& at) {
    constexpr std::array<std::string_view, 3> severities = {"info", "warning", "finding"};
    const auto* const found = std::ranges::find(severities, text_at(at));
    if (found == severities.end())
        throw report_fault(at, {"is none of info, warning, finding", "ไม่ใช่ info, warning หรือ finding"});
    return static_cast<Severity>(found - severities.begin());
}

Diagnostic diagnostic_at(const Place& at) {
    Diagnostic diagnostic;
    const Members members(at, {"severity", "code", "message", "at"});
    members.need("severity", [&](const Place& severity) { diagnostic.severity = severity_at(severity); });
    members.need("code", [&](const Place& code) { diagnostic.code = text_at(code); });
    members.need("message", [&](const Place& message) {
        const Members languages(message, {"en", "th"});
        languages.need("en", [&](const Place& text) { diagnostic.message.en = text_at(text); });
        languages.need("th", [&](const Place& text) { diagnostic.message.th = text_at(text); });
    });
    members.with("at", [&](const Place& place) { diagnostic.origin = origin_at(place); });
    return diagnostic;
}

void read_organization(const Place& at, Report& report) {
    const Members members(at, {"name", "type", "amphoe", "province", "parent", "origin"});
    members.need("name", [&](const Place& name) { read_value(name, report.organization.emplace()); });
    with_sources(members, {"type", "amphoe", "province", "parent"}, [&](const Members* sources) {
        read_sourced(members, sources, "type", report.agency.kind);
        read_sourced(members, sources, "amphoe", report.agency.amphoe);
        read_sourced(members, sources, "province", report.agency.province);
        read_sourced(members, sources, "parent", report.agency.parent);
    });
}

void read_heading(const Members& members, Report& report) {
    members.with("source", [&](const Place& source) { report.source = text_at(source); });
    members.with("parts", [&](const Place& list) {
        each_item(list, [&](const Place& item) { report.parts.emplace_back(text_at(item)); });
    });
    members.with("organization", [&](const Place& at) { read_organization(at, report); });
    year_at(members, "report_year");
    year_at(members, "score_year");
    with_sources(members, {"organization", "title", "report_year", "score_year"}, [&](const Members* sources) {
        if (sources != nullptr && report.organization)
            sources->with("organization", [&](const Place& at) { read_source(at, *report.organization); });
        read_sourced(members, sources, "title", report.title);
        read_sourced(members, sources, "report_year", report.report_year);
        read_sourced(members, sources, "score_year", report.score_year);
    });
}

}  // namespace

Report report_of(const Value& root) {
    const Place at{root};
    Report report;
    const Members members(at,
                          {"source", "parts", "organization", "title", "report_year", "score_year", "origin", "overall",
                           "instruments", "indices", "measures", "sign_off", "statements", "diagnostics"});
    read_heading(members, report);
    const auto list = [&](auto& into, auto read) {
        return [&into, read](const Place& items) {
            each_item(items, [&](const Place& item) { into.push_back(read(item)); });
        };
    };
    members.need("overall", [&](const Place& overall) { report.overall = overall_at(overall); });
    members.need("instruments", list(report.instruments, instrument_at));
    members.with("indices", list(report.indices, indicator_entry_at));
    members.need("measures", list(report.measures, measure_at));
    members.with("sign_off", list(report.sign_off, sign_off_at));
    members.with("statements", list(report.statements, statement_at));
    members.with("diagnostics", list(report.diagnostics, diagnostic_at));
    return report;
}

}  // namespace raingan::exchange
