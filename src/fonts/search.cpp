#include "fonts/search.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>

#include "base/owned.h"
#include "base/system.h"
#include "fonts/substitutes.h"

namespace raingan::fonts {

namespace {

constexpr std::size_t max_entries = 20'000;
constexpr int max_depth = 6;

struct Listing {
    std::vector<FontFile> files;
    std::size_t entries = 0;
};

bool is_font_name(std::string_view name) {
    if (name.size() < 5) return false;
    const std::string_view extension = name.substr(name.size() - 4);
    return extension == ".ttf" || extension == ".TTF" || extension == ".otf" || extension == ".OTF";
}

bool is_folder([[maybe_unused]] const dirent& entry, const std::string& path) {
#ifdef _DIRENT_HAVE_D_TYPE
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
#endif
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

void list_folder(const std::string& folder, int depth, Listing& out) {
    const Owned<DIR, closedir> open(opendir(folder.c_str()));
    if (!open) return;
    while (const dirent* entry = readdir(open.get())) {
        const std::string_view name = entry->d_name;
        if (name.front() == '.' || ++out.entries > max_entries) continue;
        const std::string path = folder + '/' + entry->d_name;
        if (is_font_name(name)) {
            out.files.push_back({path, font_key(name.substr(0, name.size() - 4)), {}});
        } else if (depth < max_depth && is_folder(*entry, path)) {
            list_folder(path, depth + 1, out);
        }
    }
}

bool names_fit(std::string_view file_key, std::string_view key, const std::vector<std::string>& prefixes) {
    if (file_key.starts_with(key)) return true;
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return file_key.starts_with(prefix); });
}

}  // namespace

std::vector<FontFile> list_font_files(const std::vector<std::string>& user_dirs) {
    std::vector<std::string> folders = user_dirs;
    for (std::string& folder : font_folders()) folders.push_back(std::move(folder));
    Listing listing;
    for (const std::string& folder : folders) {
        const auto first = static_cast<std::ptrdiff_t>(listing.files.size());
        list_folder(folder, 0, listing);
        // A folder's order on disk differs between machines.
        std::sort(listing.files.begin() + first, listing.files.end(),
                  [](const FontFile& a, const FontFile& b) { return a.path < b.path; });
    }
    return std::move(listing.files);
}

void map_font_files(std::vector<FontFile>& files) {
    for (FontFile& file : files)
        if (BlobPtr blob = map_file(file.path))
            file.bytes = std::shared_ptr<hb_blob_t>(blob.release(), FreedBy<hb_blob_destroy>());
}

std::optional<FoundFace> find_face(const std::vector<FontFile>& files, std::string_view key,
                                   const std::vector<std::string>& prefixes, bool bold, bool italic) {
    std::optional<FoundFace> best;
    int best_score = -1;
    if (key.empty()) return best;
    for (const FontFile& file : files) {
        if (!names_fit(file.key, key, prefixes)) continue;
        auto mapped = file.bytes ? face_of(BlobPtr(hb_blob_reference(file.bytes.get()))) : map_face(file.path);
        if (!mapped) continue;
        const FaceIdentity identity = identify(mapped->hb_face.get());
        if (!identity.outlines || (identity.family != key && identity.typographic_family != key)) continue;
        // A wrong slant is less of a fault than a wrong weight; a family known by its typographic name only is one of
        // its odd weights (ExtraLight); an earlier folder wins among equals.
        const int score = (identity.embeddable ? 8 : 0) + (identity.bold == bold ? 4 : 0) +
                          (identity.italic == italic ? 2 : 0) + (identity.family == key ? 1 : 0);
        if (score <= best_score) continue;
        best_score = score;
        best.emplace();
        best->exact_style = identity.bold == bold && identity.italic == italic;
        best->may_not_embed = !identity.embeddable;
        if (identity.embeddable) best->open = open_mapped(file.path, std::move(*mapped));
        if (score == 15) break;
    }
    return best;
}

}  // namespace raingan::fonts
