// Looks for a real font under the name that a document asks for: in --fonts, then where systems keep theirs. Without
// fontconfig, whose start-up costs more than a whole conversion: folders are listed by file name only, and of the few
// files whose name fits, the font's own name table decides.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/open_face.h"

namespace raingan::fonts {

struct FontFile {
    std::string path;
    std::string key;                     ///< font_key of the file name without its extension
    std::shared_ptr<hb_blob_t> bytes{};  ///< mapped ahead (map_font_files); else it is opened when its name fits
};

/// TrueType files (.ttf, .otf with outlines to be judged later) in `user_dirs`, then in the system's folders; in each
/// by path. Looks at no more than 20,000 entries and six folders deep.
std::vector<FontFile> list_font_files(const std::vector<std::string>& user_dirs);

/// Maps all of them, for use where no file can be opened later. A file that cannot be opened stays without bytes.
void map_font_files(std::vector<FontFile>& files);

struct FoundFace {
    std::unique_ptr<OpenFace> open;
    bool exact_style = true;     ///< false: the family has only another style
    bool may_not_embed = false;  ///< found, but its licence bits forbid embedding; `open` is null
};

/// The face of family `key` (font_key of the asked name). `prefixes`: how its files' names may begin besides `key`.
std::optional<FoundFace> find_face(const std::vector<FontFile>& files, std::string_view key,
                                   const std::vector<std::string>& prefixes, bool bold, bool italic);

}  // namespace raingan::fonts
