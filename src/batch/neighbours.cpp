#include "batch/neighbours.h"

#include <cmath>

namespace raingan::batch {
namespace {

constexpr double same_em = 0.005;

}  // namespace

void Neighbours::note(Shown& shown, const TakenBuild& build) {
    const auto [found, is_new] = shown.try_emplace(build.font, build.em);
    if (!is_new && std::abs(found->second - build.em) > same_em) found->second = 0;
}

void Neighbours::add(const std::string& folder, const Outcome& outcome) {
    for (const TakenBuild& build : outcome.builds) {
        if (!build.shown) continue;
        if (!outcome.author.empty()) note(by_author_[outcome.author], build);
        note(by_folder_[folder], build);
    }
}

double Neighbours::height_of(const std::string& folder, const std::string& author, const std::string& font) const {
    for (const auto& [groups, name] : {std::pair(&by_author_, &author), std::pair(&by_folder_, &folder)}) {
        const auto group = groups->find(*name);
        if (group == groups->end()) continue;
        const auto shown = group->second.find(font);
        if (shown != group->second.end()) return shown->second;
    }
    return 0;
}

std::vector<AskedLineHeight> Neighbours::corrections(const std::string& folder, const Outcome& outcome) const {
    std::vector<AskedLineHeight> lines;
    for (const TakenBuild& build : outcome.builds) {
        if (build.shown) continue;
        const double em = height_of(folder, outcome.author, build.font);
        if (em > 0 && std::abs(em - build.em) > same_em) lines.push_back({build.font, em, true});
    }
    return lines;
}

}  // namespace raingan::batch
