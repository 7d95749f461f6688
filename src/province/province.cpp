#include "province/province.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "province/choice.h"
#include "province/file_name.h"
#include "province/match.h"
#include "thai/collation.h"
#include "thai/numbers.h"

namespace raingan::province {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

std::string thai_number(std::int64_t number) {
    return thai::to_thai_digits(std::to_string(number));
}

bool has_nothing(const Content& content) {
    return !content.score && content.indicators.empty() && content.measures.empty();
}

/// 85.00 is 85.
Decimal without_zeros(const Decimal& number) {
    constexpr int ten = 10;
    std::int64_t units = number.units();
    int places = number.places();
    for (; places > 0 && units % ten == 0; --places) units /= ten;
    return {units, places};
}

/// Newer reports are greater (province.h); the last three only settle an order.
auto newness(const Submission& report) {
    const Content& content = report.content;
    return std::tie(content.signed_on, content.last_day, report.modified, content.score, report.source, report.path);
}

std::string reason_for_no_rank(const Submission& report) {
    if (report.content.score) return report.doubt;
    return "รายงานไม่ระบุคะแนนภาพรวม";
}

class RollUp {
public:
    RollUp(std::vector<Submission> submissions, std::vector<Note> notes, const Options& options, const Rules& rules)
        : all_(std::move(submissions)), options_(options), rules_(rules) {
        made_.notes = std::move(notes);
    }

    Province take() {
        drop_empty();
        name_agencies();
        match_agencies();
        choose_year();
        set_columns();
        choose_reports();
        compare_expected();
        match_broken_files();
        note_names();
        rank();
        name_province();
        std::ranges::sort(made_.notes);
        return std::move(made_);
    }

private:
    void note(const Submission& report, Severity severity, std::string code, std::string message) {
        made_.notes.push_back(
            {report.content.agency.name, report.source, {severity, std::move(code), std::move(message), {}}});
    }

    void drop_empty() {
        std::erase_if(all_, [&](const Submission& report) {
            if (!has_nothing(report.content)) return false;
            note(report, Severity::finding, "empty-report", "ไม่พบคะแนน ตัวชี้วัด หรือมาตรการในไฟล์นี้ จึงไม่นำมาสรุป");
            return true;
        });
    }

    /// A report that does not say whose it is stays one of its own.
    void name_agencies() {
        for (Submission& report : all_) {
            Agency& agency = report.content.agency;
            if (agency.key.empty()) {
                agency.name = "(ไม่ระบุหน่วยงาน: " + report.source + ")";
                agency.key = agency.own_key = "?" + report.source + "\n" + report.path;
                note(report, Severity::finding, "no-agency", "รายงานไม่ระบุชื่อหน่วยงาน โปรดตรวจสอบต้นฉบับ");
            }
            if (agency.province.empty())
                agency.province = options_.province;
            else if (!options_.province.empty() && place_key(agency.province) != place_key(options_.province))
                note(report, Severity::finding, "other-province", "หน่วยงานอยู่ในจังหวัด" + agency.province);
        }
    }

    /// The year that most agencies reported; of several the newest.
    void choose_year() {
        std::map<int, std::set<std::uint32_t>> agencies;
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (all_[i].content.year) agencies[*all_[i].content.year].insert(ids_[i]);
        std::size_t most = 0;
        for (const auto& [year, ids] : agencies) {
            made_.years.emplace_back(year, ids.size());
            if (ids.size() >= most) made_.year = year;
            most = std::max(most, ids.size());
        }
        if (options_.year) made_.year = options_.year;
    }

    void set_columns() {
        made_.name = options_.province;
        if (made_.year) made_.score_year = *made_.year - 1;
        const YearRules& year = rules_.year(made_.score_year);
        for (const InstrumentRule& rule : year.instruments)
            if (rule.weight_percent) made_.parts.push_back({rule.code, rule.names.front().text, *rule.weight_percent});
        for (const IndicatorRule& rule : year.indicators) {
            const std::string& name = rule.names.front().text;
            if (rule.weight_percent) made_.parts.push_back({std::to_string(rule.number), name, *rule.weight_percent});
            made_.indicators.push_back({rule.number, name, rule.instrument});
        }
        for (const LevelRule& level : year.levels) {
            made_.levels.push_back(level.name.text);
            made_.levels_by_parts = made_.levels_by_parts || level.instruments_minimum.has_value();
        }
        if (year.target) made_.target = without_zeros(*year.target);
    }

    void match_agencies() {
        std::vector<Agency> agencies;
        for (const Submission& report : all_) agencies.push_back(report.content.agency);
        if (options_.expected)
            for (Agency agency : *options_.expected) {
                if (agency.province.empty()) agency.province = options_.province;
                agencies.push_back(std::move(agency));
            }
        const Matched matched = match(agencies);
        ids_.assign(matched.id.begin(), matched.id.begin() + static_cast<std::ptrdiff_t>(all_.size()));
        expected_ids_.assign(matched.id.begin() + static_cast<std::ptrdiff_t>(all_.size()), matched.id.end());
        ambiguous_ = {matched.ambiguous.begin(), matched.ambiguous.end()};
        // The fullest way to say each, of the expected list if it is there.
        agencies_.resize(matched.count);
        const auto rank = [](const Agency& agency) {
            return std::tuple(!agency.province.empty() + !agency.amphoe.empty(), agency.name, agency.amphoe,
                              agency.province);
        };
        for (std::size_t i = 0; i < agencies.size(); ++i)
            if (Agency& known = agencies_[matched.id[i]]; known.key.empty() || rank(known) < rank(agencies[i]))
                known = agencies[i];
    }

    void choose_reports() {
        std::vector<std::size_t> order(all_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            if (ids_[a] != ids_[b]) return ids_[a] < ids_[b];
            return newness(all_[b]) < newness(all_[a]);
        });
        standing_of_.assign(agencies_.size(), none);
        for (std::size_t begin = 0; begin < order.size();) {
            std::size_t end = begin;
            while (end < order.size() && ids_[order[end]] == ids_[order[begin]]) ++end;
            choose_report(
                {order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end)});
            begin = end;
        }
    }

    /// Of one name's reports, the newest first; one that says its year comes before one that does not.
    void choose_report(const std::vector<std::size_t>& order) {
        std::vector<Submission*> of_year;
        for (const bool dated : {true, false})
            for (const std::size_t i : order) {
                Submission& report = all_[i];
                if (report.content.year.has_value() != dated) continue;
                if (dated && report.content.year != made_.year) {
                    note(report, Severity::warning, "other-year",
                         "เป็นรายงานปีงบประมาณ พ.ศ. " + thai_number(*report.content.year) + " จึงไม่นำมาสรุป");
                    continue;
                }
                if (!dated) note(report, Severity::warning, "no-year", "รายงานไม่ระบุปี จึงถือเป็นปีที่สรุป");
                of_year.push_back(&report);
            }
        const std::uint32_t id = ids_[order.front()];
        std::vector<Chosen> chosen = choose(of_year);
        if (chosen.empty()) return note_other_years(id, order);
        standing_of_[id] = static_cast<std::uint32_t>(made_.standings.size());
        for (const Chosen& one : chosen) {
            for (const Submission* older : one.older)
                if (!(older->content == one.report->content))
                    note(*older, Severity::finding, "superseded",
                         "มีรายงานของหน่วยงานเดียวกันในปีเดียวกันมากกว่าหนึ่งฉบับ ใช้ไฟล์ " + one.report->source + " ซึ่งใหม่กว่า");
            if (chosen.size() > 1) note_same_name(*one.report, chosen);
        }
        const bool alone = chosen.size() == 1;
        for (const Chosen& one : chosen) add_standing(*one.report, id, order, alone);
    }

    void note_same_name(const Submission& report, const std::vector<Chosen>& chosen) {
        std::string others;
        for (const Chosen& other : chosen)
            if (other.report != &report) others += (others.empty() ? "" : ", ") + other.report->source;
        note(report, Severity::finding, "same-name",
             "ไฟล์ " + others +
                 " ใช้ชื่อหน่วยงานเดียวกันแต่มีคะแนนต่างกัน และไม่ระบุที่ตั้งพอให้ทราบว่าเป็นหน่วยงานเดียวกันหรือไม่ "
                 "จึงเก็บไว้ทุกฉบับ โปรดระบุอำเภอและจังหวัด");
    }

    /// `alone`: no other report of the year bears the name, so that reports of other years are its own.
    void add_standing(Submission& report, std::uint32_t id, const std::vector<std::size_t>& order, bool alone) {
        if (alone) fill_change(report, order);
        Standing standing;
        std::vector<std::size_t> own = order;
        if (!alone) own = {static_cast<std::size_t>(&report - all_.data())};
        standing.years = years_of(own);
        Agency& agency = report.content.agency;
        if (alone && agency.amphoe.empty()) agency.amphoe = agencies_[id].amphoe;
        if (alone && agency.province.empty()) agency.province = agencies_[id].province;
        if (ambiguous_.contains(id))
            note(report, Severity::finding, "ambiguous-agency",
                 "มีหน่วยงานชื่อนี้ในหลายอำเภอหรือหลายจังหวัด และรายงานไม่ระบุว่าเป็นแห่งใด");
        standing.report = std::move(report);
        made_.standings.push_back(std::move(standing));
    }

    void note_other_years(std::uint32_t id, const std::vector<std::size_t>& order) {
        OtherYears other{agencies_[id], {}, {}, years_of(order)};
        for (const std::size_t i : order) {
            other.years.push_back(*all_[i].content.year);
            other.sources.push_back(all_[i].source);
        }
        std::ranges::sort(other.years);
        other.years.erase(std::unique(other.years.begin(), other.years.end()), other.years.end());
        std::ranges::sort(other.sources);
        of_other_years_.insert(id);
        made_.other_years.push_back(std::move(other));
    }

    /// Of an agency's reports, the newest first: each year's own report comes before what others tell of it.
    [[nodiscard]] std::vector<YearScore> years_of(const std::vector<std::size_t>& order) const {
        std::map<int, Decimal> years;
        for (const std::size_t i : order) {
            const Content& content = all_[i].content;
            if (content.score && all_[i].doubt.empty() && content.score_year)
                years.try_emplace(*content.score_year, *content.score);
        }
        for (const std::size_t i : order)
            for (const YearScore& earlier : all_[i].earlier) years.try_emplace(earlier.year, earlier.score);
        std::vector<YearScore> made;
        made.reserve(years.size());
        for (const auto& [year, score] : years) made.push_back({year, score});
        return made;
    }

    /// From last year's report of the agency, where the report does not tell.
    void fill_change(Submission& chosen, const std::vector<std::size_t>& order) {
        Content& content = chosen.content;
        if (content.change || !content.score || !content.year) return;
        const auto take = [&](const Decimal& earlier) {
            content.previous_score = earlier;
            content.change = *content.score - earlier;
        };
        for (const YearScore& earlier : chosen.earlier)
            if (content.score_year && earlier.year == *content.score_year - 1) return take(earlier.score);
        for (const std::size_t i : order) {
            const Content& earlier = all_[i].content;
            if (!earlier.year || *earlier.year != *content.year - 1 || !earlier.score) continue;
            return take(*earlier.score);
        }
    }

    void compare_expected() {
        made_.has_expected = options_.expected.has_value();
        if (!made_.has_expected) return;
        const std::set<std::uint32_t> expected(expected_ids_.begin(), expected_ids_.end());
        for (const std::uint32_t id : expected)
            if (standing_of_[id] == none && !of_other_years_.contains(id)) {
                missing_of_[id] = made_.missing.size();
                made_.missing.push_back({agencies_[id], {}});
            }
        for (std::uint32_t id = 0; id < standing_of_.size(); ++id)
            if (standing_of_[id] != none && !expected.contains(id))
                note(made_.standings[standing_of_[id]].report, Severity::warning, "not-expected",
                     "หน่วยงานไม่อยู่ในบัญชีรายชื่อหน่วยงานที่ต้องส่งรายงาน");
    }

    /// A file that could not be read is of the missing agency that its name names, if that is one alone.
    void match_broken_files() {
        for (Note& note : made_.notes) {
            if (!note.agency.empty()) continue;
            for (const std::string& key : agency_keys_in(note.source)) {
                const auto same = [&](const Agency& agency) { return agency.key == key; };
                if (std::ranges::count_if(agencies_, same) != 1) continue;
                const auto missing = std::ranges::find_if(made_.missing, same, &Missing::agency);
                if (missing == made_.missing.end()) break;
                missing->broken.push_back(note.source);
                note.agency = missing->agency.name;
                break;
            }
        }
        for (Missing& missing : made_.missing) std::ranges::sort(missing.broken);
    }

    /// Names that are nearly the same: both of reports, or one of a report and one that is missing.
    void note_names() {
        const auto name = [&](std::uint32_t id) {
            return made_.standings[standing_of_[id]].report.content.agency.name;
        };
        for (const auto& [a, b] : near_names(agencies_)) {
            const bool a_reported = standing_of_[a] != none, b_reported = standing_of_[b] != none;
            if (a_reported && b_reported) {
                note(made_.standings[standing_of_[a]].report, Severity::warning, "near-name",
                     "ชื่อใกล้เคียงกับ " + name(b) + " โปรดตรวจสอบว่าเป็นหน่วยงานเดียวกันหรือไม่ (ไม่ได้รวมกัน)");
            } else if (a_reported != b_reported) {
                const std::uint32_t absent = a_reported ? b : a;
                const auto missing = missing_of_.find(absent);
                if (missing == missing_of_.end()) continue;
                made_.missing[missing->second].near.push_back(name(a_reported ? a : b));
            }
        }
        for (Missing& missing : made_.missing) std::ranges::sort(missing.near);
    }

    void rank() {
        thai::Collator collator;
        const auto name_key = [&](const Agency& agency) {
            return collator.sort_key(agency.name) + '\n' + collator.sort_key(agency.amphoe) + '\n' +
                   collator.sort_key(agency.province);
        };
        std::vector<std::pair<std::string, Standing>> keyed;
        keyed.reserve(made_.standings.size());
        for (Standing& standing : made_.standings)
            keyed.emplace_back(name_key(standing.report.content.agency), std::move(standing));
        for (auto& [key, standing] : keyed) standing.unranked = reason_for_no_rank(standing.report);
        std::ranges::sort(keyed, [](const auto& a, const auto& b) {
            const auto& first = a.second.report;
            const auto& second = b.second.report;
            if (a.second.unranked.empty() != b.second.unranked.empty()) return a.second.unranked.empty();
            if (first.content.score != second.content.score)
                return first.content.score > second.content.score;  // none is the least
            return std::tie(a.first, first.content.agency.key, first.source, first.path) <
                   std::tie(b.first, second.content.agency.key, second.source, second.path);
        });
        made_.standings.clear();
        std::uint32_t place = 0;
        for (auto& [key, standing] : keyed) {
            ++place;
            const auto& score = standing.report.content.score;
            const bool tie = place > 1 && score == made_.standings.back().report.content.score;
            if (standing.unranked.empty()) standing.rank = tie ? made_.standings.back().rank : place;
            made_.standings.push_back(std::move(standing));
        }
        std::ranges::sort(made_.missing, {}, [&](const Missing& missing) { return name_key(missing.agency); });
        std::ranges::sort(made_.other_years, {}, [&](const OtherYears& other) { return name_key(other.agency); });
        for (const Standing& standing : made_.standings) add_level(standing.report.content.level);
    }

    void add_level(const std::string& level) {
        if (!level.empty() && std::ranges::find(made_.levels, level) == made_.levels.end())
            made_.levels.push_back(level);
    }

    void name_province() {
        if (!made_.name.empty()) return;
        std::set<std::string> names;
        for (const Standing& standing : made_.standings)
            if (const std::string& name = standing.report.content.agency.province; !name.empty()) names.insert(name);
        if (names.size() == 1) made_.name = *names.begin();
    }

    std::vector<Submission> all_;
    const Options& options_;
    const Rules& rules_;
    Province made_;
    std::vector<std::uint32_t> ids_, expected_ids_;  ///< of all_, of the expected list
    std::set<std::uint32_t> ambiguous_, of_other_years_;
    std::vector<Agency> agencies_;                     ///< by id
    std::vector<std::uint32_t> standing_of_;           ///< by id
    std::map<std::uint32_t, std::size_t> missing_of_;  ///< by id
};

}  // namespace

Province roll_up(std::vector<Submission> submissions, std::vector<Note> notes, const Options& options,
                 const Rules& rules) {
    return RollUp(std::move(submissions), std::move(notes), options, rules).take();
}

Statistics statistics(const std::vector<std::optional<Decimal>>& figures) {
    constexpr int places = 2;
    Statistics made;
    Decimal sum;
    for (const auto& figure : figures) {
        if (!figure) continue;
        if (made.count == 0 || *figure > made.highest) made.highest = *figure;
        if (made.count == 0 || *figure < made.lowest) made.lowest = *figure;
        sum = sum + *figure;
        ++made.count;
    }
    if (made.count > 0) made.mean = sum.divided_by(static_cast<std::int64_t>(made.count), places);
    return made;
}

std::vector<std::optional<Decimal>> totals(const Province& province) {
    std::vector<std::optional<Decimal>> all;
    for (const Standing& standing : province.standings)
        all.push_back(standing.rank ? standing.report.content.score : std::nullopt);
    return all;
}

std::vector<std::optional<Decimal>> indicator_scores(const Province& province, int number) {
    std::vector<std::optional<Decimal>> all;
    for (const Standing& standing : province.standings) all.push_back(indicator_score(standing.report, number));
    return all;
}

std::size_t count_level(const Province& province, const std::string& level) {
    return static_cast<std::size_t>(std::ranges::count_if(
        province.standings, [&](const Standing& standing) { return standing.report.content.level == level; }));
}

std::optional<Decimal> indicator_score(const Submission& report, int number) {
    const auto& all = report.content.indicators;
    const auto found = std::ranges::find(all, number, &IndicatorScore::number);
    return found == all.end() ? std::nullopt : found->score;
}

const Part* find_part(const Submission& report, const std::string& code) {
    const auto& all = report.content.parts;
    const auto found = std::ranges::find(all, code, &Part::code);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace raingan::province
