// Seeds: *.store
// Dictionary: pdf
// Material to validate signatures (/DSS): a dictionary as text, then a zero byte, then what its streams hold.
#include "sign/dss.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view input = test::as_text(data, size);
    const std::size_t zero = std::min(input.find('\0'), size);
    QPDF qpdf;
    qpdf.emptyPDF();
    qpdf.setSuppressWarnings(true);
    const std::string bytes(input.substr(std::min(zero + 1, size)));
    for (std::size_t i = 0; i < 4; ++i)  // "3 0 R" and those behind it: all of it, and its quarters
        qpdf.makeIndirectObject(
            QPDFObjectHandle::newStream(&qpdf, i == 0 ? bytes : bytes.substr(bytes.size() / 4 * i)));
    try {
        const QPDFObjectHandle store = QPDFObjectHandle::parse(&qpdf, std::string(input.substr(0, zero)));
        qpdf.getRoot().replaceKey("/DSS", store);
        const sign::Dss dss = pdf::guarded(qpdf, [&] { return sign::read_dss(qpdf); });
        for (const sign::Evidence& evidence : dss.evidence) test::must(!evidence.der.empty());
    } catch (const Error&) {               // hostile input, refused
    } catch (const std::runtime_error&) {  // no dictionary
    } catch (const std::logic_error&) {    // likewise
    }
    return 0;
}
