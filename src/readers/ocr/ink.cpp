#include "readers/ocr/ink.h"

#include <algorithm>
#include <numeric>

namespace raingan::ocr {
namespace {

/// Sums of all pixels above and left of each, so that the sum of any box is four of them.
std::vector<std::uint32_t> sums_of(const pdf::GreyImage& picture) {
    const auto width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
    std::vector<std::uint32_t> sums((width + 1) * (height + 1), 0);
    for (std::size_t y = 0; y < height; ++y) {
        std::uint32_t row = 0;
        for (std::size_t x = 0; x < width; ++x) {
            row += picture.pixels[y * width + x];
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    return sums;
}

struct Stroke {
    int from = 0, to = 0;     ///< along the line
    int first = 0, last = 0;  ///< across it
};

/// Level strokes of a map; of its transposed one, upright ones.
std::vector<Stroke> strokes_of(const InkMap& map, int shortest, int thickest) {
    constexpr int most_gap = 2, most_step = 2;
    const int least_piece = std::max(shortest / 3, 8);
    std::vector<Stroke> open, done;
    const auto close = [&](const Stroke& stroke) {
        if (stroke.to - stroke.from >= least_piece && stroke.last - stroke.first < thickest) done.push_back(stroke);
    };
    for (int y = 0; y < map.height; ++y) {
        std::vector<Stroke> row;
        for (int x = 0; x < map.width; ++x) {
            if (map.at(x, y) == 0) continue;
            const int from = x;
            int to = x + 1;
            while (to < map.width &&
                   (map.at(to, y) != 0 || (to + 1 < map.width && map.at(to + 1, y) != 0 && to - from > least_piece)))
                ++to;
            if (to - from >= least_piece) row.push_back({from, to, y, y});
            x = to;
        }
        // Each joins the stroke right above it.
        std::vector<Stroke> still;
        for (const Stroke& stroke : open) {
            bool grown = false;
            for (Stroke& now : row) {
                if (now.from > stroke.to + most_gap || stroke.from > now.to + most_gap) continue;
                now = {std::min(now.from, stroke.from), std::max(now.to, stroke.to), std::min(now.first, stroke.first),
                       y};
                grown = true;
            }
            if (grown) continue;
            if (y - stroke.last <= most_step)
                still.push_back(stroke);
            else
                close(stroke);
        }
        still.insert(still.end(), row.begin(), row.end());
        open = std::move(still);
    }
    for (const Stroke& stroke : open) close(stroke);
    // Of a line that is not quite straight, or was cut by noise.
    std::ranges::sort(done, {}, &Stroke::from);
    constexpr int near = 4, most_break = 12;
    for (std::size_t i = 0; i < done.size(); ++i)
        for (std::size_t j = i + 1; done[i].to >= 0 && j < done.size(); ++j) {
            if (done[j].to >= 0 && done[j].from > done[i].to + most_break) break;
            if (done[j].to < 0 || done[j].first > done[i].last + near || done[i].first > done[j].last + near) continue;
            const int first = std::min(done[i].first, done[j].first), last = std::max(done[i].last, done[j].last);
            if (last - first >= thickest) continue;
            done[i] = {done[i].from, std::max(done[i].to, done[j].to), first, last};
            done[j] = {0, -1, 0, 0};
            std::swap(done[j], done[i]);
            break;
        }
    std::erase_if(done, [&](const Stroke& stroke) { return stroke.to - stroke.from < shortest; });
    return done;
}

InkMap transposed(const InkMap& map) {
    InkMap out{map.height, map.width, std::vector<std::uint8_t>(map.ink.size())};
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) out.at(y, x) = map.at(x, y);
    return out;
}

struct RowRun {
    Piece::Run run;
    std::size_t parent = 0;
};

std::size_t root_of(std::vector<RowRun>& runs, std::size_t at) {
    while (runs[at].parent != at) at = runs[at].parent = runs[runs[at].parent].parent;
    return at;
}

/// Runs of ink, each with the one that stands for all it hangs together with.
std::vector<RowRun> joined_runs(const InkMap& map) {
    std::vector<RowRun> runs;
    std::size_t above = 0, above_end = 0;
    for (int y = 0; y < map.height; ++y) {
        const std::size_t begin = runs.size();
        for (int x = 0; x < map.width; ++x) {
            if (map.at(x, y) == 0) continue;
            const int left = x;
            while (x < map.width && map.at(x, y) != 0) ++x;
            runs.push_back({{y, left, x}, runs.size()});
        }
        std::size_t up = above;
        for (std::size_t i = begin; i < runs.size(); ++i) {
            while (up < above_end && runs[up].run.right < runs[i].run.left) ++up;
            for (std::size_t j = up; j < above_end && runs[j].run.left <= runs[i].run.right; ++j)
                runs[root_of(runs, i)].parent = root_of(runs, j);
        }
        above = begin;
        above_end = runs.size();
    }
    return runs;
}

}  // namespace

void Box::add(const Box& other) {
    *this = {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
             std::max(bottom, other.bottom)};
}

InkMap ink_of(const pdf::GreyImage& picture) {
    constexpr int part = 24;            // of the width: half of the window's side
    constexpr std::uint64_t dark = 72;  // percent of the window's mean
    InkMap out{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size(), 0)};
    // Sums of 2^32 and more wrap round, and their differences are right all the same.
    const std::vector<std::uint32_t> sums = sums_of(picture);
    const auto stride = static_cast<std::size_t>(picture.width) + 1;
    const int reach = std::max(picture.width / part, 8);
    for (int y = 0; y < picture.height; ++y) {
        const auto top = static_cast<std::size_t>(std::max(y - reach, 0)) * stride;
        const auto bottom = static_cast<std::size_t>(std::min(y + reach, picture.height)) * stride;
        for (int x = 0; x < picture.width; ++x) {
            const auto left = static_cast<std::size_t>(std::max(x - reach, 0)),
                       right = static_cast<std::size_t>(std::min(x + reach, picture.width));
            const std::uint32_t sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
            const std::uint64_t count = (right - left) * ((bottom - top) / stride);
            if (picture.at(x, y) * count * 100 < sum * dark) out.at(x, y) = 1;
        }
    }
    return out;
}

std::vector<RuledLine> ruled_lines(const InkMap& map, int shortest, int thickest) {
    std::vector<RuledLine> out;
    for (const Stroke& stroke : strokes_of(map, shortest, thickest))
        out.push_back({false, {stroke.from, stroke.first, stroke.to, stroke.last + 1}});
    for (const Stroke& stroke : strokes_of(transposed(map), shortest, thickest))
        out.push_back({true, {stroke.first, stroke.from, stroke.last + 1, stroke.to}});
    return out;
}

void erase_lines(const std::vector<RuledLine>& lines, InkMap& map, pdf::GreyImage& picture) {
    constexpr int blur = 1;
    for (const RuledLine& line : lines) {
        const Box box{std::max(line.box.left - blur, 0), std::max(line.box.top - blur, 0),
                      std::min(line.box.right + blur, map.width), std::min(line.box.bottom + blur, map.height)};
        for (int y = box.top; y < box.bottom; ++y)
            for (int x = box.left; x < box.right; ++x) {
                map.at(x, y) = 0;
                picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                               static_cast<std::size_t>(x)] = 255;
            }
    }
}

std::vector<Piece> pieces_of(const InkMap& map, int least, std::size_t most) {
    std::vector<RowRun> runs = joined_runs(map);
    constexpr std::size_t none = ~std::size_t{0};
    std::vector<std::size_t> piece_of(runs.size(), none);
    std::vector<Piece> all;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t root = root_of(runs, i);
        if (piece_of[root] == none) {
            piece_of[root] = all.size();
            all.emplace_back().box = {runs[i].run.left, runs[i].run.y, runs[i].run.right, runs[i].run.y + 1};
        }
        Piece& piece = all[piece_of[root]];
        const Piece::Run& run = runs[i].run;
        piece.box.add({run.left, run.y, run.right, run.y + 1});
        piece.area += run.right - run.left;
        piece.runs.push_back(run);
    }
    std::erase_if(all, [&](const Piece& piece) { return piece.area < least; });
    if (all.size() > most) all.resize(most);
    return all;
}

}  // namespace raingan::ocr
