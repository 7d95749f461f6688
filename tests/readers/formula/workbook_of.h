// Small workbooks for formulas: cells by their addresses, computed as readers have them computed.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "readers/formula/evaluate.h"
#include "readers/workbook/references.h"

namespace raingan::test {

/// A formula begins with "=", as a value of kind text.
using Content = std::variant<double, bool, const char*>;
using Sheet = std::vector<std::pair<const char*, Content>>;

class FormulaBook {
public:
    explicit FormulaBook(formula::Grammar grammar = formula::Grammar::excel, bool stored = false)
        : book_(grammar, stored) {}

    FormulaBook& sheet(const std::string& name, const Sheet& cells, bool array = false) {
        workbook::Sheet sheet;
        sheet.name = name;
        book_.begin_sheet(sheet, styles_);
        std::map<std::pair<std::uint32_t, std::uint32_t>, Content> sorted;
        for (const auto& [address, content] : cells) {
            const auto at = workbook::parse_address(address);
            sorted[{at->row, at->column}] = content;
        }
        for (auto cell = sorted.begin(); cell != sorted.end();) {
            workbook::Row row;
            row.index = cell->first.first;
            std::vector<workbook::Cell> of_row;
            for (; cell != sorted.end() && cell->first.first == row.index; ++cell)
                of_row.push_back(cell_of(cell->first, cell->second, array));
            row.cells = of_row;
            book_.row(row);
        }
        book_.end_sheet(sheet);
        return *this;
    }
    FormulaBook& name(const char* name, const char* formula) {
        book_.defined_name(name, formula, std::nullopt);
        return *this;
    }

    /// What the cell comes to, as text: "3", "“a”", "TRUE", "#N/A"; "?function" and the like where it is not computed.
    std::string result(const char* address, std::uint32_t sheet = 0) {
        formula::Evaluator evaluator(book_);
        for (std::uint32_t i = 0; i < book_.formulas().size(); ++i) evaluator.compute(i);
        const auto at = workbook::parse_address(address);
        const formula::Formula* found = book_.formula_at(sheet, at->row, at->column);
        if (found == nullptr) return "no formula";
        if (found->state != formula::Formula::State::done) {
            static constexpr const char* why[]{"?grammar", "?function", "?circular", "?dependent", "?too much"};
            return why[static_cast<std::size_t>(found->why)];
        }
        const formula::Value value = book_.value_of(found->result);
        switch (value.kind) {
            case formula::Value::Kind::number:
                return formula::text_of(value.number);
            case formula::Value::Kind::boolean:
                return value.number != 0 ? "TRUE" : "FALSE";
            case formula::Value::Kind::text:
                return "“" + std::string(value.text) + "”";
            case formula::Value::Kind::error:
                return std::string(formula::text_of(value.error));
            case formula::Value::Kind::blank:
                break;
        }
        return "blank";
    }
    formula::Book& book() { return book_; }

private:
    static workbook::Cell cell_of(const std::pair<std::uint32_t, std::uint32_t>& at, const Content& content,
                                  bool array) {
        workbook::Cell cell;
        cell.column = at.second;
        if (const auto* number = std::get_if<double>(&content)) {
            cell.kind = workbook::Kind::number;
            cell.number = *number;
        } else if (const auto* truth = std::get_if<bool>(&content)) {
            cell.kind = workbook::Kind::boolean;
            cell.number = *truth ? 1 : 0;
        } else {
            const std::string_view text = std::get<const char*>(content);
            if (text.starts_with("=") || text.starts_with("of:=")) {
                cell.formula = cell.unvalued = true;
                cell.source = {text, at.first, at.second, array};
            } else {
                cell.kind = text.starts_with("#") ? workbook::Kind::error : workbook::Kind::text;
                cell.text = text;
            }
        }
        return cell;
    }

    workbook::Styles styles_;
    formula::Book book_;
};

/// The result of one formula in Z100 beside these cells.
inline std::string computed(const std::string& formula, const Sheet& cells = {}, bool array = false) {
    FormulaBook book;
    Sheet all = cells;
    const std::string text = "=" + formula;
    all.emplace_back("Z100", text.c_str());
    return book.sheet("Sheet1", all, array).result("Z100");
}

}  // namespace raingan::test
