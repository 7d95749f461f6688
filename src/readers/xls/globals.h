// What stands before the sheets: their names and places, shared strings, styles, defined names ([MS-XLS] 2.1.7.20.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "readers/formula/tokens.h"
#include "readers/workbook/rows.h"
#include "readers/xls/pictures.h"
#include "readers/xls/records.h"
#include "readers/xls/strings.h"
#include "readers/xls/styles.h"

namespace raingan::xls {

struct BoundSheet {
    std::size_t at = 0;  ///< of its BOF
    workbook::Visibility visibility = workbook::Visibility::visible;
    bool is_worksheet = true;  ///< else a chart, a macro sheet or a module
    bool is_chart = false;
    std::string name;
};

/// Print areas and titles of one sheet (2.4.150 Lbl with a built-in name).
struct PrintName {
    std::size_t sheet = 0;  ///< of the bound sheets
    bool titles = false;    ///< else areas
    std::vector<workbook::Range> ranges;
};

/// A name that formulas may use (2.4.150 Lbl).
struct DefinedName {
    std::string name;
    std::optional<std::uint32_t> sheet;  ///< the only one it holds on
    Bytes formula, extra;                ///< of the stream
};

struct Globals {
    bool biff8 = true;
    bool whole = false;  ///< its EOF was there
    CodePage page;
    StyleTables styles;
    std::vector<BoundSheet> sheets;
    std::vector<RichString> strings;
    std::vector<PrintName> names;
    formula::TokenTables tables;
    std::vector<DefinedName> defined;
    bool has_values = false;                    ///< some formula has one that is no empty text: the writer computes
    std::vector<StoredPicture> pictures;        ///< that shapes count from 1
    std::vector<StoredPicture> story_pictures;  ///< likewise, of headers and footers
};

Globals read_globals(Bytes stream);

/// A Lbl record.
void read_name(Globals& globals, Bytes body);
/// SupBook, ExternName, ExternSheet: what numbers in formulas stand for (2.4.271, 2.4.105, 2.4.106).
void read_source(Globals& globals, const Record& record);
workbook::Biff biff_of(const Globals& globals);

/// A whole row or column reaches to the edge of the sheets of BIFF.
inline constexpr std::uint32_t last_row_8 = 65'535, last_row_5 = 16'383, last_column = 255;

}  // namespace raingan::xls
