// What a batch has done so far, in a file beside its outputs: a line of JSON for each input whose outputs are all in
// place, added with one write behind the last rename. So a batch that was killed at any moment can go on: what has no
// line, or half a one, is done again.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace raingan::batch {

/// How a file stood when it was read or written; enough to see that it is still the same.
struct FileState {
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;  ///< since 1970
    friend bool operator==(const FileState&, const FileState&) = default;
};
/// None of a file that is not there: {0, 0}.
FileState state_of(const std::string& path);

class Journal {
public:
    static constexpr const char* file_name = ".raingan-journal";

    /// `settings` stands for all that the outputs depend on besides the input. Reads what an earlier run wrote where
    /// `resume`, else begins anew. Throws Error (unwritable).
    Journal(const std::string& folder, std::string settings, bool resume);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    /// The input and all of the outputs are as they were when it was done with these settings.
    [[nodiscard]] bool is_done(const std::string& input, const std::vector<std::string>& outputs) const;
    /// `state`: the input's before it was read. Throws Error (unwritable).
    void add(const std::string& input, const FileState& state, const std::vector<std::string>& outputs);

private:
    struct Entry {
        FileState input;
        std::vector<std::pair<std::string, std::uint64_t>> outputs;  ///< path, bytes
    };
    /// Whether its last line is whole.
    bool read(const std::string& path);

    std::string settings_;
    std::unordered_map<std::string, Entry> entries_;
    int fd_ = -1;
    bool begins_line_ = true;  ///< what is written next
};

}  // namespace raingan::batch
