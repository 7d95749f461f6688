// What a batch has done so far, in a file beside its outputs: a line of JSON for each input whose outputs are all in
// place, added with one write behind the last rename. So a batch that was killed at any moment can go on: what has no
// line, or half a one, is done again.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "batch/bundle.h"
#include "batch/outcome.h"

namespace raingan::batch {

/// A file that was written, and what stood in it.
struct Written {
    std::string path, sha256;
    friend bool operator==(const Written&, const Written&) = default;
};

class Journal {
public:
    static constexpr const char* file_name = ".raingan-journal";

    struct Entry {
        std::string input_sha256;
        std::vector<Written> outputs;
        std::vector<Finding> findings;
    };

    /// Write it anew; go on with it; or only read it, where there is one.
    enum class Mode { begin, resume, look };

    /// `settings` says all that the outputs depend on besides the input; its digest stands in the file. Only a regular
    /// file of that name, with no other name, is read or written, and none that holds anything but a journal. Throws
    /// Error (unwritable).
    Journal(const std::string& folder, std::string settings, Mode mode);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    /// What was done with the input, where it and all that was made of it are as they were then, by their digests;
    /// else null. Each of the outputs must be one of `outputs`.
    [[nodiscard]] const Entry* done(const std::string& input, const std::vector<std::string>& outputs) const;
    /// Whether an earlier run with any settings, or this one, wrote exactly these bytes there.
    [[nodiscard]] bool wrote(const std::string& path, const std::string& sha256) const;
    /// Throws Error (unwritable).
    void add(const std::string& input, Entry entry);

private:
    void read();
    void read_line(std::string_view line);

    /// Made when a line is read or written: to begin with digests costs a twentieth of a report.
    const std::string& settings_digest();

    std::string path_, settings_, settings_digest_;
    std::unordered_map<std::string, Entry> entries_;
    std::unordered_map<std::string, std::string> written_;  ///< path to digest, whatever the settings
    mutable InputFiles files_;                              ///< keeps what it opened last
    int fd_ = -1;
    bool begins_line_ = true;  ///< what is written next
};

}  // namespace raingan::batch
