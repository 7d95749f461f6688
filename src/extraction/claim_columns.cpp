// Columns whose heads say how they hang together: counts and their percentages, instruments and their weights.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "extraction/cells.h"
#include "extraction/claim_parts.h"
#include "extraction/years.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

using About = Statement::About;

struct Entry {
    std::string label;  ///< the row's first cell
    Decimal part, whole, percent;
    std::string written;
    Origin origin;
};

/// What is said already of shares and changes, by its numbers.
class Told {
public:
    explicit Told(const Report& report) {
        for (const Statement& statement : report.statements)
            if (statement.about == About::share || statement.about == About::change) add(statement);
    }
    /// Whether it is new.
    bool add(const Statement& statement) {
        return numbers_.emplace(statement.about, statement.value, statement.terms).second;
    }

private:
    std::set<std::tuple<About, std::optional<Decimal>, std::vector<Decimal>>> numbers_;
};

class ColumnClaims {
public:
    ColumnClaims(const Grid& grid, std::size_t first, std::size_t end, bool told_by_fields, const YearRules& year,
                 Report& report, Told& told)
        : grid_(grid), first_(first), end_(end), told_by_fields_(told_by_fields), year_(year), report_(report),
          told_(told) {}

    void read() {
        find_heads();
        if (data_ >= end_) return;
        claim_percentages();
        claim_weights_of();
        claim_changes_of();
    }

private:
    [[nodiscard]] std::string text(std::size_t row, std::uint32_t column) const {
        const Cell* cell = grid_.at(row, column);
        return cell == nullptr ? std::string() : std::string(trimmed(cell_text(*cell)));
    }
    /// Of a cell that holds a number and its sign or unit, and that begins in the row.
    [[nodiscard]] std::optional<Decimal> value(std::size_t row, std::uint32_t column) const {
        const Cell* cell = grid_.at(row, column);
        if (cell == nullptr || cell->column != column || grid_.first_row(row, column) != row) return std::nullopt;
        const std::string written = text(row, column);
        const auto number = thai::find_number(written);
        if (!number || number->begin != 0 || number->value < Decimal(0, 0)) return std::nullopt;
        const std::string behind = key_of(std::string_view(written).substr(number->end));
        constexpr auto units = std::to_array<std::string_view>({"%", "คน", "บาท", "ราย", "แห่ง", "ชุด"});
        return behind.empty() || std::ranges::find(units, behind) != units.end() ? std::optional(number->value)
                                                                                 : std::nullopt;
    }

    /// Rows above the first one with a figure that is no year.
    void find_heads() {
        data_ = end_;
        for (std::size_t row = first_; row < end_ && data_ == end_; ++row)
            for (std::uint32_t c = 1; c < grid_.columns(); ++c) {
                const auto number = value(row, c);
                const bool year = number && *number >= Decimal(2400, 0) && *number <= Decimal(2700, 0) &&
                                  number->places() == 0 && row == first_;
                if (number && !year) data_ = row;
            }
        if (data_ == first_) data_ = end_;
        for (std::uint32_t c = 0; data_ < end_ && c < grid_.columns(); ++c) {
            std::string head;
            const Cell* last = nullptr;
            for (std::size_t row = first_; row < data_; ++row)
                if (const Cell* cell = grid_.at(row, c); cell != nullptr && cell != last) {
                    // A band over all columns above the first figures is no head.
                    if (cell->col_span >= grid_.columns()) continue;
                    last = cell;
                    head += cell_text(*cell);
                }
            heads_.push_back(key_of(head));
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> columns_with(std::initializer_list<std::string_view> words,
                                                          std::initializer_list<std::string_view> without) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t c = 1; c < heads_.size(); ++c)
            if (contains_any(heads_[c], words) && !contains_any(heads_[c], without)) found.push_back(c);
        return found;
    }

    /// A row that became a line may have told it.
    void add_once(Statement statement) {
        if (told_.add(statement)) add_statement(report_, std::move(statement));
    }

    /// Less than `ones` in the last printed place away from part ÷ whole × 100.
    static bool agrees(const Entry& entry, std::int64_t ones) {
        const Decimal hundred(100, 0);
        const Decimal off = abs(entry.part * hundred - entry.percent * entry.whole);
        return off < entry.whole * Decimal(ones, entry.percent.places());
    }

    /// Most of them follow from their counts, so that is what the columns mean; the others do not hold.
    void tell(const std::vector<Entry>& entries, std::int64_t ones) {
        const auto right = std::ranges::count_if(entries, [&](const Entry& entry) { return agrees(entry, ones); });
        const auto size = static_cast<std::ptrdiff_t>(entries.size());
        if (right == 0 || right * 2 < size) return;
        for (const Entry& entry : entries) {
            if (agrees(entry, ones)) continue;
            Statement share{About::share, {}, 0, entry.percent, entry.label + ": " + entry.written, entry.origin};
            share.terms = {entry.part, entry.whole};
            add_once(std::move(share));
        }
    }

    [[nodiscard]] Entry entry_at(std::size_t row, std::uint32_t column, const Decimal& part, const Decimal& whole,
                                 const Decimal& percent) const {
        return {one_line(text(row, 0)), part, whole, percent, text(row, column), grid_.at(row, column)->origin};
    }

    void claim_percentages() {
        const auto percents = columns_with({"ร้อยละ", "%"}, {"เป้าหมายร้อยละ", "น้ำหนัก", "คะแนน", "เพิ่ม", "ลด", "เกณฑ์",
                                                            "ไม่น้อยกว่า", "ตัวชี้วัด", "สะสม", "คงเหลือ"});
        if (percents.size() != 1) return;
        const auto parts = columns_with({"เบิกจ่าย", "ใช้จ่าย", "จ่ายจริง", "ใช้จริง", "ใช้ไป", "ตอบ", "เข้าร่วม", "แล้วเสร็จ"},
                                        {"ร้อยละ", "%", "เป้าหมาย", "แผน", "ทั้งหมด", "ที่ได้รับ"});
        const auto wholes = columns_with({"งบประมาณ", "จัดสรร", "เป้าหมาย", "ทั้งหมด", "วงเงิน", "แผน"},
                                         {"ร้อยละ", "%", "เบิกจ่าย", "ใช้", "จริง", "คงเหลือ"});
        if (parts.size() == 1 && wholes.size() == 1) {
            claim_rows(parts.front(), wholes.front(), percents.front());
            return;
        }
        const auto counts = columns_with({"จำนวน", "(คน)", "(ราย)", "ความถี่"}, {"ร้อยละ", "%", "เป้าหมาย", "งบ"});
        if (counts.size() == 1) claim_parts_of_sum(counts.front(), percents.front());
    }

    void claim_rows(std::uint32_t part, std::uint32_t whole, std::uint32_t percent) {
        std::vector<Entry> entries;
        for (std::size_t row = data_; row < end_; ++row) {
            const auto a = value(row, part), b = value(row, whole), c = value(row, percent);
            if (a && b && c && *b > Decimal(0, 0)) entries.push_back(entry_at(row, percent, *a, *b, *c));
        }
        if (entries.size() >= 2) tell(entries, 1);
    }

    /// Rows that add up to a row "รวม" of 100 percent. Where people may choose several answers they do not.
    void claim_parts_of_sum(std::uint32_t count, std::uint32_t percent) {
        std::optional<Decimal> sum;
        for (std::size_t row = data_; row < end_; ++row)
            if (is_total(text(row, 0)))
                if (const auto total = value(row, count), all = value(row, percent); total && all) {
                    if (*all != Decimal(100, 0) || (sum && *sum != *total)) return;
                    sum = total;
                }
        if (!sum) return;
        std::vector<Entry> group;
        Decimal counted(0, 0);
        const auto close = [&] {
            // Percentages that were rounded so that they add up may be off by as much as the others together.
            if (counted == *sum && group.size() >= 2) tell(group, static_cast<std::int64_t>(group.size()));
            group.clear();
            counted = Decimal(0, 0);
        };
        for (std::size_t row = data_; row < end_; ++row) {
            const auto part = value(row, count), share = value(row, percent);
            if (!part || !share || is_total(text(row, 0))) {
                close();
                continue;
            }
            counted = counted + *part;
            group.push_back(entry_at(row, percent, *part, *sum, *share));
        }
        close();
    }

    void claim_weights_of() {
        const auto columns = columns_with({"น้ำหนัก"}, {"ถ่วง", "คะแนนที่ได้", "หลัง", "ตามน้ำหนัก", "ส่วนที่", "ปี"});
        if (columns.size() != 1) return;
        std::vector<Statement> weights;
        for (std::size_t row = data_; row < end_; ++row) {
            const auto weight = value(row, columns.front());
            const auto named = only_instrument(key_of(text(row, 0)), year_);
            if (!weight || !named || weight->places() != 0) continue;
            const bool again = std::ranges::find(weights, named->rule->code, &Statement::instrument) != weights.end();
            if (again || find_indicator(key_of(text(row, 0)), 0, year_)) return;
            weights.push_back({About::weight, named->rule->code, 0, weight, text(row, columns.front()),
                               grid_.at(row, columns.front())->origin});
        }
        // All of the year's, so it is the year's scheme that is told.
        if (weights.size() != year_.instruments.size()) return;
        for (Statement& weight : weights) add_statement(report_, std::move(weight));
    }

    void add_change(std::size_t row, std::uint32_t column, const Decimal& score, const Decimal& previous) {
        const Cell* cell = grid_.at(row, column);
        const std::string written = text(row, column);
        const auto number = thai::find_number(written);
        if (cell == nullptr || !number || find_text(written, "%") != std::string::npos) return;
        Statement change{About::change, {},          0, signed_change(number->value, written, score, previous),
                         written,       cell->origin};
        change.terms = {score, previous};
        add_once(std::move(change));
    }

    [[nodiscard]] static int year_of(std::string_view text) {
        const auto years = years_named(text, BareYears::both);
        return years.size() == 1 ? years.front().be : 0;
    }

    /// Two columns of years that follow each other, or rows of them, and the change from one to the next.
    void claim_changes_of() {
        std::vector<std::uint32_t> changes;
        std::vector<std::pair<int, std::uint32_t>> years;
        for (std::uint32_t c = 1; c < heads_.size(); ++c) {
            if (names_change(heads_[c]))
                changes.push_back(c);
            else if (const int year = year_of(heads_[c]); year != 0)
                years.emplace_back(year, c);
        }
        if (changes.size() != 1) return;
        std::ranges::sort(years);
        if (years.size() == 2 && years[1].first == years[0].first + 1 && !told_by_fields_)
            for (std::size_t row = data_; row < end_; ++row)
                if (const auto score = value(row, years[1].second), previous = value(row, years[0].second);
                    score && previous)
                    add_change(row, changes.front(), *score, *previous);
        const auto scores = columns_with({"คะแนน"}, {"เพิ่ม", "ลด", "ผลต่าง", "เต็ม", "น้ำหนัก", "เป้าหมาย", "เปลี่ยน"});
        if (!years.empty() || scores.size() != 1 || find_text(heads_.front(), "ปี") == std::string::npos) return;
        for (std::size_t row = data_; row + 1 < end_; ++row) {
            const int first = year_of(text(row, 0)), second = year_of(text(row + 1, 0));
            const auto a = value(row, scores.front()), b = value(row + 1, scores.front());
            if (first == 0 || second == 0 || !a || !b) continue;
            if (second == first + 1) add_change(row + 1, changes.front(), *b, *a);
            if (first == second + 1) add_change(row, changes.front(), *a, *b);
        }
    }

    const Grid& grid_;
    std::size_t first_, end_;
    bool told_by_fields_;  ///< the changes between its columns are claimed elsewhere
    const YearRules& year_;
    Report& report_;
    Told& told_;
    std::size_t data_ = 0;
    std::vector<std::string> heads_;  ///< of the columns, as keys
};

}  // namespace

void claim_columns(const Flow& flow, const YearRules& year, Report& report) {
    Told told(report);
    for (const MeasuresTable& table : flow.tables)
        if (!table.cards)
            ColumnClaims(*table.grid, table.first_row - std::min(table.first_row, table.header.rows), table.end_row,
                         table.header.has(Field::score), year, report, told)
                .read();
    for (const FiguresTable& figures : flow.figures)
        ColumnClaims(*figures.grid, 0, figures.grid->rows(), false, year, report, told).read();
}

}  // namespace raingan::extraction
