#include "base/origin.h"

namespace raingan {
namespace {

void add(std::string& out, std::uint32_t number, const char* en, const char* th, Language language) {
    if (number == 0) return;
    if (!out.empty()) out += out.back() == ':' ? " " : language == Language::thai ? " " : ", ";
    out += language == Language::thai ? th : en;
    out += ' ';
    out += std::to_string(number);
}

}  // namespace

std::string column_letters(std::uint32_t column) {
    constexpr std::uint32_t letters = 26;
    std::string out;
    for (; column > 0; column = (column - 1) / letters)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % letters));
    return out;
}

std::string describe(const Origin& origin, const std::vector<std::string>& parts, Language language) {
    std::string out;
    if (origin.part < parts.size()) out = parts[origin.part];
    if (origin.table == 0 && origin.row != 0) {
        if (!out.empty()) out += '!';
        return out + column_letters(origin.column) + std::to_string(origin.row);
    }
    if (!out.empty() && (origin.table != 0 || origin.row != 0 || origin.paragraph != 0)) out += ':';
    add(out, origin.table, "table", "ตาราง", language);
    add(out, origin.row, "row", "แถว", language);
    add(out, origin.column, "cell", "ช่อง", language);
    add(out, origin.paragraph, "paragraph", "ย่อหน้า", language);
    return out;
}

}  // namespace raingan
