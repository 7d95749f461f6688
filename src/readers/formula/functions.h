// The functions that formulas may call, as Excel defines them (ECMA-376 Part 1 18.17.7, and its later ones).
#pragma once

#include <span>
#include <string_view>

#include "readers/formula/evaluate.h"

namespace raingan::formula {

struct Function {
    std::string_view name;
    std::uint8_t least = 0, most = 255;  ///< arguments
    /// Of single values, each of which may be an error where `takes_errors` is set: applied to each value of arrays.
    Value (*of_values)(Evaluator&, std::span<const Value>) = nullptr;
    bool takes_errors = false;
    /// Of what its arguments are.
    Operand (*of_nodes)(Evaluator&, std::span<const NodeId>) = nullptr;
    bool all = false;  ///< its arguments are computed as in array formulas
};

/// By its name in capitals, with or without the prefixes that files put before later ones ("_xlfn.", "COM.MICROSOFT.").
const Function* find_function(std::string_view name);

// The families, each sorted by name.
std::span<const Function> logic_functions();
std::span<const Function> lookup_functions();
std::span<const Function> mathematics_functions();
std::span<const Function> statistics_functions();
std::span<const Function> condition_functions();
std::span<const Function> text_functions();
std::span<const Function> date_functions();

}  // namespace raingan::formula
