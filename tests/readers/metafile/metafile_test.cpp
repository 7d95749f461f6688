// Metafiles made record by record ([MS-EMF] 2.3, [MS-WMF] 2.3, [MS-EMFPLUS] 2.3).
#include "readers/metafile/metafile.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

using namespace raingan;

namespace {

std::string le(std::uint64_t value, unsigned count) {
    std::string bytes;
    for (unsigned i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    return bytes;
}
std::string u32s(std::initializer_list<std::int64_t> values) {
    std::string bytes;
    for (const std::int64_t value : values) bytes += le(static_cast<std::uint64_t>(value), 4);
    return bytes;
}
std::string u16s(std::initializer_list<std::int64_t> values) {
    std::string bytes;
    for (const std::int64_t value : values) bytes += le(static_cast<std::uint64_t>(value), 2);
    return bytes;
}
std::string real(float value) {
    return le(std::bit_cast<std::uint32_t>(value), 4);
}

std::string emf_record(std::uint32_t type, std::string body) {
    body.resize((body.size() + 3) / 4 * 4, '\0');
    return le(type, 4) + le(body.size() + 8, 4) + body;
}

/// A frame of 200 × 100 pixels of a hundredth of an inch each: 144 × 72 points.
std::string emf_of(const std::string& records) {
    const std::string head = u32s({0, 0, 199, 99, 0, 0, 5080, 2540, 0x464D4520, 0x10000, 0, 0, 0, 0, 0, 0}) +
                             u32s({1000, 1000, 254, 254}) + u32s({0, 0, 0, 254000, 254000});
    return emf_record(1, head) + records + emf_record(14, u32s({0, 16, 20}));
}

std::string create_brush(std::uint32_t handle, std::uint32_t colour) {
    return emf_record(39, u32s({handle, 0, colour, 0})) + emf_record(37, u32s({handle}));
}

Metafile read(const std::string& bytes) {
    const auto metafile = read_metafile(bytes);
    REQUIRE(metafile.has_value());
    REQUIRE(metafile->drawing);
    return *metafile;
}

template <class Kind>
std::vector<Kind> all(const Metafile& metafile) {
    std::vector<Kind> found;
    for (const DrawingItem& item : metafile.drawing->items)
        if (const auto* one = std::get_if<Kind>(&item.what)) found.push_back(*one);
    return found;
}

std::string text_record(const std::u16string& text, std::initializer_list<std::int64_t> dx, std::int64_t x,
                        std::int64_t y) {
    constexpr std::int64_t text_at = 76;
    std::string letters;
    for (const char16_t c : text) letters += le(c, 2);
    const auto dx_at = static_cast<std::int64_t>(text_at + (letters.size() + 3) / 4 * 4);
    letters.resize((letters.size() + 3) / 4 * 4, '\0');
    return emf_record(84, u32s({0, 0, -1, -1, 2, 0, 0}) +
                              u32s({x, y, static_cast<std::int64_t>(text.size()), text_at, 0, 0, 0, -1, -1, dx_at}) +
                              letters + u32s(dx));
}

std::string font_record(std::int64_t height, const std::u16string& face) {
    std::string name;
    for (const char16_t c : face) name += le(c, 2);
    name.resize(64, '\0');
    return emf_record(82, u32s({7, height, 0, 0, 0, 700}) + std::string("\0\0\0\xDE\0\0\0\0", 8) + name) +
           emf_record(37, u32s({7}));
}

std::string wmf_record(std::uint16_t function, const std::string& body) {
    return le((body.size() + 6) / 2, 4) + le(function, 2) + body;
}
std::string wmf_of(const std::string& records, bool placeable = true) {
    const std::string head = le(0x9AC6CDD7, 4) + u16s({0, 0, 0, 200, 100, 100, 0, 0, 0});
    return (placeable ? head : "") + u16s({1, 9, 0x300}) + le(0, 4) + u16s({2}) + le(0, 4) + u16s({0}) + records +
           wmf_record(0, "");
}

}  // namespace

TEST_CASE("an EMF's shapes stand in points, with pen and brush") {
    const Metafile metafile = read(emf_of(create_brush(1, 0x0000FF) + emf_record(43, u32s({10, 10, 110, 60})) +
                                          emf_record(42, u32s({60, 20, 140, 80}))));
    CHECK(metafile.media_type == "image/emf");
    CHECK(metafile.left_out.empty());
    CHECK(metafile.drawing->width.pt == doctest::Approx(144));
    CHECK(metafile.drawing->height.pt == doctest::Approx(72));
    const auto paths = all<DrawnPath>(metafile);
    REQUIRE(paths.size() == 2);
    CHECK(paths[0].steps[0].x_pt == doctest::Approx(7.2));
    CHECK(paths[0].steps[2].x_pt == doctest::Approx(79.2));
    CHECK(paths[0].steps[2].y_pt == doctest::Approx(43.2));
    CHECK(paths[0].fill == Paint{Colour{255, 0, 0}});
    CHECK(paths[0].stroke.has_value());
}

TEST_CASE("world and window transforms, paths in brackets and clips") {
    const std::string half = real(0.5F) + real(0) + real(0) + real(0.5F) + real(10) + real(0);
    const Metafile metafile =
        read(emf_of(emf_record(35, half) + emf_record(30, u32s({0, 0, 100, 100})) + emf_record(59, "") +
                    emf_record(27, u32s({0, 0})) + emf_record(54, u32s({100, 0})) + emf_record(54, u32s({0, 100})) +
                    emf_record(61, "") + emf_record(60, "") + emf_record(62, u32s({0, 0, 0, 0}))));
    const auto paths = all<DrawnPath>(metafile);
    REQUIRE(paths.size() == 1);
    CHECK(paths[0].fill.has_value());
    CHECK_FALSE(paths[0].stroke.has_value());
    CHECK(paths[0].steps.size() == 4);
    CHECK(paths[0].steps[1].x_pt == doctest::Approx((100 * 0.5 + 10) * 0.72));
    REQUIRE(metafile.drawing->clips.size() == 1);
    CHECK(metafile.drawing->items[0].clip == 1);
}

TEST_CASE("Thai text keeps its font, place and advances; characters of symbol fonts become what they draw") {
    const Metafile metafile = read(emf_of(font_record(-20, u"TH SarabunPSK") + emf_record(22, u32s({24})) +
                                          text_record(u"ครุฑ", {10, 8, 0, 9}, 50, 40) + font_record(-20, u"Wingdings") +
                                          text_record(u"\xF0FC", {10}, 50, 40)));
    const auto texts = all<DrawnText>(metafile);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].text == "ครุฑ");
    CHECK(texts[0].format.font == "TH SarabunPSK");
    CHECK(texts[0].format.bold);
    CHECK(texts[0].format.size.pt == doctest::Approx(14.4));
    CHECK(texts[0].place.e == doctest::Approx(36));
    CHECK(texts[0].vertical == DrawnText::Vertical::baseline);
    REQUIRE(texts[0].advances_pt.size() == 4);
    CHECK(texts[0].advances_pt[1] == doctest::Approx(5.76));
    CHECK(texts[1].text == "✓");
}

TEST_CASE("pictures of pixels are drawn, masks leave what lies under them") {
    const std::string dib = u32s({40, 2, 2}) + u16s({1, 24}) + u32s({0, 16, 0, 0, 0, 0}) +
                            std::string("\xFF\x00\x00\x00\xFF\x00\x00\x00", 8) +
                            std::string("\x00\x00\xFF\xFF\xFF\xFF\x00\x00", 8);
    const auto stretch = [&](std::uint32_t operation) {
        return emf_record(81, u32s({0, 0, 0, 0, 10, 20, 0, 0, 2, 2, 80, 40, 120, 16, 0, operation, 40, 30}) + dib);
    };
    const Metafile metafile = read(emf_of(stretch(0x00CC0020) + stretch(0x008800C6)));
    const auto pictures = all<DrawnPicture>(metafile);
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0].image->media_type == "image/bmp");
    CHECK(pictures[0].place.a == doctest::Approx(28.8));
    CHECK(pictures[0].place.f == doctest::Approx(14.4));
    const std::string& bytes = pictures[0].image->bytes;
    CHECK(bytes.substr(bytes.size() - 8) == std::string("\xFF\x00\x00\xFF\xFF\xFF\xFF\xFF", 8));  // its upper row
    const std::string& masked = pictures[1].image->bytes;
    CHECK(masked.back() == '\0');  // white is seen through
}

TEST_CASE("a WMF with and without the head that says its place") {
    const std::string shapes = wmf_record(0x020B, u16s({0, 0})) + wmf_record(0x020C, u16s({100, 200})) +
                               wmf_record(0x02FC, u16s({0, 0xFF, 0, 0})) + wmf_record(0x012D, u16s({0})) +
                               wmf_record(0x041B, u16s({90, 190, 10, 10}));
    for (const bool placeable : {true, false}) {
        const Metafile metafile = read(wmf_of(shapes, placeable));
        CHECK(metafile.media_type == "image/wmf");
        CHECK(metafile.drawing->width.pt == doctest::Approx(placeable ? 144 : 10));
        const auto paths = all<DrawnPath>(metafile);
        REQUIRE(paths.size() == 1);
        CHECK(paths[0].steps[0].x_pt == doctest::Approx(placeable ? 7.2 : 0.5));
        CHECK(paths[0].fill == Paint{Colour{255, 0, 0}});
    }
}

TEST_CASE("Thai bytes of a WMF in a Thai font, or in one that says nothing") {
    for (const char charset : {'\xDE', '\0'}) {
        std::string font = u16s({-20, 0, 0, 0, 400}) + std::string(3, '\0') + charset + std::string(4, '\0') + "Arial";
        font.resize(50, '\0');
        const std::string text = "\xA4\xC3\xD8\xB1";  // ครุฑ
        const Metafile metafile = read(wmf_of(wmf_record(0x02FB, font) + wmf_record(0x012D, u16s({0})) +
                                              wmf_record(0x0521, u16s({4}) + text + u16s({50, 20}))));
        const auto texts = all<DrawnText>(metafile);
        REQUIRE(texts.size() == 1);
        CHECK(texts[0].text == "ครุฑ");
    }
}

TEST_CASE("EMF+: gradients, pens and transforms; GDI's version of the same is left aside") {
    const auto plus = [](std::uint16_t type, std::uint16_t flags, const std::string& data) {
        return le(type, 2) + le(flags, 2) + le(data.size() + 12, 4) + le(data.size(), 4) + data;
    };
    const auto comment = [](const std::string& records) {
        return emf_record(70, le(records.size() + 4, 4) + "EMF+" + records);
    };
    const std::string brush =
        u32s({0x1001, 4, 0, 0}) + real(0) + real(0) + real(100) + real(50) + u32s({0xFFFF0000, 0x800000FF, 0, 0});
    const std::string records = plus(0x4001, 1, u32s({0x1001, 0, 96, 96})) + plus(0x4008, 0x0103, brush) +
                                plus(0x402D, 0, real(10) + real(0)) +
                                plus(0x400A, 0x4000, u32s({3, 1}) + u16s({0, 0, 100, 50})) + plus(0x4002, 0, "");
    const Metafile metafile = read(emf_of(comment(records) + emf_record(43, u32s({0, 0, 10, 10}))));
    const auto paths = all<DrawnPath>(metafile);
    REQUIRE(paths.size() == 1);
    const auto* gradient = std::get_if<Gradient>(&paths[0].fill->what);
    REQUIRE(gradient != nullptr);
    CHECK(gradient->stops.front().colour == Colour{255, 0, 0});
    CHECK(gradient->place.e == doctest::Approx(7.2));
    CHECK(gradient->place.a == doctest::Approx(72));
    CHECK(paths[0].fill->opacity == doctest::Approx(0.75).epsilon(0.01));
}

TEST_CASE("whatever is cut off or claimed, a metafile ends soundly") {
    const std::string whole =
        emf_of(create_brush(1, 255) + emf_record(43, u32s({10, 10, 110, 60})) + font_record(-20, u"Arial") +
               text_record(u"abc", {5, 5, 5}, 1, 1) + emf_record(86, u32s({0, 0, 0, 0, 3}) + u16s({1, 2, 3, 4, 5, 6})));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        read_metafile(whole.substr(0, length));
        std::string damaged = whole;
        damaged[length] = '\xFF';
        read_metafile(damaged);
    }
    // More points, boxes, colours and pixels than there are bytes.
    constexpr std::int64_t most = 0xFFFFFFFF;
    const std::string claims =
        emf_record(3, u32s({0, 0, 0, 0, most, 1, 2})) + emf_record(8, u32s({0, 0, 0, 0, most, most, most})) +
        emf_record(75, u32s({most, 5, 32, 1, most, 0})) +
        emf_record(81, u32s({0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 80, 40, 120, 4, 0, 0x00CC0020, 9, 9}) +
                           u32s({40, 100'000, 100'000}) + u16s({1, 1}) + u32s({0, 0, 0, 0, most, 0}));
    const Metafile metafile = read(emf_of(claims));
    CHECK(metafile.drawing->items.empty());
    CHECK_FALSE(metafile.left_out.empty());
}

TEST_CASE("clips in one another and saved states without end cost no more than their records") {
    std::string records;
    const std::string turn = real(0.9F) + real(0.1F) + real(-0.1F) + real(0.9F) + real(0) + real(0);
    for (int i = 0; i < 3000; ++i)
        records += emf_record(36, turn + u32s({2})) + emf_record(30, u32s({0, 0, 1000, 1000})) + emf_record(33, "") +
                   emf_record(43, u32s({1, 1, 90, 90}));
    const Metafile metafile = read(emf_of(records));
    CHECK(metafile.drawing->clips.size() < 100);
    CHECK(metafile.drawing->items.size() == 3000);
}

TEST_CASE("a compressed metafile that would grow without end is refused") {
    const std::string bomb = std::string("\x1F\x8B\x08\0\0\0\0\0\0\0", 10) + std::string(20, '\0') + u32s({0xFFFFFFFF});
    CHECK_FALSE(read_metafile(bomb).has_value());
    CHECK_FALSE(inflated_metafile("x", 1'000'000'000).has_value());
    CHECK_FALSE(read_metafile("").has_value());
}
