#include "readers/word/theme.h"

#include <array>
#include <utility>

#include "readers/word/properties.h"

namespace raingan::word {
namespace {

struct LanguageScript {
    std::string_view language;
    std::string_view script;
};
/// Languages whose script Word writes in the complex slot; <a:font script="…"> uses ISO 15924.
constexpr std::array<LanguageScript, 8> scripts{{{"th", "Thai"},
                                                 {"lo", "Laoo"},
                                                 {"km", "Khmr"},
                                                 {"ar", "Arab"},
                                                 {"fa", "Arab"},
                                                 {"he", "Hebr"},
                                                 {"hi", "Deva"},
                                                 {"vi", "Viet"}}};

std::string_view script_of(std::string_view language) {
    for (const LanguageScript& entry : scripts)
        if (language.substr(0, 2) == entry.language) return entry.script;
    return "Thai";
}

}  // namespace

Theme::Theme(std::unique_ptr<xml::Part> part, std::string_view bidi_language) : part_(std::move(part)) {
    if (!part_) return;
    const pugi::xml_node fonts = xml::child(xml::child(part_->root(), "themeElements"), "fontScheme");
    const std::string_view script = script_of(bidi_language);
    major_ = read(xml::child(fonts, "majorFont"), script);
    minor_ = read(xml::child(fonts, "minorFont"), script);
}

Theme::Faces Theme::read(pugi::xml_node font_set, std::string_view script) const {
    Faces faces;
    faces.latin = xml::text_of(xml::child(font_set, "latin"), "typeface");
    faces.east_asia = xml::text_of(xml::child(font_set, "ea"), "typeface");
    faces.complex = xml::text_of(xml::child(font_set, "cs"), "typeface");
    if (!faces.complex.empty()) return faces;
    for (const pugi::xml_node font : font_set.children())
        if (xml::name(font) == "font" && xml::text_of(font, "script") == script)
            faces.complex = xml::text_of(font, "typeface");
    return faces;
}

std::string_view Theme::font(std::string_view name) const {
    const Faces& faces = name.substr(0, 5) == "major" ? major_ : minor_;
    const std::string_view slot = name.size() > 5 ? name.substr(5) : std::string_view();
    if (slot == "Bidi") return faces.complex;
    if (slot == "EastAsia") return faces.east_asia;
    return faces.latin;
}

std::optional<Colour> Theme::colour(std::string_view name) const {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> aliases{
        {{"tx1", "dk1"}, {"bg1", "lt1"}, {"tx2", "dk2"}, {"bg2", "lt2"}}};
    for (const auto& [alias, of] : aliases)
        if (name == alias) name = of;
    if (!part_) return std::nullopt;
    const pugi::xml_node scheme = xml::child(xml::child(part_->root(), "themeElements"), "clrScheme");
    const pugi::xml_node value = xml::child(scheme, name).first_child();
    const std::string_view last = xml::text_of(value, "lastClr");  // of a system colour
    return read_colour(last.empty() ? xml::text_of(value, "val") : last);
}

pugi::xml_node Theme::style(std::string_view list, std::int64_t index) const {
    if (!part_ || index < 1) return {};
    const pugi::xml_node formats = xml::child(xml::child(part_->root(), "themeElements"), "fmtScheme");
    for (const pugi::xml_node style : xml::child(formats, list).children())
        if (--index == 0) return style;
    return {};
}

}  // namespace raingan::word
