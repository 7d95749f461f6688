#include "extraction/cards.h"

#include <algorithm>
#include <array>
#include <bit>

#include "extraction/field_bits.h"
#include "report/header_key.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A longer cell is no name of a field.
constexpr std::size_t card_label_bytes = 200;
/// A card has a few fields; a longer table is a list of something.
constexpr std::size_t most_rows = 4000;

constexpr std::uint32_t said_of_measures =
    bit(Field::measure) | bit(Field::steps) | bit(Field::issue) | bit(Field::risk);
constexpr std::uint32_t work_fields = bit(Field::responsible) | bit(Field::period) | bit(Field::result) |
                                      bit(Field::status) | bit(Field::budget) | bit(Field::monitoring);

std::string text_of(const Cell& cell) {
    return std::string(trimmed(cell_text(cell)));
}

Label label_of(const Cell& cell, const HeaderRules& rules) {
    const std::string text = text_of(cell);
    return text.empty() || text.size() > card_label_bytes ? Label{} : read_label(text, rules);
}

/// "มาตรการที่ ๑ | จัดทำคู่มือ…": the name of a measure, numbered.
Label numbered_label(const Cell& cell, const HeaderRules& rules) {
    std::string key = key_of(text_of(cell));
    const std::size_t word = key.find_last_not_of("0123456789") + 1;
    constexpr std::string_view numbered = "ที่";
    if (key.size() > card_label_bytes || word == key.size() ||
        !std::string_view(key).substr(0, word).ends_with(numbered))
        return {};
    key.resize(word - numbered.size());
    Label label = read_label(key, rules);
    return label.field == Field::measure ? label : Label{};
}

/// What a row of a table of cards is.
struct CardRow {
    enum class Kind : std::uint8_t { blank, title, pairs, values, more } kind = Kind::blank;
    const Cell* key = nullptr;         ///< of values; of a title: the title
    std::vector<const Cell*> cells{};  ///< values; of pairs: name, value, name, value
    Label label{};                     ///< of values
};

std::vector<const Cell*> filled_cells(const Row& row) {
    std::vector<const Cell*> filled;
    for (const Cell& cell : row.cells)
        if (!text_of(cell).empty()) filled.push_back(&cell);
    return filled;
}

bool alternate(const Row& row, const HeaderRules& rules) {
    if (row.cells.size() < 4 || row.cells.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < row.cells.size(); i += 2) {
        const Field value = label_of(row.cells[i + 1], rules).field;
        const bool value_is_name = value != Field::none && value != Field::status;
        if (label_of(row.cells[i], rules).field == Field::none || value_is_name) return false;
    }
    return true;
}

CardRow read_row(const Grid& grid, std::size_t index, const HeaderRules& rules) {
    const Row& row = grid.row(index);
    const auto filled = filled_cells(row);
    if (filled.empty()) return {};
    CardRow read;
    for (const Cell& cell : row.cells) read.cells.push_back(&cell);
    if (alternate(row, rules)) {
        read.kind = CardRow::Kind::pairs;
        return read;
    }
    const Cell& first = row.cells.front();
    const bool below_key = first.column > 0 || grid.first_row(index, 0) != index;
    if (below_key || text_of(first).empty()) {
        read.kind = CardRow::Kind::more;
        return read;
    }
    read.key = &first;
    read.label = label_of(first, rules);
    if (read.label.field == Field::none && filled.size() > 1) read.label = numbered_label(first, rules);
    const bool whole_row = row.cells.size() == 1 || first.col_span >= grid.columns();
    if (whole_row || (filled.size() == 1 && read.label.field == Field::none)) {
        read.kind = CardRow::Kind::title;
        return read;
    }
    read.kind = CardRow::Kind::values;
    read.cells.erase(read.cells.begin());
    return read;
}

/// What the rows are together.
struct Census {
    std::size_t known = 0, unknown = 0, named_values = 0, values = 0, widest = 0, narrowest = SIZE_MAX;
    std::uint32_t fields = 0;

    void add(const CardRow& row, const HeaderRules& rules) {
        if (row.kind == CardRow::Kind::pairs) {
            for (std::size_t i = 0; i < row.cells.size(); i += 2) count(label_of(*row.cells[i], rules).field);
            values += row.cells.size() / 2;
            widest = std::max<std::size_t>(widest, 1);
            narrowest = std::min<std::size_t>(narrowest, 1);
        }
        if (row.kind != CardRow::Kind::values) return;
        count(row.label.field);
        widest = std::max(widest, row.cells.size());
        narrowest = std::min(narrowest, row.cells.size());
        for (const Cell* cell : row.cells) {
            ++values;
            // "อยู่ระหว่างดำเนินการ" heads columns of ticks, and is a value elsewhere.
            const Field named = label_of(*cell, rules).field;
            if (named != Field::none && named != Field::status) ++named_values;
        }
    }
    void count(Field field) {
        if (field == Field::none) {
            ++unknown;
            return;
        }
        ++known;
        fields |= bit(field);
    }
    [[nodiscard]] bool are_cards() const {
        constexpr int fewest_fields = 3;
        return std::popcount(fields) >= fewest_fields && known >= unknown * 2 &&
               named_values * 2 < std::max<std::size_t>(values, 1) && (fields & said_of_measures) != 0 &&
               (fields & work_fields) != 0 && (widest <= 1 || widest == narrowest);
    }
};

/// Fills a CardTable from rows, for one column of values.
class CardReader {
public:
    CardReader(const HeaderRules& rules, CardTable& table, std::size_t value)
        : rules_(rules), table_(table), value_(value) {}

    void read(const CardRow& row) {
        switch (row.kind) {
            case CardRow::Kind::title:
                read_title(*row.key);
                break;
            case CardRow::Kind::pairs:
                for (std::size_t i = 0; i + 1 < row.cells.size(); i += 2)
                    field(label_of(*row.cells[i], rules_), text_of(*row.cells[i]), *row.cells[i + 1]);
                break;
            case CardRow::Kind::values:
                if (const Cell* cell = value_of(row)) field(row.label, text_of(*row.key), *cell);
                break;
            case CardRow::Kind::more:
                if (open_ && !last_header_.empty())
                    for (const Cell* cell : row.cells) put(*cell);
                break;
            case CardRow::Kind::blank:
                break;
        }
    }

private:
    [[nodiscard]] const Cell* value_of(const CardRow& row) const {
        if (row.cells.empty()) return nullptr;
        return row.cells[std::min(value_, row.cells.size() - 1)];
    }

    void begin(const Origin& origin) {
        table_.begin(origin);
        open_ = true;
        filled_ = false;
        last_header_.clear();
    }

    void read_title(const Cell& cell) {
        const std::string text = text_of(cell);
        // "มาตรการ : จัดอบรม" in one cell.
        if (const auto label = leading_label(text, rules_); label && label->closed && label->end < text.size()) {
            start_if_repeated(label->label, cell.origin);
            table_.add(label->label, label->text, block_of(text.substr(label->end), cell.origin), cell.origin);
            remember(label->label, label->text);
            return;
        }
        begin(cell.origin);
        const auto numbered = numbered_title(text);
        if (numbered && !numbered->number.empty())
            table_.add({Field::seq, {}}, "ลำดับ", block_of(numbered->number, cell.origin), cell.origin);
        table_.add_title(numbered ? std::string_view(numbered->title) : std::string_view(text), cell.origin);
    }

    void field(const Label& label, const std::string& header, const Cell& value) {
        start_if_repeated(label, value.origin);
        remember(label, header);
        table_.touch(label, header, value.origin);
        put(value);
    }

    /// The field that began the last card begins the next one.
    void start_if_repeated(const Label& label, const Origin& origin) {
        const bool repeated = filled_ && label.field != Field::none && label.field == first_.field;
        if (open_ && !repeated) return;
        begin(origin);
    }
    void remember(const Label& label, const std::string& header) {
        if (!filled_) first_ = label;
        filled_ = true;
        last_ = label;
        last_header_ = header;
    }

    void put(const Cell& value) {
        for (const Block& block : value.blocks) table_.add(last_, last_header_, block, value.origin);
    }

    const HeaderRules& rules_;
    CardTable& table_;
    std::size_t value_;
    bool open_ = false, filled_ = false;
    Label first_, last_;
    std::string last_header_;
};

/// Rows above the first field that are no title of a card: titles of cards come again, or say what they are.
std::size_t rows_before(const std::vector<CardRow>& rows) {
    std::size_t first = 0;
    // "หัวข้อ | รายละเอียด" over names and values.
    const auto known = [](const CardRow& row) {
        return row.kind == CardRow::Kind::values && row.label.field != Field::none;
    };
    if (rows.size() >= 2 && rows[0].kind == CardRow::Kind::values && !known(rows[0]) && known(rows[1])) return 1;
    while (first < rows.size() && rows[first].kind != CardRow::Kind::values && rows[first].kind != CardRow::Kind::pairs)
        ++first;
    if (first == 0 || rows[first - 1].kind != CardRow::Kind::title) return first;
    const bool others = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                    [](const CardRow& row) { return row.kind == CardRow::Kind::title; });
    return others || numbered_title(text_of(*rows[first - 1].key)) ? first - 1 : first;
}

}  // namespace

void CardTable::begin(const Origin& origin) {
    rows_.push_back({origin, {}});
}

std::size_t CardTable::column_of(const Label& label, std::string_view header) {
    const std::string key = header_key(header).text;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const bool same = label.field == Field::none ? !key.empty() && header_key(column.header).text == key
                                                     : column.round == label.round;
        if (column.field == label.field && same && !(titled_ && i == 0)) return i;
    }
    Column column;
    column.grid = static_cast<std::uint32_t>(columns_.size());
    column.field = label.field;
    column.header = header;
    column.round = label.round;
    columns_.push_back(std::move(column));
    return columns_.size() - 1;
}

CardTable::Entry& CardTable::entry(std::size_t column, const Origin& origin) {
    if (rows_.empty()) begin(origin);
    auto& entries = rows_.back().entries;
    const auto known = std::ranges::find(entries, column, &Entry::column);
    if (known != entries.end()) return *known;
    entries.push_back({column, {}, origin});
    return entries.back();
}

void CardTable::add_title(std::string_view title, const Origin& origin) {
    if (trimmed(title).empty()) return;
    if (!titled_) {
        // The first column, so that it is found again.
        titled_ = true;
        columns_.insert(columns_.begin(), Column());
        for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].grid = static_cast<std::uint32_t>(i);
        for (Row& row : rows_)
            for (Entry& moved : row.entries) ++moved.column;
    }
    entry(0, origin).blocks.push_back(block_of(title, origin));
}

void CardTable::touch(const Label& label, std::string_view header, const Origin& origin) {
    entry(column_of(label, header), origin);
}

void CardTable::add(const Label& label, std::string_view header, Block block, const Origin& origin) {
    entry(column_of(label, header), origin).blocks.push_back(std::move(block));
}

void CardTable::add_item(Block block, const Origin& origin) {
    listed_ = true;
    add({Field::measure, {}}, {}, std::move(block), origin);
}

MeasuresTable CardTable::finish() {
    auto table = std::make_unique<Table>();
    if (!rows_.empty()) table->origin = rows_.front().origin;
    for (Row& row : rows_) {
        raingan::Row& made = table->rows.emplace_back();
        std::ranges::sort(row.entries, {}, &Entry::column);
        for (Entry& filled : row.entries) {
            Cell& cell = made.cells.emplace_back();
            cell.column = static_cast<std::uint32_t>(filled.column);
            cell.origin = filled.origin;
            cell.blocks = std::move(filled.blocks);
        }
    }
    MeasuresTable measures;
    measures.grid = std::make_shared<const Grid>(std::unique_ptr<const Table>(std::move(table)));
    measures.header.columns = std::move(columns_);
    measures.header.rows = 0;
    measures.end_row = measures.grid->rows();
    measures.cards = true;
    measures.titled = titled_;
    return measures;
}

Block block_of(std::string_view text, const Origin& origin) {
    Paragraph paragraph;
    paragraph.text = trimmed(text);
    paragraph.origin = origin;
    return {std::move(paragraph)};
}

std::optional<NumberedTitle> numbered_title(std::string_view text) {
    text.remove_prefix(marker_length(text));
    constexpr std::array<std::string_view, 8> words = {"มาตรการลำดับที่", "มาตรการข้อที่",     "มาตรการที่", "กิจกรรมที่",
                                                       "แนวทางที่",      "แนวทางการพัฒนาที่", "โครงการที่", "แผนงานที่"};
    const SearchKey key = squeeze(text);
    const std::size_t word = starts_with_any(key.text, words);
    if (word == 0) return std::nullopt;
    std::size_t end = word;
    while (end < key.text.size() && (key.text[end] >= '0' && key.text[end] <= '9')) ++end;
    constexpr std::size_t most_digits = 3;
    if (end == word || end - word > most_digits) return std::nullopt;
    std::string_view title = text.substr(key.source_end(end, text));
    // "ที่ ๑/๒๕๖๖" is the number of a paper.
    if (title.starts_with('/')) return std::nullopt;
    while (!title.empty()) {
        const std::string_view before = title;
        title = trimmed(title);
        constexpr std::array<std::string_view, 5> signs = {":", "-", "–", ".", ")"};
        title.remove_prefix(starts_with_any(title, signs));
        if (title.size() == before.size()) break;
    }
    return NumberedTitle{key.text.substr(word, end - word), std::string(title)};
}

std::optional<Cards> read_cards(const Grid& grid, const HeaderRules& rules) {
    if (grid.columns() < 2 || grid.rows() < 2 || grid.rows() > most_rows) return std::nullopt;
    std::vector<CardRow> rows;
    rows.reserve(grid.rows());
    Census census;
    constexpr std::size_t looked_at_first = 5;
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        rows.push_back(read_row(grid, row, rules));
        census.add(rows.back(), rules);
        // Most tables are no cards, and their first rows show it.
        if (row >= looked_at_first && census.known < census.unknown) return std::nullopt;
    }
    if (!census.are_cards()) return std::nullopt;
    Cards cards;
    cards.lead = rows_before(rows);
    CardTable table;
    for (std::size_t value = 0; value < census.widest; ++value) {
        CardReader reader(rules, table, value);
        for (std::size_t row = cards.lead; row < rows.size(); ++row) reader.read(rows[row]);
    }
    cards.table = table.finish();
    return cards;
}

}  // namespace raingan::extraction
