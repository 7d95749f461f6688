#include "pdf/pdf.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/system.h"
#include "pdf/attachments.h"
#include "pdf/content.h"
#include "pdf/font_embed.h"
#include "pdf/forms.h"
#include "pdf/haru.h"
#include "pdf/icc.h"
#include "pdf/images.h"
#include "pdf/marks.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/paints.h"
#include "pdf/structure.h"

namespace raingan::pdf {

namespace {

std::vector<bool> used_images(const Pages& pages, std::size_t count) {
    std::vector<bool> used(count, false);
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        for (const PlacedImage& image : pages.all.outer(i).images)
            if (image.image < count) used[image.image] = true;
    return used;
}

/// What every page's drawing shares.
struct Canvas {
    File& file;
    Pages& pages;
    const std::vector<bool>& images_ok;
    const TextTools& text;
    PaintTable& paints;
    const Destinations& places;
    Structure* structure;  ///< none: untagged
};

/// The page's dictionary but for its parent, which the page tree gives it. Its content is deflated and gone at once.
std::string write_page(const Canvas& canvas, std::uint32_t index, Ref resources, std::string& content) {
    const Page& page = std::as_const(canvas.pages.all)[index];
    content.clear();
    Marks marks(canvas.structure, index, content);
    draw_graphics(page, canvas.images_ok, canvas.paints, marks, content);
    draw_text(page, canvas.text, marks, content);
    std::string entries = "/Type/Page/MediaBox[0 0 ";
    append(entries, std::clamp<double>(page.width_pt, 3, 14400));
    entries.push_back(' ');
    append(entries, std::clamp<double>(page.height_pt, 3, 14400));
    entries += "]/Resources ";
    append(entries, resources);
    entries += "/Contents ";
    append(entries, canvas.file.add_deflated("", content));
    // Pictures may have a soft mask; the blending space is the output intent's.
    if (!page.images.empty() || canvas.paints.blends()) entries += "/Group<</S/Transparency/CS/DeviceRGB>>";
    if (canvas.structure != nullptr) entries += "/Tabs/S/StructParents " + std::to_string(index);
    return entries + annotations(canvas.file, page, index, canvas.places, canvas.structure);
}

void write_pages(const Canvas& canvas, const std::vector<Ref>& refs, const PageTree& tree, Ref resources) {
    std::string content;
    for (std::uint32_t i = 0; i < refs.size(); ++i) {
        std::string entries = write_page(canvas, i, resources, content);
        entries += "/Parent ";
        append(entries, tree.parents[i]);
        canvas.file.set(refs[i], entries);
        canvas.pages.all.forget_drawing(i);  // the end of the file asks for the rest of it
    }
    if (canvas.pages.all.is_long()) give_back_memory();
}

/// ISO 19005-3 6.2.3
std::string output_intent(File& file) {
    std::string out =
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile ";
    append(out, file.add_deflated("/N 3", srgb_profile()));
    return out + ">>]";
}

}  // namespace

std::string write_pdf(const Pages& pages, const std::vector<Image>& images, fonts::FontLibrary& library,
                      const Metadata& given, Diagnostics* diagnostics, const WriteOptions& options) {
    return write_pdf(Pages(pages), images, library, given, diagnostics, options);
}

std::string write_pdf(Pages&& pages, const std::vector<Image>& images, fonts::FontLibrary& library,
                      const Metadata& given, Diagnostics* diagnostics, const WriteOptions& options) {
    File file;
    Diagnostics found;
    const Metadata metadata = completed(given, pages);
    const Ref resources = file.reserve();
    std::string x_objects;
    ImageWriter image_writer(file);
    std::vector<bool> images_ok =
        write_images(image_writer, images, used_images(pages, images.size()), x_objects, found);
    PaintTable paints(file, image_writer);

    std::vector<Ref> refs;
    refs.reserve(pages.all.size());
    for (std::size_t i = 0; i < pages.all.size(); ++i) refs.push_back(file.reserve());
    const PageTree tree = write_page_tree(file, refs);
    FontTable fonts(library);
    const TextTools text{pages.languages, library, fonts};
    std::optional<Ref> form_resources;
    if (!pages.drawings.empty()) form_resources = file.reserve();
    if (form_resources) write_forms(file, pages, images, text, paints, *form_resources, x_objects, images_ok);
    std::optional<Structure> structure;
    if (options.tagged) structure.emplace(pages);
    const Destinations places = destinations(pages, refs);
    const std::string sign_offs = sign_off_places(pages, refs);
    write_pages({file, pages, images_ok, text, paints, places, structure ? &*structure : nullptr}, refs, tree,
                resources);

    std::string font_entries;
    fonts.write(file, font_entries);
    const std::string shared = "/Font<<" + font_entries + ">>" + paints.resources();
    file.set(resources, shared + "/XObject<<" + x_objects + ">>");
    if (form_resources) file.set(*form_resources, shared + "/XObject<<" + paints.pictures() + ">>");

    std::string catalog = "/Type/Catalog/Lang(th-TH)/ViewerPreferences<</DisplayDocTitle true>>/Pages ";
    append(catalog, tree.root);
    catalog += "/Metadata ";
    append(catalog, write_xmp(file, metadata));
    catalog += output_intent(file);
    if (structure) {
        catalog += "/MarkInfo<</Marked true>>/StructTreeRoot ";
        append(catalog, structure->write(file, refs));
        structure.reset();  // of a long table as large as the file
    }
    if (options.attach) catalog += write_attachments(file, options.attach(found), metadata.modified);
    catalog += outline(file, pages, refs);
    catalog += sign_offs;
    catalog += page_labels(pages);
    const Ref root = file.add(catalog);
    if (diagnostics != nullptr) diagnostics->insert(diagnostics->end(), found.begin(), found.end());
    return file.finish(root, write_info(file, metadata));
}

}  // namespace raingan::pdf
