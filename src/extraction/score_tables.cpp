#include "extraction/score_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extraction/cells.h"
#include "extraction/parts.h"
#include "extraction/phases.h"
#include "extraction/score_columns.h"
#include "extraction/score_rows.h"
#include "extraction/score_taker.h"
#include "extraction/table_headings.h"
#include "extraction/years.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

using Holds = ScoreColumn::Holds;
using Subject = RowSubject;

/// A table that may be one of scores, with the rows of its heads and data.
struct Candidate {
    const Grid& grid;
    std::size_t first = 0, end = 0;
    std::size_t line = 0;  ///< lines that stand before it
    bool claimed = false;  ///< its rows' places are told elsewhere (claim_table)
};

class ScoreTableReader {
public:
    ScoreTableReader(const Candidate& table, const Scope& scope, const std::string& caption, const Rules& rules,
                     const YearRules& year, const Reporter& reporter, Report& report)
        : table_(table), grid_(table.grid), scope_(scope), year_(year), reporter_(reporter),
          taker_(rules, year, reporter, report) {
        const Said said = said_by(key_of(caption));
        elsewhere_ = scope.topic == Topic::elsewhere || names_other_agency(key_of(caption), reporter) ||
                     (said.whose != nullptr && said.whose->says != Cue::Says::own);
        // "… ได้เข้ารับการประเมินตั้งแต่ปี ๒๕๖๖" says nothing of the table below.
        const bool sentence = contains_any(caption, {"ตั้งแต่", "เป็นต้น", "ครั้งแรก", "ได้รับ", "เข้ารับ", "เข้าร่วม"});
        const auto years = years_named(caption, BareYears::both);
        if (years.size() == 1 && !sentence) caption_year_ = years.front().be;
        if (caption_year_ == 0 && scope.topic == Topic::other_year) caption_year_ = scope.year_be;
        // The year of the report itself says when it was written, not what is counted.
        if (caption_year_ == reporter.report_year_be) caption_year_ = 0;
    }

    /// The table is one of scores; its values are taken where they are this agency's.
    bool read() {
        find_data();
        if (data_ >= table_.end) return false;
        bool of_scores = false;
        auto groups =
            column_groups(score_columns(grid_, table_.first, data_, year_, reporter_), grid_, data_, table_.end, year_);
        for (auto& group : groups) {
            columns_ = std::move(group);
            of_scores = read_columns() || of_scores;
        }
        return of_scores;
    }

private:
    bool read_columns() {
        subjects_.clear();
        by_columns_ = false;
        settle_by_content();
        if (!is_score_table()) return false;
        if (scope_.topic == Topic::planned || !tells_results()) return true;
        if (elsewhere_) {
            read_own_row();
            return true;
        }
        settle_sums();
        for (std::size_t i = 0; i < subjects_.size(); ++i) read_row(data_ + i, subjects_[i]);
        if (!table_.claimed && !by_columns_) tell_places();
        return true;
    }

    /// In a table of all offices of an amphoe, one row is this agency's.
    void read_own_row() {
        if (!by_columns_ || scope_.topic == Topic::other_year) return;
        for (std::size_t i = 0; i < subjects_.size(); ++i)
            if (subjects_[i].itself && subjects_[i].is == Subject::Is::whole) read_row(data_ + i, subjects_[i]);
    }

    /// The first row that has a number which is no year and no number of a column ("๑ ๒ ๓").
    void find_data() {
        data_ = table_.end;
        for (std::size_t row = table_.first; row < table_.end; ++row) {
            bool figures = false;
            for (std::uint32_t c = 1; c < grid_.columns() && !figures; ++c) {
                if (!is_cell_number(grid_, row, c)) continue;
                const auto number = thai::find_number(cell_words(grid_, row, c));
                const bool year = number && number->value.places() == 0 && number->value.units() >= 1990 &&
                                  number->value.units() <= 2600;
                const bool ordinal = number && number->value.places() == 0 && number->value.units() <= 10 &&
                                     row == table_.first + 1 && ordinals(row);
                figures = !year && !ordinal;
            }
            if (figures) {
                data_ = row;
                break;
            }
        }
        if (data_ == table_.first) data_ = table_.end;  // no head, so nothing says what the figures are
    }
    /// "๑ | ๒ | ๓ …": numbers of indicators below the heads of their instruments.
    [[nodiscard]] bool ordinals(std::size_t row) const {
        std::int64_t last = 0;
        for (std::uint32_t c = 0; c < grid_.columns(); ++c) {
            const auto number = thai::parse_number(cell_words(grid_, row, c));
            if (!number) continue;
            if (number->value.places() != 0 || number->value.units() <= last) return false;
            last = number->value.units();
        }
        return last >= 3;
    }

    /// "๖ ๗ ๘": each row one more than the row above.
    [[nodiscard]] bool counts_rows(std::uint32_t column) const {
        std::optional<Decimal> last;
        std::size_t rows = 0;
        for (std::size_t row = data_; row < table_.end; ++row) {
            const auto number = thai::parse_number(cell_words(grid_, row, column));
            if (!number) continue;
            if (number->value.places() != 0 || (last && number->value != *last + Decimal(1, 0))) return false;
            last = number->value;
            ++rows;
        }
        return rows >= 2;
    }

    /// Columns of words name the rows; the rows say what they are about.
    void settle_by_content() {
        for (ScoreColumn& column : columns_) {
            std::size_t numbers = 0, words = 0;
            for (std::size_t row = data_; row < table_.end; ++row) {
                if (grid_.first_row(row, column.grid) != row) continue;
                const std::string text = cell_words(grid_, row, column.grid);
                if (is_nothing(text)) continue;
                ++(is_cell_number(grid_, row, column.grid) ? numbers : words);
            }
            if (words > numbers && column.holds != Holds::level) column.holds = Holds::label;
            if (column.holds == Holds::score && counts_rows(column.grid)) column.holds = Holds::nothing;
        }
        // Beside counts of people a bare percentage is their share.
        const bool people = std::ranges::any_of(columns_, [](const ScoreColumn& column) {
            return column.holds == Holds::respondents || column.holds == Holds::population ||
                   column.holds == Holds::items;
        });
        for (ScoreColumn& column : columns_)
            if (people && (column.head == "ร้อยละ" || column.head == "%")) column.holds = Holds::nothing;
        for (std::size_t row = data_; row < table_.end; ++row)
            subjects_.push_back(row_subject(grid_, row, columns_, year_, reporter_));
        // Rows of parts of an indicator are not the indicator's.
        finer_ = std::ranges::any_of(columns_, [](const ScoreColumn& column) {
            return column.holds == Holds::label && names_part_of_indicator(column.head);
        });
        for (Subject& subject : subjects_)
            if (finer_ && subject.is == Subject::Is::indicator) subject.is = Subject::Is::other;
    }

    [[nodiscard]] bool has_score_column() const {
        return std::ranges::any_of(columns_, [](const ScoreColumn& column) { return column.holds == Holds::score; });
    }
    [[nodiscard]] std::ptrdiff_t rows_about(std::initializer_list<Subject::Is> kinds) const {
        return std::ranges::count_if(
            subjects_, [&](const Subject& subject) { return std::ranges::find(kinds, subject.is) != kinds.end(); });
    }
    [[nodiscard]] std::ptrdiff_t columns_of_things() const {
        return std::ranges::count_if(columns_, [](const ScoreColumn& column) {
            return column.holds == Holds::score && (column.instrument != nullptr || column.indicator != nullptr);
        });
    }
    [[nodiscard]] bool is_score_table() {
        using Is = Subject::Is;
        if (finer_ && has_score_column()) return true;
        // Best and worst, weights, full marks: about indicators or instruments, and no score among them.
        const bool figures = std::ranges::any_of(
            columns_, [](const ScoreColumn& column) { return column.holds == Holds::nothing && !column.head.empty(); });
        if (!has_score_column() && figures && rows_about({Is::indicator, Is::instrument}) >= 1) return true;
        if (!has_score_column())
            return rows_about({Is::instrument}) >= 2 && std::ranges::any_of(columns_, [](const ScoreColumn& column) {
                       return column.holds == Holds::respondents || column.holds == Holds::population;
                   });
        if (columns_of_things() >= 2) {
            by_columns_ = true;
            return rows_about({Is::whole, Is::year, Is::instrument, Is::indicator}) >= 1;
        }
        return rows_about({Is::indicator, Is::question, Is::instrument}) >= 2;
    }

    /// In a section on the method, whole numbers are weights and full marks; results have decimals.
    [[nodiscard]] bool tells_results() const {
        if (scope_.topic != Topic::method && scope_.topic != Topic::contents) return true;
        std::size_t decimals = 0;
        for (std::size_t row = data_; row < table_.end; ++row)
            for (const ScoreColumn& column : columns_)
                if (column.holds == Holds::score && grid_.first_row(row, column.grid) == row)
                    if (const auto number = thai::parse_number(cell_words(grid_, row, column.grid)))
                        decimals += number->value.places() > 0 ? 1U : 0U;
        constexpr std::size_t enough = 3;
        return decimals >= enough;
    }

    /// Where a group's score stands in a column of its own, or in a row behind the group.
    void settle_sums() {
        using Is = Subject::Is;
        std::size_t totals = 0;
        const InstrumentRule* group = nullptr;
        std::vector<std::pair<std::size_t, const InstrumentRule*>> sums;
        for (std::size_t i = 0; i < subjects_.size(); ++i) {
            Subject& subject = subjects_[i];
            if (subject.is == Is::indicator && subject.indicator != nullptr)
                group = year_.instrument(subject.indicator->instrument);
            if (subject.is == Is::instrument) group = subject.instrument;
            if (subject.is != Is::whole) continue;
            ++totals;
            sums.emplace_back(i, group);
        }
        // One sum behind each instrument's indicators: they are the instruments', the last one by itself the whole's.
        if (totals >= 2 && !by_columns_)
            for (std::size_t k = 0; k < sums.size(); ++k) {
                const auto [row, instrument] = sums[k];
                const bool again = k > 0 && sums[k - 1].second == instrument;
                if (instrument == nullptr || again) continue;
                const bool closes = row + 1 == subjects_.size() || subjects_[row + 1].is != Is::nothing;
                const bool last_alone = k + 1 == sums.size() && totals != instruments_seen();
                if (closes && !last_alone) {
                    subjects_[row].is = Is::instrument;
                    subjects_[row].instrument = instrument;
                }
            }
        settle_instrument_column();
    }
    [[nodiscard]] std::size_t instruments_seen() const {
        std::vector<std::string> seen;
        for (const Subject& subject : subjects_)
            if (subject.indicator != nullptr && std::ranges::find(seen, subject.indicator->instrument) == seen.end())
                seen.push_back(subject.indicator->instrument);
        return seen.size();
    }
    /// A second column of scores that is filled once a group is the instruments'.
    void settle_instrument_column() {
        const auto indicators = rows_about({Subject::Is::indicator});
        for (ScoreColumn& column : columns_) {
            if (column.holds != Holds::score || column.year_be != 0 || column.instrument != nullptr || indicators < 4)
                continue;
            const bool another = std::ranges::any_of(columns_, [&](const ScoreColumn& other) {
                return &other != &column && other.holds == Holds::score && other.year_be == 0 && other.part == 0;
            });
            std::ptrdiff_t filled = 0;
            for (std::size_t i = 0; i < subjects_.size(); ++i)
                if (subjects_[i].is == Subject::Is::indicator && grid_.first_row(data_ + i, column.grid) == data_ + i &&
                    is_cell_number(grid_, data_ + i, column.grid))
                    ++filled;
            // One for all rows, of several instruments, is the whole's.
            if (another && filled == 1 && instruments_seen() > 1) {
                column.holds = Holds::nothing;
                tell_whole(column);
            } else if (another && filled > 0 && filled <= static_cast<std::ptrdiff_t>(year_.instruments.size()))
                column.holds = Holds::instrument_score;
        }
    }

    void tell_whole(const ScoreColumn& column) {
        if (!is_total(column.head) && !contains_any(column.head, {"ผลการประเมิน", "คะแนนรวม", "ภาพรวม"})) return;
        for (std::size_t row = data_; row < table_.end; ++row)
            if (const Cell* cell = grid_.at(row, column.grid);
                cell != nullptr && is_cell_number(grid_, row, column.grid)) {
                const CellText text{std::string(trimmed(cell_text(*cell))), cell->origin, cell, true};
                if (const auto score = score_in(text)) taker_.whole(*score, column.year_be);
                return;
            }
    }

    [[nodiscard]] int year_of(const ScoreColumn& column, const Subject& subject) const {
        if (column.year_be != 0) return column.year_be;
        return subject.year_be != 0 && subject.is != Subject::Is::indicator ? subject.year_be : caption_year_;
    }

    void read_row(std::size_t row, const Subject& subject) {
        if (subject.is == Subject::Is::indicator) last_indicator_ = subject.indicator;
        for (const ScoreColumn& column : columns_) {
            if (grid_.first_row(row, column.grid) != row) continue;
            const Cell* cell = grid_.at(row, column.grid);
            if (cell == nullptr || cell->column != column.grid) continue;
            const CellText text{std::string(trimmed(cell_text(*cell))), cell->origin, cell, true};
            if (!is_nothing(text.text)) read_cell(text, column, subject);
        }
        if (subject.is == Subject::Is::whole) read_weighted_sum(row, subject);
    }

    /// Where the scores themselves have no sum, the sum of their weighted points is the whole's score.
    void read_weighted_sum(std::size_t row, const Subject& subject) {
        const auto is_weighted = [](const ScoreColumn& column) { return column.weighted; };
        const auto column = std::ranges::find_if(columns_, is_weighted);
        if (column == columns_.end() || std::ranges::count_if(columns_, is_weighted) > 1) return;
        for (const ScoreColumn& other : columns_)
            if (other.holds == Holds::score && is_cell_number(grid_, row, other.grid)) return;
        const Cell* cell = grid_.at(row, column->grid);
        if (cell == nullptr || cell->column != column->grid) return;
        const CellText text{std::string(trimmed(cell_text(*cell))), cell->origin, cell, true};
        if (const auto score = score_in(text)) taker_.whole(*score, year_of(*column, subject));
    }

    void read_cell(const CellText& cell, const ScoreColumn& column, const Subject& subject) {
        using Is = Subject::Is;
        const int year_be = year_of(column, subject);
        if (column.holds == Holds::label && !by_columns_ && subject.is != Is::other && subject.is != Is::question) {
            taker_.label(cell, year_be);
            return;
        }
        if (column.holds == Holds::level || (subject.is == Is::level && column.holds != Holds::label)) {
            if (subject.is == Is::whole || subject.is == Is::level || subject.is == Is::year)
                taker_.level(cell, year_be);
            return;
        }
        if (subject.is == Is::nothing || subject.is == Is::other || subject.is == Is::level) return;
        switch (column.holds) {
            case Holds::score:
                if (const auto score = score_in(cell)) take_score(*score, column, subject, year_be);
                return;
            case Holds::instrument_score:
                if (const auto score = score_in(cell)) take_instrument(*score, subject, year_be);
                return;
            case Holds::change:
                if (subject.is == Is::whole) taker_.change(cell);
                return;
            case Holds::respondents:
            case Holds::population:
                if (const InstrumentRule* rule = instrument_of(subject))
                    taker_.people(cell, *rule, column.holds == Holds::respondents, subject.part + column.part, year_be);
                return;
            default:
                return;
        }
    }

    /// Which indicators the rows are about, and under which instruments where every row has one beside it.
    void tell_places() {
        std::ptrdiff_t rows = 0, labelled = 0, own = 0;
        for (const Subject& subject : subjects_) {
            if (subject.is != Subject::Is::indicator) continue;
            ++rows;
            labelled += subject.instrument != nullptr ? 1 : 0;
            own += subject.instrument != nullptr && subject.instrument->code == subject.indicator->instrument ? 1 : 0;
        }
        constexpr std::ptrdiff_t few = 3;
        if (rows < few) return;
        const bool placed = labelled == rows && own * 2 > rows;
        for (const Subject& subject : subjects_)
            if (subject.is == Subject::Is::indicator)
                taker_.place(*subject.indicator, placed ? subject.instrument : nullptr, subject.name, subject.origin);
    }

    static std::optional<Score> score_in(const CellText& cell) {
        auto score = score_of_cell(cell);
        if (!score || score->value < Decimal(0, 0)) return std::nullopt;
        return score;
    }

    void take_score(const Score& score, const ScoreColumn& column, const Subject& subject, int year_be) {
        using Is = Subject::Is;
        // A row of an indicator below the instruments' heads: the score is the indicator's.
        if (by_columns_ && (subject.indicator == nullptr || column.indicator != nullptr)) {
            if (column.indicator != nullptr)
                taker_.indicator(*column.indicator, {}, score, year_be, column.part);
            else if (column.instrument != nullptr)
                taker_.instrument(*column.instrument, score, year_be, column.part);
            else if (column.whole)
                taker_.whole(score, year_be);
            return;
        }
        switch (subject.is) {
            case Is::indicator:
                taker_.indicator(*subject.indicator, Text{subject.name, subject.name, subject.origin}, score, year_be,
                                 column.part != 0 ? column.part : subject.part);
                return;
            case Is::instrument:
                taker_.name_instrument(*subject.instrument, subject.label, subject.origin);
                taker_.instrument(*subject.instrument, score, year_be, column.part != 0 ? column.part : subject.part);
                return;
            case Is::question:
                taker_.question(subject.question, score, year_be, last_indicator_);
                return;
            case Is::whole:
            case Is::year:
                if (column.part == 0) taker_.whole(score, year_be);
                return;
            default:
                return;
        }
    }

    [[nodiscard]] const InstrumentRule* instrument_of(const Subject& subject) const {
        if (subject.instrument != nullptr || subject.indicator == nullptr) return subject.instrument;
        return year_.instrument(subject.indicator->instrument);
    }

    void take_instrument(const Score& score, const Subject& subject, int year_be) {
        const InstrumentRule* rule = instrument_of(subject);
        if (rule != nullptr) taker_.instrument(*rule, score, year_be, subject.part);
        if (rule == nullptr && subject.is == Subject::Is::whole) taker_.whole(score, year_be);
    }

    const Candidate& table_;
    const Grid& grid_;
    const Scope scope_;
    const YearRules& year_;
    const Reporter& reporter_;
    ScoreTaker taker_;
    std::size_t data_ = 0;
    std::vector<ScoreColumn> columns_;
    std::vector<Subject> subjects_;  ///< of the rows from data_ on
    const IndicatorRule* last_indicator_ = nullptr;
    bool by_columns_ = false;
    bool elsewhere_ = false;
    bool finer_ = false;  ///< rows are parts of indicators
    int caption_year_ = 0;
};

bool has_actions(const HeaderMatch& header) {
    return header.has(Field::measure) || header.has(Field::issue) || header.has(Field::steps) ||
           header.has(Field::responsible) || header.has(Field::result) || header.has(Field::period);
}

}  // namespace

void read_score_tables(Flow& flow, const Rules& rules, const YearRules& year, Report& report) {
    const Reporter reporter = reporter_of(report, year);
    for (MeasuresTable& table : flow.tables) {
        if (table.cards || has_actions(table.header)) continue;
        const auto [caption, scope] = caption_of(flow, table.line);
        const Candidate candidate{*table.grid, table.first_row - std::min(table.first_row, table.header.rows),
                                  table.end_row, table.line, table.header.has(Field::indicator)};
        table.scores = ScoreTableReader(candidate, scope, caption, rules, year, reporter, report).read();
    }
    for (const FiguresTable& figures : flow.figures) {
        const auto [caption, scope] = caption_of(flow, figures.first_line);
        const Candidate candidate{*figures.grid, 0, figures.grid->rows(), figures.first_line};
        if (!ScoreTableReader(candidate, scope, caption, rules, year, reporter, report).read()) continue;
        for (std::size_t i = figures.first_line; i < figures.end_line; ++i) flow.lines[i].in_score_table = true;
    }
}

}  // namespace raingan::extraction
