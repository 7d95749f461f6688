// Formula fields in tables: "=SUM(ABOVE)", "=B2*C2" (ECMA-376 Part 1 17.16.3.3).
#include <algorithm>
#include <utility>

#include "document/offsets.h"
#include "document/text.h"
#include "readers/word/formula.h"
#include "readers/word/story.h"
#include "thai/characters.h"
#include "thai/numbers.h"

namespace raingan::word {
namespace {

constexpr std::size_t most_cells = 10'000;  ///< that one name means

std::optional<Decimal> number_of(const Cell& cell) {
    const std::string text = plain_text(cell);
    const auto number = thai::parse_number(thai::trimmed(text));
    return number ? std::optional(number->value) : std::nullopt;
}

/// Where a formula stands, and the numbers of the cells that it names.
class Cells {
public:
    /// `skips`: what is no number is passed over on the way, else the way ends there. Word's own ways differ by what
    /// the cell holds.
    Cells(const Table& table, std::size_t row, std::size_t cell, bool skips)
        : table_(table), row_(row), cell_(cell), skips_(skips) {}

    std::optional<std::vector<Decimal>> operator()(const std::string& name) const {
        if (name == "LEFT") return along_row(-1);
        if (name == "RIGHT") return along_row(1);
        if (name == "ABOVE") return along_column(-1);
        if (name == "BELOW") return along_column(1);
        const std::size_t colon = name.find(':');
        const auto from = place_of(name.substr(0, colon));
        const auto to = colon == std::string::npos ? from : place_of(name.substr(colon + 1));
        if (!from || !to) return std::nullopt;
        std::vector<Decimal> numbers;
        for (std::size_t row = from->first; row <= to->first && row < table_.rows.size(); ++row)
            for (std::size_t cell = from->second; cell <= to->second && cell < table_.rows[row].cells.size(); ++cell)
                if (numbers.size() < most_cells && !(row == row_ && cell == cell_))
                    if (const auto number = number_of(table_.rows[row].cells[cell])) numbers.push_back(*number);
        return numbers;
    }

private:
    /// "B3": row and cell, counted from 0.
    static std::optional<std::pair<std::size_t, std::size_t>> place_of(const std::string& name) {
        if (name.size() < 2 || name[0] < 'A' || name[0] > 'Z') return std::nullopt;
        std::size_t row = 0;
        for (const char c : std::string_view(name).substr(1)) {
            if (c < '0' || c > '9' || row > most_cells) return std::nullopt;
            row = row * 10 + static_cast<std::size_t>(c - '0');
        }
        if (row == 0) return std::nullopt;
        return std::pair(row - 1, static_cast<std::size_t>(name[0] - 'A'));
    }

    bool add(std::vector<Decimal>& numbers, const Cell* cell) const {
        const auto number = cell == nullptr ? std::nullopt : number_of(*cell);
        if (number) numbers.push_back(*number);
        return numbers.size() < most_cells && (number || skips_);
    }

    [[nodiscard]] std::vector<Decimal> along_row(int step) const {
        std::vector<Decimal> numbers;
        const std::vector<Cell>& cells = table_.rows[row_].cells;
        for (std::size_t i = cell_ + static_cast<std::size_t>(step); i < cells.size();
             i += static_cast<std::size_t>(step))
            if (!add(numbers, &cells[i])) break;
        return numbers;
    }

    [[nodiscard]] std::vector<Decimal> along_column(int step) const {
        std::vector<Decimal> numbers;
        const std::uint32_t column = table_.rows[row_].cells[cell_].column;
        for (std::size_t r = row_ + static_cast<std::size_t>(step); r < table_.rows.size();
             r += static_cast<std::size_t>(step)) {
            const auto found = std::ranges::find(table_.rows[r].cells, column, &Cell::column);
            if (!add(numbers, found == table_.rows[r].cells.end() ? nullptr : &*found)) break;
        }
        return numbers;
    }

    const Table& table_;
    std::size_t row_, cell_;
    bool skips_;
};

struct Place {
    Paragraph* paragraph = nullptr;
    std::size_t row = 0, cell = 0;
};

/// The paragraph that a formula was read in.
Place place_in(Table& table, const Origin& at) {
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c)
            for (Block& block : table.rows[r].cells[c].blocks)
                if (auto* paragraph = std::get_if<Paragraph>(&block.what);
                    paragraph != nullptr && paragraph->origin == at)
                    return {paragraph, r, c};
    return {};
}

void settle(Story& story, Table& table, const OpenFormula& formula) {
    const auto [paragraph, row, cell] = place_in(table, formula.at);
    if (paragraph == nullptr || formula.end > paragraph->text.size()) return;
    const auto value = reckoned(formula.expression, Cells(table, row, cell, false));
    const auto other = reckoned(formula.expression, Cells(table, row, cell, true));
    const std::string stored(
        thai::trimmed(std::string_view(paragraph->text).substr(formula.begin, formula.end - formula.begin)));
    if (!stored.empty()) {
        const auto said = thai::find_number(stored);
        if (!said || !value) return;
        const auto is_right = [&](const std::optional<Decimal>& is) {
            return is && abs(is->rounded(said->value.places())) == said->value;
        };
        if (!is_right(value) && !is_right(other))
            story.context.notices.add(Notice::formula, paragraph->origin, stored + ", " + value->to_string());
        return;
    }
    if (!value || !other || *value != *other)  // Word alone knows what it would count
        return story.context.notices.add(Notice::empty_field, paragraph->origin, "=" + formula.expression);
    const std::string shown = pictured(*value, formula.picture);
    const std::string text = formula.thai ? thai::to_thai_digits(shown) : shown;
    if (paragraph->runs.empty()) paragraph->runs.push_back({0, 0, formula.format});
    replace_text(*paragraph, formula.begin, formula.end, text);
}

}  // namespace

void settle_formulas(Story& story, Table& table) {
    constexpr std::size_t most = 2000;  // each looks through the table
    std::vector<OpenFormula> formulas = std::exchange(story.formulas, {});
    if (formulas.size() > most) formulas.resize(most);
    for (const OpenFormula& formula : formulas) settle(story, table, formula);
}

}  // namespace raingan::word
