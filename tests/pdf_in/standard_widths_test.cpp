#include "pdf_in/standard_widths.h"

#include <doctest/doctest.h>

using namespace raingan::pdf;

TEST_CASE("names of standard fonts, and those that readers take for them") {
    CHECK(standard_face("Helvetica") == StandardFace::helvetica);
    CHECK(standard_face("Helvetica-BoldOblique") == StandardFace::helvetica_bold);
    CHECK(standard_face("Arial,Bold") == StandardFace::helvetica_bold);
    CHECK(standard_face("Arial-ItalicMT") == StandardFace::helvetica);
    CHECK(standard_face("TimesNewRomanPS-BoldItalicMT") == StandardFace::times_bold_italic);
    CHECK(standard_face("Times-Roman") == StandardFace::times);
    CHECK(standard_face("Courier-Oblique") == StandardFace::courier);
    for (const char* other :
         {"ArialNarrow", "Helvetica-Narrow", "Arial-Black", "Timesbold", "THSarabunPSK", "", "Symbol"})
        CHECK_FALSE(standard_face(other));
}

TEST_CASE("widths of standard fonts are those of their metrics") {
    CHECK(standard_width(StandardFace::helvetica, U'A') == doctest::Approx(0.667));
    CHECK(standard_width(StandardFace::helvetica_bold, U'i') == doctest::Approx(0.278));
    CHECK(standard_width(StandardFace::times, U' ') == doctest::Approx(0.25));
    CHECK(standard_width(StandardFace::times_italic, U'\u2019') == doctest::Approx(0.333));
    CHECK(standard_width(StandardFace::times_bold, U'\ufb01') == doctest::Approx(0.556));
    CHECK(standard_width(StandardFace::courier, U'\u0e01') == doctest::Approx(0.6));
    CHECK_FALSE(standard_width(StandardFace::times, U'\u0e01'));
    CHECK_FALSE(standard_width(StandardFace::helvetica, U'\u0000'));
}
