#include "readers/metafile/pixels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace raingan::metafile {
namespace {

enum Compression : std::uint32_t { rgb = 0, rle8 = 1, rle4 = 2, bit_fields = 3 };
constexpr std::size_t core_head = 12, usual_info_head = 40;
constexpr std::uint8_t full_alpha = 0xFF;

struct Head {
    std::size_t size = 0;
    std::int64_t width = 0, height = 0;
    bool from_top = false;
    unsigned depth = 0;
    std::uint32_t compression = rgb, colours = 0;
    std::size_t colour_bytes = 4;
    std::array<std::uint32_t, 3> masks{};
    std::size_t palette_at = 0;
};

Head read_head(Bytes info) {
    Head head;
    head.size = info.u32(0);
    if (head.size == core_head) {
        head.width = info.u16(4);
        head.height = info.u16(6);
        head.depth = info.u16(10);
        head.colour_bytes = 3;
        head.palette_at = core_head;
    } else {
        head.width = info.i32(4);
        head.height = info.i32(8);
        head.from_top = head.height < 0;
        head.height = std::abs(head.height);
        head.depth = info.u16(14);
        head.compression = info.u32(16);
        head.colours = info.u32(32);
        head.palette_at = head.size;
    }
    constexpr std::uint32_t most_colours = 256;
    if (head.depth <= 8) {
        const std::uint32_t all = 1U << head.depth;
        head.colours = head.colours == 0 ? all : std::min({head.colours, all, most_colours});
    } else {
        head.colours = std::min(head.colours, most_colours);
    }
    if (head.depth == 16) head.masks = {0x7C00, 0x03E0, 0x001F};
    if (head.depth == 32) head.masks = {0xFF0000, 0xFF00, 0xFF};
    if (head.compression == bit_fields) {
        for (std::size_t i = 0; i < head.masks.size(); ++i) head.masks.at(i) = info.u32(usual_info_head + 4 * i);
        if (head.size == usual_info_head) head.palette_at += 4 * head.masks.size();
    }
    return head;
}

std::uint8_t share_of(std::uint32_t value, std::uint32_t mask) {
    if (mask == 0) return 0;
    const std::uint32_t most = mask >> static_cast<unsigned>(std::countr_zero(mask));
    const std::uint64_t part = (value & mask) >> static_cast<unsigned>(std::countr_zero(mask));
    return static_cast<std::uint8_t>(part * full_alpha / most);
}

class DibReader {
public:
    DibReader(Bytes info, Bytes bits, const Head& head, const TwoColours& mono) : bits_(bits), head_(head) {
        for (std::uint32_t i = 0; i < head.colours; ++i) {
            const std::size_t at = head.palette_at + i * head.colour_bytes;
            if (info.has(at, 3))
                palette_.push_back({info.u8(at + 2), info.u8(at + 1), info.u8(at)});
            else
                palette_.push_back(i == 0 ? mono.zero : mono.one);
        }
        pixels_.width = static_cast<std::uint32_t>(head.width);
        pixels_.height = static_cast<std::uint32_t>(head.height);
        pixels_.rgba.assign(std::size_t{4} * pixels_.width * pixels_.height, '\0');
    }

    Pixels read() {
        if (head_.compression == rle8 || head_.compression == rle4) {
            read_runs();
        } else {
            const std::size_t stride = (static_cast<std::size_t>(head_.width) * head_.depth + 31) / 32 * 4;
            for (std::uint32_t y = 0; y < pixels_.height; ++y) read_row(y, bits_.slice(y * stride, stride));
            if (head_.depth == 32) settle_alpha();
        }
        return std::move(pixels_);
    }

private:
    void set(std::uint32_t x, std::uint32_t row, Colour colour, std::uint8_t alpha = full_alpha) {
        if (x >= pixels_.width || row >= pixels_.height) return;
        const std::uint32_t y = head_.from_top ? row : pixels_.height - 1 - row;
        const std::size_t at = std::size_t{4} * (std::size_t{y} * pixels_.width + x);
        pixels_.rgba[at] = static_cast<char>(colour.red);
        pixels_.rgba[at + 1] = static_cast<char>(colour.green);
        pixels_.rgba[at + 2] = static_cast<char>(colour.blue);
        pixels_.rgba[at + 3] = static_cast<char>(alpha);
    }
    [[nodiscard]] Colour indexed(std::size_t index) const {
        return index < palette_.size() ? palette_[index] : Colour{};
    }

    void read_row(std::uint32_t row, Bytes bytes) {
        for (std::uint32_t x = 0; x < pixels_.width; ++x) {
            if (head_.depth <= 8) {
                const std::size_t bit = std::size_t{x} * head_.depth;
                const unsigned shift = 8 - head_.depth - bit % 8;
                set(x, row, indexed(bytes.u8(bit / 8) >> shift & ((1U << head_.depth) - 1)));
            } else if (head_.depth == 24) {
                const std::size_t at = std::size_t{3} * x;
                set(x, row, {bytes.u8(at + 2), bytes.u8(at + 1), bytes.u8(at)});
            } else {
                const std::uint32_t value =
                    head_.depth == 16 ? bytes.u16(std::size_t{2} * x) : bytes.u32(std::size_t{4} * x);
                const auto alpha = static_cast<std::uint8_t>(head_.depth == 32 ? value >> 24U : full_alpha);
                set(x, row,
                    {share_of(value, head_.masks[0]), share_of(value, head_.masks[1]), share_of(value, head_.masks[2])},
                    alpha);
            }
        }
    }

    /// The fourth byte is alpha where any is set; else it was never meant.
    void settle_alpha() {
        bool any = false;
        for (std::size_t at = 3; at < pixels_.rgba.size(); at += 4) any = any || pixels_.rgba[at] != '\0';
        if (any) return;
        for (std::size_t at = 3; at < pixels_.rgba.size(); at += 4) pixels_.rgba[at] = static_cast<char>(full_alpha);
    }

    /// [MS-WMF] 3.1.6
    void read_runs() {
        const bool nibbles = head_.compression == rle4;
        std::uint32_t x = 0, row = 0;
        const auto index = [&](std::size_t at, std::uint32_t i) -> std::size_t {
            if (!nibbles) return bits_.u8(at + i);
            const std::uint8_t both = bits_.u8(at + i / 2);
            return i % 2 == 0 ? both >> 4U : both & 0xFU;
        };
        for (std::size_t at = 0; bits_.has(at, 2) && row < pixels_.height;) {
            const std::uint32_t count = bits_.u8(at), code = bits_.u8(at + 1);
            at += 2;
            if (count != 0) {
                for (std::uint32_t i = 0; i < count; ++i) set(x++, row, indexed(nibbles ? index(at - 1, i % 2) : code));
            } else if (code == 0) {
                x = 0;
                ++row;
            } else if (code == 1) {
                return;
            } else if (code == 2) {
                x += bits_.u8(at);
                row += bits_.u8(at + 1);
                at += 2;
            } else {
                for (std::uint32_t i = 0; i < code; ++i) set(x++, row, indexed(index(at, i)));
                const std::size_t bytes = nibbles ? (code + 1) / 2 : code;
                at += (bytes + 1) / 2 * 2;
            }
        }
    }

    Bytes bits_;
    const Head& head_;
    std::vector<Colour> palette_;
    Pixels pixels_;
};

}  // namespace

std::size_t dib_head_bytes(Bytes info) {
    const Head head = read_head(info);
    return head.palette_at + head.colours * head.colour_bytes;
}

std::optional<Pixels> read_dib(Bytes info, Bytes bits, std::size_t most, const TwoColours& mono) {
    const Head head = read_head(info);
    const bool known_depth = head.depth == 1 || head.depth == 4 || head.depth == 8 || head.depth == 16 ||
                             head.depth == 24 || head.depth == 32;
    const bool known = head.compression <= bit_fields && (head.compression != rle8 || head.depth == 8) &&
                       (head.compression != rle4 || head.depth == 4);
    if (!known_depth || !known || (head.size != core_head && head.size < usual_info_head)) return std::nullopt;
    if (head.width <= 0 || head.height <= 0 || static_cast<std::size_t>(head.width) > most ||
        static_cast<std::size_t>(head.height) > most / static_cast<std::size_t>(head.width))
        return std::nullopt;
    // What a file does not hold is not made room for.
    const std::size_t row_bits = static_cast<std::size_t>(head.width) * head.depth;
    const bool runs = head.compression == rle8 || head.compression == rle4;
    if (!runs && bits.size() < row_bits * static_cast<std::size_t>(head.height) / 8 / 2) return std::nullopt;
    if (bits.empty()) return std::nullopt;
    return DibReader(info, bits, head, mono).read();
}

std::optional<Pixels> cropped(const Pixels& pixels, std::int64_t x, std::int64_t y, std::int64_t width,
                              std::int64_t height) {
    const std::int64_t left = std::clamp<std::int64_t>(x, 0, pixels.width),
                       top = std::clamp<std::int64_t>(y, 0, pixels.height);
    const std::int64_t right = std::clamp<std::int64_t>(x + width, left, pixels.width);
    const std::int64_t bottom = std::clamp<std::int64_t>(y + height, top, pixels.height);
    if (right <= left || bottom <= top) return std::nullopt;
    Pixels part;
    part.width = static_cast<std::uint32_t>(right - left);
    part.height = static_cast<std::uint32_t>(bottom - top);
    part.rgba.reserve(std::size_t{4} * part.width * part.height);
    for (std::int64_t row = top; row < bottom; ++row)
        part.rgba.append(pixels.rgba,
                         4 * (static_cast<std::size_t>(row) * pixels.width + static_cast<std::size_t>(left)),
                         std::size_t{4} * part.width);
    return part;
}

std::shared_ptr<const Image> image_of(const Pixels& pixels) {
    constexpr std::uint32_t file_head = 14, info_head = 108;  // BITMAPFILEHEADER, BITMAPV4HEADER
    std::string bytes;
    bytes.reserve(file_head + info_head + pixels.rgba.size());
    const auto number = [&](std::uint32_t value, unsigned count = 4) {
        for (unsigned i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    };
    bytes += "BM";
    number(static_cast<std::uint32_t>(file_head + info_head + pixels.rgba.size()));
    number(0);
    number(file_head + info_head);
    number(info_head);
    number(pixels.width);
    number(pixels.height);
    number(1, 2);
    number(32, 2);
    number(bit_fields);
    number(static_cast<std::uint32_t>(pixels.rgba.size()));
    for (int i = 0; i < 4; ++i) number(0);
    for (const std::uint32_t mask : {0xFFU, 0xFF00U, 0xFF0000U, 0xFF000000U}) number(mask);
    bytes.resize(file_head + info_head, '\0');
    const std::size_t row = std::size_t{4} * pixels.width;
    for (std::uint32_t y = pixels.height; y-- > 0;) bytes.append(pixels.rgba, y * row, row);  // from the bottom
    auto image = std::make_shared<Image>();
    image->media_type = "image/bmp";
    image->bytes = std::move(bytes);
    return image;
}

}  // namespace raingan::metafile
