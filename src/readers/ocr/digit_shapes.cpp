#include "readers/ocr/digit_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/resources.h"
#include "pdf_in/glyph_picture.h"

namespace raingan::ocr {
namespace {

constexpr int side = 24;         // cells of a shape
constexpr int picture_em = 160;  // pixels of an em, of pictures that shapes are made of

struct Template {
    Shape shape;
    char32_t character = 0;
};

std::size_t cell_at(int x, int y) {
    return static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x);
}

/// A little blurred, so that the edges of two prints need not fall together; then of mean 0 and length 1.
std::vector<float> settled(const std::vector<float>& cells) {
    std::vector<float> out(cells.size(), 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            float sum = 0;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    if (x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side)
                        sum += cells[cell_at(x + dx, y + dy)] *
                               static_cast<float>((2 - std::abs(dx)) * (2 - std::abs(dy)));
            out[cell_at(x, y)] = sum / 16;
        }
    double mean = 0, length = 0;
    for (const float cell : out) mean += cell;
    mean /= static_cast<double>(out.size());
    for (const float cell : out) length += (cell - mean) * (cell - mean);
    length = std::sqrt(length);
    if (length > 0)
        for (float& cell : out) cell = static_cast<float>((cell - mean) / length);
    return out;
}

/// Spreads ink of a box over the cells, by the area that falls into each; the middle of the box is that of the cells.
class Spreader {
public:
    Spreader(int width, int height) {
        // One cell is left at each edge.
        scale_ = (side - 2.0) / std::max(width, height);
        left_ = (side - width * scale_) / 2;
        top_ = (side - height * scale_) / 2;
    }
    void add(int y, int from, int to) {
        const double top = top_ + y * scale_, bottom = top + scale_;
        const double left = left_ + from * scale_, right = left_ + to * scale_;
        for (int row = std::max(static_cast<int>(top), 0); row < std::min<double>(bottom, side); ++row) {
            const double high = std::min(bottom, row + 1.0) - std::max(top, static_cast<double>(row));
            for (int column = std::max(static_cast<int>(left), 0); column < std::min<double>(right, side); ++column) {
                const double wide = std::min(right, column + 1.0) - std::max(left, static_cast<double>(column));
                if (high > 0 && wide > 0) cells_[cell_at(column, row)] += static_cast<float>(high * wide);
            }
        }
    }
    [[nodiscard]] std::vector<float> cells() const { return settled(cells_); }

private:
    std::vector<float> cells_ = std::vector<float>(std::size_t{side} * std::size_t{side}, 0);
    double scale_ = 1, left_ = 0, top_ = 0;
};

Shape shape_of_glyph(const pdf::GlyphPicture& picture) {
    Spreader spreader(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(x)] != 0)
                spreader.add(y, x, x + 1);
    return {spreader.cells(), static_cast<double>(picture.width) / picture.height};
}

/// Digits, and what may be taken for one. Not “o” and “O”, which are the shape of ๐: among digits they cannot stand.
std::vector<char32_t> characters_of_print() {
    std::vector<char32_t> out;
    const auto add = [&](char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c)
            if (c != U'o' && c != U'O') out.push_back(c);
    };
    add(U'๐', U'๙');
    add(U'0', U'9');
    add(U'ก', U'ฮ');
    add(U'A', U'Z');
    add(U'a', U'z');
    for (const char32_t c : std::u32string_view(U"ฯาเแโใไๆฤ฿()[]/+&?*<>#@")) out.push_back(c);
    return out;
}

const std::vector<Template>& templates() {
    static const std::vector<Template> made = [] {
        const std::vector<char32_t> characters = characters_of_print();
        std::vector<Template> all;
        for (const std::string_view path : resource_paths()) {
            if (!path.ends_with(".ttf")) continue;
            const std::vector<pdf::GlyphPicture> pictures =
                pdf::draw_glyphs(resource(path).value_or(std::string_view()), characters, picture_em);
            for (std::size_t i = 0; i < pictures.size(); ++i)
                if (pictures[i].width > 0) all.push_back({shape_of_glyph(pictures[i]), characters[i]});
        }
        return all;
    }();
    return made;
}

double product_of(const std::vector<float>& a, const std::vector<float>& b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

}  // namespace

Shape shape_of(const Piece& piece) {
    Spreader spreader(piece.box.width(), piece.box.height());
    for (const Piece::Run& run : piece.runs)
        spreader.add(run.y - piece.box.top, run.left - piece.box.left, run.right - piece.box.left);
    return {spreader.cells(), static_cast<double>(piece.box.width()) / piece.box.height()};
}

DigitLikeness likeness_of(const Shape& shape) {
    constexpr double most_stretched = 1.35;
    DigitLikeness out;
    std::ranges::fill(out.thai, -1.0);
    std::ranges::fill(out.arabic, -1.0);
    for (const Template& known : templates()) {
        const double stretched = shape.aspect / known.shape.aspect;
        if (stretched > most_stretched || stretched < 1 / most_stretched) continue;
        const double like = product_of(shape.cells, known.shape.cells);
        double* best = &out.other;
        if (known.character >= U'๐' && known.character <= U'๙') best = &out.thai[known.character - U'๐'];
        if (known.character >= U'0' && known.character <= U'9') best = &out.arabic[known.character - U'0'];
        *best = std::max(*best, like);
    }
    return out;
}

int DigitLikeness::best(Script script) const {
    const auto& of = script == Script::thai ? thai : arabic;
    return static_cast<int>(std::ranges::max_element(of) - of);
}

double DigitLikeness::likeness(Script script) const {
    return (script == Script::thai ? thai : arabic)[best(script)];
}

double DigitLikeness::margin(Script script) const {
    const auto& of = script == Script::thai ? thai : arabic;
    const int first = best(script);
    double second = other;
    for (int i = 0; i < 10; ++i)
        if (i != first) second = std::max(second, of[i]);
    return of[first] - second;
}

bool DigitLikeness::may_be(Script script) const {
    constexpr double least = 0.75, least_margin = -0.04;
    return likeness(script) >= least && likeness(script) - other >= least_margin;
}

bool DigitLikeness::is_sure(Script script) const {
    constexpr double least = 0.86, least_margin = 0.1;
    return likeness(script) >= least && margin(script) >= least_margin;
}

}  // namespace raingan::ocr
