#include "readers/wordml/names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace raingan::wordml {
namespace {

using std::string_view;
using Pair = std::pair<string_view, string_view>;

/// Elements whose name changed in more than its dashes.
constexpr auto elements = std::to_array<Pair>({{"wordDocument", "document"},
                                               {"listPr", "numPr"},
                                               {"ilfo", "numId"},
                                               {"listDef", "abstractNum"},
                                               {"list", "num"},
                                               {"ilst", "abstractNumId"},
                                               {"listStyleLink", "numStyleLink"},
                                               {"listPicBullet", "numPicBullet"},
                                               {"vmerge", "vMerge"},
                                               {"hmerge", "hMerge"},
                                               {"textFlow", "textDirection"},
                                               {"tblRtl", "bidiVisual"},
                                               {"supressAutoHyphens", "suppressAutoHyphens"},
                                               {"supressLineNumbers", "suppressLineNumbers"},
                                               {"dontUseHTMLParagraphAutoSpacing", "doNotUseHTMLParagraphAutoSpacing"},
                                               {"docPr", "settings"}});

constexpr auto attributes = std::to_array<Pair>({{"fareast", "eastAsia"},
                                                 {"fareast-theme", "eastAsiaTheme"},
                                                 {"listDefId", "abstractNumId"},
                                                 {"ilfo", "numId"},
                                                 {"vspace", "vSpace"},
                                                 {"hspace", "hSpace"},
                                                 {"vanchor", "vAnchor"},
                                                 {"hanchor", "hAnchor"}});

/// Elements all of whose attributes are numbers, switches or words of a list; sorted.
constexpr auto enumerated = std::to_array<string_view>(
    {"bar",       "bdr",           "between",       "bottom",  "br",      "docGrid", "effect",   "em",        "framePr",
     "hMerge",    "highlight",     "ind",           "insideH", "insideV", "jc",      "left",     "lnNumType", "lvlJc",
     "numFmt",    "pgBorders",     "pgNumType",     "pos",     "right",   "shd",     "spacing",  "suff",      "tab",
     "tblLayout", "textAlignment", "textDirection", "tl2br",   "top",     "tr2bl",   "trHeight", "type",      "u",
     "vAlign",    "vMerge",        "vertAlign"});

/// Words that changed in more than their dashes.
struct Word {
    string_view element, attribute, old, now;
};
constexpr auto words = std::to_array<Word>({{"tab", "val", "list", "num"},
                                            {"style", "type", "list", "numbering"},
                                            {"suff", "val", "Tab", "tab"},
                                            {"suff", "val", "Space", "space"},
                                            {"suff", "val", "Nothing", "nothing"},
                                            {"tblLayout", "type", "Fixed", "fixed"},
                                            {"tblLayout", "type", "Autofit", "autofit"},
                                            {"hdr", "type", "odd", "default"},
                                            {"ftr", "type", "odd", "default"}});

template <class Table>
string_view renamed(const Table& table, string_view old) {
    const auto* found = std::ranges::find(table, old, &Pair::first);
    return found == table.end() ? string_view() : found->second;
}

}  // namespace

std::string camel_case(string_view dashed) {
    std::string out;
    bool after_dash = false;
    for (const char c : dashed) {
        if (c == '-') {
            after_dash = true;
            continue;
        }
        out += after_dash && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        after_dash = false;
    }
    return out;
}

std::string element_name(string_view local) {
    const string_view other = renamed(elements, local);
    return other.empty() ? camel_case(local) : std::string(other);
}

std::string attribute_name(string_view local) {
    const string_view other = renamed(attributes, local);
    return other.empty() ? camel_case(local) : std::string(other);
}

std::string value_of(string_view element, string_view attribute, string_view value) {
    for (const Word& word : words)
        if (word.element == element && word.attribute == attribute && word.old == value) return std::string(word.now);
    // A dash before a digit at the beginning is a minus.
    const bool is_word = !value.empty() && value.front() >= 'a' && value.front() <= 'z';
    if (is_word && std::ranges::binary_search(enumerated, element)) return camel_case(value);
    return std::string(value);
}

}  // namespace raingan::wordml
