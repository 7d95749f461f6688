#include "readers/ocr/noise.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace raingan::ocr {
namespace {

/// A row that may lie beyond the picture's edge: the one at the edge.
const std::uint8_t* row_of(const pdf::GreyImage& picture, int y) {
    return picture.pixels.data() +
           static_cast<std::size_t>(std::clamp(y, 0, picture.height - 1)) * static_cast<std::size_t>(picture.width);
}

/// Each pixel from the three rows around it, by what `of` makes of nine.
template <class Of>
void from_neighbours(pdf::GreyImage& picture, Of of) {
    pdf::GreyImage out{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size())};
    std::size_t to = 0;
    for (int y = 0; y < picture.height; ++y) {
        const std::array<const std::uint8_t*, 3> rows{row_of(picture, y - 1), row_of(picture, y),
                                                      row_of(picture, y + 1)};
        for (int x = 0; x < picture.width; ++x) {
            const int left = std::max(x - 1, 0), right = std::min(x + 1, picture.width - 1);
            std::array<std::uint8_t, 9> nine{};
            for (std::size_t i = 0; i < rows.size(); ++i) {
                nine[i * 3] = rows[i][left];
                nine[i * 3 + 1] = rows[i][x];
                nine[i * 3 + 2] = rows[i][right];
            }
            out.pixels[to++] = of(nine);
        }
    }
    picture = std::move(out);
}

/// Takes away single pixels that are unlike all around them.
void take_median(pdf::GreyImage& picture) {
    from_neighbours(picture, [](std::array<std::uint8_t, 9>& nine) {
        constexpr std::size_t middle = 4;
        std::ranges::nth_element(nine, nine.begin() + middle);
        return nine[middle];
    });
}

/// Evens out grain: the mean, its middle weighed four times, its sides twice.
void take_mean(pdf::GreyImage& picture) {
    from_neighbours(picture, [](const std::array<std::uint8_t, 9>& n) {
        const int sum = n[0] + n[2] + n[6] + n[8] + 2 * (n[1] + n[3] + n[5] + n[7]) + 4 * n[4];
        return static_cast<std::uint8_t>(sum / 16);
    });
}

bool is_dusty(const InkMap& ink, int dust) {
    constexpr std::size_t much = 1'000, most_pieces = 2'000'000;
    const std::vector<Piece> pieces = pieces_of(ink, 1, most_pieces);
    const auto specks =
        static_cast<std::size_t>(std::ranges::count_if(pieces, [&](const Piece& piece) { return piece.area <= dust; }));
    return specks > much && specks > pieces.size() - specks;
}

}  // namespace

InkMap smoothed_ink(pdf::GreyImage& picture, int dust) {
    InkMap ink = ink_of(picture);
    for (const auto smooth : {take_median, take_mean, take_mean}) {
        if (!is_dusty(ink, dust)) break;
        smooth(picture);
        ink = ink_of(picture);
    }
    return ink;
}

void keep_pieces(const std::vector<Piece>& pieces, pdf::GreyImage& picture) {
    constexpr int beside = 2;  // what a letter's edge is blurred to
    std::vector<std::uint8_t> kept(picture.pixels.size(), 255);
    const auto width = static_cast<std::size_t>(picture.width);
    for (const Piece& piece : pieces)
        for (const Piece::Run& run : piece.runs) {
            const int left = std::max(run.left - beside, 0), right = std::min(run.right + beside, picture.width);
            for (int y = std::max(run.y - beside, 0); y <= std::min(run.y + beside, picture.height - 1); ++y) {
                const std::size_t at = static_cast<std::size_t>(y) * width + static_cast<std::size_t>(left);
                std::copy_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(at), right - left,
                            kept.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
    picture.pixels = std::move(kept);
}

}  // namespace raingan::ocr
