#include "cli/inputs.h"

#include <system_error>

#include "base/error.h"
#include "base/filesystem.h"
#include "cli/secret.h"

namespace raingan::cli {

ReadOptions read_options(const CommonOptions& options) {
    ReadOptions out;
    out.ocr = options.ocr;
    Secret secret;
    if (!options.password.empty())
        out.password = options.password;
    else if (find_password_unasked(secret, options.password_file))
        out.password = secret.text;
    return out;
}

batch::InputOptions input_options(const CommonOptions& options) {
    return {read_options(options), options.allow_broken_signature};
}

std::optional<corrections::Log> read_corrections(const CommonOptions& options) {
    if (options.corrections.empty()) return std::nullopt;
    std::error_code ignored;
    if (options.inputs.size() != 1 || std::filesystem::is_directory(path_of(options.inputs.front()), ignored))
        throw Error(
            ExitStatus::usage, "bad-corrections", "--corrections",
            {"is the log of one document; give that file alone", "เป็นบันทึกการแก้ไขของไฟล์เดียว โปรดระบุไฟล์นั้นเพียงไฟล์เดียว"});
    return corrections::read_log(read_option_file(options.corrections), options.corrections);
}

}  // namespace raingan::cli
