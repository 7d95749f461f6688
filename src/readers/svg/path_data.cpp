#include "readers/svg/path_data.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

#include "document/geometry.h"
#include "readers/picture/guides.h"

namespace raingan::svg {
namespace {

constexpr double half_turn = 180;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// F.6.5: from an arc's ends to its middle.
void append_elliptic_arc(PathSteps& steps, PlanePoint from, PlanePoint to, PlanePoint radii, double turned, bool large,
                         bool sweeps) {
    double across = std::abs(radii.x), down = std::abs(radii.y);
    if (across <= 0 || down <= 0) return line_to(steps, to.x, to.y);
    const Matrix upright = rotation(-turned);
    const PlanePoint half = mapped(upright, (from.x - to.x) / 2, (from.y - to.y) / 2);
    const double too_small = half.x * half.x / (across * across) + half.y * half.y / (down * down);
    if (!std::isfinite(too_small)) return line_to(steps, to.x, to.y);
    if (too_small > 1) {
        across *= std::sqrt(too_small);
        down *= std::sqrt(too_small);
    }
    const double a = across * half.y, b = down * half.x, sum = a * a + b * b;
    if (sum <= 0) return;
    double factor = std::sqrt(std::max(across * across * down * down / sum - 1, 0.0));
    if (large == sweeps) factor = -factor;
    const PlanePoint centre{factor * across * half.y / down, -factor * down * half.x / across};
    const auto angle = [&](double x, double y) {
        return std::atan2((y - centre.y) / down, (x - centre.x) / across) * half_turn / std::numbers::pi;
    };
    const double begin = angle(half.x, half.y);
    double swing = angle(-half.x, -half.y) - begin;
    if (sweeps && swing < 0) swing += 2 * half_turn;
    if (!sweeps && swing > 0) swing -= 2 * half_turn;
    PathSteps piece;
    add_arc(piece, {centre.x, centre.y, across, down, begin, swing}, false);
    const Matrix back = rotation(turned);
    map_steps(piece, product({1, 0, 0, 1, (from.x + to.x) / 2, (from.y + to.y) / 2}, back));
    if (!piece.empty()) steps.insert(steps.end(), piece.begin() + 1, piece.end());
}

class PathData {
public:
    explicit PathData(std::string_view d) : list_(d) {}

    PathSteps read() {
        while (const char letter = list_.letter()) {
            const bool relative = letter >= 'a';
            const char command = relative ? static_cast<char>(letter - 'a' + 'A') : letter;
            if (steps_.empty() && command != 'M') break;
            if (!commands(command, relative)) break;
        }
        return std::move(steps_);
    }

private:
    /// A command with all of its arguments, which may be many times its number of them.
    bool commands(char command, bool relative) {
        if (command == 'Z') {
            close(steps_);
            at_ = start_;
            last_ = command;
            return true;
        }
        for (bool first = true;; first = false) {
            std::array<double, 6> n{};
            const std::size_t count = command == 'H' || command == 'V'                     ? 1
                                      : command == 'C'                                     ? 6
                                      : command == 'S' || command == 'Q'                   ? 4
                                      : command == 'M' || command == 'L' || command == 'T' ? 2
                                                                                           : 0;
            if (command == 'A') {
                if (!arc(relative)) return !first;
                last_ = command;
                continue;
            }
            if (count == 0) return false;
            for (std::size_t i = 0; i < count; ++i) {
                const std::optional<double> number = list_.next();
                if (!number) return i == 0 && !first;
                const bool down = command == 'V' || (command != 'H' && i % 2 == 1);
                n.at(i) = *number + (relative ? down ? at_.y : at_.x : 0);
            }
            draw(command == 'M' && !first ? 'L' : command, n);
        }
    }

    void draw(char command, const std::array<double, 6>& n) {
        const PlanePoint before = at_;
        const bool after_cubic = last_ == 'C' || last_ == 'S', after_quadratic = last_ == 'Q' || last_ == 'T';
        const auto mirrored = [&](bool same) {
            return same ? PlanePoint{2 * before.x - control_.x, 2 * before.y - control_.y} : before;
        };
        switch (command) {
            case 'M':
                at_ = start_ = {n[0], n[1]};
                move_to(steps_, at_.x, at_.y);
                break;
            case 'H':
            case 'V':
            case 'L':
                at_ = command == 'L'   ? PlanePoint{n[0], n[1]}
                      : command == 'H' ? PlanePoint{n[0], at_.y}
                                       : PlanePoint{at_.x, n[0]};
                line_to(steps_, at_.x, at_.y);
                break;
            case 'C':
            case 'S': {
                const bool whole = command == 'C';
                const PlanePoint first = whole ? PlanePoint{n[0], n[1]} : mirrored(after_cubic);
                control_ = whole ? PlanePoint{n[2], n[3]} : PlanePoint{n[0], n[1]};
                at_ = whole ? PlanePoint{n[4], n[5]} : PlanePoint{n[2], n[3]};
                curve_to(steps_, first, control_, at_);
                break;
            }
            default: {
                const bool whole = command == 'Q';
                control_ = whole ? PlanePoint{n[0], n[1]} : mirrored(after_quadratic);
                at_ = whole ? PlanePoint{n[2], n[3]} : PlanePoint{n[0], n[1]};
                stand_at(before);
                add_quadratic(steps_, control_.x, control_.y, at_.x, at_.y);
                break;
            }
        }
        last_ = command;
    }

    /// After a closed figure the next one begins where it began.
    void stand_at(PlanePoint point) {
        if (steps_.back().kind == PathStep::Kind::close) move_to(steps_, point.x, point.y);
    }

    bool arc(bool relative) {
        std::array<double, 3> shape{};
        for (double& number : shape) {
            const std::optional<double> read = list_.next();
            if (!read) return false;
            number = *read;
        }
        const std::optional<bool> large = list_.flag(), sweeps = list_.flag();
        const std::optional<double> x = list_.next(), y = list_.next();
        if (!large || !sweeps || !x || !y) return false;
        const PlanePoint to{*x + (relative ? at_.x : 0), *y + (relative ? at_.y : 0)};
        stand_at(at_);
        append_elliptic_arc(steps_, at_, to, {shape[0], shape[1]}, shape[2], *large, *sweeps);
        at_ = to;
        return true;
    }

    NumberList list_;
    PathSteps steps_;
    PlanePoint at_{}, start_{}, control_{};
    char last_ = 0;
};

}  // namespace

void NumberList::skip() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n\f,"), rest_.size()));
}

std::optional<double> NumberList::next() {
    skip();
    std::string_view text = rest_;
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double most = 1e9;
    if (error != std::errc() || !(std::abs(value) <= most)) return std::nullopt;
    rest_ = text.substr(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<bool> NumberList::flag() {
    skip();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) return std::nullopt;
    const bool set = rest_.front() == '1';
    rest_.remove_prefix(1);
    return set;
}

char NumberList::letter() {
    skip();
    if (rest_.empty() || !is_letter(rest_.front())) return 0;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
}

std::vector<double> numbers(std::string_view list) {
    std::vector<double> all;
    NumberList reader(list);
    while (const std::optional<double> number = reader.next()) all.push_back(*number);
    return all;
}

Matrix read_transform(std::string_view text) {
    Matrix all;
    while (true) {
        const std::size_t open = text.find('('), close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) return all;
        std::string_view name = text.substr(0, open);
        name.remove_prefix(std::min(name.find_first_not_of(" \t\r\n,"), name.size()));
        name = name.substr(0, name.find_last_not_of(" \t\r\n") + 1);
        const std::vector<double> n = numbers(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
        if (n.empty()) continue;
        const double second = n.size() > 1 ? n[1] : 0;
        Matrix own;
        if (name == "translate") own = {1, 0, 0, 1, n[0], second};
        if (name == "scale") own = {n[0], 0, 0, n.size() > 1 ? n[1] : n[0], 0, 0};
        if (name == "rotate") own = rotation(n[0]);
        if (name == "rotate" && n.size() > 2)
            own = product({1, 0, 0, 1, n[1], n[2]}, product(own, {1, 0, 0, 1, -n[1], -n[2]}));
        const double slope = std::tan(n[0] * std::numbers::pi / half_turn);
        if (name == "skewX") own.c = slope;
        if (name == "skewY") own.b = slope;
        if (name == "matrix" && n.size() > 5) own = {n[0], n[1], n[2], n[3], n[4], n[5]};
        all = product(all, own);
    }
}

PathSteps read_path_data(std::string_view d) {
    return PathData(d).read();
}

}  // namespace raingan::svg
