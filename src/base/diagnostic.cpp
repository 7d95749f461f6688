#include "base/diagnostic.h"

namespace raingan {

Telling telling_of(const Diagnostic& diagnostic, const std::vector<std::string>& parts) {
    if (!diagnostic.told.message.en.empty() || !diagnostic.told.message.th.empty()) return diagnostic.told;
    const auto message = [&](const std::string& text, Language language) {
        std::string out;
        std::size_t at = 0;
        for (const PlaceInText& place : places_in(text, parts, language)) {
            out.append(text, at, place.begin - at).append(shown_place(place.origin, parts, language));
            at = place.end;
        }
        return out.append(text, at);
    };
    return {{shown_place(diagnostic.origin, parts, Language::english),
             shown_place(diagnostic.origin, parts, Language::thai)},
            {message(diagnostic.message.en, Language::english), message(diagnostic.message.th, Language::thai)}};
}

}  // namespace raingan
