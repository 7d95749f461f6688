// Bytes on the disk by their SHA-256: written once, never changed, the same bytes kept once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "store/database.h"

namespace raingan::store {

struct Blob {
    std::string sha256;  ///< hexadecimal digits
    std::int64_t bytes = 0;
};

/// Bytes as they come, on the disk and never all in memory. One that is destroyed before finish() leaves nothing
/// behind.
class BlobWriter {
public:
    /// `folder`: the data's. Throws Error (unwritable).
    explicit BlobWriter(const std::string& folder);
    BlobWriter(const BlobWriter&) = delete;
    BlobWriter& operator=(const BlobWriter&) = delete;
    ~BlobWriter();

    void write(std::string_view bytes);
    [[nodiscard]] std::int64_t size() const;
    /// Flushed, under its name, and the name flushed too. Throws Error (unwritable).
    Blob finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The folders of blobs and uploads below `folder`, made; what uploads were under way when a service ended is taken
/// away where it is older than a day. Throws Error (unwritable).
void prepare_blobs(const std::string& folder);

std::string blob_path(const std::string& folder, const std::string& sha256);
Blob write_blob(const std::string& folder, std::string_view bytes);
/// Throws Error (unreadable) "blob-lost" where it is not there.
std::string read_blob(const std::string& folder, const std::string& sha256);

/// The row that others refer to; within the transaction that makes the reference.
void note_blob(Database& database, const Blob& blob);

}  // namespace raingan::store
