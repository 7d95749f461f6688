// raingan extend: keeps what proves the signatures of PDFs in the files themselves.
#include "sign/extend.h"

#include <cstdio>
#include <ctime>

#include "base/file.h"
#include "batch/progress.h"
#include "cli/command.h"
#include "cli/memory.h"
#include "cli/outputs.h"
#include "cli/outside.h"

namespace raingan::cli {

ExitStatus extend(const ExtendOptions& options, Language language) {
    end_where_memory_runs_out();
    if (options.offline && !options.timestamp.empty())
        throw Error(ExitStatus::usage, "bad-level", "--offline",
                    {"a time stamp comes over the network; leave one of the two out",
                     "ตราประทับเวลาต้องใช้เครือข่าย โปรดละตัวเลือกใดตัวเลือกหนึ่ง"});
    const std::vector<std::string> outputs =
        outputs_of(options.inputs, options.output, [](const std::string& input) { return input; });
    const sign::Store store = sign::trust_store(options.trust_dir);
    const Outside outside(options);
    batch::Progress progress(options.inputs.size(), language);
    ExitStatus status = ExitStatus::done;
    for (std::size_t i = 0; i < options.inputs.size(); ++i) {
        const std::string& input = options.inputs[i];
        bool failed = false;
        try {
            const std::string pdf = read_file(input);
            const std::string longer = outside.run([&](const batch::Ask& ask) {
                return sign::extend_pdf(pdf,
                                        {options.timestamp, store.get(), outside.sources(ask), std::time(nullptr)});
            });
            write_file(outputs[i], longer, mode_of(input));
            progress.clear();
            std::printf("%s\n", outputs[i].c_str());
        } catch (const Error& error) {
            progress.clear();
            print_error(input, error, language);
            status = worse(status, error.status());
            failed = true;
        }
        progress.advance(failed);
    }
    return status;
}

}  // namespace raingan::cli
