// --metadata: a table that says what the PDFs of many inputs say of themselves.
#pragma once

#include <string>
#include <vector>

#include "batch/converter.h"

namespace raingan::cli {

/// The table's rows by file name, or as much of its path as tells it from others of its name. Its first row names the
/// columns, in English or Thai: file (ไฟล์, ชื่อไฟล์), title (ชื่อเรื่อง), author (ผู้แต่ง, ผู้จัดทำ), subject (หัวเรื่อง), keywords
/// (คำสำคัญ). An empty cell says nothing. Throws Error (usage, "bad-metadata") where there is no such row, or a file has
/// two rows. `path` is for messages.
batch::Descriptions descriptions_of(const std::vector<std::vector<std::string>>& rows, const std::string& path);

}  // namespace raingan::cli
