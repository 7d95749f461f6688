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

std::string describe(const Origin& origin, const std::vector<std::string>& parts, Language language) {
    std::string out;
    if (origin.part < parts.size()) out = parts[origin.part];
    if (!out.empty() && (origin.table != 0 || origin.row != 0 || origin.paragraph != 0)) out += ':';
    add(out, origin.table, "table", "ตาราง", language);
    add(out, origin.row, "row", "แถว", language);
    add(out, origin.column, "cell", "ช่อง", language);
    add(out, origin.paragraph, "paragraph", "ย่อหน้า", language);
    return out;
}

}  // namespace raingan
