#include "extraction/series.h"

#include <algorithm>
#include <array>
#include <span>

#include "report/key.h"

namespace raingan::extraction {
namespace {

constexpr std::string_view respectively = "ตามลำดับ";

bool only_joins(std::string_view words) {
    constexpr auto joins = std::to_array<std::string_view>(
        {" ", ",", "/", "และ", "กับ", "คะแนน", "ร้อยละ", "%", "เป็น", "-", "\u2192", "ได้", "ตาม"});
    return without_first(words, joins).empty();
}

/// The years of so many numbers among those that are named before them; empty: they do not fit.
std::vector<int> years_for(std::size_t count, const std::vector<int>& named, bool from_to) {
    if (named.size() == count) return named;
    const bool spans = named.size() == 2 && from_to && named[1] - named[0] + 1 == static_cast<int>(count);
    if (!spans) return {};
    std::vector<int> years;
    for (int year = named[0]; year <= named[1]; ++year) years.push_back(year);
    return years;
}

class SeriesMarker {
public:
    SeriesMarker(std::string_view text, const SearchKey& key, const Reporter& reporter, std::vector<Mention>& mentions)
        : key_(key.text), reporter_(reporter), places_(number_places(text, key)), mentions_(mentions) {}

    void mark() {
        if (places_.size() != mentions_.size()) return;
        for (std::size_t at = find_text(key_, respectively); at != std::string_view::npos;
             at = find_text(key_, respectively, at + 1))
            mark_before(at);
    }

private:
    [[nodiscard]] bool is_fraction(std::size_t i) const { return places_[i].number.value.places() > 0; }
    [[nodiscard]] std::string_view words(std::size_t from, std::size_t to) const {
        return key_.substr(from, to - std::min(from, to));
    }

    void mark_before(std::size_t at) {
        std::size_t end = places_.size();
        while (end > 0 && places_[end - 1].key_begin > at) --end;
        if (end == 0 || !is_fraction(end - 1) || !only_joins(words(places_[end - 1].key_end, at))) return;
        std::size_t begin = end - 1;
        while (begin > 0 && is_fraction(begin - 1) &&
               only_joins(words(places_[begin - 1].key_end, places_[begin].key_begin)))
            --begin;
        if (end - begin < 2) return;
        std::vector<int> named;
        std::size_t first = begin;
        while (first > 0 && !is_fraction(first - 1)) --first;
        for (std::size_t i = first; i < begin; ++i)
            if (mentions_[i].kind == Kind::year) named.push_back(mentions_[i].year_be);
        const std::string_view before = words(first == 0 ? 0 : places_[first - 1].key_end, places_[begin].key_begin);
        const bool from_to = contains_any(before, {"ถึง", "-", "จนถึง"});
        const bool of_others = contains_any(before, {"iit", "eit", "oit", "ตัวชี้วัด"});
        const auto years = of_others ? std::vector<int>() : years_for(end - begin, named, from_to);
        for (std::size_t i = begin; i < end; ++i) settle(mentions_[i], years.empty() ? 0 : years[i - begin], begin);
    }

    void settle(Mention& mention, int year_be, std::size_t first) {
        mention.kind = year_be == 0 ? Kind::unknown : Kind::score;
        if (year_be == 0) return;
        mention.year_be = year_be;
        mention.whose = mentions_[first].whose;
        mention.supposed = mentions_[first].supposed;
        mention.replaced = false;
        if (reporter_.score_year_be == 0 || mentions_[first].tense == Tense::planned) return;
        mention.tense = reporter_.tense_of(year_be);
    }

    std::string_view key_;
    const Reporter& reporter_;
    std::vector<NumberPlace> places_;
    std::vector<Mention>& mentions_;
};

}  // namespace

void mark_series(std::string_view text, const SearchKey& key, const Reporter& reporter,
                 std::vector<Mention>& mentions) {
    if (find_text(key.text, respectively) != std::string_view::npos) SeriesMarker(text, key, reporter, mentions).mark();
}

}  // namespace raingan::extraction
