// A ZIP archive in memory or in a file (APPNOTE.TXT), entries inflated one by one when asked for. Limits:
// base/limits.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/container/byte_source.h"
#include "readers/container/package.h"

namespace raingan {

class Zip final : public Package {
public:
    /// `bytes` must outlive the Zip. Reads the central directory only. Throws Error (unreadable): "truncated",
    /// "not-zip", "over-limit".
    explicit Zip(std::string_view bytes);

    /// The file is read where an entry is, a few KiB at a time, and never held. Throws as the constructor does, and
    /// Error (unreadable) as read_file for a path that cannot be opened.
    static Zip of_file(const std::string& path);

    [[nodiscard]] bool has(const std::string& name) const override;

    struct EntryName {
        std::string name;   ///< as read() takes it
        std::string shown;  ///< as it was written: UTF-8, else the code page of Thai Windows (874)
    };
    /// Of all entries in their order, without folders.
    [[nodiscard]] std::vector<EntryName> entries() const;

    /// The inflated entry. Throws Error: "encrypted", "damaged" (CRC, broken deflate stream), "over-limit".
    std::optional<std::string> read(const std::string& name) override;

    /// The entry inflated piece by piece, for what need not be held; none where there is no such entry. The Zip must
    /// outlive it. Throws Error as read does, also while it is read; what was opened so far is judged by
    /// streamed_bytes.
    [[nodiscard]] std::optional<ByteSource> open(const std::string& name);

    /// What the entry takes in the archive, in bytes, as the directory says; 0 where there is no such entry. What
    /// open() gives counts as so many for reading_progress.h.
    [[nodiscard]] std::uint64_t packed_bytes(const std::string& name) const;

private:
    explicit Zip(void* archive);
    struct Close {
        void operator()(void* archive) const;
    };
    [[nodiscard]] std::int64_t find(const std::string& name) const;

    std::unique_ptr<void, Close> archive_;     ///< zip_t; libzip's header stays out of ours
    std::size_t inflated_ = 0, streamed_ = 0;  ///< by all reads so far
};

}  // namespace raingan
