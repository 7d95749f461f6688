// Fields (ECMA-376 17.16): PAGE, NUMPAGES, SECTION and SECTIONPAGES stay fields, and with them IF where it compares
// them, and STYLEREF in headers. SEQ is counted anew, a number written or reckoned in the field itself ("= 120 \\*
// BahtText") is put in words, PAGEREF keeps its result as one that layout may know better. Of all others the result
// that Word stored is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace raingan::word {

struct RunLook;

enum class FieldKind : std::uint8_t {
    result,         ///< its stored result is what is shown
    page,           ///< PAGE
    pages,          ///< NUMPAGES
    section,        ///< SECTION
    section_pages,  ///< SECTIONPAGES
    link,           ///< HYPERLINK: result, with a target
    check_box,      ///< FORMCHECKBOX: shown from its data
    drop_down,      ///< FORMDROPDOWN: the chosen entry, from its data
    equation,       ///< EQ: its code is what is shown
    number,         ///< = 1500.50 \* BahtText: shown as computed
    page_of,        ///< PAGEREF: result, which layout may set
    sequence,       ///< SEQ: counted
    choice,         ///< IF: by layout where pages are compared, else its result
    styled_text,    ///< STYLEREF: by layout in headers, else its result
    silent,         ///< index entries and the like: shows nothing by itself
};

struct Instruction {
    FieldKind kind = FieldKind::result;
    std::string name;                       ///< "PAGEREF"
    std::string target;                     ///< of a link: URI or "#bookmark"
    std::optional<NumberFormat> format;     ///< \* ThaiArabic, \* roman
    std::uint8_t least_digits = 0;          ///< \# "00"
    std::string argument;                   ///< of PAGEREF a bookmark, of SEQ the sequence, of STYLEREF the style
    bool repeats = false, hides = false;    ///< SEQ \c, \h
    std::optional<std::uint32_t> restarts;  ///< SEQ \r 3
    std::uint8_t heading = 0;               ///< SEQ \s 1: counts anew behind each heading of this level
    std::string picture;                    ///< \# "#,##0.00"
    bool last = false, label = false;       ///< STYLEREF \l; \n, \r, \w
    [[nodiscard]] bool is_page_number() const {
        return kind == FieldKind::page || kind == FieldKind::pages || kind == FieldKind::section ||
               kind == FieldKind::section_pages;
    }
    std::string computed;  ///< of a number: "หนึ่งพันห้าร้อยบาทห้าสิบสตางค์"
};
Instruction parse_instruction(std::string_view text);

/// An open field.
struct Field {
    std::string code;  ///< instruction text so far
    Instruction instruction;
    bool in_result = false;
    bool shown_anything = false;
    bool thai_result = false;        ///< its stored result has a Thai digit
    bool checked = false;            ///< of a check box
    std::string chosen{};            ///< of a drop-down list
    RunLook* look = nullptr;         ///< of its result's first run
    std::uint32_t link_begin = 0;    ///< in the paragraph being read
    std::string stored{};            ///< its result in the file, where that is asked for
    bool in_code = false;            ///< of another field: its result goes there
    bool crossed = false;            ///< its result began in an earlier paragraph
    std::uint32_t style = 0;         ///< of STYLEREF: ParagraphFormat::style
    std::vector<PageField> inner{};  ///< in its code: a U+FFFC for each
    [[nodiscard]] bool keeps_result() const {
        return in_code || instruction.kind == FieldKind::number || instruction.kind == FieldKind::sequence ||
               instruction.kind == FieldKind::styled_text;
    }
    /// Text inside is the instruction, or a stored number that is worked out anew: not for show.
    [[nodiscard]] bool hides_text() const {
        const FieldKind kind = instruction.kind;
        return !in_result || instruction.is_page_number() || kind == FieldKind::number || kind == FieldKind::sequence ||
               kind == FieldKind::choice || kind == FieldKind::styled_text;
    }
};

}  // namespace raingan::word
