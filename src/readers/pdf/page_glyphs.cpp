#include "readers/pdf/page_glyphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/utf8.h"
#include "readers/pdf/right_to_left.h"
#include "readers/symbols.h"
#include "thai/breaks.h"
#include "thai/glyph_codes.h"

namespace raingan::pdf_reader {
namespace {

using pdf::Rectangle;

/// From user space to the page as it is seen, at its lower left corner.
struct View {
    Matrix matrix;
    double width = 0, height = 0;
};

/// The matrix that turns a page of this size clockwise, so that its lower left corner is at 0.
Matrix turned(int quarters, double width, double height) {
    switch (quarters & 3) {
        case 1:
            return {0, -1, 1, 0, 0, width};
        case 2:
            return {-1, 0, 0, -1, width, height};
        case 3:
            return {0, 1, -1, 0, height, 0};
        default:
            return {};
    }
}

View view_of(const QPDFObjectHandle& page) {
    QPDFObjectHandle array = pdf::inherited_entry(page, "/CropBox");
    if (!array.isArray() || array.getArrayNItems() != 4) array = pdf::inherited_entry(page, "/MediaBox");
    constexpr Rectangle a4{0, 0, 595.3, 841.9};
    Rectangle box = pdf::rectangle_of(array).value_or(a4);
    constexpr double least = 10, most = 20'000;
    if (!(box.width() >= least && box.height() >= least && box.width() <= most && box.height() <= most)) box = a4;
    QPDFObjectHandle rotate = pdf::inherited_entry(page, "/Rotate");
    const int quarters = static_cast<int>(((rotate.isInteger() ? rotate.getIntValue() : 0) / 90 % 4 + 4) % 4);
    View view;
    view.matrix = product(turned(quarters, box.width(), box.height()), {1, 0, 0, 1, -box.left, -box.bottom});
    const bool sideways = quarters % 2 != 0;
    view.width = sideways ? box.height() : box.width();
    view.height = sideways ? box.width() : box.height();
    return view;
}

/// Line ends and tabs as spaces, other controls and the place of an object not at all; glyphs of old Thai fonts as the
/// letters that they draw, for what stands where goes by them.
std::string without_controls(const std::string& text) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '\xEF'; };
    if (std::ranges::all_of(text, is_plain)) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const bool blank = c.code_point == '\t' || c.code_point == '\n' || c.code_point == '\r';
        constexpr std::array ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // U+FB00 and on
        if (blank)
            out += ' ';
        else if (c.code_point >= 0xFB00 && c.code_point < 0xFB00 + ligatures.size())
            out += ligatures[c.code_point - 0xFB00];
        else if ((c.code_point >= 0xFB1D && c.code_point <= 0xFDFF) ||
                 (c.code_point >= 0xFE70 && c.code_point <= 0xFEFC))
            out += letters_of_presentation_form(c.code_point);
        else if (c.code_point >= 0x20 && c.code_point != 0x7F && c.code_point != 0xFFFC)
            utf8::append(out, thai::letter_of_glyph_code(c.code_point));
        at += c.length;
    }
    return out;
}

/// One character for private use.
bool is_private(const std::string& text) {
    if (text.empty() || (text[0] != '\xEE' && text[0] != '\xEF')) return false;
    const utf8::Decoded c = utf8::decode(text, 0);
    return c.length == text.size() && c.code_point >= 0xE000 && c.code_point <= 0xF8FF;
}

/// The symbol font that a name of PDFs means: "Wingdings-Regular", "SymbolMT", "Wingdings2"; empty for others.
std::string_view symbol_face(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> faces{{{"ZapfDingbats", "ZapfDingbats"},
                                                                                  {"Wingdings2", "Wingdings 2"},
                                                                                  {"Wingdings3", "Wingdings 3"},
                                                                                  {"Wingdings", "Wingdings"},
                                                                                  {"Webdings", "Webdings"},
                                                                                  {"Symbol", "Symbol"}}};
    for (const auto& [beginning, face] : faces)
        if (name.starts_with(beginning)) return face;
    return {};
}

/// What a glyph of a symbol font is by its code, where nothing else says it; empty: that is not known either.
std::string symbol_text(const pdf::ShownGlyph& glyph) {
    constexpr char lead_of_private = '\xEF';  // and of U+FFFD
    if (!glyph.meaning->text.starts_with(lead_of_private)) return {};
    const std::string_view face = symbol_face(glyph.font->name);
    const char32_t said = utf8::decode(glyph.meaning->text, 0).code_point;
    const bool symbol_code = said >= 0xF000 && said <= 0xF0FF;
    if (face.empty() || (!symbol_code && (glyph.meaning->known || glyph.two_bytes))) return {};
    std::string out;
    if (const char32_t c = symbol_character(face, symbol_code ? said : glyph.code); c != 0) utf8::append(out, c);
    return out;
}

struct Marked {
    std::int32_t content_id = -1;
    bool artifact = false;
    std::optional<std::string> actual;  ///< /ActualText
    std::size_t from = 0;               ///< letters before it, of its direction
};

class PageSink : public pdf::ContentSink {
public:
    explicit PageSink(const View& view) : view_(view), marked_(1) {}

    void glyph(const pdf::ShownGlyph& glyph) override {
        constexpr long long not_shown = 3, only_clips = 7;
        const Matrix m = product(view_.matrix, glyph.text);
        Placed placed;
        Letter& letter = placed.letter;
        letter.size = std::abs(glyph.size) * std::hypot(m.c, m.d);
        const double middle_x = m.x_of(glyph.width / 2, glyph.rise), middle_y = m.y_of(glyph.width / 2, glyph.rise);
        if (!(letter.size > 0.1) || !std::isfinite(middle_x) || !std::isfinite(middle_y)) return;
        const bool clipped = glyph.clip != nullptr && !contains(*glyph.clip, glyph);
        const bool off =
            middle_x < -1 || middle_y < -letter.size || middle_x > view_.width + 1 || middle_y > view_.height + 1;
        if (glyph.mode == not_shown || glyph.mode == only_clips || clipped || off) {
            if (glyph.meaning->text != " ") ++out_.hidden;
            return;
        }
        letter.font = glyph.font;
        letter.content_id = marked_.back().content_id;
        letter.artifact = marked_.back().artifact;
        letter.string = string_;
        letter.code = glyph.code;
        const std::string symbol = symbol_text(glyph);
        letter.text = symbol.empty() ? without_controls(glyph.meaning->text) : symbol;
        // What nobody knows, Ghostscript calls U+F000 and its number: without a width it is a mark, and no bullet.
        const bool nameless = glyph.width == 0 && is_private(letter.text);
        if (nameless) letter.text = "\xEF\xBF\xBD";
        if ((!glyph.meaning->known && symbol.empty()) || nameless) {
            ++out_.lost;
            out_.lost_font = glyph.font->name;
        }
        placed.quarters = quarters_of(m, glyph.size < 0);
        placed.x = m.x_of(0, glyph.rise), placed.y = m.y_of(0, glyph.rise);
        placed.end_x = m.x_of(glyph.width, glyph.rise), placed.end_y = m.y_of(glyph.width, glyph.rise);
        if (!letter.text.empty()) placed_.push_back(std::move(placed));
    }
    void end_string() override { ++string_; }

    void picture(const Rectangle& where) override { out_.pictures.push_back(seen(where)); }

    void image(const pdf::ShownImage& image) override {
        constexpr std::size_t most = 2'000;
        if (out_.images.size() >= most) return;
        ocr::PlacedImage placed;
        placed.stream = image.stream;
        placed.matrix = product(view_.matrix, image.matrix);
        placed.shade = (image.ink.red + image.ink.green + image.ink.blue) / 3;
        placed.clip = image.clip != nullptr ? seen(*image.clip) : Rectangle{0, 0, view_.width, view_.height};
        out_.images.push_back(std::move(placed));
    }

    void path(const pdf::PaintedPath& path) override {
        for (const auto& piece : path.pieces) {
            if (path.filled && !piece.curved) fill(piece, path.fill);
            if (path.stroked && !piece.curved) stroke(piece);
        }
    }

    void begin_marked(const std::string& tag, const pdf::MarkedProperties& properties) override {
        Marked marked = marked_.back();
        marked.actual.reset();
        marked.from = placed_.size();
        if (tag == "/Artifact") marked.artifact = true;
        if (properties.content_id >= 0) marked.content_id = properties.content_id;
        if (properties.actual_text) marked.actual = without_controls(*properties.actual_text);
        marked_.push_back(std::move(marked));
    }
    void end_marked() override {
        if (marked_.size() < 2) return;
        if (marked_.back().actual) replace(marked_.back().from, *marked_.back().actual);
        marked_.pop_back();
    }

    PageContent finish() {
        std::array<std::size_t, 4> by_direction{};
        for (const Placed& placed : placed_) ++by_direction[static_cast<std::size_t>(placed.quarters)];
        const auto most = static_cast<int>(std::ranges::max_element(by_direction) - by_direction.begin());
        // A page whose text runs up was laid out sideways: it is read as it is held.
        turn_all(most);
        std::size_t others = 0;
        for (std::size_t i = 0; i < by_direction.size(); ++i)
            if (static_cast<int>(i) != most && by_direction[i] > others) {
                others = by_direction[i];
                out_.turn = (static_cast<int>(i) - most + 4) % 4;
            }
        for (Placed& placed : placed_) settle(placed, most);
        drop_doubled(out_.letters);
        return std::move(out_);
    }

private:
    struct Placed {
        Letter letter;
        int quarters = 0;  ///< how far its text is turned, counter-clockwise
        double x = 0, y = 0, end_x = 0, end_y = 0;
    };

    static bool contains(const Rectangle& clip, const pdf::ShownGlyph& glyph) {
        constexpr double slack = 2;
        const double x = glyph.text.x_of(glyph.width / 2, glyph.rise);
        // A mark stands above or below the line: its letter's height counts.
        const double low = glyph.text.y_of(glyph.width / 2, glyph.rise),
                     high = glyph.text.y_of(glyph.width / 2, glyph.rise + glyph.size * 0.7);
        return x >= clip.left - slack && x <= clip.right + slack && std::max(low, high) >= clip.bottom - slack &&
               std::min(low, high) <= clip.top + slack;
    }

    /// Letters of a negative size go the other way.
    static int quarters_of(const Matrix& m, bool backwards) {
        const double a = backwards ? -m.a : m.a, b = backwards ? -m.b : m.b;
        if (std::abs(a) >= std::abs(b)) return a >= 0 ? 0 : 2;
        return b > 0 ? 1 : 3;
    }

    /// Text that a marked piece stands for, where it was drawn on one line.
    void replace(std::size_t from, const std::string& text) {
        if (from >= placed_.size()) return;
        const Placed last = placed_.back();
        for (std::size_t i = from; i < placed_.size(); ++i)
            if (std::abs(placed_[i].y - placed_[from].y) > placed_[from].letter.size / 2 ||
                placed_[i].quarters != placed_[from].quarters)
                return;
        // What the font does not say of them is said here.
        const auto is_lost = [](const Placed& placed) { return placed.letter.text == "\xEF\xBF\xBD"; };
        if (text.empty()) {
            // cairo says so of marks that it does not know, too: they are seen, and lost.
            placed_.erase(std::remove_if(placed_.begin() + static_cast<std::ptrdiff_t>(from), placed_.end(),
                                         [&](const Placed& placed) { return !is_lost(placed); }),
                          placed_.end());
            return;
        }
        const auto lost =
            std::ranges::count_if(placed_.begin() + static_cast<std::ptrdiff_t>(from), placed_.end(), is_lost);
        out_.lost -= std::min(out_.lost, static_cast<std::size_t>(lost));
        placed_.resize(from + 1);
        Placed& first = placed_.back();
        first.letter.text = text;
        first.end_x = std::max(first.end_x, last.end_x);
    }

    Rectangle seen(const Rectangle& box) const {
        const Matrix& m = view_.matrix;
        const double x1 = m.x_of(box.left, box.bottom), y1 = m.y_of(box.left, box.bottom);
        const double x2 = m.x_of(box.right, box.top), y2 = m.y_of(box.right, box.top);
        return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
    }

    void add_ruling(double x1, double y1, double x2, double y2) {
        constexpr double straight = 0.7;
        constexpr std::size_t most = 200'000;
        if (out_.rulings.size() >= most) return;
        const double dx = std::abs(x2 - x1), dy = std::abs(y2 - y1);
        if (dy <= straight && dx > dy)
            out_.rulings.push_back({false, (y1 + y2) / 2, std::min(x1, x2), std::max(x1, x2)});
        else if (dx <= straight && dy > dx)
            out_.rulings.push_back({true, (x1 + x2) / 2, std::min(y1, y2), std::max(y1, y2)});
    }

    void stroke(const pdf::PaintedPath::Piece& piece) {
        const Matrix& m = view_.matrix;
        const std::size_t count = piece.points.size();
        for (std::size_t i = 0; i + (piece.closed ? 0 : 1) < count; ++i) {
            const auto& [x1, y1] = piece.points[i];
            const auto& [x2, y2] = piece.points[(i + 1) % count];
            add_ruling(m.x_of(x1, y1), m.y_of(x1, y1), m.x_of(x2, y2), m.y_of(x2, y2));
        }
    }

    /// A thin bar is a ruling, other boxes are fills.
    void fill(const pdf::PaintedPath::Piece& piece, const pdf::Ink& ink) {
        constexpr std::size_t fewest = 4, most = 5, most_fills = 100'000;
        if (piece.points.size() < fewest || piece.points.size() > most || out_.fills.size() >= most_fills) return;
        Rectangle box{1e9, 1e9, -1e9, -1e9};
        for (const auto& [x, y] : piece.points)
            box = {std::min(box.left, x), std::min(box.bottom, y), std::max(box.right, x), std::max(box.top, y)};
        for (const auto& [x, y] : piece.points)
            if (std::min(std::abs(x - box.left), std::abs(x - box.right)) > 0.5 ||
                std::min(std::abs(y - box.bottom), std::abs(y - box.top)) > 0.5)
                return;
        box = seen(box);
        constexpr double thin = 3.2;
        const double middle_x = (box.left + box.right) / 2, middle_y = (box.bottom + box.top) / 2;
        if (box.height() <= thin && box.width() > box.height())
            add_ruling(box.left, middle_y, box.right, middle_y);
        else if (box.width() <= thin)
            add_ruling(middle_x, box.bottom, middle_x, box.top);
        else
            out_.fills.push_back({box, ink});
    }

    void turn_all(int quarters) {
        out_.quarter_turns = quarters;
        turn_ = turned(quarters, view_.width, view_.height);
        const bool sideways = quarters % 2 != 0;
        out_.width = sideways ? view_.height : view_.width;
        out_.height = sideways ? view_.width : view_.height;
        if (quarters == 0) return;
        const auto turn_box = [&](Rectangle& box) {
            const double x1 = turn_.x_of(box.left, box.bottom), y1 = turn_.y_of(box.left, box.bottom);
            const double x2 = turn_.x_of(box.right, box.top), y2 = turn_.y_of(box.right, box.top);
            box = {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
        };
        for (Fill& fill : out_.fills) turn_box(fill.box);
        for (Rectangle& picture : out_.pictures) turn_box(picture);
        for (ocr::PlacedImage& image : out_.images) {
            image.matrix = product(turn_, image.matrix);
            turn_box(image.clip);
        }
        std::vector<Ruling> rulings;
        rulings.swap(out_.rulings);
        for (const Ruling& r : rulings) {
            Rectangle box = r.upright ? Rectangle{r.at, r.from, r.at, r.to} : Rectangle{r.from, r.at, r.to, r.at};
            turn_box(box);
            add_ruling(box.left, box.bottom, box.right, box.top);
        }
    }

    void settle(Placed& placed, int most) {
        Matrix m = turn_;
        const bool aside = placed.quarters != most;
        if (aside) m = product(turned((placed.quarters - most + 4) % 4, out_.width, out_.height), m);
        Letter& letter = placed.letter;
        letter.x = m.x_of(placed.x, placed.y);
        letter.y = m.y_of(placed.x, placed.y);
        letter.end = m.x_of(placed.end_x, placed.end_y);
        if (letter.end < letter.x) std::swap(letter.x, letter.end);
        const char32_t c = utf8::decode(letter.text, 0).code_point;
        letter.mark = thai::is_thai_mark(c);
        (aside ? out_.turned : out_.letters).push_back(std::move(letter));
    }

    /// The same letter at nearly the same place again.
    static void drop_doubled(std::vector<Letter>& letters) {
        constexpr double grain = 2;    // points
        constexpr double near = 0.12;  // of the size
        std::unordered_multimap<std::uint64_t, std::size_t> places;
        const auto key = [](long long x, long long y) {
            return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(y);
        };
        std::vector<Letter> kept;
        kept.reserve(letters.size());
        for (Letter& letter : letters) {
            const auto column = static_cast<long long>(std::floor(letter.x / grain));
            const auto row = static_cast<long long>(std::floor(letter.y / grain));
            bool doubled = false;
            for (long long dx = -1; dx <= 1 && !doubled && letter.text != " "; ++dx)
                for (long long dy = -1; dy <= 1 && !doubled; ++dy) {
                    const auto [begin, end] = places.equal_range(key(column + dx, row + dy));
                    doubled = std::any_of(begin, end, [&](const auto& place) {
                        const Letter& other = kept[place.second];
                        return other.text == letter.text && std::abs(other.x - letter.x) < near * letter.size &&
                               std::abs(other.y - letter.y) < near * letter.size && other.string != letter.string;
                    });
                }
            if (doubled) continue;
            places.emplace(key(column, row), kept.size());
            kept.push_back(std::move(letter));
        }
        letters = std::move(kept);
    }

    View view_;
    Matrix turn_;
    PageContent out_;
    std::vector<Placed> placed_;
    std::vector<Marked> marked_;
    std::uint32_t string_ = 0;
};

}  // namespace

PageContent read_page(const QPDFObjectHandle& page, pdf::Fonts& fonts, pdf::ContentBudget& budget) {
    PageSink sink(view_of(page));
    interpret_page(page, fonts, budget, sink);
    AnnotationWords words = draw_annotations(page, fonts, budget, sink);
    PageContent content = sink.finish();
    content.annotations = std::move(words);
    return content;
}

}  // namespace raingan::pdf_reader
