// Pictures and drawn objects ([MS-DOC] 2.9.192 PICFAndOfficeArtData, 2.8.37 PlcfSpa, 2.9.172 OfficeArtContent).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/doc/fib.h"
#include "readers/picture/art.h"

namespace raingan::doc {

struct Source;

/// 2.9.253 Spa: where the shape that hangs on a character stands.
struct ShapeAnchor {
    std::uint32_t position = 0;  ///< of the character, in all stories
    Bytes place;
};
/// What is drawn in the main text, or in the headers.
struct Drawing {
    std::vector<ShapeAnchor> anchors;                     ///< ascending
    std::unordered_map<std::uint32_t, ArtRecord> shapes;  ///< outermost ones by their ids
    std::vector<bool> used_boxes;                         ///< a box of text belongs to one shape
};
struct Drawings {
    Drawing main, headers;
    std::vector<ArtRecord> pictures;                     ///< the blip store
    std::size_t picture_room = 0;                        ///< bytes that pictures may yet take
    std::unordered_map<const char*, std::string> parts;  ///< of pictures, by where they stand
};
void read_drawings(Source& source);

/// The picture that a character stands for, at `offset` of the Data stream.
/// False: nothing that can be shown stands there, and nothing is appended.
bool append_picture(std::string& xml, Source& source, std::uint32_t offset, std::string_view part);
/// The shape that hangs on the character at `position` of the main text or the headers.
void append_shape(std::string& xml, Source& source, StoryKind story, std::uint32_t position, std::string_view part);

/// Ties `part` to the picture that a record holds; gives the relationship's id, or nothing where there is none.
std::string tie_picture(Source& source, const ArtRecord& record, std::string_view part);

}  // namespace raingan::doc
