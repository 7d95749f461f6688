#include "readers/container/zip.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <new>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/owned.h"
#include "base/reading_progress.h"
#include "thai/encoding.h"

namespace raingan {
namespace {

zip_t* zip_of(void* archive) {
    return static_cast<zip_t*>(archive);
}

constexpr std::size_t signature_bytes = 4;

bool begins_as_zip(std::string_view bytes) {
    const std::string_view signature = bytes.substr(0, signature_bytes);
    return signature == "PK\3\4" || signature == "PK\5\6";
}

Error truncated() {
    return unreadable("truncated", "",
                      {"the ZIP package is cut short or its directory is damaged; get a complete copy of the file "
                       "(download or copy it again)",
                       "ไฟล์ ZIP ไม่ครบหรือสารบัญภายในเสียหาย โปรดขอไฟล์ฉบับสมบูรณ์ (ดาวน์โหลดหรือคัดลอกใหม่)"});
}
Error not_zip() {
    return unreadable("not-zip", "",
                      {"is not a ZIP package; open the file in Word and save it as .docx",
                       "ไม่ใช่ไฟล์ ZIP โปรดเปิดไฟล์ใน Word แล้วบันทึกเป็น .docx"});
}
Error encrypted(const std::string& name) {
    return unreadable(
        "encrypted", name,
        {"is encrypted with a password; remove the password in the program that made the file and save it "
         "again",
         "ถูกเข้ารหัสด้วยรหัสผ่าน โปรดยกเลิกรหัสผ่านในโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่"});
}
Error damaged(const std::string& name, const char* why) {
    return unreadable("damaged", name,
                      {std::string("cannot be unpacked (") + why +
                           "); get a fresh copy of the file, or open and save it again in Word",
                       std::string("คลายไฟล์ไม่ได้ (") + why + ") โปรดขอไฟล์ใหม่ หรือเปิดใน Word แล้วบันทึกอีกครั้ง"});
}

/// libzip tells of memory as of any other failure.
Error damaged(const std::string& name, zip_error_t* error) {
    const int code = zip_error_code_zip(error), system_code = zip_error_code_system(error);
    if (code == ZIP_ER_MEMORY || (code == ZIP_ER_ZLIB && system_code == Z_MEM_ERROR)) throw std::bad_alloc();
    return damaged(name, zip_error_strerror(error));
}

/// What the directory says of an entry; none where there is no such entry. Throws "encrypted" and "damaged".
std::optional<zip_stat_t> entry_stat(zip_t* archive, std::int64_t index, const std::string& name) {
    if (index < 0) return std::nullopt;
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0 || (stat.valid & needed) != needed)
        throw damaged(name, zip_get_error(archive));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) throw encrypted(name);
    return stat;
}

void check_ratio(const zip_stat_t& stat, const std::string& name) {
    constexpr std::size_t ratio_counts_from = 1U << 20U;
    if (stat.size > ratio_counts_from && stat.size / limits::inflate_ratio > stat.comp_size)
        throw over_limit(limits::inflate_ratio, name);
}

void check_sizes(const zip_stat_t& stat, std::size_t inflated, const std::string& name) {
    if (stat.size > limits::entry_bytes) throw over_limit(limits::entry_bytes, name);
    if (inflated + stat.size > limits::inflated_bytes) throw over_limit(limits::inflated_bytes, name);
    check_ratio(stat, name);
}

/// Tells how far an entry is inflated, in bytes of the archive.
class PackedShare {
public:
    explicit PackedShare(const zip_stat_t& stat)
        : packed_(static_cast<double>(stat.comp_size)), size_(static_cast<double>(stat.size)) {}
    void count(std::size_t inflated) {
        if (inflated == 0) return;
        inflated_ += static_cast<double>(inflated);
        const auto reached = static_cast<std::uint64_t>(packed_ * (inflated_ / size_));
        count_reading(reached - told_);
        told_ = reached;
    }

private:
    double packed_, size_, inflated_ = 0;
    std::uint64_t told_ = 0;
};

/// Reads one byte more than was promised, so that the end (and with it the CRC) is checked.
std::string inflate(zip_t* archive, const zip_stat_t& stat, const std::string& name) {
    const Owned<zip_file_t, zip_fclose> entry(zip_fopen_index(archive, stat.index, 0));
    if (!entry) throw damaged(name, zip_get_error(archive));
    std::string bytes(static_cast<std::size_t>(stat.size) + 1, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const zip_int64_t count = zip_fread(entry.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0) throw damaged(name, zip_file_get_error(entry.get()));
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    if (filled != stat.size) throw damaged(name, "size differs from the directory's");
    bytes.pop_back();
    return bytes;
}

/// make_source(error) gives what the archive is read from.
template <class MakeSource>
zip_t* opened(MakeSource&& make_source, bool begins_right) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = make_source(&error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (archive != nullptr) return archive;
    if (source != nullptr) zip_source_free(source);
    throw begins_right || code != ZIP_ER_NOZIP ? truncated() : not_zip();
}

}  // namespace

void Zip::Close::operator()(void* archive) const {
    zip_discard(static_cast<zip_t*>(archive));
}

Zip::Zip(std::string_view bytes)
    : Zip(opened([bytes](zip_error_t* error) { return zip_source_buffer_create(bytes.data(), bytes.size(), 0, error); },
                 begins_as_zip(bytes))) {}

Zip Zip::of_file(const std::string& path) {
    return Zip(opened([&](zip_error_t* error) { return zip_source_file_create(path.c_str(), 0, -1, error); },
                      begins_as_zip(read_beginning(path, signature_bytes))));
}

Zip::Zip(void* archive) : archive_(archive) {
    if (zip_get_num_entries(zip_of(archive), 0) > static_cast<zip_int64_t>(limits::container_entries))
        throw over_limit(limits::container_entries, "");
}

std::int64_t Zip::find(const std::string& name) const {
    const auto locate = [&](const std::string& called) {
        const zip_int64_t exact = zip_name_locate(zip_of(archive_.get()), called.c_str(), 0);
        return exact >= 0 ? exact : zip_name_locate(zip_of(archive_.get()), called.c_str(), ZIP_FL_NOCASE);
    };
    const zip_int64_t found = locate(name);
    if (found >= 0 || name.find('/') == std::string::npos) return found;
    // Programs on Windows wrote folders with its own separator, against APPNOTE.TXT 4.4.17.1.
    std::string other = name;
    std::ranges::replace(other, '/', '\\');
    return locate(other);
}

bool Zip::has(const std::string& name) const {
    return find(name) >= 0;
}

std::vector<Zip::EntryName> Zip::entries() const {
    zip_t* const archive = zip_of(archive_.get());
    std::vector<EntryName> entries;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        const char* raw = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        if (name == nullptr || raw == nullptr || std::string_view(name).ends_with('/')) continue;
        const std::string_view bytes(raw);
        std::string shown;
        if (thai::decode_part(bytes, thai::Encoding::utf8, false, shown).undecodable) {
            shown.clear();
            if (thai::decode_part(bytes, thai::Encoding::windows874, false, shown).undecodable) shown = name;
        }
        entries.push_back({name, std::move(shown)});
    }
    return entries;
}

std::optional<std::string> Zip::read(const std::string& name) {
    const auto stat = entry_stat(zip_of(archive_.get()), find(name), name);
    if (!stat) return std::nullopt;
    check_sizes(*stat, inflated_, name);
    inflated_ += stat->size;
    return inflate(zip_of(archive_.get()), *stat, name);
}

std::optional<ByteSource> Zip::open(const std::string& name) {
    zip_t* const archive = zip_of(archive_.get());
    const auto stat = entry_stat(archive, find(name), name);
    if (!stat) return std::nullopt;
    streamed_ += std::min<std::size_t>(stat->size, limits::streamed_bytes + 1);
    if (streamed_ > limits::streamed_bytes) throw over_limit(limits::streamed_bytes, name);
    check_ratio(*stat, name);
    const std::shared_ptr<zip_file_t> entry = Owned<zip_file_t, zip_fclose>(zip_fopen_index(archive, stat->index, 0));
    if (!entry) throw damaged(name, zip_get_error(archive));
    // The directory may understate the size; what inflates is counted again.
    return [entry, name, left = static_cast<std::size_t>(stat->size), share = PackedShare(*stat)](
               char* buffer, std::size_t size) mutable {
        const zip_int64_t count = zip_fread(entry.get(), buffer, size);
        if (count < 0) throw damaged(name, zip_file_get_error(entry.get()));
        const auto read = static_cast<std::size_t>(count);
        if (read > left || (read == 0 && left > 0)) throw damaged(name, "size differs from the directory's");
        left -= read;
        share.count(read);
        return read;
    };
}

std::uint64_t Zip::packed_bytes(const std::string& name) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const std::int64_t index = find(name);
    const bool known = index >= 0 &&
                       zip_stat_index(zip_of(archive_.get()), static_cast<zip_uint64_t>(index), 0, &stat) == 0 &&
                       (stat.valid & ZIP_STAT_COMP_SIZE) != 0;
    return known ? stat.comp_size : 0;
}

}  // namespace raingan
