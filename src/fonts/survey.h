// What fonts this machine has, and what stands in for those that reports ask for and that it lacks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fonts/fonts.h"

namespace raingan::fonts {

/// One row of fonts/substitutes.json: names of one look.
struct FontState {
    std::vector<std::string> names;  ///< as documents ask for them, "TH SarabunPSK"
    std::string path;                ///< of the regular face, where one of the names is installed; else empty
    std::string stand_in;            ///< name of the face that is set in its place, "Laksaman"
    bool may_not_embed = false;      ///< installed, but its licence forbids embedding: the stand-in is used
};

struct FontSurvey {
    std::size_t files = 0;  ///< font files in all folders that are looked into
    std::vector<FontState> fonts;
};

FontSurvey survey(const FontSources& sources);

}  // namespace raingan::fonts
