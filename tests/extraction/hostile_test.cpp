// No document crashes or hangs extraction, whatever stands in it: the sample with its parts damaged at random.
#include <random>

#include "report/helpers.h"
#include "sanitized.h"

using namespace raingan;
using namespace raingan::test;

namespace {

class Damage {
public:
    explicit Damage(unsigned seed) : random_(seed) {}

    void blocks(std::vector<Block>& blocks) {
        for (Block& block : blocks) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.what))
                text(paragraph->text);
            else
                table(std::get<Table>(block.what));
        }
        if (!blocks.empty() && one_in(6))
            blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(below(blocks.size())));
        if (blocks.size() > 1 && one_in(4)) std::swap(blocks[below(blocks.size())], blocks[below(blocks.size())]);
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    void text(std::string& text) {
        if (text.empty() || !one_in(3)) return;
        const std::size_t at = below(text.size());
        switch (below(5)) {
            case 0:
                text.resize(at);
                break;
            case 1:
                text[at] = static_cast<char>(below(256));
                break;
            case 2:
                text.insert(at, text.substr(0, below(text.size())));
                break;
            case 3:
                text.erase(at, below(12));
                break;
            default:
                text.insert(at, "ตัวชี้วัดที่ ๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙ (IIT) ได้คะแนน -๑ ปี ๒๕๖๔");
                break;
        }
    }
    void table(Table& table) {
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                blocks(cell.blocks);
                if (one_in(12)) cell.col_span = static_cast<std::uint32_t>(below(9));
                if (one_in(12)) cell.row_span = static_cast<std::uint32_t>(below(9));
                if (one_in(40)) cell.row_span = 0xFFFFFFFFU;
            }
            if (!row.cells.empty() && one_in(8)) row.cells.pop_back();
        }
        if (!table.rows.empty() && one_in(5)) table.rows.erase(table.rows.begin());
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("a damaged document gives a report or none, and always valid JSON") {
    unsigned reports = 0;
    constexpr unsigned damaged = tried(400U, 60U);
    for (unsigned seed = 0; seed < damaged; ++seed) {
        CAPTURE(seed);
        Document document = sample_document();
        Damage damage(seed);
        damage.blocks(document.sections.front().blocks);
        const Report report = checked(document);
        CHECK(Json::accept(to_json(report)));
        if (!report.empty()) ++reports;
    }
    CHECK(reports > damaged * 3 / 4);  // most damage leaves a report that can be read
}

TEST_CASE("a table of many rows is read in time that grows with it") {
    Document document = sample_document();
    for (Block& block : document.sections.front().blocks)
        if (auto* table = std::get_if<Table>(&block.what)) {
            const std::vector<Row> rows(table->rows.begin() + 1, table->rows.end());
            for (int i = 0; i < 2000; ++i) table->rows.insert(table->rows.end(), rows.begin(), rows.end());
            break;
        }
    CHECK(extracted(document).measures.size() == 10 + 4000);
}
