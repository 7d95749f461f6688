#include "extraction/claims.h"

#include "extraction/claim_parts.h"

namespace raingan::extraction {

std::string_view ClaimText::before(std::size_t index) const {
    const std::size_t from = index == 0 ? 0 : numbers[index - 1].key_end;
    return key().substr(from, numbers[index].key_begin - from);
}

std::string_view ClaimText::behind(std::size_t index) const {
    const std::size_t to = index + 1 < numbers.size() ? numbers[index + 1].key_begin : key().size();
    const std::size_t from = std::min(numbers[index].key_end, to);
    return key().substr(from, to - from);
}

std::string ClaimText::written(std::size_t first, std::size_t last) const {
    const std::size_t from = numbers[first].number.begin;
    return line.text.substr(from, numbers[last].number.end - from);
}

void read_claims(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    const Line* above = nullptr;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (line.text.empty()) continue;
        claim_agencies(line, above, report);
        above = &line;
        claim_broken_numbers(line, false, year, report);
        claim_named_indicators(line, year, report);
        const ClaimText text{line, numbers_of(line), roles[i].instrument};
        if (roles[i].kind != LineKind::weakness && roles[i].kind != LineKind::weakness_more)
            claim_weakest(text, year, report);
        if (text.numbers.empty()) continue;
        claim_shares(text, report);
        claim_changes(text, report);
        claim_weights(text, year, report);
        claim_eras(text, report);
        // What is told of the method, of others or of other years is no claim on this report's people and scores.
        if (line.scope.topic != Topic::own) continue;
        claim_respondents(text, year, report);
        claim_impossible_numbers(text, report);
    }
    claim_listed_indicators(flow, roles, year, report);
    claim_rows_by_year(flow, report);
    claim_columns(flow, year, report);
    for (const MeasuresTable& table : flow.tables) claim_table(table, year, report);
}

}  // namespace raingan::extraction
