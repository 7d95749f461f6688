// A compound file in memory ([MS-CFB]: .doc, .xls, encrypted packages), its streams read one by one when asked for.
// libgsf is loaded when the first one is opened: it and what stands behind it would cost every start of the program
// (docs/decisions.md).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan {

class CompoundFile {
public:
    /// `bytes` must outlive it. Throws Error (unreadable): "damaged" where the sector tables or the directory are not
    /// sound, "no-libgsf" where the library is not installed.
    explicit CompoundFile(std::string_view bytes);

    /// Loads libgsf now, for use where no file can be opened later. False where it is not installed.
    static bool load_library();

    /// `path` leads through storages: "WordDocument", "ObjectPool/_1234/\1Ole". Names are matched without case.
    [[nodiscard]] bool has(const std::string& path) const;
    /// The whole stream, or none where there is no such stream. Throws Error "damaged" with the path.
    [[nodiscard]] std::optional<std::string> read(const std::string& path) const;
    /// As read, but of a stream that is damaged the bytes before the damage.
    [[nodiscard]] std::optional<std::string> read_beginning(const std::string& path) const;
    /// As read, but throws "missing-part".
    [[nodiscard]] std::string require(const std::string& path) const;
    /// The names of all that stands in a storage; of the root where the path is empty. Throws Error over_limit
    /// (container_entries).
    [[nodiscard]] std::vector<std::string> names(const std::string& storage = "") const;

private:
    struct Close {
        void operator()(void* object) const;
    };
    using Object = std::unique_ptr<void, Close>;  ///< GsfInput or GsfInfile; libgsf's headers stay out of ours
    [[nodiscard]] Object find(const std::string& path) const;

    std::string_view bytes_;
    Object root_;
};

}  // namespace raingan
