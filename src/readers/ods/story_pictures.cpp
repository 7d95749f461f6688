#include "readers/ods/story_pictures.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "readers/picture/image.h"

namespace raingan::ods {
namespace {

using opendocument::Scope;
using pugi::xml_node;
using std::string_view;

struct Story {
    const char *style, *element;
    char place;  ///< of StoryPicture::place
    std::string workbook::PageSetup::*odd;
    std::string workbook::PageSetup::*even;
    std::string workbook::PageSetup::*first;
};
constexpr std::array<Story, 2> stories{{{"header-style", "header", 'H', &workbook::PageSetup::odd_header,
                                         &workbook::PageSetup::even_header, &workbook::PageSetup::first_header},
                                        {"footer-style", "footer", 'F', &workbook::PageSetup::odd_footer,
                                         &workbook::PageSetup::even_footer, &workbook::PageSetup::first_footer}}};

/// "left", "center top", "right": the part of the header that it stands in.
char part_of(string_view position) {
    if (position.find("left") != string_view::npos) return 'L';
    return position.find("right") != string_view::npos ? 'R' : 'C';
}

}  // namespace

void read_story_pictures(const opendocument::Source& source, const opendocument::StyleSheet& styles,
                         string_view master_page, workbook::PageSetup& page) {
    const xml_node master = styles.master_page(master_page);
    const xml_node layout = styles.element(Scope::styles, "page-layout", xml::text_of(master, "page-layout-name"));
    for (const Story& story : stories) {
        const xml_node properties = xml::child(xml::child(layout, story.style), "header-footer-properties");
        const xml_node ground = xml::child(properties, "background-image");
        const xml_node shown = xml::child(master, story.element);
        auto bytes = ground ? opendocument::picture_bytes(source, ground) : std::nullopt;
        if (!bytes || bytes->empty() || !shown || xml::text_of(shown, "display") == "false") continue;
        const char part = part_of(xml::text_of(ground, "position"));
        const std::string code = std::string("&") + part + "&G";
        const auto add_code = [&](std::string workbook::PageSetup::*codes, bool used) {
            if (used) (page.*codes) += code;
        };
        add_code(story.odd, true);
        add_code(story.even, page.different_even);
        add_code(story.first, page.different_first);
        const ReadImage read = read_sheet_image(std::move(*bytes));
        if (!read.image) continue;
        const auto image = std::make_shared<const Image>(*read.image);
        const PictureSize size = size_of_picture(*image);
        for (const char* variant : {"", "EVEN", "FIRST"})
            page.pictures.push_back({std::string{part, story.place} + variant, image, size.width, size.height, {}});
    }
}

}  // namespace raingan::ods
