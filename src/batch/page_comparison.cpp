#include "batch/page_comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "document/walk.h"
#include "extraction/extract.h"
#include "report/key.h"
#include "thai/numbers.h"

namespace raingan::batch {
namespace {

/// A value of a report, as it is found in another report of the same.
struct Value {
    std::string key;    ///< the same in both: "IIT/3/score"
    std::string path;   ///< in the report's JSON
    std::string shown;  ///< as written
    std::optional<Decimal> number;
    bool certain = true;
    Origin origin;
};

class Values {
public:
    explicit Values(const Report& report) : report_(report) {
        add("organization", "/organization/name", report.organization);
        add("title", "/title", report.title);
        add("report_year", "/report_year", report.report_year);
        add("score_year", "/score_year", report.score_year);
        add_overall();
        for (std::size_t i = 0; i < report.instruments.size(); ++i) add_instrument(i);
        for (std::size_t i = 0; i < report.indices.size(); ++i)
            add_indicator("indices/", "/indices/" + std::to_string(i), report.indices[i]);
        for (std::size_t i = 0; i < report.history.size(); ++i) add_year(i);
        for (std::size_t i = 0; i < report.measures.size(); ++i)
            add_work("/measures/" + std::to_string(i), report.measures[i]);
        for (std::size_t i = 0; i < report.projects.size(); ++i)
            add_work("/projects/" + std::to_string(i), report.projects[i]);
    }
    [[nodiscard]] const std::vector<Value>& all() const { return all_; }
    [[nodiscard]] const Value* find(const std::string& key) const {
        const auto at = by_key_.find(key);
        return at == by_key_.end() ? nullptr : &all_[at->second];
    }

private:
    void put(Value value) {
        if (by_key_.try_emplace(value.key, all_.size()).second) all_.push_back(std::move(value));
    }
    void add(const std::string& key, const std::string& path, const Text& text) {
        if (!text.value.empty()) put({key, path, text.value, std::nullopt, text.is_certain(), text.origin});
    }
    void add(const std::string& key, const std::string& path, const Score& score) {
        add_number(key, path, score.value, score);
    }
    void add(const std::string& key, const std::string& path, const Count& count) {
        add_number(key, path, Decimal(count.value, 0), count);
    }
    /// Shown as written, if that is the value: of a report that was tampered with it may be another one.
    template <typename T>
    void add_number(const std::string& key, const std::string& path, Decimal value, const Sourced<T>& source) {
        const auto written = thai::parse_number(source.as_written);
        put({key, path, written && written->value == value ? source.as_written : value.to_string(), value,
             source.is_certain(), source.origin});
    }
    void add(const std::string& key, const std::string& path, const PeriodValue& period) {
        put({key, path, period.text, std::nullopt, true, period.origin});
    }
    template <typename T>
    void add(const std::string& key, const std::string& path, const std::optional<T>& value) {
        if (value) add(key, path, *value);
    }

    void add_overall() {
        const Overall& overall = report_.overall;
        add("overall/score", "/overall/score", overall.score);
        add("overall/level", "/overall/level", overall.level);
        add("overall/target", "/overall/target", overall.target);
        add("overall/change", "/overall/change", overall.change);
        add("overall/previous_score", "/overall/previous_score", overall.previous_score);
    }
    void add_instrument(std::size_t index) {
        const Instrument& instrument = report_.instruments[index];
        const std::string key = instrument.code + "/", path = "/instruments/" + std::to_string(index);
        add(key + "score", path + "/score", instrument.score);
        add(key + "name", path + "/name", instrument.name);
        add(key + "respondents", path + "/respondents", instrument.respondents);
        add(key + "population", path + "/population", instrument.population);
        add(key + "items", path + "/items", instrument.items);
        add_parts(key, path, instrument.part_scores);
        for (std::size_t i = 0; i < instrument.indicators.size(); ++i)
            add_indicator(key, path + "/indicators/" + std::to_string(i), instrument.indicators[i]);
    }
    void add_parts(const std::string& key, const std::string& path, const std::vector<PartScore>& parts) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string part = "part" + std::to_string(parts[i].part) + "/";
            const std::string place = path + "/part_scores/" + std::to_string(i);
            add(key + part + "score", place + "/score", parts[i].score);
            add(key + part + "respondents", place + "/respondents", parts[i].respondents);
        }
    }
    void add_indicator(const std::string& above, const std::string& path, const Indicator& indicator) {
        const std::string key = above + std::to_string(indicator.number) + "/";
        add(key + "name", path + "/name", indicator.name);
        add(key + "score", path + "/score", indicator.score);
        add_parts(key, path, indicator.part_scores);
        for (std::size_t i = 0; i < indicator.questions.size(); ++i)
            add(key + indicator.questions[i].code, path + "/questions/" + std::to_string(i) + "/score",
                indicator.questions[i].score);
    }
    void add_year(std::size_t index) {
        const YearResult& year = report_.history[index];
        const std::string key = std::to_string(year.year_be) + "/", path = "/history/" + std::to_string(index);
        add(key + "score", path + "/score", year.score);
        add(key + "level", path + "/level", year.level);
        for (std::size_t i = 0; i < year.scores.size(); ++i)
            add(key + year.scores[i].instrument + "/" + std::to_string(year.scores[i].indicator),
                path + "/scores/" + std::to_string(i) + "/score", year.scores[i].score);
    }
    template <typename Work>
    void add_work(const std::string& path, const Work& work) {
        if constexpr (requires { work.score; }) {
            add(path + "/score", path + "/score", work.score);
            add(path + "/indicator_name", path + "/indicator_name",
                Text{work.indicator_name, work.indicator_name, work.origin, {}});
            for (std::size_t i = 0; i < work.actions.size(); ++i)
                add(path + "/actions/" + std::to_string(i), path + "/actions/" + std::to_string(i), work.actions[i]);
        } else {
            add(path + "/name", path + "/name", work.name);
        }
        for (std::size_t i = 0; i < work.responsible.size(); ++i) {
            const std::string office = path + "/responsible/" + std::to_string(i);
            add(office, office, work.responsible[i]);
        }
        add(path + "/period", path + "/period", work.period);
        for (const auto& [name, text] : work.fields) {
            const std::string field = std::string(path).append("/fields/").append(name);
            add(field, field, text);
        }
    }

    const Report& report_;
    std::vector<Value> all_;
    std::map<std::string, std::size_t> by_key_;
};

/// What stands on the pages, to look for values in.
class PageWords {
public:
    explicit PageWords(const Document& document) {
        for_each_paragraph(document, [this](const Paragraph& paragraph) { take(paragraph); });
    }
    [[nodiscard]] bool have(const Value& value) const {
        if (value.number) return numbers_.contains(abs(*value.number));
        return has_text(key_of(value.shown));
    }

private:
    void take(const Paragraph& paragraph) {
        text_ += key_of(paragraph.text);
        for (std::size_t at = 0; const auto number = thai::find_number(paragraph.text, at); at = number->end)
            numbers_.insert(number->value);
    }
    /// Whole, or in a few long pieces: a cell can be parted by a page's end.
    [[nodiscard]] bool has_text(std::string_view key) const {
        constexpr std::size_t most_pieces = 3, least = 24;  // bytes: eight letters
        for (std::size_t piece = 0; piece < most_pieces && !key.empty(); ++piece) {
            std::size_t length = key.size();
            while (length >= least && find_text(text_, key.substr(0, length)) == std::string::npos) --length;
            if (length < least && find_text(text_, key) == std::string::npos) return false;
            key.remove_prefix(std::max(length, std::min(least, key.size())));
        }
        return key.empty();
    }

    std::string text_;
    std::set<Decimal> numbers_;
};

class Comparison {
public:
    Comparison(Report& report, const Report& on_pages, const PageWords& words)
        : report_(report), carried_(report), seen_(on_pages), words_(words), pages_(on_pages) {
        for (const Value& value : carried_.all()) {
            if (value.number) known_.insert(abs(*value.number));
            for (std::size_t at = 0; const auto number = thai::find_number(value.shown, at); at = number->end)
                known_.insert(abs(number->value));
        }
        for (const Statement& statement : report.statements) {
            if (statement.value) known_.insert(abs(*statement.value));
            for (const Decimal& term : statement.terms) known_.insert(abs(term));
        }
    }

    void tell() {
        for (const Value& value : carried_.all()) {
            if (!value.certain || !part_fits(value)) continue;
            const Value* other = seen_.find(value.key);
            if (other != nullptr && !part_fits(*other)) other = nullptr;
            if (words_.have(value) && (other == nullptr || !is_new(*other))) continue;
            if (other == nullptr ? !is_always_shown(value) : same(value, *other) || !other->certain) continue;
            const auto before = corrected_from(value.path);
            if (before && (other == nullptr || *before == key_of(other->shown))) continue;
            add(value, other);
        }
    }

private:
    /// A number that the report does not have anywhere. (One that it has may stand in a place that was misunderstood;
    /// and a text on the pages may say more than the value in it.)
    [[nodiscard]] bool is_new(const Value& on_page) const {
        return on_page.number && !known_.contains(abs(*on_page.number));
    }
    /// Not every form shows the rest of what a report knows.
    static bool is_always_shown(const Value& value) {
        if (value.key == "organization") return true;
        if (value.key.find("/actions/") != std::string::npos) return true;
        return value.number && value.key.ends_with("/score") && value.key.find("/part") == std::string::npos &&
               value.path.find("/history/") == std::string::npos;
    }

    /// Rows are held against each other by their numbers, which mean something where both have as many.
    [[nodiscard]] bool part_fits(const Value& value) const {
        if (value.key.starts_with("/measures/")) return report_.measures.size() == pages_.measures.size();
        if (value.key.starts_with("/projects/")) return report_.projects.size() == pages_.projects.size();
        return true;
    }
    static bool same(const Value& a, const Value& b) {
        if (a.number && b.number) return *a.number == *b.number;
        return key_of(a.shown) == key_of(b.shown);
    }
    /// What the source said before a person corrected it; none: it was not corrected.
    [[nodiscard]] std::optional<std::string> corrected_from(const std::string& path) const {
        for (const Correction& correction : report_.corrections)
            if (correction.path == path || path.starts_with(correction.path + "/"))
                return key_of(correction.from.value_or(""));
        return std::nullopt;
    }

    void add(const Value& value, const Value* other) {
        constexpr std::size_t most = 50;
        if (++count_ > most) return;
        Correction named;
        named.path = value.path;
        const Message thing = corrected_thing(named, report_);
        Origin place;
        if (other != nullptr) place = origin_on_page(other->origin);
        const std::string shown = shortened(value.shown), on_page = other == nullptr ? "" : shortened(other->shown);
        Message message =
            other == nullptr
                ? Message{thing.en + ": the report inside the PDF says “" + shown + "”, which stands on no page of it",
                          thing.th + ": รายงานที่แนบใน PDF ระบุ “" + shown + "” แต่ไม่ปรากฏในหน้าเอกสาร"}
                : Message{
                      thing.en + ": the report inside the PDF says “" + shown + "”, its pages say “" + on_page + "”",
                      thing.th + ": รายงานที่แนบใน PDF ระบุ “" + shown + "” แต่หน้าเอกสารระบุ “" + on_page + "”"};
        report_.diagnostics.push_back({Severity::finding, "pages-differ", std::move(message), place});
    }
    Origin origin_on_page(Origin origin) {
        if (first_part_ == 0) {
            first_part_ = report_.parts.size();
            report_.parts.insert(report_.parts.end(), pages_.parts.begin(), pages_.parts.end());
        }
        origin.part = static_cast<std::uint16_t>(std::min<std::size_t>(first_part_ + origin.part, 0xFFFF));
        return origin;
    }
    static std::string shortened(const std::string& text) {
        constexpr std::size_t most = 150;  // bytes
        if (text.size() <= most) return text;
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
        return text.substr(0, end) + "…";
    }

    Report& report_;
    Values carried_, seen_;
    const PageWords& words_;
    const Report& pages_;
    std::set<Decimal> known_;
    std::size_t first_part_ = 0, count_ = 0;
};

}  // namespace

std::optional<Report> compare_with_pages(Report& report, std::string_view pdf, const std::string& name,
                                         const Rules& rules, const ReadOptions& options) {
    try {
        const Document document = read_document(pdf, name, options);
        Report on_pages = extract(document, rules, name);
        Comparison(report, on_pages, PageWords(document)).tell();
        return on_pages;
    } catch (const Error& error) {
        if (error.code() == "over-limit") throw;
        report.diagnostics.push_back(
            {Severity::warning,
             "pages-not-compared",
             {"the pages of the PDF could not be held against the report in it: " + error.message().en,
              "เทียบหน้าของ PDF กับรายงานที่แนบไว้ไม่ได้: " + error.message().th},
             {}});
        return std::nullopt;
    }
}

}  // namespace raingan::batch
