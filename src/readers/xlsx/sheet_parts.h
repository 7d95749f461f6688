// What stands around the rows of a worksheet (ECMA-376 Part 1 18.3): columns, merges, page set-up, links. It comes as
// elements; the binary form (binary/) names the same ones.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {

class SheetParts {
public:
    SheetParts(const StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet);

    void start(std::string_view local, const xml::Attributes& attributes);
    void end(std::string_view local);
    void text(std::string_view piece);

private:
    struct Handler {
        std::string_view element;
        void (SheetParts::*read)(const xml::Attributes&);
    };
    static const std::array<Handler, 12> handlers;
    struct Story {
        std::string_view element;
        std::string workbook::PageSetup::*code;
    };
    static const std::array<Story, 6> stories;

    [[nodiscard]] Points width(double characters) const;
    void column(const xml::Attributes& attributes);
    void defaults(const xml::Attributes& attributes);
    void merge(const xml::Attributes& attributes);
    void fit(const xml::Attributes& attributes);
    void print_options(const xml::Attributes& attributes);
    void margins(const xml::Attributes& attributes);
    void page_setup(const xml::Attributes& attributes);
    void header_footer(const xml::Attributes& attributes);
    void row_breaks(const xml::Attributes& attributes);
    void column_breaks(const xml::Attributes& attributes);
    void page_break(const xml::Attributes& attributes);
    void hyperlink(const xml::Attributes& attributes);

    const StyleTables& styles_;
    const word::Relationships& relationships_;
    workbook::Sheet& sheet_;
    std::string* story_ = nullptr;
    std::vector<std::uint32_t>* breaks_ = nullptr;
};

/// An attribute that counts.
std::uint32_t whole(std::string_view text, std::uint32_t otherwise);
/// An attribute that is absent or false, or true.
bool is_true(std::string_view value);

}  // namespace raingan::xlsx
