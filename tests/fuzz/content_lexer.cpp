// The words of a content stream: each lies within the bytes or is text of its own, and there is an end.
#include "pdf_in/content_lexer.h"

#include <cmath>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    using Kind = pdf::ContentToken::Kind;
    const std::string_view bytes = test::as_text(data, size);
    pdf::ContentLexer lexer(bytes);
    // Each word takes a byte at least.
    std::size_t words = 0;
    for (const pdf::ContentToken* token = &lexer.next(); token->kind != Kind::end; token = &lexer.next()) {
        test::must(++words <= size + 1);
        test::must(token->text.size() <= size);
        test::must(token->kind != Kind::number || std::isfinite(token->number));
        test::must(token->kind != Kind::name || token->text.starts_with('/'));
        std::size_t sum = 0;
        for (const char c : token->text) sum += static_cast<unsigned char>(c);
        test::must(sum <= token->text.size() * 255);
    }
    return 0;
}
