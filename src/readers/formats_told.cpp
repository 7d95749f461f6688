// The table of formats as people read it.
#include <string>

#include "readers/formats.h"

namespace raingan {
namespace {

using namespace std::string_view_literals;

constexpr Words told_words(Told by) {
    switch (by) {
        case Told::beginning:
            return {"begins with", "ขึ้นต้นด้วย"};
        case Told::package_main_name:
            return {"a ZIP package whose main part is called", "ชุด ZIP ที่ส่วนหลักชื่อ"};
        case Told::package_main:
            return {"a ZIP package whose main part stands in", "ชุด ZIP ที่ส่วนหลักอยู่ใน"};
        case Told::package_part:
            return {"a ZIP package with the part", "ชุด ZIP ที่มีส่วน"};
        case Told::mimetype:
            return {"a ZIP package whose mimetype is", "ชุด ZIP ที่ mimetype คือ"};
        case Told::stream:
            return {"a compound file with the stream", "ไฟล์ compound ที่มี stream"};
        case Told::head:
            return {"names in its head", "ส่วนต้นของไฟล์มี"};
        case Told::text_begins:
            return {"text that begins with", "ข้อความที่ขึ้นต้นด้วย"};
        case Told::report:
            return {"begins as a report of raingan's:", "ขึ้นต้นอย่างรายงานของ raingan:"};
        case Told::other_content:
            return {"", ""};
    }
    return {};
}

/// Bytes that are no text as \x89.
std::string shown(std::string_view sign) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : sign) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F)
            out += c;
        else
            out.append("\\x") += {digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return out;
}

std::string endings_of(const Format& format) {
    std::string out;
    for (const std::string_view ending : format.endings)
        if (!ending.empty()) out.append(out.empty() ? "." : " .").append(ending);
    return out;
}

const char* reading_word(const Format& format, Language language) {
    return (format.reading == Reading::no ? Words{"no", "ไม่อ่าน"} : Words{"yes", "อ่านได้"}).in(language);
}

/// "a Word document (DOCX)" → "Word document (DOCX)", as a list has it.
std::string_view listed_name(const Format& format, Language language) {
    std::string_view name = format.name.in(language);
    for (const std::string_view article : {"a "sv, "an "sv, "only "sv})
        if (language == Language::english && name.starts_with(article)) name.remove_prefix(article.size());
    return name;
}

}  // namespace

std::string how_told(const Format& format, Language language) {
    std::string out;
    std::size_t same = 0;
    Told before = Told::other_content;
    for (const Mark& mark : marks()) {
        if (mark.kind != format.kind) continue;
        const bool goes_on = !out.empty() && mark.by == before;
        before = mark.by;
        if (!goes_on) same = 0;
        constexpr std::size_t most = 3;  // signs of one sort that are told
        if (++same > most) continue;
        if (same == most) {
            out += ", …";
            continue;
        }
        if (!out.empty()) out += goes_on ? ", " : language == Language::thai ? " หรือ " : " or ";
        const std::string_view words = told_words(mark.by).in(language);
        if (!goes_on && !words.empty()) out.append(words) += ' ';
        out += shown(mark.sign);
    }
    return out;
}

std::string looked_for_endings() {
    std::string out;
    for (const Format& format : formats()) {
        if (!format.looked_for || format.reading == Reading::no) continue;
        for (const std::string_view ending : format.endings) {
            const std::string shown_ending = "." + std::string(ending);
            if (!ending.empty() && (out + " ").find(shown_ending + " ") == std::string::npos)
                out.append(out.empty() ? "" : " ").append(shown_ending);
        }
    }
    return out;
}

std::string formats_as_text(Language language) {
    std::string out;
    for (const Format& format : formats()) {
        const std::string endings = endings_of(format);
        out.append(format.id).append("  ").append(listed_name(format, language));
        if (!endings.empty()) out.append("  ").append(endings);
        out += '\n';
        const auto line = [&](Words head, std::string_view text) {
            if (!text.empty()) out.append("    ").append(head.in(language)).append(": ").append(text) += '\n';
        };
        line({"MIME type", "ชนิด MIME"}, format.media_type);
        line({"told by", "ดูจาก"}, how_told(format, language));
        line({"read", "อ่าน"}, std::string(reading_word(format, language)) + "; " + format.limits.in(language));
        line({"written", "เขียน"}, format.written);
    }
    return out;
}

std::string formats_as_markdown(Language language) {
    std::string out =
        language == Language::thai ? "| รูปแบบ | นามสกุล | อ่าน | เขียน |\n" : "| format | names | read | written |\n";
    out += "|---|---|---|---|\n";
    for (const Format& format : formats()) {
        const std::string endings = endings_of(format);
        if (format.reading == Reading::no && (endings.empty() || format.kind == FileKind::xml)) continue;
        out.append("| ").append(listed_name(format, language)).append(" | ").append(endings).append(" | ");
        out.append(reading_word(format, language)).append("; ").append(format.limits.in(language)).append(" | ");
        out.append(*format.written == '\0' ? "–" : format.written).append(" |\n");
    }
    return out;
}

}  // namespace raingan
