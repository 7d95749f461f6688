#include "cli/outputs.h"

#include <filesystem>
#include <map>

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"

namespace raingan::cli {

std::vector<std::string> outputs_of(const std::vector<std::string>& inputs, const std::string& output,
                                    const std::function<std::string(const std::string& input)>& beside) {
    std::error_code ignored;
    const bool folder = !output.empty() &&
                        (inputs.size() > 1 || output.ends_with('/') || std::filesystem::is_directory(output, ignored));
    if (folder) make_directory(output);
    std::vector<std::string> outputs;
    std::map<std::string, std::string> taken;
    for (const std::string& input : inputs) {
        std::string path = output.empty() ? beside(input) : output;
        if (folder) path = (std::filesystem::path(output) / base_name(input)).string();
        const auto [at, added] = taken.try_emplace(path, input);
        if (!added)
            throw Error(ExitStatus::usage, "same-output", input,
                        {"would become the same file as " + at->second + " (" + path + "); do them one after the other",
                         "จะได้ไฟล์เดียวกันกับ " + at->second + " (" + path + ") โปรดทำทีละไฟล์"});
        outputs.push_back(std::move(path));
    }
    return outputs;
}

}  // namespace raingan::cli
