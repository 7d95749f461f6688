// Documents for tests, in the words of the tests: lines and tables as strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"

namespace raingan::test {

/// A cell: its paragraphs are divided at '\n'.
struct CellSpec {
    std::string text;
    std::uint32_t col_span = 1, row_span = 1;
    CellSpec(const char* t) : text(t) {}  // NOLINT(google-explicit-constructor): tables are written as literals
    CellSpec(std::string t, std::uint32_t cols = 1, std::uint32_t rows = 1)
        : text(std::move(t)), col_span(cols), row_span(rows) {}
};
using RowSpec = std::vector<CellSpec>;

class DocumentBuilder {
public:
    DocumentBuilder() {
        document_.parts = {"word/document.xml"};
        document_.text_formats.emplace_back();
        document_.paragraph_formats.emplace_back();
        document_.sections.emplace_back();
    }

    DocumentBuilder& line(std::string text) {
        Origin origin;
        origin.paragraph = ++paragraphs_;
        blocks().push_back({paragraph(std::move(text), origin)});
        return *this;
    }
    /// Rows top to bottom; a place that a cell above covers has no cell in its row.
    DocumentBuilder& table(const std::vector<RowSpec>& rows, std::size_t header_rows = 0) {
        Table table;
        table.origin.table = ++tables_;
        std::vector<std::uint32_t> covered;  // rows that each column is still covered for
        for (std::size_t r = 0; r < rows.size(); ++r) {
            Row row;
            row.header = r < header_rows;
            std::uint32_t column = 0;
            for (const CellSpec& spec : rows[r]) {
                while (column < covered.size() && covered[column] > 0) ++column;
                row.cells.push_back(cell(spec, column, r));
                if (covered.size() < column + spec.col_span) covered.resize(column + spec.col_span);
                for (std::uint32_t i = 0; i < spec.col_span; ++i) covered[column + i] = spec.row_span;
                column += spec.col_span;
            }
            for (std::uint32_t& rest : covered)
                if (rest > 0) --rest;
            table.rows.push_back(std::move(row));
        }
        blocks().push_back({std::move(table)});
        return *this;
    }
    [[nodiscard]] const Document& document() const { return document_; }

private:
    std::vector<Block>& blocks() { return document_.sections.front().blocks; }

    static Paragraph paragraph(std::string text, const Origin& origin) {
        Paragraph paragraph;
        if (!text.empty()) paragraph.runs.push_back({0, static_cast<std::uint32_t>(text.size()), 0});
        paragraph.text = std::move(text);
        paragraph.origin = origin;
        return paragraph;
    }
    [[nodiscard]] Cell cell(const CellSpec& spec, std::uint32_t column, std::size_t row) const {
        Cell cell;
        cell.column = column;
        cell.col_span = spec.col_span;
        cell.row_span = spec.row_span;
        cell.origin.table = tables_;
        cell.origin.row = static_cast<std::uint32_t>(row + 1);
        cell.origin.column = column + 1;
        std::string_view rest = spec.text;
        while (true) {
            const std::size_t end = rest.find('\n');
            Origin origin = cell.origin;
            origin.paragraph = static_cast<std::uint32_t>(cell.blocks.size() + 1);
            cell.blocks.push_back({paragraph(std::string(rest.substr(0, end)), origin)});
            if (end == std::string_view::npos) return cell;
            rest.remove_prefix(end + 1);
        }
    }

    Document document_;
    std::uint32_t paragraphs_ = 0, tables_ = 0;
};

}  // namespace raingan::test
