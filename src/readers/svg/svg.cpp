#include "readers/svg/svg.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "readers/svg/player.h"
#include "readers/xml.h"

namespace raingan {

bool may_be_svg(std::string_view bytes) {
    constexpr std::size_t head = 8'192;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (!bytes.starts_with('<')) return false;
    bytes = bytes.substr(0, head);
    for (const std::string_view root : {"<svg", "<SVG", ":svg"})
        if (bytes.find(root) != std::string_view::npos) return true;
    return false;
}

std::optional<SvgPicture> read_svg(std::string bytes) {
    std::unique_ptr<xml::Part> part;
    try {
        part = xml::parse("svg", std::move(bytes), xml::Spaces::kept);
    } catch (const Error&) {
        return std::nullopt;  // told by whoever asks for the picture
    }
    metafile::Canvas canvas;
    if (!svg::Player(canvas, part->root()).play()) return std::nullopt;
    SvgPicture picture;
    picture.left_out.assign(canvas.left_out().begin(), canvas.left_out().end());
    picture.drawing = std::make_shared<const Drawing>(std::move(canvas.drawing));
    return picture;
}

}  // namespace raingan
