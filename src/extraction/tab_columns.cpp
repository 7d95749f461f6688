#include "extraction/tab_columns.h"

#include <algorithm>

#include "extraction/cells.h"
#include "extraction/years.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

bool holds_decimal_number(std::string_view text) {
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end))
        if (number->value.places() > 0) return true;
    return false;
}

}  // namespace

void TabColumns::next(const Line& line) {
    if (line.text.empty()) return;
    if (line.in_table || line.text.find('\t') == std::string::npos) {
        heads_.clear();
        return;
    }
    if (holds_decimal_number(line.text)) return;
    const auto heads = tab_cells(line.text);
    heads_.assign(heads.begin(), heads.end());
    constexpr std::size_t least = 3;  // with two the only number needs no head
    if (heads_.size() < least) heads_.clear();
}

void TabColumns::lend(const Line& line, const Reporter& reporter, std::vector<Mention>& mentions) const {
    if (heads_.empty() || line.in_table) return;
    const auto cells = static_cast<std::size_t>(std::ranges::count(line.text, '\t')) + 1;
    if (cells != heads_.size()) return;
    for (Mention& mention : mentions) {
        if (mention.kind != Kind::score) continue;
        const auto column =
            static_cast<std::size_t>(std::ranges::count(std::string_view(line.text).substr(0, mention.begin), '\t'));
        if (column == 0) continue;
        const std::string& head = heads_[column];
        const Said said = said_by(key_of(head));
        if (said.kind != nullptr && said.kind->kind != Kind::score) mention.kind = said.kind->kind;
        if (said.whose != nullptr && said.whose->says == Cue::Says::other) mention.whose = Whose::other;
        if (names_other_agency(key_of(head), reporter)) mention.whose = Whose::other;
        const auto years = years_named(head, BareYears::both);
        if (mention.year_be != 0 || years.size() != 1) continue;
        mention.year_be = years.front().be;
        if (mention.year_be > std::max(reporter.score_year_be, reporter.report_year_be))
            mention.tense = Tense::planned;
        else if (reporter.is_earlier(mention.year_be))
            mention.tense = Tense::previous;
    }
}

}  // namespace raingan::extraction
