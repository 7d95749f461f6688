// An SVG tree played on a canvas: its state, and what its parts have in common.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "readers/metafile/canvas.h"
#include "readers/svg/style.h"

namespace raingan::svg {

using metafile::Canvas;
using metafile::ClipId;

/// Where an element stands.
struct Place {
    Matrix to_drawing;  ///< from its user units
    ClipId clip = 0;
    double opacity = 1;  ///< of the groups around it
    std::size_t depth = 0;
};

class Player {
public:
    Player(Canvas& canvas, pugi::xml_node root) : canvas_(canvas), root_(root) {}
    /// False: the root is no SVG.
    bool play();

private:
    // player.cpp
    void collect();
    void children(pugi::xml_node node, const Style& style, const Place& place);
    void element(pugi::xml_node node, const Style& parent, Place place);
    void shape(pugi::xml_node node, const Style& style, const Place& place);
    void use(pugi::xml_node node, const Style& style, const Place& place);
    void viewport(pugi::xml_node node, const Style& style, Place place, double width, double height);
    void image(pugi::xml_node node, const Style& style, const Place& place);
    void choose(pugi::xml_node node, const Style& style, const Place& place);
    [[nodiscard]] pugi::xml_node find(std::string_view reference) const;
    /// Along x, along y, or of neither: what shares are of.
    enum class Along : std::uint8_t { across, down, either };
    [[nodiscard]] double units(const Length& length, Along along, const Style& style) const;
    [[nodiscard]] double length(pugi::xml_node node, std::string_view name, Along along, const Style& style,
                                double otherwise = 0) const;
    [[nodiscard]] PathSteps outline(pugi::xml_node node, const Style& style);
    bool enter();

    // paints.cpp
    ClipId clipped(const Style& style, const Place& place, const PathSteps& user_steps);
    void add_clip_steps(PathSteps& steps, pugi::xml_node node, const Style& parent, const Matrix& placed,
                        std::size_t depth, bool& even_odd);
    std::optional<Paint> paint(std::string_view value, double opacity, const Style& style, const Place& place,
                               const PathSteps& user_steps);
    std::optional<Paint> gradient(pugi::xml_node node, double opacity, const Style& style, const Place& place,
                                  const PathSteps& user_steps);
    Colour colour(std::string_view value, const Style& style);
    std::optional<Pen> pen(const Style& style, const Place& place, const PathSteps& user_steps);
    void markers(const PathSteps& user_steps, const Style& style, const Place& place);
    void marker(std::string_view reference, PlanePoint at, double degrees, const Style& style, const Place& place);

    // text.cpp
    struct TextState;
    void text(pugi::xml_node node, const Style& style, const Place& place);
    void text_content(pugi::xml_node node, const Style& style, TextState& state, std::size_t depth);
    void put_text(TextState& state);
    void foreign(pugi::xml_node node, const Style& style, const Place& place);

    Canvas& canvas_;
    pugi::xml_node root_;
    StyleRules rules_;
    std::unordered_map<std::string_view, pugi::xml_node> ids_;
    double view_width_ = 100, view_height_ = 100;  ///< of the viewport in its own units
    std::size_t elements_left_ = 200'000, bytes_left_ = 64'000'000;
};

/// 7.8 preserveAspectRatio: a box of so many units into another one.
Matrix fitted(std::string_view how, double from_width, double from_height, double width, double height);

}  // namespace raingan::svg
