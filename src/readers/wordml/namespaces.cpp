#include <algorithm>
#include <array>

#include "readers/wordml/translation.h"

namespace raingan::wordml {
namespace {

using std::string_view;

struct Known {
    string_view prefix;  ///< as Word writes it
    string_view uri;
    Vocabulary vocabulary;
};
constexpr auto known =
    std::to_array<Known>({{"w", "http://schemas.microsoft.com/office/word/2003/wordml", Vocabulary::word},
                          {"wx", "http://schemas.microsoft.com/office/word/2003/auxHint", Vocabulary::hint},
                          {"aml", "http://schemas.microsoft.com/aml/2001/core", Vocabulary::annotation},
                          {"v", "urn:schemas-microsoft-com:vml", Vocabulary::drawing},
                          {"o", "urn:schemas-microsoft-com:office:office", Vocabulary::drawing},
                          {"w10", "urn:schemas-microsoft-com:office:word", Vocabulary::drawing},
                          {"wsp", "http://schemas.microsoft.com/office/word/2003/wordml/sp2", Vocabulary::ignored},
                          {"sl", "http://schemas.microsoft.com/schemaLibrary/2003/core", Vocabulary::ignored},
                          {"dt", "uuid:C2F41010-65B3-11d1-A29F-00AA00C14882", Vocabulary::ignored},
                          {"xml", "http://www.w3.org/XML/1998/namespace", Vocabulary::ignored}});

string_view prefix_of(string_view qualified_name) {
    const std::size_t colon = qualified_name.find(':');
    return colon == string_view::npos ? string_view() : qualified_name.substr(0, colon);
}

}  // namespace

Namespaces::Namespaces(pugi::xml_node root) {
    for (const Known& namespace_ : known) prefixes_.emplace_back(namespace_.prefix, namespace_.vocabulary);
    for (const pugi::xml_attribute attribute : root.attributes()) {
        const string_view name = attribute.name();
        if (!name.starts_with("xmlns")) continue;
        const auto* found = std::ranges::find(known, string_view(attribute.value()), &Known::uri);
        const string_view prefix = name == "xmlns" ? string_view() : name.substr(name.find(':') + 1);
        const Vocabulary vocabulary = found == known.end() ? Vocabulary::foreign : found->vocabulary;
        const auto place = std::ranges::find(prefixes_, prefix, &std::pair<string_view, Vocabulary>::first);
        if (place == prefixes_.end())
            prefixes_.emplace_back(prefix, vocabulary);
        else
            place->second = vocabulary;
    }
}

Vocabulary Namespaces::of(string_view qualified_name) const {
    const auto found =
        std::ranges::find(prefixes_, prefix_of(qualified_name), &std::pair<string_view, Vocabulary>::first);
    return found == prefixes_.end() ? Vocabulary::foreign : found->second;
}

}  // namespace raingan::wordml
