// The cells of a workbook while its formulas are computed: values by sheet, column and row, 16 bytes each; formulas as
// their text, which is taken apart when its turn comes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "readers/formula/expression.h"
#include "readers/workbook/rows.h"
#include "readers/workbook/text_pool.h"

namespace raingan::formula {

/// A value as it is held.
struct Held {
    Value::Kind kind = Value::Kind::blank;
    ErrorCode error = ErrorCode::value;
    std::uint32_t index = 0;  ///< of a text
    double number = 0;
};

struct Slot {
    std::uint32_t row = 0;
    Value::Kind kind = Value::Kind::blank;
    bool pending = false;  ///< of a formula without a stored value
    ErrorCode error = ErrorCode::value;
    union {
        double number = 0;
        std::uint32_t index;  ///< of a text; pending, of Book::formulas
    };
};
static_assert(sizeof(Slot) == 16);

struct Formula {
    enum class State : std::uint8_t { fresh, open, done, failed };
    std::uint32_t sheet = 0, row = 0, column = 0;
    std::uint32_t text = 0;  ///< of Book::texts
    std::uint32_t written_row = 0, written_column = 0;
    bool array = false, stored = false;
    bool regional = false;  ///< its result depends on regional settings, and is that of Thai ones
    State state = State::fresh;
    NotComputable::Why why = NotComputable::Why::grammar;
    std::uint32_t function = 0;  ///< the one that is not known, of Book::texts
    Held result;
};

class Book final : public workbook::RowSink, public Surroundings {
public:
    struct Sheet {
        std::string name;
        bool visible = true;
        std::map<std::uint32_t, std::vector<Slot>> columns;  ///< rows ascending
        std::vector<std::uint32_t> hidden_rows;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> subtotals;  ///< rows and columns of SUBTOTAL formulas
        std::uint32_t rows = 0;                                          ///< used
        bool pending = false;                                            ///< it has formulas without a stored value
    };

    /// `stored`: formulas that have a value are kept too, to be compared with it.
    Book(Grammar grammar, bool stored) : grammar_(grammar), stored_(stored) {}

    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& styles) override;
    void row(const workbook::Row& row) override;
    void end_sheet(const workbook::Sheet& /*sheet*/) override {}
    [[nodiscard]] bool wants_formulas() const override { return true; }
    void defined_name(std::string_view name, std::string_view formula, std::optional<std::uint32_t> sheet) override;

    [[nodiscard]] std::optional<std::uint32_t> sheet(std::string_view name) const override;
    [[nodiscard]] std::optional<std::string_view> name(std::string_view name, std::uint32_t sheet) const override;

    /// The workbook has more than limits::formula_cells, or text than limits::document_text_bytes: not all is here.
    [[nodiscard]] bool is_cut() const { return cut_; }
    [[nodiscard]] Grammar grammar() const { return grammar_; }
    [[nodiscard]] workbook::DateSystem dates() const { return dates_; }
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
    [[nodiscard]] std::vector<Formula>& formulas() { return formulas_; }
    [[nodiscard]] const std::vector<Formula>& formulas() const { return formulas_; }
    /// Null where there is none, or beyond the sheets.
    [[nodiscard]] const Slot* find(std::uint32_t sheet, std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] const Formula* formula_at(std::uint32_t sheet, std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] std::string_view text(std::uint32_t number) const { return texts_[number]; }
    std::uint32_t keep(std::string_view text);
    [[nodiscard]] Value value_of(const Slot& slot) const;
    [[nodiscard]] Value value_of(const Held& held) const;
    Held hold(const Value& value);

private:
    void add_cell(const workbook::Cell& cell, std::uint32_t row);
    [[nodiscard]] bool room(std::size_t bytes);

    Grammar grammar_;
    bool stored_;
    bool cut_ = false;
    workbook::DateSystem dates_ = workbook::DateSystem::from_1900;
    std::vector<Sheet> sheets_;
    std::unordered_map<std::string, std::uint32_t> sheet_numbers_;                       ///< by folded name
    std::map<std::pair<std::string, std::optional<std::uint32_t>>, std::string> names_;  ///< by folded name and sheet
    std::vector<Formula> formulas_;
    workbook::TextPool texts_;
    std::size_t cells_ = 0, text_bytes_ = 0;
};

}  // namespace raingan::formula
