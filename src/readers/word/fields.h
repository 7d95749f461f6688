// Fields (ECMA-376 17.16): PAGE, NUMPAGES, SECTION and SECTIONPAGES stay fields, a number written or reckoned in the
// field itself ("= 120 \\* BahtText") is put in words; of all others the result that Word stored is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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
    silent,         ///< index entries and the like: shows nothing by itself
};

struct Instruction {
    FieldKind kind = FieldKind::result;
    std::string name;                    ///< "PAGEREF"
    std::string target;                  ///< of a link: URI or "#bookmark"
    std::optional<NumberFormat> format;  ///< \* ThaiArabic, \* roman
    std::uint8_t least_digits = 0;       ///< \# "00"
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
    bool thai_result = false;      ///< its stored result has a Thai digit
    bool checked = false;          ///< of a check box
    std::string chosen{};          ///< of a drop-down list
    RunLook* look = nullptr;       ///< of its result's first run
    std::uint32_t link_begin = 0;  ///< in the paragraph being read
    std::string stored{};          ///< of a number: the result in the file
    /// Text inside is the instruction, or a stored number that is worked out anew: not for show.
    [[nodiscard]] bool hides_text() const {
        return !in_result || instruction.is_page_number() || instruction.kind == FieldKind::number;
    }
};

}  // namespace raingan::word
