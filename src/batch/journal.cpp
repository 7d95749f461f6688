#include "batch/journal.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "base/posix.h"
#include "batch/digest.h"
#include "batch/sandbox.h"

namespace raingan::batch {
namespace {

using Json = nlohmann::json;

[[noreturn]] void unwritable(const std::string& path) {
    const std::string why = std::strerror(errno);
    throw Error(ExitStatus::unwritable, "unwritable", path,
                {"the journal cannot be written (" + why + "); check the folder, its permissions and free space",
                 "เขียนบันทึกการทำงานไม่ได้ (" + why + ") โปรดตรวจสอบโฟลเดอร์ สิทธิ์ และพื้นที่ว่าง"});
}

[[noreturn]] void no_journal(const std::string& path) {
    throw Error(ExitStatus::unwritable, "no-journal", path,
                {"has the journal's name but is none of ours (a link, a pipe, or another file); move it away, or give "
                 "another folder with -o",
                 "ใช้ชื่อของบันทึกการทำงานแต่ไม่ใช่ไฟล์ของโปรแกรม (เป็นลิงก์ ไปป์ หรือไฟล์อื่น) โปรดย้ายออก หรือระบุโฟลเดอร์อื่นด้วย -o"});
}

/// Neither a link nor a pipe, and no second name of a file that is somebody's.
int open_journal(const std::string& path, Journal::Mode mode) {
    const bool looks = mode == Journal::Mode::look;
    const int fd = ::open(path.c_str(),
                          (looks ? O_RDONLY : O_RDWR | O_CREAT | O_APPEND) | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fd < 0 && looks && errno == ENOENT) return -1;
    if (fd < 0 && errno == ELOOP) no_journal(path);
    if (fd < 0) unwritable(path);
    struct stat status {};
    const bool known = ::fstat(fd, &status) == 0;
    if (known && S_ISREG(status.st_mode) && status.st_nlink == 1) return fd;
    ::close(fd);
    no_journal(path);
}

std::string read_whole(int fd, const std::string& path) {
    std::string bytes;
    constexpr std::size_t chunk = 1U << 16U;
    for (;;) {
        const std::size_t have = bytes.size();
        bytes.resize(have + chunk);
        const ssize_t got = ::pread(fd, bytes.data() + have, chunk, static_cast<off_t>(have));
        bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) return bytes;
        if (got < 0 && errno != EINTR) unwritable(path);
    }
}

/// Empty, or a line of JSON that has settings: of this version or an older one.
bool is_journal(std::string_view bytes) {
    while (bytes.starts_with('\n')) bytes.remove_prefix(1);
    if (bytes.empty()) return true;
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return bytes.starts_with("{\"");  // one line, which was cut off
    const Json row = Json::parse(bytes.substr(0, end), nullptr, false);
    return row.is_object() ? row.contains("settings") : bytes.starts_with("{\"");
}

Json to_json(const std::vector<Finding>& findings) {
    Json all = Json::array();
    for (const Finding& finding : findings)
        all.push_back(
            {static_cast<int>(finding.severity), finding.code, finding.place, finding.message, finding.origin});
    return all;
}

std::vector<Finding> findings_of(const Json& all) {
    std::vector<Finding> findings;
    for (const Json& one : all) {
        const int severity = one.at(0).get<int>();
        if (severity < 0 || severity > static_cast<int>(Severity::finding)) continue;
        findings.push_back({static_cast<Severity>(severity), one.at(1).get<std::string>(), one.at(2).get<std::string>(),
                            one.at(3).get<std::string>(),
                            one.size() > 4 ? one.at(4).get<std::string>() : std::string()});
    }
    return findings;
}

/// The digest of a regular file, or nothing.
std::string digest_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
    try {
        return sha256(read_file(path));
    } catch (const Error&) {
        return {};
    }
}

/// Of an input, one in a mail or archive too.
std::string input_digest(const std::string& path, InputFiles& files) {
    if (!is_in_bundle(path)) return digest_of(path);
    try {
        return sha256(files.read(path));
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

Journal::Journal(const std::string& folder, std::string settings, Mode mode)
    : path_(folder + '/' + file_name), settings_(std::move(settings)), files_(has_sandbox()),
      fd_(open_journal(path_, mode)) {
    if (fd_ < 0) return;
    try {
        read();
        if (mode != Mode::begin) return;
        entries_.clear();
        if (::ftruncate(fd_, 0) != 0) unwritable(path_);
        begins_line_ = true;
    } catch (...) {
        ::close(fd_);
        throw;
    }
}

Journal::~Journal() {
    if (fd_ >= 0) ::close(fd_);
}

void Journal::read() {
    const std::string bytes = read_whole(fd_, path_);
    if (!is_journal(bytes)) no_journal(path_);
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        read_line(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    begins_line_ = bytes.empty() || bytes.back() == '\n';
}

void Journal::read_line(std::string_view line) {
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) return;
    try {
        Entry entry;
        entry.input_sha256 = row.at("sha256").get<std::string>();
        for (const auto& [path, digest] : row.at("outputs").items()) {
            entry.outputs.push_back({path, digest.get<std::string>()});
            written_.insert_or_assign(path, digest.get<std::string>());
        }
        if (row.at("settings").get<std::string>() != settings_digest()) return;
        entry.findings = findings_of(row.at("findings"));
        entries_.insert_or_assign(row.at("input").get<std::string>(), std::move(entry));
    } catch (const Json::exception&) {
        return;  // not a line of ours
    }
}

const std::string& Journal::settings_digest() {
    if (settings_digest_.empty()) settings_digest_ = sha256(settings_);
    return settings_digest_;
}

const Journal::Entry* Journal::done(const std::string& input, const std::vector<std::string>& outputs) const {
    const auto found = entries_.find(input);
    if (found == entries_.end() || found->second.outputs.empty()) return nullptr;
    const Entry& entry = found->second;
    const bool same = std::ranges::all_of(entry.outputs, [&](const Written& written) {
        return std::ranges::find(outputs, written.path) != outputs.end() && digest_of(written.path) == written.sha256;
    });
    return same && input_digest(input, files_) == entry.input_sha256 ? &entry : nullptr;
}

bool Journal::wrote(const std::string& path, const std::string& sha256) const {
    const auto found = written_.find(path);
    return found != written_.end() && found->second == sha256;
}

void Journal::add(const std::string& input, Entry entry) {
    Json row = {{"input", input}, {"settings", settings_digest()}, {"sha256", entry.input_sha256}};
    row["outputs"] = Json::object();
    for (const Written& output : entry.outputs) row["outputs"][output.path] = output.sha256;
    row["findings"] = to_json(entry.findings);
    // A line that was cut off, by the end of the last run or by a full disk, stays alone on its line.
    const std::string line =
        (begins_line_ ? "" : "\n") + row.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    const ssize_t written = ::write(fd_, line.data(), line.size());
    if (written > 0) begins_line_ = line[static_cast<std::size_t>(written) - 1] == '\n';
    if (written >= 0 && static_cast<std::size_t>(written) < line.size()) errno = ENOSPC;
    if (written != static_cast<ssize_t>(line.size())) unwritable(path_);
}

}  // namespace raingan::batch
