// Which files a folder of reports has for the roll-up.
#pragma once

#include <string>
#include <vector>

namespace raingan::cli {

/// The inputs, folders replaced by the files in them and below them that a batch would take (batch/tasks.h), each once;
/// but for what `convert` wrote beside STEM.json: STEM.pdf, STEM.xlsx and STEM.xml say the same. A path that does not
/// exist stays, to be told of when it is read. `follow`: links out of the folders too. Throws Error.
std::vector<std::string> report_files(const std::vector<std::string>& inputs, bool follow);

/// The inputs, folders replaced by the PDFs in them (and below them, where `recursive`), in the order of their names.
std::vector<std::string> pdf_files(const std::vector<std::string>& inputs, bool recursive, bool follow);

}  // namespace raingan::cli
