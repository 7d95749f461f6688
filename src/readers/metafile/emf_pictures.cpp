// Pictures of pixels and gradients in an EMF.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/round.h"
#include "readers/metafile/emf.h"

namespace raingan::metafile {
namespace {

PlaneRect box_of(Bytes record, std::size_t corner_at, std::size_t extent_at) {
    const PlanePoint corner = read_point(record, corner_at), extent = read_point(record, extent_at);
    return {corner.x, corner.y, corner.x + extent.x, corner.y + extent.y};
}

/// Alpha of a picture that has been multiplied into its colours, taken out of them again.
void divide_by_alpha(Pixels& pixels) {
    constexpr unsigned full = 0xFF;
    for (std::size_t at = 0; at + 4 <= pixels.rgba.size(); at += 4) {
        const unsigned alpha = static_cast<std::uint8_t>(pixels.rgba[at + 3]);
        if (alpha == 0 || alpha == full) continue;
        for (std::size_t i = 0; i < 3; ++i) {
            const unsigned part = static_cast<std::uint8_t>(pixels.rgba[at + i]);
            pixels.rgba[at + i] = static_cast<char>(std::min(part * full / alpha, full));
        }
    }
}

void make_opaque(Pixels& pixels) {
    for (std::size_t at = 3; at < pixels.rgba.size(); at += 4) pixels.rgba[at] = '\xFF';
}

void make_transparent(Pixels& pixels, Colour colour) {
    for (std::size_t at = 0; at + 4 <= pixels.rgba.size(); at += 4) {
        const Colour here{static_cast<std::uint8_t>(pixels.rgba[at]), static_cast<std::uint8_t>(pixels.rgba[at + 1]),
                          static_cast<std::uint8_t>(pixels.rgba[at + 2])};
        if (here == colour) pixels.rgba[at + 3] = '\0';
    }
}

}  // namespace

/// Offsets and sizes of a bitmap's head and rows stand at `offsets_at`.
std::optional<Pixels> EmfPlayer::pixels_at(Bytes record, std::size_t offsets_at, const TwoColours& mono) {
    const auto part = [&](std::size_t at) { return record.slice(record.u32(at), record.u32(at + 4)); };
    std::optional<Pixels> pixels = read_dib(part(offsets_at), part(offsets_at + 8), canvas_.pixels_left(), mono);
    if (pixels)
        canvas_.use_pixels(*pixels);
    else
        canvas_.leave_out("a picture");
    return pixels;
}

bool EmfPlayer::play_picture(std::uint32_t type, Bytes record) {
    switch (type) {
        case emf::bit_blt:
        case emf::stretch_blt:
        case emf::mask_blt:
        case emf::alpha_blend:
        case emf::transparent_blt:
            blit(record, type);
            return true;
        case emf::stretch_dib:
            stretch_dib(record);
            return true;
        case emf::set_dib_to_device:
            set_dib(record);
            return true;
        case emf::plg_blt: {
            const std::optional<Pixels> pixels = pixels_at(record, 96);
            const PlanePoint first = read_point(record, 24), second = read_point(record, 32),
                             third = read_point(record, 40);
            const Matrix place{
                second.x - first.x, second.y - first.y, third.x - first.x, third.y - first.y, first.x, first.y};
            if (pixels) canvas_.add(*pixels, product(device_.map(), place), device_.state.clip);
            return true;
        }
        case emf::gradient_fill:
            fill_gradient(record);
            return true;
        default:
            return false;
    }
}

/// 2.3.1.2, .6, .5, .1, .8: one after the other they have the same fields at the same places.
void EmfPlayer::blit(Bytes record, std::uint32_t type) {
    constexpr std::size_t corner_at = 24, extent_at = 32, operation_at = 40, source_at = 44, background_at = 76,
                          offsets_at = 84, source_extent_at = 100;
    constexpr double full = 255;
    const PlaneRect box = box_of(record, corner_at, extent_at);
    const std::uint32_t operation = record.u32(operation_at);
    if (record.u32(offsets_at) == 0 || record.u32(offsets_at + 4) == 0) {  // no source
        if (type == emf::bit_blt || type == emf::stretch_blt || type == emf::mask_blt) device_.fill_box(box, operation);
        return;
    }
    const TwoColours mono{device_.state.text_colour, colour_ref(record.u32(background_at))};
    std::optional<Pixels> pixels = pixels_at(record, offsets_at, mono);
    if (!pixels) return;
    const PlanePoint from = read_point(record, source_at);
    const bool stretches = type == emf::stretch_blt || type == emf::alpha_blend || type == emf::transparent_blt;
    const PlanePoint extent = stretches ? read_point(record, source_extent_at)
                                        : PlanePoint{std::abs(box.right - box.left), std::abs(box.bottom - box.top)};
    if (stretches) {
        const auto whole = [](double value) { return round_to_int(value); };
        if (auto part = cropped(*pixels, whole(from.x), whole(from.y), whole(extent.x), whole(extent.y)))
            pixels = std::move(part);
    }
    if (type == emf::alpha_blend) {
        constexpr unsigned opacity_shift = 16, format_shift = 24;
        if ((operation >> format_shift) != 0)
            divide_by_alpha(*pixels);
        else
            make_opaque(*pixels);
        return device_.picture(*pixels, box, raster::copy, (operation >> opacity_shift & 0xFFU) / full);
    }
    if (type == emf::transparent_blt) {
        make_transparent(*pixels, colour_ref(operation));
        return device_.picture(*pixels, box, raster::copy);
    }
    if (type == emf::mask_blt) {
        constexpr std::uint32_t foreground = 0x00FFFFFF;
        constexpr std::size_t mask_at = 112;
        if (record.u32(mask_at) != 0) canvas_.leave_out("masks of pictures");
        return device_.picture(*pixels, box, operation & foreground);
    }
    device_.picture(*pixels, box, operation);
}

void EmfPlayer::stretch_dib(Bytes record) {
    constexpr std::size_t corner_at = 24, offsets_at = 48, operation_at = 68, extent_at = 72;
    const PlaneRect box = box_of(record, corner_at, extent_at);
    if (record.u32(offsets_at + 4) == 0) return device_.fill_box(box, record.u32(operation_at));
    std::optional<Pixels> pixels = pixels_at(record, offsets_at);
    if (!pixels) return;
    make_opaque(*pixels);
    // The part counts from the bottom, the picture's rows are from the top.
    const std::int64_t height = record.i32(44), y = record.i32(36);
    const std::int64_t top = static_cast<std::int64_t>(pixels->height) - y - height;
    if (auto part = cropped(*pixels, record.i32(32), top, record.i32(40), height)) pixels = std::move(part);
    device_.picture(*pixels, box, record.u32(operation_at));
}

/// One pixel of it is one of the device.
void EmfPlayer::set_dib(Bytes record) {
    constexpr std::size_t corner_at = 24, offsets_at = 48;
    std::optional<Pixels> pixels = pixels_at(record, offsets_at);
    if (!pixels) return;
    make_opaque(*pixels);
    const PlanePoint corner = read_point(record, corner_at);
    const PlanePoint place = mapped(device_.map(), corner.x, corner.y);
    const Matrix& pixel = device_.device_map();
    canvas_.add(*pixels, {pixel.a * pixels->width, 0, 0, pixel.d * pixels->height, place.x, place.y},
                device_.state.clip);
}

/// 2.3.5.12: boxes between two corners, or triangles.
void EmfPlayer::fill_gradient(Bytes record) {
    constexpr std::size_t count_at = 24, vertices_at = 36, vertex_size = 16;
    enum Mode : std::uint32_t { across, down, triangles };
    struct Vertex {
        PlanePoint at;
        Colour colour;
    };
    std::vector<Vertex> vertices;
    const std::size_t count = record.u32(count_at), objects = record.u32(count_at + 4);
    const std::uint32_t mode = record.u32(count_at + 8);
    std::size_t at = vertices_at;
    for (std::size_t i = 0; i < count && record.has(at, vertex_size); ++i, at += vertex_size) {
        const auto part = [&](std::size_t offset) { return static_cast<std::uint8_t>(record.u16(at + offset) >> 8U); };
        vertices.push_back({read_point(record, at), {part(8), part(10), part(12)}});
    }
    const std::size_t corners = mode == triangles ? 3 : 2;
    for (std::size_t i = 0; i < objects && record.has(at, 4 * corners); ++i, at += 4 * corners) {
        std::vector<Vertex> corner;
        for (std::size_t k = 0; k < corners; ++k) {
            const std::uint32_t index = record.u32(at + 4 * k);
            if (index < vertices.size()) corner.push_back(vertices[index]);
        }
        if (corner.size() < corners) continue;
        const PlanePoint& a = corner[0].at;
        const PlanePoint& b = corner[1].at;
        PathSteps steps;
        Gradient gradient;
        gradient.stops = {{0, corner[0].colour}, {1, corner[1].colour}};
        if (mode == triangles) {
            move_to(steps, a.x, a.y);
            line_to(steps, b.x, b.y);
            line_to(steps, corner[2].at.x, corner[2].at.y);
            close(steps);
            gradient.place = {b.x - a.x, b.y - a.y, -(b.y - a.y), b.x - a.x, a.x, a.y};
        } else {
            add_box(steps, a.x, a.y, b.x - a.x, b.y - a.y);
            gradient.place =
                mode == down ? Matrix{0, b.y - a.y, -1, 0, a.x, a.y} : Matrix{b.x - a.x, 0, 0, 1, a.x, a.y};
        }
        gradient.place = product(device_.map(), gradient.place);
        device_.fill_colour(std::move(steps), Paint{gradient});
    }
    if (mode == triangles) canvas_.leave_out("shading between three colours");
}

}  // namespace raingan::metafile
