#include "sign/appearance.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "compose/form.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "thai/breaks.h"

namespace raingan::sign {
namespace {

[[noreturn]] void fail_image() {
    throw unreadable("bad-image", "",
                     {"the picture of the signature is no PNG or JPEG that can be read; save it anew as PNG",
                      "อ่านภาพลายเซ็นไม่ได้ โปรดบันทึกใหม่เป็น PNG"});
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct PixelSize {
    double width = 0, height = 0;
};

/// PNG: IHDR; JPEG: the frame header (ITU T.81 B.2.2). Whether the rest is whole, the PDF writer finds out.
PixelSize pixel_size(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return {double(big_endian(bytes, 16, 4)), double(big_endian(bytes, 20, 4))};
    if (!bytes.starts_with("\xFF\xD8")) fail_image();
    for (std::size_t at = 2; at + 9 < bytes.size(); at += 2 + big_endian(bytes, at + 2, 2)) {
        const std::uint32_t marker = big_endian(bytes, at, 2);
        if (marker >= 0xFFC0 && marker <= 0xFFC2)
            return {double(big_endian(bytes, at + 7, 2)), double(big_endian(bytes, at + 5, 2))};
        if (marker < 0xFFC0 || big_endian(bytes, at + 2, 2) < 2) break;
    }
    fail_image();
}

void add_image(Document& document, Paragraph& paragraph, const std::string& bytes, Points width, Points height) {
    const PixelSize size = pixel_size(bytes);
    if (!(size.width > 0) || !(size.height > 0)) fail_image();
    const double scale = std::min(width.pt / size.width, height.pt / size.height);
    document.images.push_back({bytes.starts_with("\x89PNG") ? "image/png" : "image/jpeg", bytes});
    InlineImage image;
    image.width = Points(size.width * scale);
    image.height = Points(size.height * scale);
    paragraph.text = "\xEF\xBF\xBC";
    paragraph.runs = {{0, 3, paragraph.mark_format}};
    paragraph.objects.push_back({0, image});
}

Document document_of(const Look& look, Points width, Points height, double size) {
    Document document;
    compose::Form form(document);
    Section section;
    section.page_width = width;
    section.page_height = height;
    section.margin_top = section.margin_bottom = Points(1);
    section.margin_start = section.margin_end = Points(2);
    section.header_distance = section.footer_distance = Points(0);
    ParagraphFormat format;
    format.alignment = Alignment::centre;
    if (!look.image.empty()) {
        Paragraph picture = form.paragraph("", {Points(size), false}, format);
        constexpr double share = 0.4;  // of the height; the rest is for the lines
        add_image(document, picture, look.image, width - Points(4), height * share);
        section.blocks.push_back({std::move(picture)});
    }
    for (const std::string& line : look.lines)
        section.blocks.push_back({form.paragraph(line, {Points(size), false}, format)});
    document.sections.push_back(std::move(section));
    return document;
}

/// Copies objects of a small PDF into the update, with new numbers.
class Copier {
public:
    explicit Copier(Update& update) : update_(update) {}

    std::string text(const QPDFObjectHandle& object) {  // NOLINT(misc-no-recursion)
        if (object.isIndirect()) return std::to_string(copy(object).number) + " 0 R";
        return direct(object);
    }
    Entries entries(QPDFObjectHandle dictionary) {  // NOLINT(misc-no-recursion)
        Entries out;
        for (const std::string& key : dictionary.getKeys())
            if (key != "/Length") out[key] = text(dictionary.getKey(key));
        return out;
    }

private:
    std::string direct(QPDFObjectHandle object) {  // NOLINT(misc-no-recursion)
        if (object.isDictionary()) return text_of(entries(object));
        if (!object.isArray()) return object.unparse();
        std::string out = "[";
        for (const QPDFObjectHandle& item : object.getArrayAsVector()) out += text(item) + " ";
        return out + "]";
    }
    pdf::Ref copy(QPDFObjectHandle object) {  // NOLINT(misc-no-recursion)
        const auto [at, added] = copied_.try_emplace(object.getObjGen());
        if (!added) return at->second;
        const pdf::Ref ref = at->second = update_.reserve();
        if (object.isStream()) {
            const auto data = object.getRawStreamData();
            update_.set_stream(ref, entries(object.getDict()),
                               {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
        } else {
            update_.set(ref, direct(object));
        }
        return ref;
    }

    Update& update_;
    std::map<QPDFObjGen, pdf::Ref> copied_;
};

std::string number(double value) {
    std::string out;
    pdf::append(out, value);
    return out;
}

/// Sets the look in the largest size in which it stays in its box.
std::string page_of(const Look& look, double width_pt, double height_pt) {
    fonts::FontLibrary fonts({});
    thai::Breaker breaker;
    constexpr double sizes[] = {16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4};
    for (const double size : sizes) {
        const Document document = document_of(look, Points(width_pt), Points(height_pt), size);
        const Pages pages = lay_out(document, fonts, breaker);
        const std::size_t lines = look.lines.size() + (look.image.empty() ? 0 : 1);
        const bool fits = pages.all.size() == 1 && pages.all.front().lines.size() <= lines;
        if (!fits && size != sizes[std::size(sizes) - 1]) continue;
        pdf::WriteOptions options;
        options.tagged = false;  // an annotation's appearance is no part of the page's content
        Diagnostics diagnostics;
        std::string file = pdf::write_pdf(pages, document.images, fonts, {}, &diagnostics, options);
        if (!diagnostics.empty()) fail_image();
        return file;
    }
    return {};
}

}  // namespace

pdf::Ref write_appearance(Update& update, const Look& look, const Place& place) {
    // A field of no size is meant to show nothing (ISO 32000-1 12.7.4.5).
    const double width_pt = std::max(place.width(), 1.0), height_pt = std::max(place.height(), 1.0);
    const std::string file = page_of(look, width_pt, height_pt);
    const auto qpdf = open_pdf(file);
    QPDFObjectHandle page = qpdf->getAllPages().at(0);
    QPDFObjectHandle content = page.getKey("/Contents");
    Copier copier(update);
    Entries form = copier.entries(content.getDict());
    form["/Type"] = "/XObject";
    form["/Subtype"] = "/Form";
    form["/BBox"] = "[0 0 " + number(place.width()) + " " + number(place.height()) + "]";
    // Turned against the page; readers move it into the widget's /Rect (12.5.5).
    if (place.rotation == 90) form["/Matrix"] = "[0 1 -1 0 0 0]";
    if (place.rotation == 180) form["/Matrix"] = "[-1 0 0 -1 0 0]";
    if (place.rotation == 270) form["/Matrix"] = "[0 -1 1 0 0 0]";
    form["/Resources"] = text_of(copier.entries(page.getKey("/Resources")));
    const auto data = content.getRawStreamData();
    const pdf::Ref ref = update.reserve();
    require_whole(*qpdf);
    update.set_stream(ref, form, {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
    return ref;
}

}  // namespace raingan::sign
