#include "readers/ocr/page_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/limits.h"
#include "base/round.h"

namespace raingan::ocr {
namespace {

using pdf::GreyImage;

int clamped(double value, int most) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
}

/// A shade at a place between pixels, of the four around it.
double between(const GreyImage& image, double u, double v) {
    const double x = std::clamp(u - 0.5, 0.0, image.width - 1.0), y = std::clamp(v - 0.5, 0.0, image.height - 1.0);
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const int right = std::min(left + 1, image.width - 1), bottom = std::min(top + 1, image.height - 1);
    const double dx = x - left, dy = y - top;
    return (image.at(left, top) * (1 - dx) + image.at(right, top) * dx) * (1 - dy) +
           (image.at(left, bottom) * (1 - dx) + image.at(right, bottom) * dx) * dy;
}

class Painter {
public:
    /// `to_pixels`: from points of the page.
    Painter(GreyImage& page, const Matrix& to_pixels) : page_(page), to_pixels_(to_pixels) {}

    void paint(const pdf::DecodedImage& image, const PlacedImage& placed) {
        const Matrix to_pixels = product(to_pixels_, placed.matrix);
        const auto back = inverse(to_pixels);
        const auto to_points = inverse(to_pixels_);
        if (!back || !to_points) return;
        double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        for (const double x : {0.0, 1.0})
            for (const double y : {0.0, 1.0}) {
                left = std::min(left, to_pixels.x_of(x, y));
                right = std::max(right, to_pixels.x_of(x, y));
                top = std::min(top, to_pixels.y_of(x, y));
                bottom = std::max(bottom, to_pixels.y_of(x, y));
            }
        const int first_x = clamped(std::floor(left), page_.width), end_x = clamped(std::ceil(right), page_.width);
        const int first_y = clamped(std::floor(top), page_.height), end_y = clamped(std::ceil(bottom), page_.height);
        const double across = std::hypot(back->a, back->b), down = std::hypot(back->c, back->d);
        const GreyImage& size = image.shades.empty() ? image.opacity : image.shades;
        // Where pixels of the image are finer than those of the page, the mean of some is taken.
        constexpr int most_samples = 4;
        const int samples = std::clamp(
            static_cast<int>(std::ceil(std::max(across * size.width, down * size.height) - 0.2)), 1, most_samples);
        for (int y = first_y; y < end_y; ++y)
            for (int x = first_x; x < end_x; ++x) {
                if (!placed.clip.contains(to_points->x_of(x, y), to_points->y_of(x, y))) continue;
                double shade = 0, opacity = 0;
                for (int i = 0; i < samples; ++i)
                    for (int j = 0; j < samples; ++j)
                        add(image, placed, *back, x + (i + 0.5) / samples, y + (j + 0.5) / samples, shade, opacity);
                if (opacity <= 0) continue;
                const double covered = opacity / (samples * samples);
                std::uint8_t& pixel = page_.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(page_.width) +
                                                   static_cast<std::size_t>(x)];
                pixel = static_cast<std::uint8_t>(
                    std::clamp(shade / opacity * covered + pixel * (1 - covered), 0.0, 255.0));
            }
    }

private:
    /// Of the image at a place of the page; `shade` is weighed by the opacity.
    static void add(const pdf::DecodedImage& image, const PlacedImage& placed, const Matrix& back, double x, double y,
                    double& shade, double& opacity) {
        const double u = back.x_of(x, y), v = 1 - back.y_of(x, y);
        if (u < 0 || v < 0 || u > 1 || v > 1) return;
        const auto at = [&](const GreyImage& grey) { return between(grey, u * grey.width, v * grey.height); };
        const double covers = image.opacity.empty() ? 1 : at(image.opacity) / 255;
        opacity += covers;
        shade += covers * (image.stencil ? placed.shade * 255 : at(image.shades));
    }

    GreyImage& page_;
    Matrix to_pixels_;
};

struct Canvas {
    GreyImage shades;
    Matrix to_pixels;  ///< from points of the page
};

/// `turn`: by how much the page is turned back, in radians, about its middle.
Canvas canvas_of(double width, double height, double scale, double turn) {
    Canvas out;
    out.shades.width = static_cast<int>(round_to_int(std::max(width * scale, 1.0)));
    out.shades.height = static_cast<int>(round_to_int(std::max(height * scale, 1.0)));
    out.shades.pixels.assign(static_cast<std::size_t>(out.shades.width) * static_cast<std::size_t>(out.shades.height),
                             255);
    const double x = out.shades.width / 2.0, y = out.shades.height / 2.0;
    const Matrix turned{std::cos(turn), std::sin(turn), -std::sin(turn), std::cos(turn), 0, 0};
    out.to_pixels = product(product(product({1, 0, 0, 1, x, y}, turned), {1, 0, 0, 1, -x, -y}),
                            {scale, 0, 0, -scale, 0, height * scale});
    return out;
}

/// By how much the lines of the picture run down to the right, in radians: turned back by it, ink stands in as few rows
/// as it can.
double slope_of(const GreyImage& image) {
    constexpr double most = 0.07, coarse = 0.004, fine = 0.0005;  // 4°
    constexpr std::uint8_t dark = 140;
    constexpr std::size_t most_points = 60'000;
    std::vector<PlanePoint> ink;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (image.at(x, y) < dark) ink.push_back({static_cast<double>(x), static_cast<double>(y)});
    const std::size_t step = ink.size() / most_points + 1;
    const auto sharpness = [&](double slope) {
        const double reach = std::abs(slope) * image.width;
        std::vector<double> rows(static_cast<std::size_t>(image.height + 2 * reach) + 3, 0);
        for (std::size_t i = 0; i < ink.size(); i += step)
            ++rows[static_cast<std::size_t>(ink[i].y - slope * ink[i].x + reach + 1)];
        double sum = 0;
        for (std::size_t i = 1; i < rows.size(); ++i) sum += (rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
        return sum;
    };
    double best = 0, best_sharpness = sharpness(0) * 1.02;  // what is straight stays
    const auto look = [&](double from, double to, double by) {
        for (double slope = from; slope <= to; slope += by)
            if (const double now = sharpness(slope); now > best_sharpness) best = slope, best_sharpness = now;
    };
    look(-most, most, coarse);
    look(best - coarse, best + coarse, fine);
    return std::atan(best);
}

}  // namespace

PagePicture picture_of(const std::vector<PlacedImage>& images, double width, double height) {
    // What Tesseract's models were trained on is about 300 pixels an inch; slopes show at fewer.
    constexpr double inch = 72, usual = 300 / inch, rough = 100 / inch;
    PagePicture out;
    out.scale = std::min(usual, std::sqrt(static_cast<double>(limits::ocr_page_pixels) / (width * height)));
    Canvas straight = canvas_of(width, height, std::min(rough, out.scale), 0);
    std::vector<pdf::DecodedImage> decoded;
    for (const PlacedImage& placed : images) {
        pdf::DecodedImage image = pdf::decode_image(placed.stream);
        if (!image.fault.empty() && std::ranges::find(out.faults, image.fault) == out.faults.end())
            out.faults.push_back(image.fault);
        if (image.fault.empty()) Painter(straight.shades, straight.to_pixels).paint(image, placed);
        // One image is the usual case; of many each is decoded again, so that never two of them are held.
        if (images.size() == 1) decoded.push_back(std::move(image));
    }
    Canvas level = canvas_of(width, height, out.scale, -slope_of(straight.shades));
    for (const PlacedImage& placed : images) {
        const pdf::DecodedImage image = decoded.empty() ? pdf::decode_image(placed.stream) : std::move(decoded.front());
        if (image.fault.empty()) Painter(level.shades, level.to_pixels).paint(image, placed);
    }
    out.shades = std::move(level.shades);
    out.to_page = inverse(level.to_pixels).value_or(Matrix{});
    return out;
}

}  // namespace raingan::ocr
