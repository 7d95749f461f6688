// What a font program says of its codes, and what the names say: every name is short, every text is UTF-8.
#include "pdf_in/cff_encoding.h"
#include "pdf_in/glyph_names.h"
#include "pdf_in/type1_encoding.h"

#include "base/utf8.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view bytes = test::as_text(data, size);
    constexpr std::size_t longest = 64;
    for (const auto& names : {pdf::cff_encoding(bytes), pdf::type1_encoding(bytes)})
        for (const std::string& name : names) {
            test::must(name.size() <= longest);
            static_cast<void>(pdf::text_of_glyph_name(name));
        }
    const std::string text = pdf::text_of_glyph_name(bytes);
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        test::must(c.length > 0);
        at += c.length;
    }
    return 0;
}
