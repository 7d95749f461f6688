// Where the outputs of a command go that makes one file of each input.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace raingan::cli {

/// The output of each input: `output` itself where there is one input and it names no folder, else a file of the
/// input's name in it, which is made; `beside` where it is empty. Throws Error (usage, "same-output") where two would
/// be one.
std::vector<std::string> outputs_of(const std::vector<std::string>& inputs, const std::string& output,
                                    const std::function<std::string(const std::string& input)>& beside);

}  // namespace raingan::cli
