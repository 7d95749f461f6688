#include "pdf_in/content_lexer.h"

#include <doctest/doctest.h>

#include <string>

using raingan::pdf::ContentLexer;
using raingan::pdf::ContentToken;

namespace {

/// Each token in a form that shows its kind.
std::string tokens_of(std::string_view content) {
    using Kind = ContentToken::Kind;
    ContentLexer lexer(content);
    std::string out;
    for (int count = 0; count < 1000; ++count) {
        const ContentToken& token = lexer.next();
        if (token.kind == Kind::end) return out;
        if (!out.empty()) out += ' ';
        switch (token.kind) {
            case Kind::number:
                out += token.whole ? std::to_string(static_cast<int>(token.number))
                                   : std::to_string(token.number).substr(0, 5);
                break;
            case Kind::string:
                out += "'" + std::string(token.text) + "'";
                break;
            case Kind::array_begin:
                out += "[";
                break;
            case Kind::array_end:
                out += "]";
                break;
            case Kind::inline_image:
                out += "image";
                break;
            default:
                out += token.text;
        }
    }
    return "endless";
}

}  // namespace

TEST_CASE("the words of a content stream") {
    CHECK(tokens_of("BT /F#31 12 Tf -.5 +3. 0.25 rg%no\nT*") == "BT /F1 12 Tf -0.50 3.000 0.250 rg T*");
    CHECK(tokens_of("[(a)-120<41 42>]TJ") == "[ 'a' -120 'AB' ] TJ");
    CHECK(tokens_of(R"((a\(b\)(c)\n\101\
d\r) Tj)") == "'a(b)(c)\nAd\r' Tj");
    CHECK(tokens_of("/P <</MCID 3/E(>>)/D<</X 1>>>> BDC q") == "/P <</MCID 3/E(>>)/D<</X 1>>>> BDC q");
    CHECK(tokens_of("BI /W 1 /H 1 ID \x01\x02"
                    "EIx EI \x03\nEI Q 1 0 0 rg") == "image Q 1 0 0 rg");
}

TEST_CASE("what is malformed ends, and is skipped") {
    CHECK(tokens_of("(open \\") == "'open '");
    CHECK(tokens_of("<41 4") == "'A@'");
    CHECK(tokens_of("<</A (x") == "<</A (x");
    CHECK(tokens_of(") > } { q") == "q");
    CHECK(tokens_of("BI /W 1 ID no end") == "image");
    CHECK(tokens_of("1.2.3 --5 6-7 q") == "1.200 -5 6 q");
    CHECK(tokens_of(std::string(5000, '[') + "q") == "endless");  // it went on token by token
}
