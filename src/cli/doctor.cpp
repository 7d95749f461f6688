// raingan doctor: what this computer has of what the program uses, what stands in for what it lacks, and what to
// install.
#include <cstdio>
#include <string_view>
#include <thread>

#include "base/filesystem.h"
#include "base/limits.h"
#include "base/system.h"
#include "cli/command.h"
#include "cli/doctor_parts.h"
#include "fonts/survey.h"
#include "raingan/version.h"
#include "sign/trust.h"

namespace raingan::cli {
namespace {

void tell_language(DoctorSheet& sheet) {
    const std::string locale = message_locale_source();
    sheet.heading({"Language", "ภาษา"});
    sheet.line({"Messages are in English, by " + locale + "; in Thai with LANG=th_TH.UTF-8",
                "ข้อความเป็นภาษาไทย ตาม " + locale});
    sheet.state(shows_utf8(), {"The terminal shows Thai (UTF-8)", "จอภาพแสดงภาษาไทยได้ (UTF-8)"},
                {"The locale is not UTF-8: Thai may not show; set LANG=C.UTF-8 or LANG=th_TH.UTF-8",
                 "ภาษาของระบบไม่ใช่ UTF-8 ภาษาไทยอาจแสดงไม่ได้ โปรดตั้ง LANG=th_TH.UTF-8"});
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out.append(out.empty() ? "" : ", ").append(name);
    return out;
}

void tell_fonts(DoctorSheet& sheet, const std::vector<std::string>& folders) {
    const fonts::FontSurvey survey = fonts::survey({folders});
    const std::string files = std::to_string(survey.files);
    sheet.heading({"Fonts (" + files + " font files found)", "ฟอนต์ (พบไฟล์ฟอนต์ " + files + " ไฟล์)"});
    for (const fonts::FontState& font : survey.fonts)
        if (!font.path.empty())
            sheet.line({listed(font.names) + ": " + font.path, listed(font.names) + ": " + font.path});
    for (const fonts::FontState& font : survey.fonts)
        if (font.may_not_embed && font.path.empty())
            sheet.line(
                {listed(font.names) + ": installed, but its licence forbids embedding; " + font.stand_in + " stands in",
                 listed(font.names) + ": มีในเครื่อง แต่สัญญาอนุญาตไม่ยอมให้ฝังในเอกสาร จึงใช้ " + font.stand_in});
    std::string stand_in;
    for (const fonts::FontState& font : survey.fonts) {
        if (!font.path.empty() || font.may_not_embed) continue;
        if (font.stand_in != stand_in) {
            stand_in = font.stand_in;
            sheet.line({stand_in + " (built in) stands in, at the advances and line height of the font that is asked "
                                   "for, for:",
                        "ใช้ " + stand_in + " (มีในโปรแกรม) ด้วยความกว้างและระยะบรรทัดของฟอนต์ที่ขอ แทน:"});
        }
        sheet.line({"  " + listed(font.names), "  " + listed(font.names)});
    }
    sheet.line({"To use a font itself: install it, or give its folder with --fonts",
                "หากต้องการใช้ฟอนต์จริง: ติดตั้งฟอนต์ หรือระบุโฟลเดอร์ด้วย --fonts"});
}

std::size_t files_in(const std::string& folder) {
    std::error_code ignored;
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path_of(folder), ignored)) ++count;
    return count;
}

void tell_trust(DoctorSheet& sheet, const std::string& folder) {
    sheet.heading({"Certificates that verify trusts", "ใบรับรองที่เชื่อถือเมื่อตรวจลายมือชื่อ"});
    if (!folder.empty()) {
        try {
            sign::trust_store(folder);
            sheet.state(true, {folder + " holds certificates", "มีใบรับรองใน " + folder}, {});
        } catch (const Error& error) {
            sheet.state(false, {}, {folder + " " + error.message().en, folder + " " + error.message().th});
        }
        return;
    }
    const std::string installed = sign::installed_trust_folder();
    sheet.state(
        files_in(installed) > 0,
        {"Those in " + installed + "; others with --trust DIR", "ที่อยู่ใน " + installed + " หรือระบุด้วย --trust DIR"},
        {"None in " + installed + ": put the issuers' certificates there, or give --trust DIR",
         "ไม่มีใบรับรองใน " + installed + " โปรดวางใบรับรองของผู้ออกไว้ที่นั่น หรือระบุ --trust DIR"});
}

}  // namespace

ExitStatus doctor(const DoctorOptions& options, Language language) {
    DoctorSheet sheet(language);
    std::printf("raingan %s\n", RAINGAN_VERSION);
    tell_language(sheet);
    tell_fonts(sheet, options.font_dirs);
    tell_parts(sheet);
    tell_trust(sheet, options.trust_dir);
    const std::string cores = std::to_string(std::thread::hardware_concurrency()), memory = limits::memory.shown();
    sheet.heading({"Room", "ทรัพยากร"});
    sheet.line({"Cores: " + cores + "; memory a file may take: " + memory,
                "จำนวนแกน: " + cores + " หน่วยความจำต่อไฟล์: " + memory});
    return sheet.status();
}

}  // namespace raingan::cli
