// PDFs of nothing but pictures, as scanners make them.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "pdf_in/qpdf.h"

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace raingan::test {

struct PageImage {
    int width = 0, height = 0;
    std::string dictionary;  ///< entries beside /Width and /Height
    std::string data;
};

/// A binary PGM or PBM ("P5", "P4"), as pdftoppm writes it.
inline PageImage netpbm_image(const std::string& file) {
    PageImage out;
    int most = 0, used = 0;
    if (file.starts_with("P4")) {
        REQUIRE(std::sscanf(file.c_str(), "P4 %d %d%n", &out.width, &out.height, &used) == 2);
        out.dictionary = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]";
    } else {
        REQUIRE(std::sscanf(file.c_str(), "P5 %d %d %d%n", &out.width, &out.height, &most, &used) == 3);
        out.dictionary = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    }
    out.data = file.substr(static_cast<std::size_t>(used) + 1);
    return out;
}

/// A grey JPEG of these measures.
inline PageImage jpeg_image(const std::string& file, int width, int height) {
    return {width, height, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", file};
}

/// Each picture fills a page at so many pixels an inch, turned counter-clockwise about
/// the page's middle.
inline std::string image_only_pdf(const std::vector<PageImage>& images, double dpi, double degrees = 0) {
    QPDF qpdf;
    qpdf.emptyPDF();
    for (const PageImage& image : images) {
        QPDFObjectHandle stream = QPDFObjectHandle::newStream(&qpdf, image.data);
        stream.replaceDict(QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image /Width " +
                                                   std::to_string(image.width) + " /Height " +
                                                   std::to_string(image.height) + image.dictionary + " >>"));
        const double width = image.width * 72.0 / dpi, height = image.height * 72.0 / dpi;
        const double turn = degrees * std::acos(-1.0) / 180, c = std::cos(turn), s = std::sin(turn);
        char content[256];
        std::snprintf(content, sizeof content, "q %.5f %.5f %.5f %.5f %.4f %.4f cm /I Do Q", width * c, width * s,
                      -height * s, height * c, width / 2 - (c * width - s * height) / 2,
                      height / 2 - (s * width + c * height) / 2);
        QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 " + std::to_string(width) + " " +
                                                        std::to_string(height) + "] >>");
        QPDFObjectHandle objects = QPDFObjectHandle::newDictionary(), resources = QPDFObjectHandle::newDictionary();
        objects.replaceKey("/I", qpdf.makeIndirectObject(stream));
        resources.replaceKey("/XObject", objects);
        page.replaceKey("/Resources", resources);
        page.replaceKey("/Contents", QPDFObjectHandle::newStream(&qpdf, content));
        QPDFPageDocumentHelper(qpdf).addPage(qpdf.makeIndirectObject(page), false);
    }
    QPDFWriter writer(qpdf);
    writer.setOutputMemory();
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace raingan::test
