// Which files a folder of reports has for the roll-up.
#pragma once

#include <string>
#include <vector>

namespace raingan::cli {

/// The inputs in their order, folders replaced by the files in them and in the folders below, ascending by path. In a
/// folder a file counts by its name's ending (.docx, .json …); hidden files and Office's lock files (~$…) do not count,
/// nor what `convert` wrote beside STEM.json: STEM.pdf, STEM.xlsx, STEM.xml say the same. Links to folders are not
/// followed. A path that does not exist stays, to be told of when it is read.
std::vector<std::string> report_files(const std::vector<std::string>& inputs);

}  // namespace raingan::cli
