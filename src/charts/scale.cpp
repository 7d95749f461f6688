#include "charts/scale.h"

#include <algorithm>
#include <cmath>

namespace raingan::charts {
namespace {

constexpr std::size_t most_ticks = 100;

/// 1, 2 or 5 times a power of ten, not less than `least`.
double nice_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

Scale logarithmic(const Axis& axis, double low, double high) {
    Scale scale;
    scale.logarithmic = true;
    const double least = axis.least.value_or(low > 0 ? low : 1);
    const double most = axis.most.value_or(high > 0 ? high : 10);
    scale.least = std::pow(10, std::floor(std::log10(std::clamp(least, 1e-300, 1e300))));
    scale.most = std::pow(10, std::ceil(std::log10(std::clamp(most, 1e-300, 1e300))));
    if (scale.most <= scale.least) scale.most = scale.least * 10;
    scale.step = 10;
    return scale;
}

}  // namespace

double Scale::share(double value) const {
    if (!(most > least)) return 0;
    if (!logarithmic) return std::clamp((value - least) / (most - least), 0.0, 1.0);
    if (value <= 0) return 0;
    return std::clamp((std::log10(value) - std::log10(least)) / (std::log10(most) - std::log10(least)), 0.0, 1.0);
}

std::vector<double> Scale::ticks() const {
    std::vector<double> out;
    if (logarithmic) {
        for (double at = least; at <= most * (1 + 1e-9) && out.size() < most_ticks; at *= step) out.push_back(at);
        return out;
    }
    for (std::size_t i = 0; out.size() < most_ticks; ++i) {
        const double at = least + static_cast<double>(i) * step;
        if (at > most + step * 1e-6) break;
        out.push_back(std::abs(at) < step * 1e-9 ? 0 : at);
    }
    return out;
}

Scale scale_of(const Axis& axis, double low, double high, double length_pt, double label_pt) {
    if (!std::isfinite(low) || !std::isfinite(high)) low = high = 0;
    if (axis.logarithmic) return logarithmic(axis, low, high);
    // The axis begins at 0 unless all values lie far from it: within a sixth of the largest.
    constexpr double near = 5.0 / 6.0, above = 0.05, half = 0.5;
    double least = std::min(low, 0.0), most = std::max(high, 0.0);
    if (low > 0 && high > low && low > high * near) least = low - (high - low) * half;
    if (high < 0 && low < high && high < low * near) most = high + (high - low) * half;
    if (most > 0 && high > 0) most += (most - least) * above;
    if (least < 0 && low < 0) least -= (most - least) * above;
    if (most <= least) most = least + 1;
    const double span = axis.most.value_or(most) - axis.least.value_or(least);
    const double room = std::clamp(length_pt / std::max(label_pt * 2, 1.0), 2.0, 10.0);
    Scale scale;
    scale.step = axis.step && *axis.step > 0 && span / *axis.step < most_ticks
                     ? *axis.step
                     : nice_step(std::max(span, 1e-300) / room);
    scale.least = axis.least.value_or(std::floor(least / scale.step + 1e-9) * scale.step);
    scale.most = axis.most.value_or(std::ceil(most / scale.step - 1e-9) * scale.step);
    if (scale.most <= scale.least) scale.most = scale.least + scale.step;
    return scale;
}

}  // namespace raingan::charts
