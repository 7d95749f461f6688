// A PDF of very many objects: they are packed into object streams as they come (ISO 32000-1 7.5.7) and found by a
// cross-reference stream (7.5.8), so that memory holds a few bytes of each and the file is a tenth as large.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflate.h"

namespace raingan::pdf {

/// Object numbers are the caller's, from 1; but for those of the object streams, which reserve() gives.
class PackedFile {
public:
    /// `next`: the first number that is not taken.
    explicit PackedFile(std::uint32_t next) : places_(next) {}

    std::uint32_t reserve();
    /// A dictionary that is no stream's, each once: what stands between << and >>.
    void set(std::uint32_t number, std::string_view entries);
    /// Appends an object as the file has it. `write` appends its value to the string.
    template <class Write>
    void write_unpacked(std::uint32_t number, Write write) {
        begin_object(number);
        write(file_);
        file_ += "\nendobj\n";
    }
    /// `entries` name the filter.
    void add_stream(std::uint32_t number, std::string_view entries, std::string_view bytes);

    /// The whole file; what was never set is null. `trailer`: the entries but those of the cross-reference.
    std::string finish(std::string_view trailer);

private:
    /// Where an object stands, in eight bytes.
    enum class Kind : std::uint8_t { none, offset, packed };
    struct Place {
        std::uint64_t kind : 2 = 0;
        std::uint64_t where : 46 = 0;  ///< offset in the file, or number of the object stream
        std::uint64_t index : 16 = 0;  ///< in that stream
    };
    static Place place(Kind kind, std::uint64_t where, std::size_t index = 0);
    static Kind kind_of(const Place& place) { return static_cast<Kind>(place.kind); }
    void begin_object(std::uint32_t number);
    std::string& values_at(std::uint32_t number);
    void flush_where_full();
    void flush();
    [[nodiscard]] std::string rows(unsigned offset_bytes) const;

    std::string file_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<Place> places_;  ///< by number
    std::vector<std::uint32_t> waiting_;
    std::string heads_, values_;  ///< of those that wait for their stream
    Deflater deflate_;
};

}  // namespace raingan::pdf
