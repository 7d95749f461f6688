// Which files the commands find in folders, but for those that take every document.
#pragma once

#include <string>
#include <vector>

#include "batch/tasks.h"
#include "cli/command.h"

namespace raingan::cli {

/// The inputs, folders replaced by the files in them and below them that a batch would take (batch/tasks.h), each once;
/// but for what `convert` wrote beside STEM.json: STEM.pdf, STEM.xlsx and STEM.xml say the same. A path that does not
/// exist stays, to be told of when it is read. `follow`: links out of the folders too. Throws Error.
std::vector<std::string> report_files(const std::vector<std::string>& inputs, bool follow);

/// The inputs, folders replaced by the PDFs in them, in the order of their names; where `continues` with the places of
/// their outputs (batch::Selection). Throws Error; "no-documents" where no PDF is among them.
batch::Tasks pdf_tasks(const PdfFiles& files, bool continues = false, const std::string& mark = "");

}  // namespace raingan::cli
