#include "readers/pdf/lattice.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/limits.h"

namespace raingan::pdf_reader {
namespace {

constexpr double touch = 2.5;  // points that ends of lines may miss one another by

/// Pieces of one line become one (dashes, borders of neighbouring cells).
std::vector<Ruling> merged(std::vector<Ruling> rulings) {
    constexpr double same = 1.2, dash = 4;
    std::sort(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
    // Lines that lie on one another take the place of the first.
    for (std::size_t i = 0; i < rulings.size();) {
        std::size_t end = i;
        while (end < rulings.size() && rulings[end].at - rulings[i].at <= same) ++end;
        for (std::size_t k = i; k < end; ++k) rulings[k].at = rulings[i].at;
        i = end;
    }
    std::sort(rulings.begin(), rulings.end(),
              [](const Ruling& a, const Ruling& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
    std::vector<Ruling> out;
    for (const Ruling& ruling : rulings) {
        if (!out.empty() && out.back().at == ruling.at && ruling.from <= out.back().to + dash)
            out.back().to = std::max(out.back().to, ruling.to);
        else
            out.push_back(ruling);
    }
    return out;
}

class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

private:
    std::vector<std::size_t> parent_;
};

bool meet(const Ruling& upright, const Ruling& level) {
    return upright.at >= level.from - touch && upright.at <= level.to + touch && level.at >= upright.from - touch &&
           level.at <= upright.to + touch;
}

std::vector<double> places(const std::vector<const Ruling*>& rulings) {
    std::vector<double> out;
    std::vector<double> all;
    all.reserve(rulings.size());
    for (const Ruling* ruling : rulings) all.push_back(ruling->at);
    std::sort(all.begin(), all.end());
    for (const double at : all)
        if (out.empty() || at - out.back() > touch) out.push_back(at);
    return out;
}

/// Whether lines at `at` cover most of [from, to]. `rulings` ascend.
bool is_walled(const std::vector<const Ruling*>& rulings, double at, double from, double to) {
    double covered = 0;
    auto first = std::lower_bound(rulings.begin(), rulings.end(), at - touch,
                                  [](const Ruling* ruling, double place) { return ruling->at < place; });
    for (; first != rulings.end() && (*first)->at <= at + touch; ++first)
        covered += std::max(0.0, std::min((*first)->to, to) - std::max((*first)->from, from));
    constexpr double most = 0.7;
    return covered >= most * (to - from);
}

class LatticeMaker {
public:
    LatticeMaker(std::vector<const Ruling*> upright, std::vector<const Ruling*> level)
        : upright_(std::move(upright)), level_(std::move(level)) {}

    Lattice make() {
        out_.xs = places(upright_);
        out_.ys = places(level_);
        std::reverse(out_.ys.begin(), out_.ys.end());
        if (out_.xs.size() < 2 || out_.ys.size() < 2) return {};
        columns_ = out_.xs.size() - 1;
        rows_ = out_.ys.size() - 1;
        out_.box = {out_.xs.front(), out_.ys.back(), out_.xs.back(), out_.ys.front()};
        if (columns_ > limits::table_columns || rows_ * columns_ > most_places) return {};
        find_walls();
        taken_.assign(rows_ * columns_, false);
        out_.places.assign(rows_ * columns_, 0);
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < columns_; ++column)
                if (!taken_[row * columns_ + column]) take(row, column);
        return std::move(out_);
    }

private:
    static constexpr std::size_t most_places = 200'000;

    void find_walls() {
        right_.assign(rows_ * columns_, true);
        below_.assign(rows_ * columns_, true);
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < columns_; ++column) {
                const std::size_t place = row * columns_ + column;
                if (column + 1 < columns_)
                    right_[place] = is_walled(upright_, out_.xs[column + 1], out_.ys[row + 1], out_.ys[row]);
                if (row + 1 < rows_)
                    below_[place] = is_walled(level_, out_.ys[row + 1], out_.xs[column], out_.xs[column + 1]);
            }
    }

    /// The greatest box of places from here without a line between them.
    void take(std::size_t row, std::size_t column) {
        std::size_t end = column + 1;
        while (end < columns_ && !right_[row * columns_ + end - 1] && !taken_[row * columns_ + end]) ++end;
        std::size_t last = row + 1;
        while (last < rows_ && is_open_below(last - 1, column, end)) ++last;
        for (std::size_t r = row; r < last; ++r)
            for (std::size_t c = column; c < end; ++c) {
                taken_[r * columns_ + c] = true;
                out_.places[r * columns_ + c] = static_cast<std::uint32_t>(out_.cells.size());
            }
        const auto narrow = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
        out_.cells.push_back({narrow(row),
                              narrow(column),
                              narrow(last - row),
                              narrow(end - column),
                              {out_.xs[column], out_.ys[last], out_.xs[end], out_.ys[row]}});
    }
    /// What is no rectangle is parted into rows, not columns: lines of text run along them.
    [[nodiscard]] bool is_open_below(std::size_t row, std::size_t column, std::size_t end) const {
        const std::size_t here = row * columns_, below = here + columns_;
        const auto ends_here_alone = [&](std::size_t c) { return right_[here + c] && !right_[below + c]; };
        if (end < columns_ && ends_here_alone(end - 1)) return false;
        if (column > 0 && ends_here_alone(column - 1)) return false;
        for (std::size_t c = column; c < end; ++c) {
            const std::size_t next = (row + 1) * columns_ + c;
            if (below_[row * columns_ + c] || taken_[next] || (c + 1 < end && right_[next])) return false;
        }
        return true;
    }

    std::vector<const Ruling*> upright_, level_;
    Lattice out_;
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<bool> right_, below_, taken_;
};

}  // namespace

std::optional<std::size_t> Lattice::cell_at(double x, double y) const {
    if (!box.contains(x, y)) return std::nullopt;
    const auto right = std::upper_bound(xs.begin(), xs.end(), x);
    const auto below = std::upper_bound(ys.begin(), ys.end(), y, std::greater<>());
    const auto index = [](auto place, const std::vector<double>& all) {
        const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(all.size()) - 2;
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place - all.begin() - 1, 0, last));
    };
    return places[index(below, ys) * (xs.size() - 1) + index(right, xs)];
}

std::vector<Lattice> find_lattices(const std::vector<Ruling>& rulings) {
    std::vector<Ruling> upright, level;
    for (const Ruling& ruling : rulings) (ruling.upright ? upright : level).push_back(ruling);
    upright = merged(std::move(upright));
    level = merged(std::move(level));
    // So many lines are a drawing or a hatch.
    constexpr std::size_t most_pairs = 30'000'000;
    if (upright.size() * level.size() > most_pairs) return {};
    // Lines are sorted by place, so each looks only at those that it can meet.
    Sets sets(upright.size() + level.size());
    for (std::size_t u = 0; u < upright.size(); ++u) {
        auto at = std::lower_bound(level.begin(), level.end(), upright[u].from - touch,
                                   [](const Ruling& ruling, double y) { return ruling.at < y; });
        for (; at != level.end() && at->at <= upright[u].to + touch; ++at)
            if (meet(upright[u], *at)) sets.join(u, upright.size() + static_cast<std::size_t>(at - level.begin()));
    }
    std::vector<std::pair<std::size_t, const Ruling*>> members;
    for (std::size_t i = 0; i < upright.size() + level.size(); ++i)
        members.emplace_back(sets.find(i), i < upright.size() ? &upright[i] : &level[i - upright.size()]);
    std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Lattice> out;
    for (std::size_t i = 0; i < members.size();) {
        std::vector<const Ruling*> group_upright, group_level;
        const std::size_t set = members[i].first;
        for (; i < members.size() && members[i].first == set; ++i)
            (members[i].second->upright ? group_upright : group_level).push_back(members[i].second);
        if (group_upright.size() < 2 || group_level.size() < 2) continue;
        Lattice lattice = LatticeMaker(std::move(group_upright), std::move(group_level)).make();
        if (!lattice.cells.empty()) out.push_back(std::move(lattice));
    }
    std::stable_sort(out.begin(), out.end(), [](const Lattice& a, const Lattice& b) { return a.box.top > b.box.top; });
    return out;
}

std::vector<Ruling> rulings_of(const std::vector<Fill>& fills) {
    std::vector<Ruling> out;
    for (const Fill& fill : fills) {
        const pdf::Rectangle& box = fill.box;
        out.push_back({true, box.left, box.bottom, box.top});
        out.push_back({true, box.right, box.bottom, box.top});
        out.push_back({false, box.bottom, box.left, box.right});
        out.push_back({false, box.top, box.left, box.right});
    }
    return out;
}

}  // namespace raingan::pdf_reader
