#include "batch/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/file.h"

namespace raingan::batch {
namespace {

using Json = nlohmann::json;

[[noreturn]] void unwritable(const std::string& path) {
    const std::string why = std::strerror(errno);
    throw Error(ExitStatus::unwritable, "unwritable", path,
                {"the journal cannot be written (" + why + "); check the folder, its permissions and free space",
                 "เขียนบันทึกการทำงานไม่ได้ (" + why + ") โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"});
}

}  // namespace

FileState state_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    constexpr std::int64_t second = 1'000'000'000;
    return {static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

Journal::Journal(const std::string& folder, std::string settings, bool resume) : settings_(std::move(settings)) {
    const std::string path = folder + '/' + file_name;
    if (resume) begins_line_ = read(path);
    fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (resume ? 0 : O_TRUNC), 0666);
    if (fd_ < 0) unwritable(path);
}

Journal::~Journal() {
    if (fd_ >= 0) ::close(fd_);
}

bool Journal::read(const std::string& path) {
    std::string bytes;
    try {
        bytes = read_file(path);
    } catch (const Error&) {
        return true;  // none yet
    }
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const Json row = Json::parse(rest.substr(0, end), nullptr, false);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!row.is_object()) continue;
        try {
            if (row.at("settings").get<std::string>() != settings_) continue;
            Entry entry{{row.at("bytes").get<std::uint64_t>(), row.at("modified_ns").get<std::int64_t>()}, {}};
            for (const auto& [output, size] : row.at("outputs").items())
                entry.outputs.emplace_back(output, size.get<std::uint64_t>());
            entries_.insert_or_assign(row.at("input").get<std::string>(), std::move(entry));
        } catch (const Json::exception&) {
            continue;  // not a line of ours
        }
    }
    return bytes.empty() || bytes.back() == '\n';
}

bool Journal::is_done(const std::string& input, const std::vector<std::string>& outputs) const {
    const auto found = entries_.find(input);
    if (found == entries_.end() || found->second.input != state_of(input)) return false;
    const Entry& entry = found->second;
    if (entry.outputs.size() != outputs.size()) return false;
    for (const auto& [path, bytes] : entry.outputs) {
        const FileState state = state_of(path);
        if (std::ranges::find(outputs, path) == outputs.end() || state == FileState{} || state.bytes != bytes)
            return false;
    }
    return true;
}

void Journal::add(const std::string& input, const FileState& state, const std::vector<std::string>& outputs) {
    Json row = {{"input", input}, {"settings", settings_}, {"bytes", state.bytes}, {"modified_ns", state.modified_ns}};
    row["outputs"] = Json::object();
    for (const std::string& output : outputs) row["outputs"][output] = state_of(output).bytes;
    // A line that was cut off, by the end of the last run or by a full disk, stays alone on its line.
    const std::string line =
        (begins_line_ ? "" : "\n") + row.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    const ssize_t written = ::write(fd_, line.data(), line.size());
    if (written > 0) begins_line_ = line[static_cast<std::size_t>(written) - 1] == '\n';
    if (written >= 0 && static_cast<std::size_t>(written) < line.size()) errno = ENOSPC;
    if (written != static_cast<ssize_t>(line.size())) unwritable(file_name);
}

}  // namespace raingan::batch
