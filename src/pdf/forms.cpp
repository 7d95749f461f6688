#include "pdf/forms.h"

#include <algorithm>

namespace raingan::pdf {

namespace {

class FormWriter {
public:
    FormWriter(const Drawing& drawing, const SetDrawing& set, const TextTools& tools, PaintTable& paints)
        : drawing_(drawing), set_(set), tools_(tools), paints_(paints), corner_{0, drawing.height.pt} {}

    std::string write() {
        for (const DrawingItem& item : drawing_.items) {
            use_clip(item.clip);
            if (const auto* path = std::get_if<DrawnPath>(&item.what))
                draw_path(out_, *path, corner_, paints_);
            else if (const auto* picture = std::get_if<DrawnPicture>(&item.what))
                draw(*picture);
            else if (next_text_ < set_.texts.size())
                draw(set_.texts[next_text_++], std::get<DrawnText>(item.what).opacity);
        }
        use_clip(0);
        return std::move(out_);
    }

private:
    /// A clip and those around it (ISO 32000-1 8.5.4); none takes it away again.
    void use_clip(std::uint32_t clip) {
        if (clip == clip_) return;
        if (clip_ != 0) out_ += "Q\n";
        clip_ = clip;
        if (clip == 0) return;
        out_ += "q\n";
        while (clip != 0 && clip <= drawing_.clips.size()) {
            const Clip& one = drawing_.clips[clip - 1];
            if (one.steps.empty()) put(out_, {0, 0, 0, 0}, "re");  // nothing is seen through it
            put_steps(out_, one.steps, corner_);
            out_ += one.even_odd ? "W* n\n" : "W n\n";
            clip = std::min(one.outer, clip - 1);  // an earlier one: the chain ends
        }
    }

    void use_opacity(double opacity) {
        if (opacity < 1) out_.append("/").append(paints_.opacity(opacity, opacity)).append(" gs\n");
    }

    void draw(const DrawnPicture& picture) {
        if (!picture.image) return;
        const std::string_view name = paints_.picture(*picture.image);
        if (name.empty()) return;
        out_ += "q\n";
        use_opacity(picture.opacity);
        Matrix matrix = corner_.turned_over(picture.place);
        matrix.e -= matrix.c;  // from its lower edge
        matrix.f -= matrix.d;
        put_matrix(out_, matrix);
        out_.append("/").append(name).append(" Do\nQ\n");
    }

    void draw(const SetText& text, double opacity) {
        out_ += "q\n";
        use_opacity(opacity);
        put_matrix(out_, corner_.turned_over(text.place));
        for (const Fill& rule : text.ink.fills) {
            out_ += "q\n";
            put(out_, {rule.colour.red / 255.0, rule.colour.green / 255.0, rule.colour.blue / 255.0}, "rg");
            put(out_, {rule.x_pt, -rule.y_pt - rule.height_pt, rule.width_pt, rule.height_pt}, "re f");
            out_ += "Q\n";
        }
        draw_text_of_form(text.ink, tools_, out_);
        out_ += "Q\n";
    }

    const Drawing& drawing_;
    const SetDrawing& set_;
    const TextTools& tools_;
    PaintTable& paints_;
    Corner corner_;
    std::string out_;
    std::uint32_t clip_ = 0;
    std::size_t next_text_ = 0;
};

}  // namespace

void write_forms(File& file, const Pages& pages, const std::vector<Image>& images, const TextTools& tools,
                 PaintTable& paints, Ref resources, std::string& x_objects, std::vector<bool>& images_ok) {
    for (const SetDrawing& set : pages.drawings) {
        if (set.image >= images.size() || !images[set.image].drawing) continue;
        const Drawing& drawing = *images[set.image].drawing;
        if (drawing.width.pt <= 0 || drawing.height.pt <= 0) continue;
        std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
        append_fine(entries, drawing.width.pt);
        entries.push_back(' ');
        append_fine(entries, drawing.height.pt);
        entries += "]/Matrix[";
        put_matrix(entries, {1 / drawing.width.pt, 0, 0, 1 / drawing.height.pt, 0, 0}, "]");
        entries += "/Resources ";
        append(entries, resources);
        const std::string content = FormWriter(drawing, set, tools, paints).write();
        x_objects += "/I" + std::to_string(set.image) + ' ';
        append(x_objects, file.add_deflated(entries, content));
        images_ok[set.image] = true;
    }
}

}  // namespace raingan::pdf
