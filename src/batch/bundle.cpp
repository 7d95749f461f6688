#include "batch/bundle.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/ascii_case.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "batch/channel.h"
#include "batch/collect.h"
#include "batch/shut_in.h"
#include "readers/container/mime.h"
#include "readers/container/zip.h"
#include "readers/detect.h"

namespace raingan::batch {
namespace {

using std::string_view;

constexpr std::size_t deepest = 3;

/// A name within a bundle, without steps that lead out of it and what no name should hold.
std::string plain_name(string_view name) {
    std::string out;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
        std::string step(name.substr(0, end));
        std::erase_if(step, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
        if (!step.empty() && step != "." && step != "..") out.append(out.empty() ? "" : "/").append(step);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return out;
}

class Opening {
public:
    explicit Opening(std::vector<std::string>& others) : others_(others) {}

    void open(string_view bytes, const std::string& prefix, std::size_t depth) {
        const FileKind kind = detect(bytes);
        if (kind == FileKind::mail || kind == FileKind::web_archive) return open_mail(bytes, prefix, depth);
        if (kind != FileKind::other_zip && kind != FileKind::broken_zip) {
            // What is a document itself, or none that could be opened: its reader tells.
            add(prefix, std::string(bytes));
            return;
        }
        Zip archive(bytes);
        for (const Zip::EntryName& entry : archive.entries()) {
            const std::string name = plain_name(entry.shown);
            if (is_wanted(name))
                take(joined(prefix, name), archive.require(entry.name), depth);
            else
                pass(name, prefix);
        }
    }

    std::vector<Member> members;

private:
    void open_mail(string_view bytes, const std::string& prefix, std::size_t depth) {
        const MimeMessage mail(bytes);
        for (const MimePart& part : mail.parts()) {
            const std::string name = plain_name(part.name);
            if (is_wanted(name))
                take(joined(prefix, name), part.bytes, depth);
            else
                pass(name, prefix);
        }
    }
    static std::string joined(const std::string& prefix, const std::string& name) {
        return prefix.empty() ? name : prefix + "/" + name;
    }
    static bool is_wanted(const std::string& name) {
        if (name.empty() || name.starts_with("__MACOSX/")) return false;  // a mail's own text; what macOS adds
        return is_bundle(name) || !kind_by_name(base_name(name));
    }
    void take(const std::string& name, std::string bytes, std::size_t depth) {
        if (is_bundle(name) && depth < deepest) return open(bytes, name, depth + 1);
        add(name, std::move(bytes));
    }
    void add(std::string name, std::string bytes) {
        if (members.size() >= limits::container_entries) throw over_limit(limits::container_entries, name);
        size_ += bytes.size();
        if (size_ > limits::inflated_bytes) throw over_limit(limits::inflated_bytes, name);
        // Two of one name are two documents.
        const std::string ending = text_of(path_of(name).extension());
        const std::string before = name.substr(0, name.size() - ending.size());
        for (std::size_t number = 2; std::ranges::find(members, name, &Member::name) != members.end(); ++number)
            name = std::string(before).append(" (").append(std::to_string(number)).append(")").append(ending);
        members.push_back({std::move(name), std::move(bytes)});
    }
    /// Nobody attached the files of systems and programs.
    void pass(const std::string& name, const std::string& prefix) {
        if (name.empty() || name.starts_with("__MACOSX/")) return;
        const auto kind = kind_by_name(base_name(name));
        const bool is_told = kind == Kind::picture || kind == Kind::other;
        if (is_told && others_.size() < limits::container_entries) others_.push_back(joined(prefix, name));
    }

    std::vector<std::string>& others_;
    std::size_t size_ = 0;
};

/// Between the process that is shut in and this one: names and bytes, each behind its length.
void append_piece(std::string& packed, string_view piece) {
    const auto header = header_of(piece);
    packed.append(header.data(), header.size()).append(piece);
}
std::string taken_piece(string_view& packed) {
    const std::uint64_t length = packed.size() < header_bytes ? 0 : length_of(packed.substr(0, header_bytes));
    packed.remove_prefix(std::min(header_bytes, packed.size()));
    std::string piece(packed.substr(0, length));
    packed.remove_prefix(piece.size());
    return piece;
}

/// The bundle that a path leads into, and the name within it; the name is empty where the path is no such way.
std::pair<std::string, std::string> parts_of(const std::string& path) {
    std::error_code ignored;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        const std::string before = path.substr(0, slash);
        if (is_bundle(before) && std::filesystem::is_regular_file(path_of(before), ignored))
            return {before, path.substr(slash + 1)};
    }
    return {path, {}};
}

}  // namespace

bool is_bundle(string_view name) {
    const std::string lower = ascii_lowered(std::string(name.substr(name.size() < 4 ? 0 : name.size() - 4)));
    return lower == ".eml" || lower == ".zip";
}

bool is_in_bundle(const std::string& path) {
    return !parts_of(path).second.empty();
}

std::vector<Member> members_of(string_view bytes, std::vector<std::string>& others) {
    Opening opening(others);
    opening.open(bytes, "", 1);
    if (opening.members.empty())
        throw unreadable(
            "no-documents", "",
            {"holds no document; give the file that holds the report", "ไม่มีเอกสารอยู่ข้างใน โปรดเลือกไฟล์ที่มีรายงาน"});
    return std::move(opening.members);
}

void InputFiles::open(const std::string& bundle) {
    if (open_ == bundle) return;
    open_.clear();
    members_.clear();
    others_.clear();
    const std::string bytes = read_file(bundle);
    if (!shut_in_) {
        members_ = members_of(bytes, others_);
    } else {
        if (!bytes.starts_with("PK")) MimeMessage::load_library();
        const std::string packed = run_shut_in(
            [&](const Ask&) {
                std::vector<std::string> others;
                std::string out;
                for (const Member& member : members_of(bytes, others)) {
                    append_piece(out, member.name);
                    append_piece(out, member.bytes);
                }
                std::string names;
                for (const std::string& other : others) append_piece(names, other);
                std::string whole;
                append_piece(whole, names);
                return whole + out;
            },
            [](string_view) { return std::string(); }, true);
        string_view rest = packed;
        const std::string names = taken_piece(rest);
        for (string_view left = names; !left.empty();) others_.push_back(taken_piece(left));
        while (!rest.empty()) {
            std::string name = taken_piece(rest);
            members_.push_back({std::move(name), taken_piece(rest)});
        }
    }
    open_ = bundle;
}

std::string InputFiles::read(const std::string& path) {
    const auto [bundle, name] = parts_of(path);
    if (name.empty()) return read_file(path);
    open(bundle);
    const auto found = std::ranges::find(members_, name, &Member::name);
    if (found == members_.end()) throw unreadable("not-found", "", {"is not in " + bundle, "ไม่มีอยู่ใน " + bundle});
    return found->bytes;
}

InputFiles::Listing InputFiles::list(const std::string& bundle) {
    open(bundle);
    Listing listing;
    for (const Member& member : members_)
        listing.paths.push_back(member.name.empty() ? bundle : bundle + "/" + member.name);
    for (const std::string& other : others_) listing.others.push_back(std::string(bundle).append("/").append(other));
    return listing;
}

}  // namespace raingan::batch
