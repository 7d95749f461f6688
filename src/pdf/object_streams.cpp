#include "pdf/object_streams.h"

#include <algorithm>

#include "pdf/haru.h"

namespace raingan::pdf {
namespace {

constexpr std::size_t bytes_per_stream = 1U << 16U;  // of values; a reader unpacks all of them for one
constexpr std::size_t most_objects = 1'000;

}  // namespace

std::uint32_t PackedFile::reserve() {
    places_.emplace_back();
    return static_cast<std::uint32_t>(places_.size() - 1);
}

PackedFile::Place PackedFile::place(Kind kind, std::uint64_t where, std::size_t index) {
    Place place;
    place.kind = static_cast<std::uint64_t>(kind) & 3U;
    place.where = where & ((std::uint64_t{1} << 46U) - 1);
    place.index = index & 0xFFFFU;
    return place;
}

void PackedFile::begin_object(std::uint32_t number) {
    places_.at(number) = place(Kind::offset, file_.size());
    file_.append(std::to_string(number)).append(" 0 obj\n");
}

void PackedFile::set(std::uint32_t number, std::string_view entries) {
    values_at(number).append("<<").append(entries).append(">>\n");
    flush_where_full();
}

std::string& PackedFile::values_at(std::uint32_t number) {
    append_number(heads_, number);
    heads_.push_back(' ');
    append_number(heads_, values_.size());
    heads_.push_back(' ');
    waiting_.push_back(number);
    return values_;
}

void PackedFile::flush_where_full() {
    if (values_.size() >= bytes_per_stream || waiting_.size() >= most_objects) flush();
}

void PackedFile::flush() {
    if (waiting_.empty()) return;
    const std::uint32_t stream = reserve();
    for (std::size_t i = 0; i < waiting_.size(); ++i) places_.at(waiting_[i]) = place(Kind::packed, stream, i);
    const std::string entries = "/Type/ObjStm/N " + std::to_string(waiting_.size()) + "/First " +
                                std::to_string(heads_.size()) + "/Filter/FlateDecode";
    add_stream(stream, entries, deflate_(heads_ + values_));
    waiting_.clear();
    heads_.clear();
    values_.clear();
}

void PackedFile::add_stream(std::uint32_t number, std::string_view entries, std::string_view bytes) {
    write_unpacked(number, [&](std::string& file) {
        file.append("<<").append(entries).append("/Length ").append(std::to_string(bytes.size()));
        file.append(">>\nstream\n").append(bytes).append("\nendstream");
    });
}

/// Each as its difference from the row before (ISO 32000-1 7.4.4.4, "Up"): neighbours are much alike.
std::string PackedFile::rows(unsigned offset_bytes) const {
    const std::size_t width = std::size_t{1} + offset_bytes + 2;
    std::string out(places_.size() * (width + 1), '\0'), above(width, '\0'), row(width, '\0');
    std::size_t at = 0;
    for (const Place& place : places_) {
        const Kind kind = kind_of(place);
        std::size_t filled = 0;
        const auto number = [&](std::uint64_t value, unsigned bytes) {
            for (unsigned left = bytes; left-- > 0;) row[filled++] = static_cast<char>((value >> 8U * left) & 0xFFU);
        };
        number(kind == Kind::packed ? 2U : kind == Kind::none ? 0U : 1U, 1);
        number(place.where, offset_bytes);
        number(kind == Kind::none ? 0xFFFFU : std::uint64_t{place.index}, 2);
        constexpr char up = 2;
        out[at++] = up;
        for (std::size_t k = 0; k < width; ++k) out[at++] = static_cast<char>(row[k] - above[k]);
        above.swap(row);
    }
    return out;
}

std::string PackedFile::finish(std::string_view trailer) {
    for (std::uint32_t number = 1; number < places_.size(); ++number)
        if (kind_of(places_[number]) == Kind::none && !std::ranges::count(waiting_, number)) {
            values_at(number) += "null\n";
            flush_where_full();
        }
    flush();
    const std::uint32_t own = reserve();
    const std::size_t at = file_.size();
    places_[own] = place(Kind::offset, at);
    const unsigned offset_bytes = at > 0xFFFFFFFFU ? 8 : 4;
    const std::string entries = "/Type/XRef/Size " + std::to_string(places_.size()) + "/W[1 " +
                                std::to_string(offset_bytes) +
                                " 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns " +
                                std::to_string(1 + offset_bytes + 2) + ">>" + std::string(trailer);
    add_stream(own, entries, deflate_(rows(offset_bytes)));
    file_.append("startxref\n").append(std::to_string(at)).append("\n%%EOF\n");
    return std::move(file_);
}

}  // namespace raingan::pdf
