// The images of a PDF, by their entries and bytes: the first line of the input is the dictionary of the image, the rest
// its data.
#include "pdf_in/image.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string input(test::as_text(data, size));
    const std::size_t end = input.find('\n');
    if (end == std::string::npos) return 0;
    QPDF qpdf;
    qpdf.emptyPDF();
    QPDFObjectHandle dictionary = QPDFObjectHandle::newNull();
    try {
        dictionary = QPDFObjectHandle::parse(&qpdf, "<<" + input.substr(0, end) + ">>");
    } catch (const std::exception&) {
        return 0;
    }
    if (!dictionary.isDictionary()) return 0;
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&qpdf, input.substr(end + 1));
    stream.replaceDict(dictionary);
    const pdf::DecodedImage image = pdf::decode_image(stream);
    for (const pdf::GreyImage* grey : {&image.shades, &image.opacity})
        test::must(
            grey->pixels.size() ==
            (grey->empty() ? 0 : static_cast<std::size_t>(grey->width) * static_cast<std::size_t>(grey->height)));
    test::must(!image.fault.empty() || !image.shades.empty() || !image.opacity.empty());
    return 0;
}
