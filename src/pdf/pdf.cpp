#include "pdf/pdf.h"

#include <algorithm>
#include <cctype>

#include "pdf/content.h"
#include "pdf/font_embed.h"
#include "pdf/haru.h"
#include "pdf/images.h"
#include "pdf/navigation.h"

namespace raingan::pdf {

namespace {

/// "2023-11-02T08:30:00+07:00" → "D:20231102083000+07'00'" (ISO 32000-1 7.9.4); empty where it is no such date.
std::string pdf_date(const std::string& iso) {
    static constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    std::string out = "D:";
    std::size_t at = 0;
    for (; at < std::min(iso.size(), shape.size()); ++at) {
        const bool digit = std::isdigit(static_cast<unsigned char>(iso[at])) != 0;
        if (shape[at] == 'd' ? !digit : iso[at] != shape[at]) break;
        if (digit) out.push_back(iso[at]);
    }
    if (at < 10 || (at > 10 && at < shape.size())) return {};
    std::string zone = iso.substr(at);
    if (!zone.empty() && zone.front() == '.') zone.erase(0, std::min(zone.find_first_of("Z+-"), zone.size()));
    if (zone == "Z") return out + "Z";
    const bool offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
    return offset ? out + zone.substr(0, 3) + "'" + zone.substr(4) + "'" : out;
}

Ref write_info(File& file, const Metadata& metadata) {
    std::string entries = "/Producer(Raingan)";
    const auto put = [&](const char* key, const std::string& value) {
        if (value.empty()) return;
        entries += key;
        append_text(entries, value);
    };
    put("/Title", metadata.title);
    put("/Author", metadata.author);
    put("/CreationDate", pdf_date(metadata.created));
    put("/ModDate", pdf_date(metadata.modified));
    return file.add(std::move(entries));
}

std::vector<bool> used_images(const Pages& pages, std::size_t count) {
    std::vector<bool> used(count, false);
    for (const Page& page : pages.pages)
        for (const PlacedImage& image : page.images)
            if (image.image < count) used[image.image] = true;
    return used;
}

/// Page dictionaries, without their parents, which the page tree gives them.
std::vector<std::string> write_pages(File& file, const Pages& pages, const std::vector<bool>& images_ok,
                                     const fonts::FontLibrary& library, FontTable& fonts, Ref resources) {
    std::vector<std::string> entries;
    entries.reserve(pages.pages.size());
    std::string content;
    for (const Page& page : pages.pages) {
        content.clear();
        draw_graphics(page, images_ok, content);
        draw_text(page, library, fonts, content);
        std::string& text = entries.emplace_back("/Type/Page/MediaBox[0 0 ");
        append(text, std::clamp<double>(page.width_pt, 3, 14400));
        text.push_back(' ');
        append(text, std::clamp<double>(page.height_pt, 3, 14400));
        text += "]/Resources ";
        append(text, resources);
        text += "/Contents ";
        append(text, file.add_deflated("", content));
        text += annotations(file, page);
    }
    return entries;
}

}  // namespace

std::string write_pdf(const Pages& pages, const std::vector<Image>& images, fonts::FontLibrary& library,
                      const Metadata& metadata, Diagnostics* diagnostics) {
    File file;
    Diagnostics found;
    const Ref resources = file.reserve();
    std::string x_objects;
    const std::vector<bool> images_ok = write_images(file, images, used_images(pages, images.size()), x_objects, found);

    FontTable fonts(library);
    std::vector<std::string> entries = write_pages(file, pages, images_ok, library, fonts, resources);
    std::vector<Ref> refs;
    refs.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) refs.push_back(file.reserve());
    const PageTree tree = write_page_tree(file, refs);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i] += "/Parent ";
        append(entries[i], tree.parents[i]);
        file.set(refs[i], std::move(entries[i]));
    }

    std::string font_entries;
    fonts.write(file, font_entries);
    file.set(resources, "/Font<<" + font_entries + ">>/XObject<<" + x_objects + ">>");

    std::string catalog = "/Type/Catalog/Lang(th-TH)/ViewerPreferences<</DisplayDocTitle true>>/Pages ";
    append(catalog, tree.root);
    catalog += outline(file, pages, refs);
    catalog += page_labels(pages);
    const Ref root = file.add(std::move(catalog));
    if (diagnostics != nullptr) diagnostics->insert(diagnostics->end(), found.begin(), found.end());
    return file.finish(root, write_info(file, metadata));
}

}  // namespace raingan::pdf
