#include "cli/inputs.h"

#include "cli/secret.h"

namespace raingan::cli {

ReadOptions read_options(const CommonOptions& options) {
    if (!options.password.empty()) return {options.password};
    Secret secret;
    return find_password_unasked(secret, options.password_file) ? ReadOptions{secret.text} : ReadOptions();
}

batch::InputOptions input_options(const CommonOptions& options) {
    return {read_options(options), options.allow_broken_signature};
}

}  // namespace raingan::cli
