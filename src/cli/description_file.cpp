#include "cli/description_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii_case.h"
#include "base/error.h"

namespace raingan::cli {
namespace {

enum class Field : std::uint8_t { file, title, author, subject, keywords };

struct Heading {
    std::string_view name;
    Field field;
};

constexpr auto headings = std::to_array<Heading>({{"file", Field::file},
                                                  {"filename", Field::file},
                                                  {"file name", Field::file},
                                                  {"ไฟล์", Field::file},
                                                  {"ชื่อไฟล์", Field::file},
                                                  {"title", Field::title},
                                                  {"ชื่อเรื่อง", Field::title},
                                                  {"author", Field::author},
                                                  {"ผู้แต่ง", Field::author},
                                                  {"ผู้จัดทำ", Field::author},
                                                  {"subject", Field::subject},
                                                  {"หัวเรื่อง", Field::subject},
                                                  {"keywords", Field::keywords},
                                                  {"คำสำคัญ", Field::keywords}});

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::optional<Field> field_of(const std::string& heading) {
    const auto found = std::ranges::find(headings, ascii_lowered(trimmed(heading)), &Heading::name);
    return found == headings.end() ? std::nullopt : std::optional(found->field);
}

/// "reports\2566\a.docx", "./a.docx": as Windows and shells write paths.
std::string path_as_written(std::string path) {
    std::ranges::replace(path, '\\', '/');
    while (path.starts_with("./")) path.erase(0, 2);
    return path;
}

void set(batch::Description& description, Field field, const std::string& value) {
    if (value.empty()) return;
    if (field == Field::title) description.title = value;
    if (field == Field::author) description.author = value;
    if (field == Field::subject) description.subject = value;
    if (field == Field::keywords) description.keywords = value;
}

[[noreturn]] void refuse(const std::string& path, const Message& message) {
    throw Error(ExitStatus::usage, "bad-metadata", path, message);
}

}  // namespace

batch::Descriptions descriptions_of(const std::vector<std::vector<std::string>>& rows, const std::string& path) {
    std::vector<std::optional<Field>> columns;
    batch::Descriptions descriptions;
    for (const std::vector<std::string>& row : rows) {
        if (columns.empty()) {
            std::ranges::transform(row, std::back_inserter(columns), field_of);
            if (std::ranges::find(columns, std::optional(Field::file)) == columns.end())
                refuse(path,
                       {"has no column of files; its first row must name the columns: file, title, author, subject, "
                        "keywords",
                        "ไม่มีคอลัมน์ชื่อไฟล์ แถวแรกต้องเป็นชื่อคอลัมน์: file, title, author, subject, keywords"});
            continue;
        }
        std::string file;
        batch::Description description;
        for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
            if (!columns[i]) continue;
            const std::string value = trimmed(row[i]);
            if (*columns[i] == Field::file)
                file = path_as_written(value);
            else
                set(description, *columns[i], value);
        }
        if (file.empty()) continue;
        if (!descriptions.emplace(file, std::move(description)).second)
            refuse(path, {file + " has two rows; leave one of them", "ไฟล์ " + file + " มีสองแถว โปรดเหลือไว้แถวเดียว"});
    }
    return descriptions;
}

}  // namespace raingan::cli
