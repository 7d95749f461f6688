// The XLSX reader. [x] read, [/] partly, [ ] not read; how sheets are laid out: workbook/build.cpp.
//
//   package    [x] relationships, Transitional and Strict, .xlsm
//              [x] .xlsb: binary/ reads its parts, or says them as the elements of .xlsx, and all below holds for it
//              too [ ] macros (never run), external links, extensions of later versions in .xlsb [x] document types and
//              entities are refused
//   workbook   [x] sheets in order, hidden ones, date system, print areas and titles
//              [/] other names, chart sheets (told)
//   strings    [x] shared and inline, rich text, _xHHHH_   [ ] phonetic readings
//   cells      [x] numbers, text, booleans, errors, ISO dates, cached values of formulas
//              [/] formulas without one are computed (formula/)
//   styles     [x] fonts, solid fills, borders, diagonals, alignment, number formats, theme and indexed colours, tints
//              [/] hatched fills (their background), gradients (their first colour)
//              [/] conditional formats: comparisons with constants, texts, blanks, errors; colour scales, data bars and
//                  icon sets, those of later versions too (not what they add in .xlsb); others are told
//              [x] tables' styles, built in and the workbook's own (not the latter in .xlsb)
//              [ ] number formats of conditional formats, styles of pivot tables, cell styles by name (each cell has
//              its
//                  own record)
//   sheet      [x] column widths, row heights, hidden rows and columns, merges, page set-up, order of pages, headers
//                  and footers, page breaks, links to the web   [/] links within the workbook (as text)
//              [x] pictures at their cells; comments and their threads   [/] charts at their cells, or behind all;
//              shapes
//                  (told with their words)   [ ] outlines, filters, validation, protection, sparklines
//   properties [x] title, author, dates
#include "readers/xlsx/xlsx.h"

#include <algorithm>
#include <cstdint>

#include "base/error.h"
#include "base/reading_progress.h"
#include "readers/container/zip.h"
#include "readers/formula/fill.h"
#include "readers/word/core_properties.h"
#include "readers/word/relationships.h"
#include "readers/workbook/build.h"
#include "readers/workbook/references.h"
#include "readers/xlsx/binary/parts.h"
#include "readers/xlsx/binary/worksheet.h"
#include "readers/xlsx/comments.h"
#include "readers/xlsx/drawings.h"
#include "readers/xlsx/tables.h"
#include "readers/xlsx/worksheet.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;
using std::string_view;

std::unique_ptr<xml::Part> parsed(Zip& zip, const std::string& name) {
    std::string bytes = zip.require(name);
    if (binary::is_binary(name)) return xml::parse(name, binary::xml_of(name, bytes));
    xml::refuse_doctype(name, bytes);
    return xml::parse(name, std::move(bytes));
}

std::unique_ptr<xml::Part> related(Zip& zip, const word::Relationships& relationships, string_view type) {
    const word::Relationship* relationship = relationships.by_type(type);
    if (relationship == nullptr || !zip.has(relationship->target)) return nullptr;
    return parsed(zip, relationship->target);
}

std::string main_part(const word::Relationships& root) {
    const word::Relationship* main = root.by_type("officeDocument");
    return main != nullptr ? main->target : "xl/workbook.xml";
}

workbook::Visibility visibility_of(string_view state) {
    if (state == "hidden") return workbook::Visibility::hidden;
    return state == "veryHidden" ? workbook::Visibility::very_hidden : workbook::Visibility::visible;
}

class WorkbookReader {
public:
    WorkbookReader(Zip& zip, workbook::RowSink& sink)
        : zip_(zip), sink_(sink), main_(main_part(word::relationships_of(zip, ""))),
          relationships_(word::relationships_of(zip, main_)), part_(parsed(zip, main_)),
          styles_(related(zip, relationships_, "styles"), related(zip, relationships_, "theme")) {
        if (xml::name(part_->root()) != "workbook")
            throw unreadable(
                "not-xlsx", main_,
                {"is not an Excel workbook; open the file in the program that made it and save it as .xlsx",
                 "ไม่ใช่สมุดงาน Excel โปรดเปิดไฟล์ในโปรแกรมที่สร้างแล้วบันทึกเป็น .xlsx"});
        const xml_node properties = xml::child(part_->root(), "workbookPr");
        if (xml::is_set(properties, "date1904")) styles_.styles().dates = workbook::DateSystem::from_1904;
    }

    void read() {
        const word::Relationship* strings = relationships_.by_type("sharedStrings");
        if (strings != nullptr) expect_reading(zip_.packed_bytes(strings->target));
        for (const xml_node node : xml::child(part_->root(), "sheets").children()) expect_sheet(node);
        if (strings != nullptr) strings_ = read_strings(zip_, strings->target, styles_);
        if (sink_.wants_formulas()) {
            tell_names();
            if (binary::is_binary(main_)) tables_ = binary::tables_of(part_->root());
        }
        std::uint32_t number = 0;
        for (const xml_node node : xml::child(part_->root(), "sheets").children()) read_sheet(node, number++);
    }

private:
    /// Hidden ones may not be read at all.
    void expect_sheet(xml_node node) const {
        const word::Relationship* target = relationships_.by_id(xml::text_of(node, "id"));
        if (target != nullptr && target->type == "worksheet" &&
            visibility_of(xml::text_of(node, "state")) == workbook::Visibility::visible)
            expect_reading(zip_.packed_bytes(target->target));
    }

    void read_sheet(xml_node node, std::uint32_t number) {
        const word::Relationship* target = relationships_.by_id(xml::text_of(node, "id"));
        workbook::Sheet sheet;
        sheet.name = xml::text_of(node, "name");
        sheet.visibility = visibility_of(xml::text_of(node, "state"));
        if (target == nullptr || target->type != "worksheet") {
            if (target != nullptr) read_chart_sheet(drawn_, target->target, sheet);
            if (sink_.begin_sheet(sheet, styles_.styles())) sink_.end_sheet(sheet);
            return;
        }
        if (sheet.visibility != workbook::Visibility::visible && !sink_.begin_sheet(sheet, styles_.styles())) return;
        set_defined_names(sheet, number);
        const word::Relationships relationships = word::relationships_of(zip_, target->target);
        read_drawings(drawn_, relationships, sheet);
        read_comments(zip_, relationships, persons_, sheet);
        read_tables(zip_, styles_, relationships, sheet);
        const auto source = zip_.open(target->target);
        if (!source) static_cast<void>(zip_.require(target->target));  // throws
        if (binary::is_binary(target->target))
            binary::read_worksheet(target->target, *source, strings_, styles_, relationships, tables_, sheet, sink_);
        else
            read_worksheet(target->target, *source, strings_, styles_, relationships, sheet, sink_);
    }

    /// What formulas call by a name.
    void tell_names() {
        for (const xml_node name : xml::child(part_->root(), "definedNames").children()) {
            const auto sheet = xml::integer(name, "localSheetId");
            sink_.defined_name(xml::text_of(name, "name"), name.child_value(),
                               sheet ? std::optional(static_cast<std::uint32_t>(*sheet)) : std::nullopt);
        }
    }

    void set_defined_names(workbook::Sheet& sheet, std::uint32_t number) {
        for (const xml_node name : xml::child(part_->root(), "definedNames").children())
            if (xml::integer(name, "localSheetId").value_or(-1) == static_cast<std::int64_t>(number))
                workbook::set_defined_name(sheet, xml::text_of(name, "name"), name.child_value());
    }

    Zip& zip_;
    workbook::RowSink& sink_;
    std::string main_;
    word::Relationships relationships_;
    std::unique_ptr<xml::Part> part_;
    StyleTables styles_;
    Drawn drawn_{zip_, styles_, PackagePictures(zip_)};
    Persons persons_ = read_persons(zip_, relationships_);
    StringPool strings_;
    formula::TokenTables tables_;  ///< of .xlsb
};

}  // namespace

void read_rows(string_view bytes, workbook::RowSink& sink) {
    Zip zip(bytes);
    WorkbookReader(zip, sink).read();
}

void read_rows_of_file(const std::string& path, workbook::RowSink& sink) {
    Zip zip = Zip::of_file(path);
    WorkbookReader(zip, sink).read();
}

Document read(string_view bytes, const ReadOptions& options) {
    Properties properties;
    {
        Zip zip(bytes);
        word::read_core_properties(zip, word::relationships_of(zip, ""), properties);
    }
    const auto builder =
        formula::build([&](workbook::RowSink& sink) { read_rows(bytes, sink); },
                       {formula::Grammar::excel,
                        options.check_formulas,
                        {.notes = options.comments_as_notes, .file = {options.file_name, properties.modified}}});
    return builder->finish(std::move(properties));
}

}  // namespace raingan::xlsx
