// Seeds: *.pdf
// Dictionary: pdf
// A PDF from anywhere: what its signatures say, and which files it carries.
#include "sign/verify.h"

#include "pdf/read_attachments.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view pdf = test::as_text(data, size);
    try {
        const sign::Verification verification = sign::verify(pdf, nullptr);
        // Without trust nothing is valid, and what is signed covers no more than there is.
        test::must(verification.verdict != sign::Verdict::valid);
        for (const sign::SignatureState& state : verification.signatures) test::must(state.covered_bytes <= size);
    } catch (const Error&) {  // hostile input, refused
    }
    try {
        pdf::read_attachments(pdf, {"application/json", "application/xml", "text/xml"});
    } catch (const Error&) {  // likewise
    }
    return 0;
}
