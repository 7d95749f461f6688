// A workbook whose file lacks values of formulas → its Document, with those values computed. Rows are read once where
// nothing is missing; else again, into a book that computes, and again into the Document.
#pragma once

#include <functional>
#include <memory>

#include "readers/formula/expression.h"
#include "readers/workbook/build.h"

namespace raingan::formula {

struct FillOptions {
    Grammar grammar = Grammar::excel;
    bool check = false;  ///< stored values that their formulas do not give are told, a finding each ("formula-differs")
    workbook::DocumentBuilder::Options document{};
};

/// `read` hands all rows of the workbook to a sink, as often as it is called; what it throws is thrown. What was
/// computed ("formula-computed") and what cannot be ("formula-not-computed") is told by cell, once for each reason.
std::unique_ptr<workbook::DocumentBuilder> build(const std::function<void(workbook::RowSink&)>& read,
                                                 const FillOptions& options);

}  // namespace raingan::formula
