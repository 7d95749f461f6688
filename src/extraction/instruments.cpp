// What prose says of each instrument: name, respondents, items, score, indicators, weaknesses.
#include <algorithm>
#include <array>

#include "extraction/parts.h"
#include "extraction/phases.h"
#include "extraction/prose.h"
#include "extraction/respondents.h"

namespace raingan::extraction {
namespace {

constexpr std::size_t instrument_gap_bytes = 90;
constexpr std::array<std::string_view, 8> instrument_cues = {
    "มีผลคะแนน", "ผลคะแนน", "ได้คะแนน", "มีคะแนน", "คะแนนเฉลี่ย", "คะแนนรวม", "ค่าคะแนน", "คะแนน",
};
constexpr std::array<std::string_view, 5> least_cues = {"น้อยที่สุด", "ต่ำที่สุด", "ต่ำสุด", "น้อยสุด", "คะแนนน้อย"};

void read_items(const Line& line, const std::vector<LineNumber>& numbers, Instrument& instrument) {
    for (const LineNumber& n : numbers)
        if (!instrument.items && n.number.value.places() == 0 &&
            followed_by(line, n, {"หัวข้อ", "ข้อ", "รายการ", "ประเด็น"}))
            instrument.items = count_of(line, n);
}

/// "ด้านการใช้อำนาจ จากเดิม … เป็น ๙๑.๕๐": what the line has named last before the number is an indicator.
bool speaks_of_indicator(const Line& line, const LineNumber& number, const YearRules& year) {
    const std::string_view before = std::string_view(line.key.text).substr(0, number.key_begin);
    std::size_t indicator = 0;
    for (auto named = find_indicator(before, 0, year); named; named = find_indicator(before, named->end, year))
        indicator = named->end;
    if (indicator == 0) return false;
    const auto instruments = instruments_named(before, year);
    return instruments.empty() || instruments.back().begin < indicator;
}

/// The number behind a cue such as ได้คะแนน, outside a list of indicators.
const LineNumber* cued_score(const Line& line, const std::vector<LineNumber>& numbers, std::size_t list,
                             const YearRules& year) {
    const std::string_view key = line.key.text;
    for (const std::string_view cue : instrument_cues)
        for (std::size_t at = find_text(key, cue); at < list; at = find_text(key, cue, at + 1)) {
            const std::size_t end = at + cue.size();
            const auto n =
                std::ranges::find_if(numbers, [&](const LineNumber& number) { return number.key_begin >= end; });
            if (n == numbers.end() || n->key_begin - end > instrument_gap_bytes || !is_result(*n) ||
                n->key_begin > list)
                continue;
            if (followed_by(line, *n, {"ตัวชี้วัด", "ข้อ", "คน", "หัวข้อ", "ปี"})) continue;
            if (speaks_of_indicator(line, *n, year)) continue;
            if (contains_any(key.substr(end, n->key_begin - end), {"เป้าหมาย", "เกณฑ์", "เพิ่ม", "ลดลง", "ตัวชี้วัด"}))
                continue;
            return &*n;
        }
    return nullptr;
}

/// "แบบวัด IIT ๙๒.๑๐ คะแนน", "EIT ส่วนที่ ๑ : ๙๐.๐๐": a score that follows what it is of.
const LineNumber* bare_score(const Line& line, const std::vector<LineNumber>& numbers, std::size_t from,
                             std::size_t list) {
    constexpr std::array<std::string_view, 13> fillers = {" ", ")",     "]",  ":",     "=",     "-", "ได้",
                                                          "มี", "ร้อยละ", "คือ", "เท่ากับ", "จำนวน", "ที่"};
    const auto n = std::ranges::find_if(numbers, [&](const LineNumber& number) { return number.key_begin >= from; });
    if (n == numbers.end() || n->key_begin > list || !is_result(*n)) return nullptr;
    const std::string_view gap = std::string_view(line.key.text).substr(from, n->key_begin - from);
    const bool percent = find_text(gap, "ร้อยละ") != std::string_view::npos;
    if (!without_first(gap, fillers).empty()) return nullptr;
    return percent || n->number.value.places() > 0 || followed_by(line, *n, {"คะแนน", "%"}) ? &*n : nullptr;
}

std::optional<Score> find_score(const Line& line, const std::vector<LineNumber>& numbers, std::size_t behind_name,
                                const YearRules& year) {
    const std::size_t list = find_text(line.key.text, "ตัวชี้วัดที่");
    const LineNumber* found = bare_score(line, numbers, behind_name, list);
    if (found == nullptr) found = cued_score(line, numbers, list, year);
    return found == nullptr ? std::nullopt : std::optional(score_of(line, *found));
}

void read_indicator_count(const Line& line, const std::vector<LineNumber>& numbers, const Instrument& instrument,
                          const YearRules& year, Report& report) {
    // "๓ เครื่องมือ ๑๐ ตัวชี้วัด" is said of all of them.
    const bool of_all = std::ranges::any_of(numbers, [&](const LineNumber& n) {
        return followed_by(line, n, {"เครื่องมือ", "แบบ", "ส่วน"});
    });
    if (of_all || instruments_named(line.key.text, year).size() > 1) return;
    const Decimal all(static_cast<std::int64_t>(year.indicators.size()), 0);
    // "ผู้ผ่านเกณฑ์ ๕ ตัวชี้วัด จาก ๑๐ ตัวชี้วัด", "อย่างน้อย ๑ ตัวชี้วัด" count some of them.
    const auto of_some = [&](const LineNumber& n) {
        constexpr std::size_t near_bytes = 60;
        const std::size_t from = n.key_begin - std::min(n.key_begin, near_bytes);
        return followed_by(line, n, {"ตัวชี้วัดจาก"}) ||
               contains_any(line.key.text.substr(from, n.key_begin - from),
                            {"ผ่านเกณฑ์", "อย่างน้อย", "ไม่ผ่าน", "คะแนนเต็ม", "ต่ำกว่า", "สูงกว่า", "เพิ่มขึ้น", "ลดลง"});
    };
    for (const LineNumber& n : numbers)
        if (n.number.value.places() == 0 && n.number.value != all && followed_by(line, n, {"ตัวชี้วัด"}) &&
            !followed_by(line, n, {"ตัวชี้วัดที่"}) && !of_some(n))
            add_statement(report, {Statement::About::indicator_count, instrument.code, 0, n.number.value,
                                   count_of(line, n).as_written, line.origin});
}

/// Behind "แบบวัด… (IIT)" too.
std::size_t behind_code(const Line& line, const NamedInstrument& named) {
    const std::string code = '(' + key_of(named.rule->code) + ')';
    const bool follows = std::string_view(line.key.text).substr(named.end).starts_with(code);
    return named.end + (follows ? code.size() : 0);
}

void read_of_whole(const Line& line, const InstrumentRule& rule, const YearRules& year, Report& report) {
    Instrument& instrument = instrument_entry(report, rule.code, year);
    const auto numbers = numbers_of(line);
    if (numbers.empty()) return;
    if (!instrument.respondents && rule.code != "OIT") instrument.respondents = find_respondents(line, numbers);
    if (rule.code == "OIT") read_items(line, numbers, instrument);
    const auto named = instruments_named(line.key.text, year);
    const auto mention = only_instrument(line.key.text, year);
    // In the section of one, a line may tell of another; and behind the instrument's score a number that no name
    // stands with is of something else.
    const bool told = std::ranges::any_of(report.statements, [&](const Statement& statement) {
        return statement.about == Statement::About::instrument_score && statement.instrument == rule.code &&
               statement.origin.table == 0;
    });
    const bool of_it = named.empty() ? !told : named.front().rule == &rule;
    const auto score =
        of_it ? find_score(line, numbers, mention ? behind_code(line, *mention) : 0, year) : std::nullopt;
    if (score) {
        add_statement(report, {Statement::About::instrument_score, instrument.code, 0, score->value, score->as_written,
                               line.origin});
        if (!instrument.score) instrument.score = score;
    }
    if (named.empty() || named.front().rule == &rule) read_indicator_count(line, numbers, instrument, year, report);
}

void read_of_part(const Line& line, const YearRules& year, PartScore& part) {
    const auto numbers = numbers_of(line);
    const auto named = find_part(line.key.text);
    if (!part.respondents) part.respondents = find_respondents(line, numbers);
    if (!part.score) part.score = find_score(line, numbers, named ? named->end : 0, year);
}

/// The part of EIT that the lines are about.
struct OpenPart {
    const InstrumentRule* section = nullptr;
    int part = 0;                 ///< 0: the whole
    bool lists_in_parts = false;  ///< each part has its own list of indicators
};

/// A line in an instrument's section that names others and not this one.
bool speaks_of_another(const Line& line, const InstrumentRule& rule, const YearRules& year) {
    const auto named = instruments_named(line.key.text, year);
    return !named.empty() && std::ranges::find(named, &rule, &NamedInstrument::rule) == named.end();
}

void read_summary_line(const Line& line, bool heading, const InstrumentRule& rule, const YearRules& year,
                       OpenPart& open, Report& report) {
    Instrument& instrument = instrument_entry(report, rule.code, year);
    if (heading && !instrument.name) instrument.name = instrument_name(line, year);
    if (rule.code != "EIT") {
        read_of_whole(line, rule, year, report);
        return;
    }
    constexpr std::array<std::string_view, 5> of_whole = {"รวม", "คะแนนรวม", "โดยรวม", "ภาพรวม", "สรุป"};
    if ((heading && !find_part(line.key.text)) || starts_with_any(line.key.text, of_whole) != 0) open.part = 0;
    for (const LinePiece& piece : cut_at_parts(line)) {
        open.part = piece.part.value_or(open.part);
        if (open.part == 0)
            read_of_whole(piece.line, rule, year, report);
        else
            read_of_part(piece.line, year,
                         part_entry(instrument_entry(report, rule.code, year).part_scores, open.part));
    }
}

using InstrumentScores = std::vector<std::pair<const InstrumentRule*, Score>>;

/// "IIT, EIT และ OIT เท่ากับ ๙๑.๕๐, ๘๘.๙๐ และ ๙๘.๗๕ ตามลำดับ": as many scores as names, and nothing else between either.
InstrumentScores scores_respectively(const Line& line, const std::vector<NamedInstrument>& named) {
    const std::string_view key = line.key.text;
    constexpr auto words =
        std::to_array<std::string_view>({" ", ",", "/", "และ", "กับ", "คะแนน", "ร้อยละ", "%", "แบบวัด"});
    const auto joins = [&](std::size_t from, std::size_t to) {
        return without_first(key.substr(from, to - from), words).empty();
    };
    for (std::size_t i = 0; i + 1 < named.size(); ++i)
        if (!joins(behind_code(line, named[i]), named[i + 1].begin)) return {};
    auto numbers = numbers_of(line);
    std::erase_if(numbers, [&](const LineNumber& number) { return number.key_begin < named.back().end; });
    if (numbers.size() < named.size()) return {};
    numbers.resize(named.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!is_score(numbers[i]) || numbers[i].number.value.places() == 0) return {};
        if (i > 0 && !joins(numbers[i - 1].key_end, numbers[i].key_begin)) return {};
    }
    std::string_view behind = key.substr(numbers.back().key_end);
    if (behind.starts_with("คะแนน")) behind.remove_prefix(std::string_view("คะแนน").size());
    if (!behind.starts_with("ตามลำดับ")) return {};
    InstrumentScores scores;
    for (std::size_t i = 0; i < numbers.size(); ++i) scores.emplace_back(named[i].rule, score_of(line, numbers[i]));
    return scores;
}

/// "IIT ๒๗.๑๒ EIT ๒๕.๓๓ OIT ๓๖.๐๐ รวม ๘๘.๔๕": points of the instruments' weights, which add up to the number behind
/// them. It is the score of the whole; none: they are scores of a hundred.
std::optional<Score> whole_of_points(const Line& line, const InstrumentScores& scores, const YearRules& year) {
    if (scores.size() != year.instruments.size()) return std::nullopt;
    Decimal sum;
    for (const auto& [rule, score] : scores) {
        if (!rule->weight_percent || score.value > Decimal(*rule->weight_percent, 0)) return std::nullopt;
        sum = sum + score.value;
    }
    const auto numbers = numbers_of(line);
    const auto whole = std::ranges::find_if(numbers, [&](const LineNumber& number) {
        return number.number.value.places() > 0 && abs(number.number.value - sum) <= Decimal(2, 2);
    });
    return whole == numbers.end() ? std::nullopt : std::optional(score_of(line, *whole));
}

/// "IIT ได้ ๙๒.๑๐ คะแนน EIT ได้ ๘๘.๕๐ คะแนน และ OIT …": a line that gives the scores of several instruments.
void read_instrument_list(const Line& line, const YearRules& year, Report& report) {
    const auto named = instruments_named(line.key.text, year);
    if (named.size() < 2) return;
    InstrumentScores scores;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const bool last = i + 1 == named.size();
        const std::size_t end = last ? std::string_view::npos : line.key.at[named[i + 1].begin];
        const Line piece = line_between(line, line.key.source_end(behind_code(line, named[i]), line.text), end);
        if (const auto score = find_score(piece, numbers_of(piece), 0, year))
            scores.emplace_back(named[i].rule, *score);
    }
    if (scores.size() < 2) scores = scores_respectively(line, named);
    if (scores.size() < 2) return;
    if (const auto whole = whole_of_points(line, scores, year)) {
        add_statement(report, {Statement::About::overall_score, {}, 0, whole->value, whole->as_written, line.origin});
        if (!report.overall.score) report.overall.score = whole;
        return;
    }
    for (const auto& [rule, score] : scores) {
        add_statement(report,
                      {Statement::About::instrument_score, rule->code, 0, score.value, score.as_written, line.origin});
        if (Instrument& instrument = instrument_entry(report, rule->code, year); !instrument.score)
            instrument.score = score;
    }
}

/// Counts of people that stand apart from the instruments' sections: "บุคลากรทั้งหมด ๑๒๐ คน ตอบแบบวัด IIT ๕๐ คน".
void read_people(const Flow& flow, const std::vector<LineRole>& roles, Report& report) {
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (line.in_table || line.in_score_table || find_text(line.key.text, "คน") == std::string::npos) continue;
        const std::string_view code = answerers(line.key.text);
        const auto instrument = std::ranges::find(report.instruments, code, &Instrument::code);
        if (code.empty() || instrument == report.instruments.end()) continue;
        const auto numbers = numbers_of(line);
        if (!instrument->population) instrument->population = find_population(line, numbers);
        const bool told = contains_any(line.key.text, {"ตอบ", "ร่วมมือ", "ผู้ให้ข้อมูล"});
        if (told && roles[i].instrument == nullptr && !instrument->respondents)
            instrument->respondents = find_respondents(line, numbers);
    }
}

/// An index of FY2561 belongs to no instrument.
void read_index(const Line& line, const IndicatorScore& found, Report& report) {
    add_statement(
        report,
        {Statement::About::indicator_score, {}, found.number, found.score.value, found.score.as_written, line.origin});
    Indicator& index = index_entry(report, found.number);
    if (index.name.value.empty()) index.name = found.name;
    if (!index.score) index.score = found.score;
}

void read_indicator_line(const Line& line, const InstrumentRule* section, int part, const YearRules& year,
                         Report& report) {
    for (const IndicatorScore& found : indicator_scores(line, year)) {
        const IndicatorRule* rule = year.indicator(found.number);
        if (rule == nullptr) continue;
        const std::string& code = rule->instrument.empty() && section != nullptr ? section->code : rule->instrument;
        if (code.empty()) {
            read_index(line, found, report);
            continue;
        }
        if (part == 0)
            add_statement(report, {Statement::About::indicator_score, code, found.number, found.score.value,
                                   found.score.as_written, line.origin});
        if (!found.name.value.empty())
            add_statement(report,
                          {Statement::About::indicator_name, code, found.number, {}, found.name.value, line.origin});
        Instrument& instrument = instrument_entry(report, code, year);
        auto at = std::ranges::lower_bound(instrument.indicators, found.number, {}, &Indicator::number);
        if (at == instrument.indicators.end() || at->number != found.number)
            at = instrument.indicators.insert(at, Indicator{found.number, found.name, {}, {}});
        std::optional<Score>& score = part == 0 ? at->score : part_entry(at->part_scores, part).score;
        if (!score) score = found.score;
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

}  // namespace

std::optional<Text> instrument_name(const Line& line, const YearRules& year) {
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

Indicator& index_entry(Report& report, int number) {
    const auto at = std::ranges::lower_bound(report.indices, number, {}, &Indicator::number);
    if (at != report.indices.end() && at->number == number) return *at;
    return *report.indices.insert(at, Indicator{number, {}, {}, {}});
}

Indicator& indicator_entry(Report& report, const IndicatorRule& rule, const YearRules& year) {
    if (rule.instrument.empty()) return index_entry(report, rule.number);
    auto& indicators = instrument_entry(report, rule.instrument, year).indicators;
    const auto at = std::ranges::lower_bound(indicators, rule.number, {}, &Indicator::number);
    if (at != indicators.end() && at->number == rule.number) return *at;
    Indicator indicator;
    indicator.number = rule.number;
    return *indicators.insert(at, std::move(indicator));
}

YearResult& history_entry(Report& report, int year_be) {
    const auto at = std::ranges::lower_bound(report.history, year_be, {}, &YearResult::year_be);
    if (at != report.history.end() && at->year_be == year_be) return *at;
    YearResult result;
    result.year_be = year_be;
    return *report.history.insert(at, std::move(result));
}

void add_statement(Report& report, Statement statement) {
    report.statements.push_back(std::move(statement));
}

namespace {

/// "IIT : ๙๑.๐๐ คะแนน (การปฏิบัติหน้าที่ ๙๒.๐๐, การใช้งบประมาณ ๙๐.๐๐, …)": a heading that has its indicators' scores too.
bool lists_indicators(const Line& line, const YearRules& year) {
    return find_text(line.key.text, "ตัวชี้วัดที่") != std::string::npos || indicator_scores(line, year).size() >= 2;
}

}  // namespace

void read_instruments(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    OpenPart open;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (line.in_score_table) continue;
        const LineRole& role = roles[i];
        if (role.instrument != open.section) open = {role.instrument};
        const bool heading = role.kind == LineKind::instrument;
        const bool of_another =
            !heading && role.instrument != nullptr && speaks_of_another(line, *role.instrument, year);
        if (role.instrument != nullptr && !of_another &&
            (heading || (role.kind == LineKind::plain && !line.text.empty() && !line.in_table)))
            read_summary_line(line, heading, *role.instrument, year, open, report);
        if (role.kind == LineKind::indicator || (heading && lists_indicators(line, year))) {
            // A list behind both parts is of the whole, unless the first part has one too.
            if (open.part == 1) open.lists_in_parts = true;
            read_indicator_line(line, role.instrument, open.lists_in_parts ? open.part : 0, year, report);
        }
        if (role.instrument == nullptr && role.kind == LineKind::plain && !line.in_table)
            read_instrument_list(line, year, report);
        const bool weak = role.kind == LineKind::weakness || role.kind == LineKind::weakness_more;
        if (!weak || role.instrument == nullptr) continue;
        open.part = 0;
        const Line prose = line_between(line, role.text_from);
        if (!prose.text.empty()) read_weakness(prose, *role.instrument, year, report);
    }
    read_people(flow, roles, report);
}

}  // namespace raingan::extraction
