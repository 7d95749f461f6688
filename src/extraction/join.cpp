#include "extraction/join.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

#include "report/key.h"

namespace raingan::extraction {
namespace {

/// Rows of one table.
struct Group {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

std::vector<Group> groups_of(const std::vector<MeasureSource>& sources) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (groups.empty() || sources[groups.back().begin].table != sources[i].table) groups.push_back({i, i});
        groups.back().end = i + 1;
    }
    return groups;
}

std::string name_of(const Measure& measure) {
    std::string key;
    for (const Text& action : measure.actions) key += key_of(action.value);
    return key;
}

/// The same measure; offices shorten its text in the second table.
bool same_name(const std::string& a, const std::string& b) {
    constexpr std::size_t telling_bytes = 36;  // a dozen letters
    if (a == b) return true;
    const auto& [shorter, longer] = a.size() < b.size() ? std::tie(a, b) : std::tie(b, a);
    return shorter.size() >= telling_bytes && find_text(longer, shorter) == 0;
}

/// `a` and `b` are their names.
bool same_measure(const Measure& plan, const std::string& a, const Measure& report, const std::string& b) {
    if (plan.indicator && report.indicator && plan.indicator != report.indicator) return false;
    if (!plan.instrument.empty() && !report.instrument.empty() && plan.instrument != report.instrument) return false;
    if (!a.empty() && !b.empty()) return same_name(a, b);
    if (plan.seq && report.seq) return plan.seq == report.seq;
    return plan.indicator && report.indicator;
}

Text* find_field(Measure& measure, std::string_view name) {
    const auto found = std::ranges::find(measure.fields, name, &std::pair<std::string, Text>::first);
    return found == measure.fields.end() ? nullptr : &found->second;
}

bool differ(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && key_of(a) != key_of(b);
}

/// What is told of each round, and may differ from one to the next.
bool of_round(std::string_view field) {
    return field == "result" || field == "status" || field == "problem" || field == "suggestion" || field == "spent" ||
           field == "completion" || field == "evidence" || field == "other";
}

bool contradict(Measure& plan, const Measure& report, bool rounds) {
    for (const auto& [name, text] : report.fields)
        if (const Text* own = find_field(plan, name);
            own != nullptr && differ(own->value, text.value) && !(rounds && of_round(name)))
            return true;
    if (plan.score && report.score && plan.score->value != report.score->value) return true;
    if (plan.period && report.period && differ(plan.period->text, report.period->text)) return true;
    return !plan.responsible.empty() && !report.responsible.empty() &&
           differ(lines_of(plan.responsible), lines_of(report.responsible));
}

bool adds_something(Measure& plan, const Measure& report) {
    if (std::ranges::any_of(report.fields, [&](const auto& field) {
            const Text* own = find_field(plan, field.first);
            return !field.second.value.empty() &&
                   (own == nullptr || differ(own->value, field.second.value) || own->value.empty());
        }))
        return true;
    return (plan.actions.empty() && !report.actions.empty()) || (!plan.period && report.period) ||
           (plan.responsible.empty() && !report.responsible.empty());
}

template <typename T>
void fill(std::optional<T>& into, std::optional<T>& from) {
    if (!into) into = std::move(from);
}
template <typename T>
void fill(std::vector<T>& into, std::vector<T>& from) {
    if (into.empty()) into = std::move(from);
}

/// "รอบ ๖ เดือน: …", so that the text says which round it is of.
void name_round(Measure& measure, const std::string& round) {
    for (auto& [name, text] : measure.fields)
        if (of_round(name) && !text.value.empty() && !text.value.starts_with(round))
            text.value = round + ": " + text.value;
}

void merge(Measure& plan, Measure& report) {
    if (plan.instrument.empty()) plan.instrument = report.instrument;
    fill(plan.indicator, report.indicator);
    if (plan.indicator_name.empty()) plan.indicator_name = report.indicator_name;
    fill(plan.score, report.score);
    fill(plan.seq, report.seq);
    fill(plan.actions, report.actions);
    fill(plan.responsible, report.responsible);
    fill(plan.period, report.period);
    if (!plan.remark || plan.remark->value.empty())
        if (report.remark) plan.remark = std::move(report.remark);
    for (auto& [name, text] : report.fields) {
        Text* own = find_field(plan, name);
        if (own == nullptr) {
            plan.fields.emplace_back(name, std::move(text));
        } else if (own->value.empty()) {
            *own = std::move(text);
        } else if (differ(own->value, text.value)) {
            (own->value += '\n') += text.value;
            (own->as_written += '\n') += text.as_written;
        }
    }
    Progress& mine = plan.progress;
    Progress& theirs = report.progress;
    fill(mine.budget_planned, theirs.budget_planned);
    fill(mine.budget_spent, theirs.budget_spent);
    // What is told later is where the work stands.
    if (theirs.completion) mine.completion = std::move(theirs.completion);
    if (theirs.status) mine.status = std::move(theirs.status);
    fill(mine.steps, theirs.steps);
    std::ranges::move(theirs.links, std::back_inserter(mine.links));
    std::ranges::move(theirs.rounds, std::back_inserter(mine.rounds));
}

class Joiner {
public:
    Joiner(std::vector<Measure>& measures, std::vector<MeasureSource>& sources)
        : measures_(measures), sources_(sources), gone_(measures.size()) {
        names_.reserve(measures.size());
        for (const Measure& measure : measures) names_.push_back(name_of(measure));
    }

    std::size_t join() {
        const std::vector<Group> groups = groups_of(sources_);
        for (std::size_t later = 1; later < groups.size(); ++later)
            for (std::size_t earlier = later; earlier-- > 0 && later - earlier <= tables_back;)
                if (join(groups[earlier], groups[later])) break;
        std::size_t dropped = 0;
        for (std::size_t i = 0; i < measures_.size(); ++i)
            if (!gone_[i] && !sources_[i].has_actions && measures_[i].actions.empty()) {
                gone_[i] = true;
                ++dropped;
            }
        sweep();
        return dropped;
    }

private:
    bool join(const Group& plan, const Group& report) {
        const std::size_t pairs = plan.size() * report.size();
        if (pairs > pairs_left_) return false;
        pairs_left_ -= pairs;
        std::vector<std::size_t> partner(report.size(), none);
        std::vector<bool> taken(plan.size());
        std::size_t matched = 0;
        for (std::size_t i = 0; i < report.size(); ++i) {
            if (gone_[report.begin + i]) return false;
            const auto found = find_partner(plan, report.begin + i, taken);
            if (!found) continue;
            const bool rounds = different_rounds(*found, report.begin + i);
            if (contradict(measures_[*found], measures_[report.begin + i], rounds)) return false;
            partner[i] = *found;
            taken[*found - plan.begin] = true;
            ++matched;
        }
        constexpr std::size_t most_of_ten = 6;
        if (matched == 0 || matched * 10 < report.size() * most_of_ten) return false;
        bool adds = false;
        for (std::size_t i = 0; i < report.size(); ++i)
            adds = adds || (partner[i] != none && adds_something(measures_[partner[i]], measures_[report.begin + i]));
        if (!adds) return false;
        for (std::size_t i = 0; i < report.size(); ++i)
            if (partner[i] != none) take(partner[i], report.begin + i);
        return true;
    }

    [[nodiscard]] bool different_rounds(std::size_t a, std::size_t b) const {
        return !sources_[a].round.empty() && !sources_[b].round.empty() &&
               key_of(sources_[a].round) != key_of(sources_[b].round);
    }

    /// The row of the plan for the measure; of several, that with its number.
    [[nodiscard]] std::optional<std::size_t> find_partner(const Group& plan, std::size_t row,
                                                          const std::vector<bool>& taken) const {
        std::optional<std::size_t> found;
        for (std::size_t i = plan.begin; i < plan.end; ++i) {
            if (gone_[i] || taken[i - plan.begin] ||
                !same_measure(measures_[i], names_[i], measures_[row], names_[row]))
                continue;
            const bool numbered = measures_[i].seq && measures_[i].seq == measures_[row].seq;
            if (numbered) return i;
            if (!found) found = i;
        }
        return found;
    }

    void take(std::size_t into, std::size_t from) {
        if (different_rounds(into, from)) {
            name_round(measures_[into], sources_[into].round);
            name_round(measures_[from], sources_[from].round);
        }
        merge(measures_[into], measures_[from]);
        if (!sources_[from].round.empty()) sources_[into].round = sources_[from].round;
        sources_[into].has_actions = sources_[into].has_actions || sources_[from].has_actions;
        gone_[from] = true;
    }

    void sweep() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < measures_.size(); ++i) {
            if (gone_[i]) continue;
            if (kept != i) {
                measures_[kept] = std::move(measures_[i]);
                sources_[kept] = std::move(sources_[i]);
            }
            ++kept;
        }
        measures_.resize(kept);
        sources_.resize(kept);
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<Measure>& measures_;
    std::vector<MeasureSource>& sources_;
    std::vector<bool> gone_;
    std::vector<std::string> names_;
    /// A hostile file may have thousands of tables of thousands of rows; a report has nothing like it.
    std::size_t pairs_left_ = 4'000'000;
    static constexpr std::size_t tables_back = 40;
};

}  // namespace

std::size_t join_measures(std::vector<Measure>& measures, std::vector<MeasureSource>& sources) {
    return Joiner(measures, sources).join();
}

}  // namespace raingan::extraction
