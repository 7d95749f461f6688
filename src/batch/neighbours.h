// What files of a batch show of the fonts that their authors had. One author has one build of a font on the computer,
// and so has mostly who works in one folder: what some of their files show tells what the others, which show nothing,
// were written with.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "batch/outcome.h"
#include "layout/layout.h"

namespace raingan::batch {

class Neighbours {
public:
    /// What the outcome of a file in that folder shows; guesses count for nothing.
    void add(const std::string& folder, const Outcome& outcome);

    /// The line heights to take in place of those that were guessed: what all files of the author that show one have,
    /// else all in the folder. None where neighbours agree with the guess, show nothing or differ.
    [[nodiscard]] std::vector<AskedLineHeight> corrections(const std::string& folder, const Outcome& outcome) const;

private:
    /// Of one author or folder, by font: the height; 0 where files differ.
    using Shown = std::map<std::string, double, std::less<>>;
    static void note(Shown& shown, const TakenBuild& build);
    [[nodiscard]] double height_of(const std::string& folder, const std::string& author, const std::string& font) const;

    std::map<std::string, Shown, std::less<>> by_author_, by_folder_;
};

}  // namespace raingan::batch
