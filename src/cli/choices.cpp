#include "cli/choices.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ascii_case.h"
#include "base/filesystem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "cli/command.h"

namespace raingan::cli {
namespace {

/// The table of options says what a value is called.
constexpr const char* no_description = "";

std::string in_locale(const Message& message) {
    return message.in(message_language());
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
    return {[words = std::move(words)](std::string& value) -> std::string {
                for (const std::string& word : words)
                    if (same_but_for_case(word, value)) {
                        value = word;
                        return {};
                    }
                const std::string_view meant = nearest_name(value, {words.begin(), words.end()});
                const std::string list = joined(words), near(meant);
                return in_locale(
                    {"\"" + value + "\" is none of " + list + (near.empty() ? "" : "; did you mean \"" + near + "\"?"),
                     "\"" + value + "\" ไม่ใช่ตัวเลือกที่มี คือ " + list +
                         (near.empty() ? "" : " ท่านหมายถึง \"" + near + "\" หรือไม่")});
            },
            no_description};
}

CLI::Validator existing_file() {
    return {[](std::string& value) -> std::string {
                if (value == "-") return {};
                std::error_code ignored;
                const auto status = std::filesystem::status(path_of(value), ignored);
                if (!std::filesystem::exists(status))
                    return in_locale({"there is no file " + value, "ไม่มีไฟล์ " + value});
                if (std::filesystem::is_directory(status))
                    return in_locale({value + " is a folder, not a file", value + " เป็นโฟลเดอร์ ไม่ใช่ไฟล์"});
                return {};
            },
            no_description};
}

CLI::Validator existing_folder() {
    return {[](std::string& value) -> std::string {
                std::error_code ignored;
                const auto status = std::filesystem::status(path_of(value), ignored);
                if (!std::filesystem::exists(status))
                    return in_locale({"there is no folder " + value, "ไม่มีโฟลเดอร์ " + value});
                if (!std::filesystem::is_directory(status))
                    return in_locale({value + " is a file, not a folder", value + " เป็นไฟล์ ไม่ใช่โฟลเดอร์"});
                return {};
            },
            no_description};
}

CLI::Validator whole_number(std::int64_t least, std::int64_t most) {
    return {[least, most](std::string& value) -> std::string {
                const auto number = whole(value);
                if (number && *number >= least && *number <= most) return {};
                const std::string range = std::to_string(least) + " – " + std::to_string(most);
                return in_locale({"\"" + value + "\" is not a whole number in " + range,
                                  "\"" + value + "\" ต้องเป็นจำนวนเต็มในช่วง " + range});
            },
            no_description};
}

CLI::Validator buddhist_year() {
    return {[](std::string& value) -> std::string {
                constexpr std::int64_t first = 2500, last = 2700, ahead = 543;
                const auto year = whole(value);
                if (year && *year >= first && *year <= last) return {};
                const bool christian = year && *year + ahead >= first && *year + ahead <= last;
                const std::string meant = christian ? std::to_string(*year + ahead) : "2566";
                if (christian)
                    return in_locale(
                        {"years are of the Buddhist era (พ.ศ.): " + value + " is " + meant + "; give --year " + meant,
                         "ปีต้องเป็นพุทธศักราช (พ.ศ.) ค.ศ. " + value + " คือ พ.ศ. " + meant + " โปรดใช้ --year " + meant});
                return in_locale({"\"" + value + "\" is no year of the Buddhist era (พ.ศ.) such as " + meant,
                                  "\"" + value + "\" ไม่ใช่ปีพุทธศักราช (พ.ศ.) เช่น " + meant});
            },
            no_description};
}

}  // namespace raingan::cli
