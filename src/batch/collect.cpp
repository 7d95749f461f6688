#include "batch/collect.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/ascii_case.h"
#include "base/file.h"
#include "base/filesystem.h"
#include "base/path.h"
#include "batch/bundle.h"
#include "batch/journal.h"
#include "batch/outputs.h"
#include "batch/run_report.h"
#include "batch/sandbox.h"
#include "readers/formats.h"

namespace raingan::batch {
namespace {

namespace fs = std::filesystem;

constexpr auto picture_endings =
    std::to_array<std::string_view>({"jpg", "jpeg", "png", "tif", "tiff", "gif", "bmp", "heic", "webp", "svg"});
constexpr auto system_files =
    std::to_array<std::string_view>({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "$recycle.bin"});

std::string ending_of(const std::string& name) {
    const std::string extension = ascii_lowered(text_of(path_of(name).extension()));
    return extension.empty() ? extension : extension.substr(1);
}

template <class List>
bool has(const List& list, std::string_view value) {
    return std::ranges::find(list, value) != list.end();
}

/// What a file is, its content tells; in a folder only files with the endings of documents are tried.
bool is_document_ending(std::string_view ending) {
    return !ending.empty() && std::ranges::any_of(formats(), [&](const Format& format) {
        return format.looked_for && has(format.endings, ending);
    });
}

Error unreadable_folder(const std::string& why) {
    return unreadable("unreadable-folder", "",
                      {"the folder cannot be read (" + why + "); check its permissions",
                       "อ่านโฟลเดอร์ไม่ได้ (" + why + ") โปรดตรวจสอบสิทธิ์"});
}

/// "report" of what convert may have called report.pdf, report.raingan.xlsx or, signed, report.signed.pdf.
std::string source_stem(const std::string& name) {
    std::string of = stem(name);
    for (const std::string_view behind : {".raingan", ".signed"})
        if (of.ends_with(behind)) of.resize(of.size() - behind.size());
    return of;
}

/// Whether the folder's file is what an earlier run made of another file there, or its report on the run.
bool is_output_beside_source(const fs::path& folder, const std::string& name, const std::set<std::string>& sources) {
    static constexpr auto made = std::to_array<std::string_view>({"pdf", "xlsx", "json", "xml", "csv", "txt"});
    if (!has(made, ending_of(name))) return false;
    const std::string path = text_of(folder / path_of(name));
    std::error_code ignored;
    try {
        constexpr std::size_t looked_at = 256;
        if (is_run_report(read_beginning(path, looked_at))) return true;
        const std::string of = source_stem(name);
        const bool has_source = std::ranges::any_of(
            sources, [&](const std::string& other) { return other != name && (stem(other) == of || other == of); });
        if (!has_source || !fs::is_regular_file(path_of(path), ignored)) return false;
        const std::string bytes = read_file(path);
        return is_own_output(bytes) || is_pdf_of_ours(bytes);
    } catch (const Error&) {
        return false;  // told when it is read
    }
}

class Collector {
public:
    explicit Collector(const Selection& selection) : selection_(selection) {
        std::error_code ignored;
        if (!selection.output.empty()) output_ = text_of(fs::canonical(path_of(selection.output), ignored));
    }

    Collected collect() {
        for (const std::string& input : selection_.inputs) {
            std::error_code error;
            if (!fs::is_directory(path_of(input), error)) {
                add_file(input, "", false);
                continue;
            }
            out_.has_folder = true;
            seen_.clear();  // what is given twice is told
            root_ = text_of(fs::canonical(path_of(input), error));
            add_folder(path_of(input), "");
        }
        return std::move(out_);
    }

private:
    void add_folder(const fs::path& path, const std::string& below) {
        std::error_code error;
        // Each once, however many links lead to it: two that lead back would double with each step.
        const std::string real = text_of(fs::canonical(path, error));
        if (!error && !seen_.insert(real).second) return;
        if (!error && real == output_ && real != root_) return;
        std::vector<std::string> names;
        for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
            names.push_back(text_of(it->path().filename()));
        if (error) {  // the others are read all the same
            out_.found.push_back({text_of(path), below, true, unreadable_folder(error.message())});
            return;
        }
        std::ranges::sort(names);
        const std::set<std::string> sources =
            selection_.pass_own ? sources_among(path, names) : std::set<std::string>();
        for (const std::string& name : names) add_name(path, name, below, sources);
    }

    void add_name(const fs::path& folder, const std::string& name, const std::string& below,
                  const std::set<std::string>& sources) {
        const fs::path inside = folder / path_of(name);
        std::error_code error;
        if (name == Journal::file_name) return;
        if (leads_out(inside)) return pass_over(inside, Kind::link);
        if (fs::is_directory(inside, error)) {
            if (selection_.recursive && !name.starts_with('.')) add_folder(inside, below + name + '/');
            return;
        }
        std::optional<Kind> kind = kind_by_name(name);
        if (!kind && (is_special(inside) || is_of_other_ending(name))) kind = Kind::other;
        if (!kind && is_continuation_beside(folder, name)) kind = Kind::own;
        if (!kind && selection_.pass_own && is_output_beside_source(folder, name, sources)) kind = Kind::own;
        if (kind == Kind::other && is_opened(name) && !is_special(inside)) kind.reset();
        if (kind) return pass_over(inside, *kind);
        add_file(text_of(inside), below, true);
    }

    /// Signing and the like goes on with a file as it is.
    [[nodiscard]] bool is_opened(const std::string& name) const {
        return is_bundle(name) && !selection_.continues && selection_.only_ending.empty();
    }

    void add_file(const std::string& path, const std::string& below, bool in_folder) {
        if (!is_opened(path)) {
            out_.found.push_back({path, below, in_folder, {}});
            return;
        }
        try {
            const InputFiles::Listing listing = files_.list(path);
            for (const std::string& member : listing.paths) {
                std::string folder = below;
                if (member != path) folder += stem(path) + "/" + folder_within(member.substr(path.size() + 1));
                out_.found.push_back({member, folder, in_folder, {}});
            }
            for (const std::string& other : listing.others)
                pass_over(other, kind_by_name(base_name(other)).value_or(Kind::other));
        } catch (const Error& error) {
            out_.found.push_back({path, below, in_folder, error});
        }
    }
    static std::string folder_within(const std::string& name) { return name.substr(0, name.find_last_of('/') + 1); }

    [[nodiscard]] bool is_of_other_ending(const std::string& name) const {
        return !selection_.only_ending.empty() && ending_of(name) != selection_.only_ending;
    }

    /// STEM.signed.pdf of an earlier run beside STEM.pdf, where this run would write it again.
    [[nodiscard]] bool is_continuation_beside(const fs::path& folder, const std::string& name) const {
        if (!selection_.continues || selection_.mark.empty() || !selection_.output.empty()) return false;
        const std::string marked = stem(name), behind = "." + selection_.mark;
        if (marked.size() <= behind.size() || !marked.ends_with(behind)) return false;
        const std::string source = marked.substr(0, marked.size() - behind.size());
        std::error_code ignored;
        for (const char* ending : {".pdf", ".PDF", ".Pdf"})
            if (fs::is_regular_file(folder / path_of(source + ending), ignored)) return true;
        return false;
    }

    void pass_over(const fs::path& path, Kind kind) { out_.passed_over.push_back({text_of(path), kind}); }

    /// Documents that an output may have been made of: none of ours themselves.
    static std::set<std::string> sources_among(const fs::path& folder, const std::vector<std::string>& names) {
        static constexpr auto also_made = std::to_array<std::string_view>({"pdf", "xlsx", "json", "xml"});
        std::set<std::string> sources;
        for (const std::string& name : names) {
            if (kind_by_name(name)) continue;
            try {
                std::error_code ignored;
                const std::string path = text_of(folder / path_of(name));
                if (!has(also_made, ending_of(name)) ||
                    (fs::is_regular_file(path_of(path), ignored) && is_among_same_stem(name, names) &&
                     !is_own_output(read_file(path))))
                    sources.insert(name);
            } catch (const Error&) {
                continue;
            }
        }
        return sources;
    }

    /// Whether it may be anybody's source at all: so that most files need not be looked into.
    static bool is_among_same_stem(const std::string& name, const std::vector<std::string>& names) {
        const std::string of = stem(name);
        return std::ranges::count_if(names, [&](const std::string& other) { return source_stem(other) == of; }) > 1;
    }

    /// Through a link, or a folder that is one, to where the given folder does not reach.
    [[nodiscard]] bool leads_out(const fs::path& path) const {
        std::error_code error;
        if (selection_.follow || !fs::is_symlink(path, error)) return false;
        const std::string real = text_of(fs::canonical(path, error));
        if (error) return false;  // a link that leads nowhere is told when it is read
        return real != root_ && !real.starts_with(root_ == "/" ? root_ : root_ + "/");
    }

    /// Pipes, sockets and devices.
    static bool is_special(const fs::path& path) {
        std::error_code error;
        return fs::is_other(path, error);
    }

    const Selection& selection_;
    InputFiles files_{has_sandbox()};
    Collected out_;
    std::string output_;          ///< the folder of the outputs, without links
    std::string root_;            ///< the given folder, without links
    std::set<std::string> seen_;  ///< folders, without links
};

}  // namespace

Message kind_name(Kind kind) {
    switch (kind) {
        case Kind::lock:
            return {"lock files", "ไฟล์ล็อก"};
        case Kind::system:
            return {"system files", "ไฟล์ของระบบ"};
        case Kind::hidden:
            return {"hidden files", "ไฟล์ที่ซ่อนไว้"};
        case Kind::picture:
            return {"pictures", "รูปภาพ"};
        case Kind::scan:
            return {"PDFs that carry no report (scans)", "ไฟล์ PDF ที่ไม่มีข้อมูลรายงาน (เช่น ภาพสแกน)"};
        case Kind::link:
            return {"links out of the folder (taken with --follow)", "ลิงก์ที่ชี้ออกนอกโฟลเดอร์ (ใช้ --follow เพื่อรวม)"};
        case Kind::own:
            return {"outputs of an earlier run", "ผลลัพธ์ของครั้งก่อน"};
        case Kind::other:
            break;
    }
    return {"files of no document", "ไฟล์ที่ไม่ใช่เอกสาร"};
}

std::optional<Kind> kind_by_name(const std::string& name) {
    if (name.starts_with("~$") || name.starts_with(".~lock.")) return Kind::lock;
    if (has(system_files, ascii_lowered(name)) || name == ".DS_Store") return Kind::system;
    if (name.starts_with('.')) return Kind::hidden;
    const std::string ending = ending_of(name);
    if (has(picture_endings, ending)) return Kind::picture;
    return is_document_ending(ending) ? std::nullopt : std::optional(Kind::other);
}

std::string document_ending(const std::string& path) {
    const std::string ending = ending_of(base_name(path));
    return is_document_ending(ending) || has(picture_endings, ending) ? ending : std::string();
}

Collected collect(const Selection& selection) {
    return Collector(selection).collect();
}

}  // namespace raingan::batch
