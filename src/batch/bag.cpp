#include "batch/bag.h"

#include <array>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/filesystem.h"
#include "batch/digest.h"

namespace raingan::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view agent = "Bag-Software-Agent: Raingan\n";

/// Of a path within a manifest (RFC 8493 2.1.3): line ends and % are written as %0A, %0D and %25.
std::string encoded(const std::string& path) {
    std::string out;
    for (const char c : path) {
        if (c == '\n')
            out += "%0A";
        else if (c == '\r')
            out += "%0D";
        else if (c == '%')
            out += "%25";
        else
            out += c;
    }
    return out;
}

struct Payload {
    std::string manifest;
    std::uintmax_t bytes = 0;
    std::size_t files = 0;
};

Payload payload_of(const std::string& folder, const std::map<std::string, std::string>& digests) {
    std::map<std::string, std::string> lines;  // in the order of their paths
    Payload payload;
    const fs::path data = path_of(folder) / "data";
    std::error_code error;
    for (fs::recursive_directory_iterator it(data, error), end; !error && it != end; it.increment(error)) {
        if (!it->is_regular_file()) continue;
        const std::string path = text_of(it->path());
        const auto known = digests.find(path);
        lines[encoded(text_of(it->path().lexically_relative(path_of(folder))))] =
            known != digests.end() ? known->second : sha256(read_file(path));
        payload.bytes += it->file_size();
        ++payload.files;
    }
    if (error)
        throw unreadable("unreadable-folder", text_of(data),
                         {"the folder cannot be read (" + error.message() + "); check its permissions",
                          "อ่านโฟลเดอร์ไม่ได้ (" + error.message() + ") โปรดตรวจสอบสิทธิ์"});
    for (const auto& [path, digest] : lines) payload.manifest.append(digest).append("  ").append(path).append("\n");
    return payload;
}

bool is_own_bag(const std::string& folder) {
    std::error_code ignored;
    const fs::path info = path_of(folder) / "bag-info.txt";
    return fs::is_regular_file(info, ignored) && read_file(text_of(info)).starts_with(agent);
}

}  // namespace

void write_bag(const std::string& folder, const std::vector<Written>& written, const Replacing& replacing) {
    std::map<std::string, std::string> digests;
    for (const Written& file : written)
        if (!file.sha256.empty()) digests.insert_or_assign(file.path, file.sha256);
    const Payload payload = payload_of(folder, digests);
    const std::array<std::pair<const char*, std::string>, 3> tags{
        {{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
         {"bag-info.txt", std::string(agent) + "Payload-Oxum: " + std::to_string(payload.bytes) + "." +
                              std::to_string(payload.files) + "\n"},
         {"manifest-sha256.txt", payload.manifest}}};
    // A bag that is made anew replaces its own tag files, and those of nobody else.
    Replacing own = replacing;
    own.force = replacing.force || is_own_bag(folder);
    std::string of_tags;
    for (const auto& [name, bytes] : tags) {
        prepare_output(folder + "/" + name, bytes, own).commit();
        of_tags += sha256(bytes) + "  " + name + "\n";
    }
    prepare_output(folder + "/tagmanifest-sha256.txt", of_tags, own).commit();
}

}  // namespace raingan::batch
