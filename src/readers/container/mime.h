// Mails and web archives: what stands in a MIME message (RFC 2045–2049, 2557), decoded. GMime takes it apart; it is
// loaded when the first one is opened, as libgsf is for compound files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace raingan {

struct MimePart {
    std::string type;       ///< "text/html", lower case
    std::string charset;    ///< as stated, or empty
    std::string name;       ///< of the file, UTF-8; or empty
    std::string location;   ///< Content-Location (RFC 2557); or empty
    std::string id;         ///< Content-ID without its brackets; or empty
    std::string bytes;      ///< decoded from base64 and the like
    bool attached = false;  ///< Content-Disposition says so
};

class MimeMessage {
public:
    /// Throws Error (unreadable): "damaged" where it is no message, "no-gmime" where the library is not installed,
    /// over_limit (container_entries, inflated_bytes).
    explicit MimeMessage(std::string_view bytes);

    /// Loads GMime now, for use where no file can be opened later. False where it is not installed.
    static bool load_library();

    /// All parts that hold something, in their order; those of mails in the mail too.
    [[nodiscard]] const std::vector<MimePart>& parts() const { return parts_; }
    /// What the message begins with: the part that multipart/related names or its first one. Null: there is none.
    [[nodiscard]] const MimePart* root() const { return parts_.empty() ? nullptr : &parts_[root_]; }

private:
    std::vector<MimePart> parts_;
    std::size_t root_ = 0;
};

}  // namespace raingan
