// Rows of a workbook → Document: a section for each visible sheet, with a table whose cells carry their text as Excel
// shows it and their typed value (docs/architecture.md#the-values). What is read and how it is laid out: build.cpp.
#pragma once

#include <memory>

#include "document/document.h"
#include "readers/workbook/header_story.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// Use: hand it to a reader as its sink, then finish(). Cell origins name the sheet (Document::parts), row and column.
///
/// What is not shown has a diagnostic: hidden sheets, rows and columns, cells outside of print areas, rows behind the
/// limits sheet_rows and sheet_cells. Typed mending (docs/formats.md#spreadsheets: numbers and dates as text, Buddhist
/// years in date cells) sets Cell::value, leaves the text as it is shown, and is told.
class DocumentBuilder final : public RowSink {
public:
    struct Options {
        bool typed = true;   ///< false: the format has no types (CSV): text that is a number is no mistake
        bool lined = false;  ///< cells without borders of their own get thin ones (CSV)
        bool paged = true;   ///< false: the format has no page set-up: what is wider than a page is scaled to it (CSV)
        bool notes = false;  ///< comments stand as notes behind their sheet; else they are told
        FileFacts file{};
    };
    DocumentBuilder() : DocumentBuilder(Options{}) {}
    explicit DocumentBuilder(Options options);
    ~DocumentBuilder() override;

    bool begin_sheet(const Sheet& sheet, const Styles& styles) override;
    void row(const Row& row) override;
    void end_sheet(const Sheet& sheet) override;

    /// Throws Error "no-sheets" where no sheet was visible.
    Document finish(Properties properties = {});

    /// What a reader itself has to say.
    void tell(Diagnostic diagnostic);

private:
    void keep(const Row& row);

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace raingan::workbook
