// Lines that may name who reports: what the words around a name say of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extraction/agency_mention.h"
#include "extraction/flow.h"

namespace raingan::extraction {

/// Agencies that stand next to each other: the lowest is meant, the next higher is what it belongs to.
struct AgencyChain {
    AgencyMention agency;
    std::optional<AgencyMention> parent;
    std::size_t begin = 0, end = 0;  ///< in the text
    bool below = false;              ///< behind สังกัด: others belong to it
};
std::vector<AgencyChain> agency_chains(std::string_view text);

/// Why a line's agency may be the one that reports; the number is how much that counts.
enum class NamingCue : std::uint8_t {
    none = 0,
    mention = 1,       ///< anywhere in the text: local government only
    subject = 3,       ///< of a sentence on what it did, or on its results
    property = 4,      ///< what the file says of itself
    chief = 8,         ///< "ผู้อำนวยการโรงพยาบาล…" below a signature
    stands_later = 9,  ///< alone on a line, and not at the head
    titled = 12,       ///< within the title
    page_header = 14,
    stands_alone = 25,  ///< at the head
    labelled = 28,      ///< "หน่วยงาน: …", ส่วนราชการ of a memo
    titled_of = 30,     ///< "…ของ…" in the title
};
/// Of the chain in the line; `head`: the line stands at the document's head.
NamingCue naming_cue(const Line& line, const AgencyChain& chain, bool in_title, bool head);

/// A line with the words of a head of office, "นายกเทศมนตรีตำบลลำน้ำพอง", names เทศบาลตำบลลำน้ำพอง; empty: it does not.
std::string agency_of_chief(std::string_view text);

/// A neighbour is named for what is done with it, not as the one that reports.
bool names_another(std::string_view text);

}  // namespace raingan::extraction
