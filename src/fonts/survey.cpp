#include "fonts/survey.h"

#include <algorithm>

#include "base/path.h"
#include "base/resources.h"
#include "fonts/search.h"
#include "fonts/substitutes.h"

namespace raingan::fonts {
namespace {

FontState state_of(const Substitute& row, const std::vector<FontFile>& files) {
    FontState state;
    state.names = row.names;
    state.stand_in = stem(base_name(row.faces.front()));
    for (const std::string& name : row.names) {
        const auto found = find_face(files, font_key(name), row.files, false, false);
        if (!found) continue;
        state.may_not_embed = found->may_not_embed;
        if (found->open) state.path = found->open->face.path;
        if (!state.path.empty()) break;
    }
    return state;
}

}  // namespace

FontSurvey survey(const FontSources& sources) {
    const SubstituteTable table = read_substitutes(resource("fonts/substitutes.json").value_or(std::string_view()));
    const std::vector<FontFile> files = list_font_files(sources.user_dirs);
    FontSurvey out;
    out.files = files.size();
    for (const Substitute& row : table.rows) {
        if (!row.listed) continue;
        FontState state = state_of(row, files);
        const bool is_built_in =
            state.path.empty() && std::ranges::find(state.names, state.stand_in) != state.names.end();
        if (!is_built_in) out.fonts.push_back(std::move(state));
    }
    return out;
}

}  // namespace raingan::fonts
