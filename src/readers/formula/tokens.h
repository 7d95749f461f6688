// Parsed formulas of binary workbooks (tokens in reverse Polish order: [MS-XLS] 2.2.2, [MS-XLSB] 2.2.2) as Excel writes
// formulas in words, so that one grammar knows what they mean.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/workbook/binary_values.h"
#include "readers/workbook/references.h"

namespace raingan::formula {

struct NumberedFunction {
    std::uint16_t number = 0;
    std::int8_t arguments = -1;  ///< where there are always as many; −1: its token says how many
    std::string_view name;
};
/// Null where it is none that a cell can call.
const NumberedFunction* function_of(unsigned number);

/// What numbers in the tokens of a workbook stand for.
struct TokenTables {
    /// Where sheets and names come from: the workbook itself, another one, functions of an add-in.
    struct Source {
        bool own = false;
        std::vector<std::string> names;  ///< counted from 1 in the tokens
    };
    /// Sheets first to last of a source; negative: none of them.
    struct Span {
        std::size_t source = 0;
        std::int32_t first = -1, last = -1;
    };
    std::vector<std::string> sheets;  ///< the workbook's own
    std::vector<Source> sources;
    std::vector<Span> spans;
    std::vector<std::string> names;                  ///< defined ones; counted from 1 in the tokens
    std::function<std::string(Bytes)> decode_bytes;  ///< text of BIFF5
};

/// A formula, and the cell from which its relative references count where they are offsets.
struct Tokens {
    workbook::Biff biff = workbook::Biff::v8;
    Bytes formula{};
    Bytes extra{};  ///< what stands behind it: constants of arrays
    workbook::CellAddress base{};
};

/// Its text; none where it holds what no text says (data tables, references of tables), or is damaged.
std::optional<std::string> text_of(const Tokens& tokens, const TokenTables& tables);

/// The cell whose formula this one shares or is a part of, where it says nothing else.
std::optional<workbook::CellAddress> shared_with(const Tokens& tokens);

}  // namespace raingan::formula
