// How SVG's elements look: presentation attributes, style attributes and rules (SVG 1.1, 6).
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "document/drawing.h"

namespace raingan::svg {

/// The value of the attribute of that local name, whatever case HTML gave it; empty where there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);
std::string_view trimmed(std::string_view text);
bool is_named(pugi::xml_node node, std::string_view name);

/// A length: a number with its unit; a bare number and px are user units.
struct Length {
    double value = 0;
    enum class Of : std::uint8_t { units, share, ems } of = Of::units;
};
std::optional<Length> read_length(std::string_view text);
/// "30%" or ".3", from 0 to 1.
double read_share(std::string_view text, double otherwise);

/// Views lead into the file's tree.
struct Style {
    std::string_view fill = "black", stroke = "none", colour = "black";
    double fill_opacity = 1, stroke_opacity = 1;
    Length stroke_width{1};
    double mitre_limit = 4;
    std::string_view dashes;
    Pen::Cap cap = Pen::Cap::butt;
    Pen::Join join = Pen::Join::mitre;
    bool even_odd = false, clip_even_odd = false, visible = true;
    std::string_view font_family, text_anchor = "start", baseline;
    double font_size = 16;
    bool bold = false, italic = false, underline = false, strike = false, spaces_kept = false;
    std::string_view marker_start, marker_mid, marker_end;
    // Not inherited.
    double opacity = 1;
    bool shown = true;
    std::string_view clip_path, mask, filter, stop_colour = "black";
    double stop_opacity = 1;
};

/// The rules of all style elements.
class StyleRules {
public:
    /// Adds those of a style sheet; false: there are some whose selectors or at-rules are not known.
    bool add(std::string_view css);
    /// What the element looks like among parents that look like `parent`.
    [[nodiscard]] Style of(pugi::xml_node node, const Style& parent) const;

private:
    struct Rule {
        std::string_view element, class_name, id, declarations;
        int weight = 0;
    };
    std::vector<Rule> rules_;
};

}  // namespace raingan::svg
