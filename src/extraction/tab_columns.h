// Rows whose cells are parted by tabs, below a row of heads: the heads speak for the numbers (docs/meaning.md).
#pragma once

#include <vector>

#include "extraction/flow.h"

namespace raingan::extraction {

class TabColumns {
public:
    /// Takes the next line of the text: it may be a row of heads, or end the rows.
    void next(const Line& line);
    /// Lends to each mention of the line what its column's head says: its kind, whose, and of which year.
    void lend(const Line& line, const Reporter& reporter, std::vector<Mention>& mentions) const;

private:
    std::vector<std::string> heads_;
};

}  // namespace raingan::extraction
