// libFuzzer's mutations for formats that are ZIP archives: one entry is changed and the archive made anew, without
// compression. Changed as plain bytes, nearly every archive would end at its checksums and no reader would see it.
#pragma once

#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace raingan::test {

using Entries = std::vector<std::pair<std::string, std::string>>;  ///< names and bytes, in the archive's order

/// Empty where the bytes are no archive that can be read whole.
inline Entries entries_of(const std::uint8_t* data, std::size_t size) {
    constexpr zip_uint64_t most = 4U << 20U;
    zip_source_t* source = zip_source_buffer_create(data, size, 0, nullptr);
    zip_t* archive = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, nullptr) : nullptr;
    if (archive == nullptr) {
        zip_source_free(source);
        return {};
    }
    Entries entries;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_file_t* file =
            zip_stat_index(archive, i, 0, &stat) == 0 && stat.size < most ? zip_fopen_index(archive, i, 0) : nullptr;
        if (file == nullptr) continue;
        std::string bytes(stat.size, '\0');
        if (zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()))
            entries.emplace_back(stat.name, std::move(bytes));
        zip_fclose(file);
    }
    zip_discard(archive);
    return entries;
}

/// Stored, so that what libFuzzer crosses over and copies are the entries' own bytes.
inline std::string archive_of(const Entries& entries) {
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (source == nullptr) return {};
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : entries) {
        const zip_int64_t index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
        if (index >= 0) zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    std::string out;
    zip_stat_t stat;
    if (zip_close(archive) == 0 && zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0) {
        out.resize(stat.size);
        zip_source_read(source, out.data(), out.size());
        zip_source_close(source);
    }
    zip_source_free(source);
    return out;
}

inline std::size_t mutate_archive(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
    constexpr unsigned one_in = 16;  // the archive's own structure is hostile too
    Entries entries = seed % one_in == 0 ? Entries() : entries_of(data, size);
    if (entries.empty()) return LLVMFuzzerMutate(data, size, max_size);
    std::string& entry = entries[seed / one_in % entries.size()].second;
    const std::size_t length = entry.size();
    entry.resize(length + length / 2 + 64);
    entry.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(entry.data()), length, entry.size()));
    const std::string archive = archive_of(entries);
    if (archive.empty() || archive.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    std::memcpy(data, archive.data(), archive.size());
    return archive.size();
}

}  // namespace raingan::test

#ifdef RAINGAN_FUZZ
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    return raingan::test::mutate_archive(data, size, max_size, seed);
}
#endif
