// What prose says of each instrument: name, respondents, items, score, indicators, weaknesses.
#include <algorithm>
#include <array>

#include "measures/phases.h"
#include "measures/prose.h"

namespace raingan {
namespace {

constexpr std::size_t score_gap_bytes = 90;
constexpr std::array<std::string_view, 8> score_cues = {
    "มีผลคะแนน", "ผลคะแนน", "ได้คะแนน", "มีคะแนน", "คะแนนเฉลี่ย", "คะแนนรวม", "ค่าคะแนน", "คะแนน",
};
constexpr std::array<std::string_view, 5> least_cues = {"น้อยที่สุด", "ต่ำที่สุด", "ต่ำสุด", "น้อยสุด", "คะแนนน้อย"};

/// "แบบวัดการรับรู้…ภายใน" of "๑. แบบวัดการรับรู้…ภายใน (IIT) (…)", in the report's own words.
std::optional<Text> read_name(const Line& line, const YearRules& year) {
    const auto mention = only_instrument(line.key.text, year);
    if (!mention) return std::nullopt;
    const std::string_view key = line.key.text;
    std::size_t begin = mention->begin;
    std::size_t end = mention->end;
    const bool is_code = std::ranges::none_of(
        mention->rule->names, [&](const Name& name) { return name.key == key.substr(begin, end - begin); });
    if (is_code) {
        // No known name: what stands between "แบบ" and "(CODE)".
        const std::size_t opened = key.rfind("แบบ", begin);
        if (opened == std::string_view::npos || begin == 0 || key[begin - 1] != '(') return std::nullopt;
        end = begin - 1;
        begin = opened;
    }
    const std::size_t from = line.key.at[begin];
    const std::string name = line.text.substr(from, line.key.source_end(end, line.text) - from);
    return Text{name, name, line.origin};
}

void read_respondents(const Line& line, const std::vector<LineNumber>& numbers, Instrument& instrument) {
    const LineNumber* best = nullptr;
    std::size_t from = 0;
    for (const LineNumber& n : numbers) {
        const std::string_view gap = std::string_view(line.key.text).substr(from, n.key_begin - from);
        from = n.key_end;
        if (n.number.value.places() != 0 || !followed_by(line, n, {"คน", "ราย"}) ||
            followed_by(line, n, {"รายการ", "รายได้"}))
            continue;
        // Of several counts the one of those who answered, not of those who were asked.
        if (best == nullptr || contains_any(gap, {"ตอบ", "ร่วมมือ"})) best = &n;
    }
    if (best != nullptr && !instrument.respondents) instrument.respondents = count_of(line, *best);
}

void read_items(const Line& line, const std::vector<LineNumber>& numbers, Instrument& instrument) {
    for (const LineNumber& n : numbers)
        if (!instrument.items && n.number.value.places() == 0 &&
            followed_by(line, n, {"หัวข้อ", "ข้อ", "รายการ", "ประเด็น"}))
            instrument.items = count_of(line, n);
}

void read_score(const Line& line, const std::vector<LineNumber>& numbers, Instrument& instrument, Report& report) {
    const std::string_view key = line.key.text;
    const std::size_t list = find_text(key, "ตัวชี้วัดที่");
    for (const std::string_view cue : score_cues)
        for (std::size_t at = find_text(key, cue); at < list; at = find_text(key, cue, at + 1)) {
            const std::size_t end = at + cue.size();
            const auto n =
                std::ranges::find_if(numbers, [&](const LineNumber& number) { return number.key_begin >= end; });
            if (n == numbers.end() || n->key_begin - end > score_gap_bytes || !is_score(*n) || n->key_begin > list)
                continue;
            if (followed_by(line, *n, {"ตัวชี้วัด", "ข้อ", "คน", "หัวข้อ", "ปี"})) continue;
            if (contains_any(key.substr(end, n->key_begin - end), {"เป้าหมาย", "เกณฑ์", "เพิ่ม", "ลดลง", "ตัวชี้วัด"}))
                continue;
            const Score score = score_of(line, *n);
            add_statement(report, {Statement::About::instrument_score, instrument.code, 0, score.value,
                                   score.as_written, line.origin});
            if (!instrument.score) instrument.score = score;
            return;
        }
}

/// "EIT ส่วนที่ ๑ … ได้คะแนน ๙๐": from FY2566 EIT has two parts, whose scores and respondents are not the instrument's.
bool read_part(const Line& line, const std::vector<LineNumber>& numbers, const Instrument& instrument, Report& report) {
    constexpr std::string_view cue = "ส่วนที่";
    const std::string_view key = line.key.text;
    const std::size_t at = find_text(key, cue);
    if (instrument.code != "EIT" || at == std::string_view::npos) return false;
    const std::size_t digit = at + cue.size();
    if (digit >= key.size() || (key[digit] != '1' && key[digit] != '2')) return false;
    if (find_text(key, cue, digit) != std::string_view::npos)
        return true;  // both in one line: whose is which is unsure
    const auto score = std::ranges::find_if(numbers, [&](const LineNumber& n) {
        return n.key_begin > digit && is_score(n) && followed_by(line, n, {"คะแนน", "%"});
    });
    if (score == numbers.end()) return true;
    const Score value = score_of(line, *score);
    add_statement(report, {Statement::About::instrument_part, instrument.code, key[digit] - '0', value.value,
                           value.as_written, line.origin});
    return true;
}

void read_indicator_count(const Line& line, const std::vector<LineNumber>& numbers, const Instrument& instrument,
                          Report& report) {
    for (const LineNumber& n : numbers)
        if (n.number.value.places() == 0 && followed_by(line, n, {"ตัวชี้วัด"}) && !followed_by(line, n, {"ตัวชี้วัดที่"}))
            add_statement(report, {Statement::About::indicator_count, instrument.code, 0, n.number.value,
                                   count_of(line, n).as_written, line.origin});
}

void read_summary_line(const Line& line, bool heading, const InstrumentRule& rule, const YearRules& year,
                       Report& report) {
    Instrument& instrument = instrument_entry(report, rule.code, year);
    if (heading && !instrument.name) instrument.name = read_name(line, year);
    const auto numbers = numbers_of(line);
    if (numbers.empty()) return;
    if (heading && read_part(line, numbers, instrument, report)) return;
    read_respondents(line, numbers, instrument);
    if (rule.code == "OIT") read_items(line, numbers, instrument);
    read_score(line, numbers, instrument, report);
    read_indicator_count(line, numbers, instrument, report);
}

void read_indicator_line(const Line& line, const InstrumentRule* section, const YearRules& year, Report& report) {
    for (const IndicatorScore& found : indicator_scores(line, year)) {
        const IndicatorRule* rule = year.indicator(found.number);
        if (rule == nullptr) continue;
        const std::string& code = rule->instrument.empty() && section != nullptr ? section->code : rule->instrument;
        if (code.empty()) {
            // An index of FY2561 belongs to no instrument: it is only material for the total.
            add_statement(report, {Statement::About::indicator_score,
                                   {},
                                   found.number,
                                   found.score.value,
                                   found.score.as_written,
                                   line.origin});
            continue;
        }
        add_statement(report, {Statement::About::indicator_score, code, found.number, found.score.value,
                               found.score.as_written, line.origin});
        if (!found.name.value.empty())
            add_statement(report,
                          {Statement::About::indicator_name, code, found.number, {}, found.name.value, line.origin});
        Instrument& instrument = instrument_entry(report, code, year);
        const auto after = std::ranges::upper_bound(instrument.indicators, found.number, {}, &Indicator::number);
        if (after != instrument.indicators.begin() && std::prev(after)->number == found.number) continue;
        instrument.indicators.insert(after, Indicator{found.number, found.name, found.score});
    }
}

/// "ตัวชี้วัดที่ ๔ <name> มีค่าคะแนน…": the name behind the number: a known one, else up to the next space.
void read_mentioned_name(const Line& line, const IndicatorNumber& cue, const YearRules& year, Report& report) {
    const IndicatorRule* rule = year.indicator(cue.number);
    if (rule == nullptr || cue.end >= line.key.text.size()) return;
    std::size_t end = 0;
    if (const auto known = indicator_at(line.key.text, cue.end, year)) {
        end = line.key.source_end(known->end, line.text);
    } else {
        const std::size_t begin = line.key.at[cue.end];
        if (std::string_view(line.key.text).substr(cue.end).starts_with("การ") ||
            std::string_view(line.key.text).substr(cue.end).starts_with("คุณภาพ"))
            end = std::min(line.text.find(' ', begin), line.text.size());
        else
            return;
    }
    const std::size_t begin = line.key.at[cue.end];
    add_statement(report, {Statement::About::indicator_name,
                           rule->instrument,
                           cue.number,
                           {},
                           line.text.substr(begin, end - begin),
                           line.origin});
}

/// Indicators that the clause before a "least" cue names, else those of the clause behind it.
std::vector<int> least_indicators(std::string_view key, const YearRules& year) {
    std::size_t least = std::string_view::npos;
    for (const std::string_view cue : least_cues) least = std::min(least, find_text(key, cue));
    if (least == std::string_view::npos) return {};
    const auto in = [&](std::size_t from, std::size_t to) {
        std::vector<int> numbers;
        for (const IndicatorNumber& cue : indicator_numbers(key.substr(0, to)))
            if (cue.begin >= from && year.indicator(cue.number) != nullptr) numbers.push_back(cue.number);
        if (numbers.empty())
            for (auto name = find_indicator(key.substr(0, to), from, year); name;
                 name = find_indicator(key.substr(0, to), name->end, year))
                numbers.push_back(name->rule->number);
        return numbers;
    };
    constexpr std::size_t clause_bytes = 400;
    auto numbers = in(0, least);
    return numbers.empty() ? in(least, std::min(key.size(), least + clause_bytes)) : numbers;
}

/// "ทั้ง ๒ ตัวชี้วัด" of an instrument with two: all of them.
bool speaks_of_all(const Line& line, std::size_t count) {
    const auto numbers = numbers_of(line);
    return std::ranges::any_of(numbers, [&](const LineNumber& n) {
        return n.number.value == Decimal(static_cast<std::int64_t>(count), 0) && followed_by(line, n, {"ตัวชี้วัด"}) &&
               std::string_view(line.key.text).substr(0, n.key_begin).ends_with("ทั้ง");
    });
}

void read_weakness(const Line& prose, const InstrumentRule& rule, const YearRules& year, Report& report) {
    Instrument& instrument = instrument_entry(report, rule.code, year);
    if (!instrument.weakness)
        instrument.weakness = Text{prose.text, prose.text, prose.origin};
    else
        ((instrument.weakness->value += '\n') += prose.text,
         instrument.weakness->as_written = instrument.weakness->value);
    for (const IndicatorNumber& cue : indicator_numbers(prose.key.text)) read_mentioned_name(prose, cue, year, report);
    const auto name_weakest = [&](int number) {
        if (std::ranges::find(instrument.weakest, number) == instrument.weakest.end())
            instrument.weakest.push_back(number);
    };
    const auto least = least_indicators(prose.key.text, year);
    for (const int number : least) {
        name_weakest(number);
        add_statement(report, {Statement::About::weakest, rule.code, number, {}, {}, prose.origin});
    }
    const auto of_instrument = [&](const IndicatorRule& indicator) { return indicator.instrument == rule.code; };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(year.indicators, of_instrument));
    if (!least.empty() || !speaks_of_all(prose, count)) return;
    for (const IndicatorRule& indicator : year.indicators)
        if (of_instrument(indicator)) name_weakest(indicator.number);
}

/// The line from the offset on, as a line of its own.
Line line_from(const Line& line, std::size_t from) {
    Line rest = line;
    rest.text = trimmed(std::string_view(line.text).substr(std::min(from, line.text.size())));
    rest.key = squeeze(rest.text);
    return rest;
}

}  // namespace

Instrument& instrument_entry(Report& report, std::string_view code, const YearRules& year) {
    const auto found = std::ranges::find(report.instruments, code, &Instrument::code);
    if (found != report.instruments.end()) return *found;
    const auto rank = [&](std::string_view of) {
        return std::ranges::find(year.instruments, of, &InstrumentRule::code) - year.instruments.begin();
    };
    const auto after = std::ranges::find_if(report.instruments,
                                            [&](const Instrument& other) { return rank(other.code) > rank(code); });
    Instrument instrument;
    instrument.code = code;
    return *report.instruments.insert(after, std::move(instrument));
}

void add_statement(Report& report, Statement statement) {
    report.statements.push_back(std::move(statement));
}

void read_instruments(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        const LineRole& role = roles[i];
        const bool heading = role.kind == LineKind::instrument;
        if (role.instrument != nullptr &&
            (heading || (role.kind == LineKind::plain && !line.text.empty() && !line.in_table)))
            read_summary_line(line, heading, *role.instrument, year, report);
        if (role.kind == LineKind::indicator || (heading && find_text(line.key.text, "ตัวชี้วัดที่") != std::string::npos))
            read_indicator_line(line, role.instrument, year, report);
        const bool weak = role.kind == LineKind::weakness || role.kind == LineKind::weakness_more;
        if (!weak || role.instrument == nullptr) continue;
        const Line prose = line_from(line, role.text_from);
        if (!prose.text.empty()) read_weakness(prose, *role.instrument, year, report);
    }
}

}  // namespace raingan
