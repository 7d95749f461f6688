// bytes → Document. One folder per format; none knows another.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace raingan {

struct SourceText;
namespace ocr {
class Scans;
}

struct ReadOptions {
    std::string password;        ///< of an encrypted file; empty: none was given
    bool stored_fields = false;  ///< numbers that fields count (SEQ) stay as the file has them
    bool named_as_list = false;  ///< the name ends in .csv or the like; read_document sets it
    std::string file_name{};     ///< without folders, which headers of workbooks may show; read_document sets it
    /// A workbook's stored values that their formulas do not give are told ("formula-differs").
    bool check_formulas = false;
    bool comments_as_notes = false;  ///< comments of a workbook stand behind their sheet; else they are told
    bool ocr = false;  ///< pages of PDFs that are pictures are read by Tesseract: who sets this makes the Scans
    ocr::Scans* scans = nullptr;        ///< takes what was read of such pages; null: they are told, not read
    SourceText* source_text = nullptr;  ///< takes where the text of a PDF stands (readers/source_text.h); may be null
};

/// Detects the format by content, never by the name, reads, and normalises the text (Level::body). `name` is used in
/// diagnostics about a name that does not fit the content, and is one sign among others of whether text is a list.
/// Throws Error (unreadable): the reader's own, and "encrypted" or "wrong-password" where a password is needed.
Document read_document(std::string_view bytes, const std::string& name, const ReadOptions& options = {});

}  // namespace raingan
