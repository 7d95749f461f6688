#include "store/blobs.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>

#include "base/error.h"
#include "base/file.h"
#include "base/filesystem.h"
#include "base/hexadecimal.h"
#include "store/clock.h"
#include "store/secrets.h"

namespace raingan::store {
namespace {

constexpr unsigned own_folder = 0700, own_file = 0600;

[[noreturn]] void fail_to_write(const std::string& path) {
    const std::string reason = std::strerror(errno);
    throw Error(ExitStatus::unwritable, "unwritable", path,
                {"cannot be written: " + reason + "; is the disk full?", "เขียนไม่ได้: " + reason + " พื้นที่เต็มหรือไม่"});
}

void make_own_folder(const std::string& path) {
    if (::mkdir(path.c_str(), own_folder) != 0 && errno != EEXIST) fail_to_write(path);
}

/// What names a folder holds is on the disk, too.
void flush_folder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail_to_write(path);
    const bool flushed = ::fsync(folder) == 0;
    ::close(folder);
    if (!flushed) fail_to_write(path);
}

struct FreeDigest {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};

}  // namespace

struct BlobWriter::State {
    std::string folder, path;
    int file = -1;
    std::int64_t size = 0;
    std::unique_ptr<EVP_MD_CTX, FreeDigest> digest{EVP_MD_CTX_new()};

    explicit State(const std::string& data) : folder(data), path(data + "/incoming/" + random_name()) {
        if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
        file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, own_file);
        if (file < 0) fail_to_write(path);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (file >= 0) ::close(file);
        if (!path.empty()) ::unlink(path.c_str());
    }

    [[nodiscard]] std::string digest_so_far() const {
        unsigned char bytes[EVP_MAX_MD_SIZE];
        unsigned int count = 0;
        if (EVP_DigestFinal_ex(digest.get(), bytes, &count) != 1) throw std::bad_alloc();
        return hexadecimal({reinterpret_cast<const char*>(bytes), count});
    }
};

BlobWriter::BlobWriter(const std::string& folder) : state_(std::make_unique<State>(folder)) {}
BlobWriter::~BlobWriter() = default;

std::int64_t BlobWriter::size() const {
    return state_->size;
}

void BlobWriter::write(std::string_view bytes) {
    if (EVP_DigestUpdate(state_->digest.get(), bytes.data(), bytes.size()) != 1) throw std::bad_alloc();
    state_->size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(state_->file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(state_->path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

Blob BlobWriter::finish() {
    State& state = *state_;
    Blob blob{state.digest_so_far(), state.size};
    const std::string path = blob_path(state.folder, blob.sha256);
    const std::string folder = path.substr(0, path.rfind('/'));
    // What is there has become young again, so that nobody takes it away before it is referred to (prune.h).
    if (::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) != 0) {
        if (::fsync(state.file) != 0) fail_to_write(state.path);
        make_own_folder(folder);
        if (::rename(state.path.c_str(), path.c_str()) != 0) fail_to_write(path);
        state.path.clear();
    }
    flush_folder(folder);  // who wrote it first may not have come to that
    flush_folder(state.folder + "/blobs");
    return blob;
}

void prepare_blobs(const std::string& folder) {
    for (const char* below : {"", "/blobs", "/incoming"}) make_own_folder(folder + below);
    constexpr std::int64_t day = 86'400;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(path_of(folder + "/incoming"), ignored)) {
        struct stat state {};
        const std::string path = text_of(entry.path());
        if (::lstat(path.c_str(), &state) == 0 && state.st_mtime < now() - day) ::unlink(path.c_str());
    }
}

std::string blob_path(const std::string& folder, const std::string& sha256) {
    return folder + "/blobs/" + sha256.substr(0, 2) + "/" + sha256;
}

Blob write_blob(const std::string& folder, std::string_view bytes) {
    BlobWriter writer(folder);
    writer.write(bytes);
    return writer.finish();
}

std::string read_blob(const std::string& folder, const std::string& sha256) {
    try {
        return read_kept_file(blob_path(folder, sha256));  // an upload of the same bytes touches it (finish)
    } catch (const Error&) {
        throw unreadable("blob-lost", sha256,
                         {"these bytes are no longer in the store; restore them from a backup",
                          "ข้อมูลนี้หายไปจากที่เก็บ โปรดกู้คืนจากสำเนาสำรอง"});
    }
}

void note_blob(Database& database, const Blob& blob) {
    database.run("INSERT INTO blobs (sha256, bytes, since) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING",
                 {blob.sha256, blob.bytes, now()});
}

}  // namespace raingan::store
