// The records of EMF+ ([MS-EMFPLUS] 2.3), which stand in the comments of an EMF.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "readers/metafile/canvas.h"
#include "readers/metafile/emf_plus_objects.h"

namespace raingan::metafile {

class EmfPlus {
public:
    EmfPlus(Canvas& canvas, const Matrix& to_drawing) : canvas_(canvas), to_drawing_(to_drawing) {}

    /// The records of one comment.
    void play(Bytes records);
    /// There was a head: what follows is drawn by these records.
    [[nodiscard]] bool active() const { return active_; }
    /// Until the next of them the records of GDI draw too.
    [[nodiscard]] bool plays_gdi() const { return plays_gdi_; }
    /// GDI's records draw the same once more.
    [[nodiscard]] bool is_said_twice() const { return said_twice_; }
    [[nodiscard]] bool left_something_out() const { return left_out_; }

private:
    struct State {
        Matrix world;
        std::uint32_t page_unit = 2;  ///< pixels
        double page_scale = 1;
        ClipId clip = 0;
    };
    struct Record {
        std::uint16_t type = 0, flags = 0;
        Bytes data;
        [[nodiscard]] unsigned id() const { return flags & 0xFFU; }
        [[nodiscard]] bool has(std::uint16_t flag) const { return (flags & flag) != 0; }
    };

    void play(const Record& record);
    bool play_state(const Record& record);
    bool play_clip(const Record& record);
    bool play_fill(const Record& record);
    bool play_line(const Record& record);
    bool play_picture(const Record& record);
    void read_object(const Record& record);
    void draw_image(const Record& record);
    void draw_string(const Record& record);
    void draw_driver_string(const Record& record);
    void draw_curve(const Record& record);
    void transform(const Matrix& matrix, bool append);
    void begin_container(const Record& record);

    template <class Kind>
    const Kind* object(unsigned id) const {
        const auto found = objects_.find(id);
        return found == objects_.end() ? nullptr : std::get_if<Kind>(&found->second);
    }
    [[nodiscard]] Matrix page_map() const;
    [[nodiscard]] Matrix map() const { return product(page_map(), state_.world); }
    [[nodiscard]] double unit_pixels(std::uint32_t unit) const;
    /// A brush by its number, or a colour, as the record's flag says.
    [[nodiscard]] std::optional<Paint> brush(const Record& record, std::size_t at) const;
    [[nodiscard]] std::optional<Pen> pen(unsigned id);
    [[nodiscard]] Points2D points(const Record& record, std::size_t at, std::size_t count) const;
    void fill(PathSteps steps, const std::optional<Paint>& paint, bool even_odd = true);
    void stroke(PathSteps steps, unsigned pen_id);
    void clip_to(PathSteps steps, unsigned mode);
    [[nodiscard]] TextFormat text_format(const plus::Font& font, const Paint& paint) const;
    void leave_out(std::string_view what);

    Canvas& canvas_;
    Matrix to_drawing_;
    State state_;
    std::unordered_map<unsigned, plus::Object> objects_;
    std::unordered_map<std::uint32_t, State> saved_;
    std::string parts_;  ///< of an object that goes on over several records
    unsigned part_type_ = 0, part_id_ = 0;
    double dpi_ = 96;
    bool active_ = false, plays_gdi_ = false, said_twice_ = false, left_out_ = false;
};

}  // namespace raingan::metafile
